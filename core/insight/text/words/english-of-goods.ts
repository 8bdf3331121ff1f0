/**
 * Words in which English-speaking customers write of goods and what becomes of them. Written for this
 * package. A term stands between bars; `send/sent it` is two terms, and what has spaces among several stands in brackets.
 * Spellings, slips and endings that change a word are known by themselves; "not" is always written out. A term behind a
 * tilde counts only where nothing else is named.
 */
export const ofGoods = {
	delivery: `
		delivery|deliver|deliveries|shipping|shipment|shipped|courier|parcel|package arrived
		tracking number|post office|ship|dispatch|package|postage|mailman|fedex|usps|dhl|royal mail
		carrier|tracking|tracked|in transit|delivery fee|lost in the post/mail
		arrived/came (on time/in time/early/quickly/promptly/fast/today/yesterday/the next day/next day/within)
		arrive/come on time|customs|came/arrived in the post/mail
		order/item/parcel/package/product/delivery arrived/came`,
	delivery_speed: `
		late delivery|delivered late|arrived late|delivery was late|delivery late|fast delivery
		quick delivery|slow delivery|slow shipping|fast shipping|never arrived|not arrived
		still waiting for my order|still waiting for my parcel|delayed|delay|on time delivery
		days late|hours late|weeks/days/hours/week/day late|not been/yet delivered|undelivered
		still not/nothing here/arrived/received/come/delivered|yet to arrive/receive/be delivered
		where is my order/parcel/package|next/same day delivery|to arrive|ahead of schedule
		earlier/sooner/later than expected/promised/stated|lost in transit
		lost my parcel/package/order|estimated delivery|delivery date/time/slot
		speedy/prompt/swift delivery|quickly delivered
		delivered (quickly/promptly/fast/early/on time)|fast/quick postage/dispatch
		super fast delivery/shipping|behind schedule
		never/not came/come/arrive/arrived/delivered/received|never turned/showed up`,
	delivery_damage: `
		packaging|damaged in transit|arrived damaged|box was damaged|damaged box|crushed|leaked
		spilled|spilt|dented|well packed|badly packed|poorly packed|damaged
		arrived/came (broken/smashed/cracked/in pieces)|broken on arrival|smashed|squashed
		bubble wrap|wrapping|wrapped|cardboard|packing|packed|torn open|ripped open
		box was crushed/open/wet/ripped/torn`,
	delivery_courier: `
		driver|delivery man|delivery guy|delivery person|delivery driver|rider|left at the door
		left outside|doorstep|postman|mail carrier|mail lady|dropped off
		threw/thrown/throw it/over/my|over the fence/wall/gate|neighbour|porch|wrong address/house
		signature|signed for|rang/ring the bell/doorbell|delivery men/woman/team/company/drivers
		in the rain|outside my/the door|front door|on the step`,
	delivery_wrong: `
		wrong item|wrong order|wrong size sent|missing item|item missing|items missing
		incomplete order|sent the wrong|received the wrong|got the wrong|parts missing|missing parts
		wrong product/one/model/part/colour/color/size/thing/things/items/food|missing
		forgot/forgotten to include/send/put/add|not included
		someone else's order/package/parcel/food|mixed up my/our/the order|incomplete
		not what i/we ordered|instead of what i/we ordered|messed/mixed/screwed up my/our/the order`,
	price: `
		price|pricing|~cost|charge for|fee|fees|rate per night|~quote|priced|tariff|~budget
		how much it costs/cost|~pay for|~paid for|~dollars|~quoted|quotation|spent|money's worth`,
	price_level: `
		expensive|too much money|overpriced|pricey|cheap|cheaper|affordable|price increase
		prices went up|costly|inexpensive|reasonably priced|reasonable price|prices|rip off|rip-off
		ripoff|ripped off|daylight robbery|extortionate|exorbitant|steep|pay/paying/paid more
		cost/costs more|went/gone/going/go up in price
		price/prices has/have gone/went/go/going/keeps/keep up/rising|price hike/rise/rises|hike
		increase in price/cost|raised the/their/prices/price
		good/great/best/low/lower/high/higher/fair/decent/crazy/ridiculous/unreasonable/competitive/sensible price
		good/great/best/low/lower/high/higher/fair/competitive/sensible prices|too high|bargain
		a steal|unaffordable|cost a fortune|too much for|over priced|dearer|cheapest
		double the price|half the price|price tag|on the high side|price range|price point`,
	price_value: `
		value for money|worth it|not worth|worth the money|waste of money|worth the price|good value
		great value|bang for|value for|for the money/price
		poor/bad/best/excellent/amazing/fantastic/terrible value|worth every/paying|well worth
		is not worth|money well spent|hard earned money|hard-earned money|waste your/my/of money
		wasted my/our money|for what you get/pay|what you pay/paid for|good for the price
		pays for itself|better value`,
	price_promotion: `
		discount|coupon|voucher|promo*|special offer|sale price|loyalty points|reward points
		price match|good deal|great deal|promotion|discounted|deals|on offer|on sale|in the sale
		sale item|discount/promo/voucher/coupon code|black friday|cashback|cash back|rewards
		free shipping/delivery/postage|gift card|loyalty card/scheme/program/programme
		introductory offer/price|half price|buy one get one|student/senior discount|special offers
		special/good/great/better offers/offer`,
	price_hidden: `
		hidden fee|hidden cost|hidden charge|extra charge|additional charge|extra fee|surcharge
		resort fee|service charge|deposit
		extra/additional/added/hidden/unexpected/undisclosed/surprise cost/costs/fees/charges/charge/fee
		not mentioned upfront|on top of the price
		booking/cleaning/admin/handling/restocking fee/fees/charge|gratuity|upsell|upsold|upselling
		add-ons|cover charge`,
	quality: `
		quality|well made|poorly made|badly made|material|fabric|workmanship|durable|sturdy|flimsy
		counterfeit|fake|genuine|craftsmanship|built to last|well built|well-built|well-made
		well constructed|build quality|solid|robust
		cheaply/badly/beautifully/poorly/solidly made/built
		feel/feels/felt/look/looks/looked/seem/seems cheap
		cheap material/materials/plastic/feel/looking|shoddy|plasticky|cotton|polyester|leather
		stitching|stitches|seam|thin|falling/falls/fall apart|wore/worn/wear/wears out|lasted
		long lasting|long-lasting|does/did not last|will not last|last long|lasts
		first/one/few/second wash|after washing|shrank|shrunk|shrink|faded|fading|fade|peeling
		peeled off|pilling|knock-off|knock off|knockoff|replica
		excellent/great/good/poor/bad/terrible/awful/amazing/fantastic/superb/inferior/rubbish product/products/item
		product is great/good/excellent/poor/bad/terrible/amazing|substandard|sub-standard
		sub standard|high end|top notch|inferior|low grade|holds up|held up|holding up
		snapped in half|ripped|tore|frayed|premium quality|not authentic|authentic product
		the finish`,
	quality_described: `
		as described|not as pictured|as pictured|misleading|false advertising|looks different
		different from the picture|different colour|different color|as advertised
		as described/shown/advertised/pictured/expected
		like the picture/photo/photos/pictures/description
		in the picture/photo/photos/pictures/description|than the picture/photo/photos/pictures
		misrepresented|different from what/the|nothing like|looks nothing like|description
		false description|wrong description|in real life`,
	quality_size: `
		size|sizing|too small|too big|too large|too tight|fits|fit perfectly|fit well|does not fit
		did not fit|true to size|run/runs/ran small/large/big
		smaller/bigger/larger/shorter/longer than|too short/loose/narrow/wide|baggy|tight on
		perfect/great/good/nice/poor fit|fit/fits/fitted me/perfectly/well/great/nicely|not fit
		size up/down|sizes|measurements|dimensions`,
	fault: `
		broken|broke|defect|defective|faulty|fault|malfunction*|stopped working|not working
		does not work|did not work|will not turn on|dead on arrival|cracked|leaks|leaking|overheats
		overheating|scratched|fell apart|breaks|not work|no longer work/works/working
		quit/stop/stops working|stop working|died|went dead|packed up|gave up the ghost|conked out
		on the blink|not turn/turning/switch/power/start on/up|will not start
		shuts/shut/turns/switches/turning/shutting off/down|leaked|overheat|overheated|rattle
		rattling|buzzing|snapped|came/come/comes/coming/fell/falls/falling off|chipped|scratches
		wobbly|wobbles|wobble|jammed|jams|burned/burnt/burning out|blew up|caught fire|sparks
		intermittent|no power|dud|non functional|out of order|blew a fuse|tripped|packed in
		broken down|gone/went dead|part failed|failed after/within`,
	fault_battery: `
		battery|charging|charger|will not charge|battery life|does not charge|batteries
		hold/holds/holding charge|hold a charge|holds a charge|recharge|drains|drained
		dies after/within/quickly|power bank`,
	fault_repair: `
		repair|~fixed it|~not fixed|still not fixed|broke again|technician|spare part|spare parts
		~fix|~fixing|mechanic|plumber|electrician|servicing|break down|breakdown
		broke/breaks/broken down|broken again|mended|mend|in for repair|repairman|repair man
		broke/failed/stopped after`,
	returns: `
		return policy|returned it|returning it|return it|return label|sent it back|send it back
		returns|return policies|return process|returns process/policy/procedure/department
		return shipping/postage
		returned/returning/return the/my/them/an/these/this item/order/product/shoes
		return/returned/returning the/my/them|send/sent/sending back|send/sent/sending it/them back
		take/took/taken/taking it/them back|bring/brought it/them back|to return it/them/the
		easy returns|easy return|free returns|free return|drop off point|collection for return
		return a|return an|returnable|not returnable|pick up the return`,
	returns_refund: `
		refund|money back|reimburse*|chargeback|compensation|compensate|store credit|refundable
		non refundable|non-refundable|nonrefundable
		give/gave/given/giving/get/got/want/wanted my/our/me/us money/deposit back
		my/our/their money back|get my money|credit note|charge back|restocking fee|compensated
		goodwill gesture|gesture of goodwill|partial refund|full refund|refunding
		keep/kept my/our money|reimbursed|reimbursement`,
	returns_exchange: `
		exchange|replacement|replaced|replace it|swap|swapped|replace|replacing|replacements
		replacement unit|exchanged|exchanging|exchanges|swapping|new one sent
		send/sent me/us a new/another`,
	returns_warranty: `
		warranty|guarantee|out of warranty|guaranteed|warranties|under warranty|warranty claim
		extended warranty|honour the warranty|honor the warranty|my/a/the/insurance claim`,
	billing: `
		billing|bill|billed|subscription|auto-renew*|autorenew*|renewal|direct debit|contract|bills
		subscriptions|subscribe|subscribed|monthly|per month
		monthly/annual/yearly/membership fee/fees/payment/payments/charge/charges/bill|annual fee
		membership|renew|renewed|auto renew|auto renewal|automatic renewal|auto-renewal
		standing order|payment plan|installments|instalments|contracts
		data/phone/mobile/monthly/family/basic/premium plan|price plan|balance|account balance
		late fee|late fees|late payment|bank account|bank statement|statement|free trial
		trial period|locked in|locked into|tied in|tied into|tariffs`,
	billing_invoice: `
		invoice|receipt|vat|tax invoice|invoices|invoiced|invoicing|receipts|itemised|itemized|tax
		taxes|proof of purchase`,
	billing_wrong: `
		overcharged|over charged|wrong amount|incorrect bill|billing error|charged me
		unauthorised charge|unauthorized charge|billed twice|wrong bill|overcharge|overcharging
		was/been/were/got/being/get/still/am/are charged
		charged for/us/my/the/twice/double/extra/again
		keep/keeps/kept/still/continue/continued charging|charging me/my/us|charges me/my/us
		charge me/my/us|double charge|charged double|double billed|billed for/me
		take/took/taken/taking/takes money from/out|taking/took my money|money taken
		money was/is/has/been taken|debited|deducted|unexpected charge/charges|wrong charge/charges
		incorrect charge/charges/amount/invoice|fraudulent charge/charges|unknown charge|penalty
		penalties|fined`,
	billing_cancel: `
		cancel|cancelled|canceled|cancelling|canceling|cancellation|unsubscribe
		terminate the contract|cancellations|cancellation fee|cancelation
		end my/the subscription/contract/membership|terminate|terminated|termination|opt out
		exit fee|early termination|close/closed/closing my/the account|get out of the contract
		stop my subscription|unsubscribed|unsubscribing`,
	installation: `
		install|installer|installation|assembly|assemble|assembled|set up|setup|fitted|fitting
		fitter|installing|installs|installers|set-up|setting up|assembling|self assembly
		put/putting together|put it/them together
		easy/hard/difficult/quick to (put together/assemble/install/set up)|fitters|mounted|mounting
		mount|drill|drilled|drilling|wiring|wired|plumbing|plumbed|screws|allen key|bolts|tidied up
		cleaned up after|left a mess|left no mess|plug and play|workmen|workman|contractor
		contractors|tradesman|tradesmen|connected the/it/up|got it working|up and running`,
	installation_visit: `
		appointment|no show|no-show|showed up|did not show|rescheduled|reschedule|time slot
		time window|home visit|appointments|missed appointment|turn/turned up|not turn/turned up
		never turned/showed up|no-shows|not show/come|never came to|came out to|came to my/our
		come out to|came to fix/install/fit/repair|arrival window|site visit|site survey
		engineer visit|home visits|booked in|slot|slots|stood me up|stayed home|waited in
		took a day off|day off work|time off work|wait/waited in all day`,
	installation_manual: `
		instructions|manual|user guide|tutorial|instruction|manuals|user manual|user's guide|diagram
		diagrams|step by step|quick start|video guide|tutorials|how to use it`,
	stock: `
		out of stock|in stock|sold out|back order|backorder*|availability|unavailable|not available
		selection|choice|variety|range of products|stock|stocked|restock|restocked|restocking
		discontinued|range|range of|ranges
		wide/great/good/huge/limited/poor/large/big/small selection/choice/variety/range|selections
		choices|assortment|limited options|empty shelves|run/ran/running out|not carry
		not have what i|not have my size|had what i|colour options|color options
		temporarily unavailable|sell out|backordered|pre-order|preorder|pre order
		on the shelf/shelves`,
	stock_booking: `
		booking|booked|reservation|reserved|overbooked|place an order|placed an order|order status
		bookings|to book|rebook|rebooked|booking system|reserve|reservations|overbook|overbooking
		double booked|double-booked|fully booked|no record of|lost our/my booking/reservation
		table for|our table|book a/an/the/my/our`,
} as const;
