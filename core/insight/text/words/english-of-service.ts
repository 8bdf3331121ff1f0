/**
 * Words in which English-speaking customers write of people, places, waiting, food and software. Written for this
 * package. A term stands between bars; `send/sent it` is two terms, and what has spaces among several stands in brackets.
 * Spellings, slips and endings that change a word are known by themselves; "not" is always written out. A term behind a
 * tilde counts only where nothing else is named.
 */
export const ofService = {
	staff: `
		staff|employee|waiter|waitress|receptionist|front desk|manager|salesman|saleswoman|sales rep
		representative|agent|seller|owner|clerk|cashier|nurse|doctor|consultant|advisor|team|crew
		gentleman|lady|personnel|server|waiting staff|waitstaff|bartender|barista|reception
		concierge|supervisor|salesperson|salespeople|sales person/people/lady/guy/team/staff
		shop/sales assistant|assistants|rep|operator|adviser|teller|dentist|teacher|instructor
		trainer|stylist|hairdresser|therapist|security guard|workers|worker|colleague|associate
		young man/lady/woman|people who work/work there|everyone/everybody was/there
		whoever answered
		service was/is great/good/excellent/amazing/brilliant/fantastic/outstanding/superb/wonderful/exceptional/poor/bad/terrible/awful/horrible/appalling/dreadful/top/impeccable/friendly/attentive/lovely
		level/standard/quality of service|service levels|member/members of staff|management
		the/this/that/one/a/delivery guy|the guys
		person/lady/guy/man/woman/girl/boy behind/who/on/at|(person/lady/guy/man/woman) i spoke
		tour guide|our guide
		(great/good/excellent/amazing/brilliant/fantastic/outstanding/superb/wonderful/exceptional/first class/best/top/poor/bad/terrible/awful/horrible/worst/appalling/dreadful/shocking/lousy/disgraceful/friendly/attentive/personal) service`,
	staff_attitude: `
		attitude|rude|rudely|rudeness|friendly|unfriendly|polite|impolite|courteous|disrespectful
		unprofessional|attentive|welcoming|dismissive|arrogant|helpful|unhelpful|patient with
		friendliness|politely|politeness|courtesy|courteously|kindness|kindly helped
		very/so/really/extremely/was/were kind|kind and|kind to
		lovely/nice/pleasant/great/wonderful/amazing/fantastic/delightful people/lady/man/guy/girl/staff/person/lad/chap
		pleasant|unpleasant|caring|not care|could care less|respect|respectful|respected
		condescending|patronising|sarcastic|shouted at|yelled at|shouting|yelling|swore|smile
		smiling|smiles|welcomed|warm welcome|made us/me feel|hospitable|hospitality|empathy
		empathetic|empathic|sympathetic|apologetic|aggressive|hostile|grumpy|moody|uninterested
		disinterested|not interested|accommodating|obliging|above and beyond|extra mile
		bent over backwards|very/so/was/were/really patient|patient and|patience|impatient
		impatiently|ignorant|snooty|snobby|abrupt|curt|manner|manners|treated
		treat us/you/me/customers/people|eye contact|greeted|greeting|greet|not be bothered
		could not be bothered|do enough|nothing was too much|lazy|discriminat*|laughed at|listened
		listens|listen|chatty|cheerful|bubbly|personable|approachable|considerate|thoughtful
		took the time|take the time|talked down|talk down|rolled her/his/their eyes|nasty|insulting
		insulted|pushy|put me/us at ease|reassuring|reassured|went out of his/her/their way
		go out of their way|goes out of their way|bad mood|helped me/us|so/very/really helpful
		(no one/nobody) cares/cared|felt/feel/made/feeling welcome|made to feel`,
	staff_competence: `
		professional|knowledgeable|competent|incompetent|clueless|did not know|expertise
		well trained|poorly trained|untrained|inexperienced|experienced|professionally
		professionalism|knowledge|know/knew/knows what they/he/she/she's/he's|~no idea|~no clue
		skill|skilled|skilful|skillful|expert|experts|competence|incompetence|amateur|amateurish
		careless|sloppy|thorough|thoroughly|meticulous|capable|well informed|well-trained|diligent
		know their stuff/job/products|knows his/her stuff/job|knew his/her/their stuff/job
		not have a clue|wrong advice/information/info|good/great/excellent/helpful advice
		not know how/what/anything|staff training|need/needs/needed training|better training`,
	staff_support: `
		customer service|customer support|customer care|support team|help desk|helpline|hotline
		call centre|call center|tech support|technical support|after sales|after-sales|live chat
		chatbot|customer services|customer relations|client services
		customer service/support rep/reps/agent/agents/team|support
		support staff/agent/agents/line/desk|contact centre|contact center|call handler
		speak/talk/spoke/talking/speaking to (a human/a person/a real person/someone/anyone/a manager)
		real person|real human|human being|a human|a bot|bot|robot|automated|online chat|web chat
		chat agent/support/line|chat with|cust service|customers service`,
	waiting: `
		wait|waited|waiting|queue|queuing|queueing|long line|stood in line|took forever|took ages
		took too long|slow service|so slow|too slow|~prompt|~promptly|fast service|quick service
		~hours later|~efficient|~inefficient|waits|wait time/times|waiting time/times|waiting room
		waiting list|queues|queued|line was/is|long lines|in line|lines were|lined up|ages|~forever
		taking forever/ages|takes forever/ages|~so long|~too long|~long time|long wait
		painfully/incredibly/extremely/very/really/unbelievably/terribly/super slow|~slowly|~slow
		speedy|speed of service|~swift|~swiftly|very/super/so/really/extremely fast|fast and
		~immediately|~straight away|~straightaway|~right away|in no time|no time at all|~minutes
		~half an hour|~an hour|hour wait|backlog|turnaround|turnaround time|understaffed
		under staffed|short staffed|short-staffed|~timely|in a timely manner|punctual|punctuality
		~on time|standing around|stood around|stood there|running late|ran late|dragged on|drags on
		~efficiency|~efficiently|in and out|lightning fast|instantly|no queue|no waiting
		without delay|was/were/is/are/always/came/an/running late|minutes/hour late|for hours
		hours for|hours on|~very/so/really/super/pretty quick/quickly|~quick and`,
	waiting_response: `
		no response|no reply|never replied|never responded|did not respond|slow response
		slow to respond|quick response|fast response|unanswered|ignored|no answer|response time
		replied quickly|responded quickly|response|responses|respond|responds|responding|responsive
		unresponsive|responsiveness|reply|replies|replying|answer my/our/emails/messages
		answered my/our|heard/hear back|never/not/nothing heard|heard nothing|radio silence|ghosted
		ignoring|ignores|ignore me/my|acknowledge|acknowledged|acknowledgement|chase|chased|chasing
		chase them up|emailed|my emails/messages/calls|messages unanswered|left messages
		days to reply/respond/answer|got a reply|back to me|no contact
		(no one/nobody) replied/replies/responded/responds/answers/answered
		(no one/nobody) (got/gets/has got) back`,
	waiting_phone: `
		on hold|hold time|phone queue|transferred|passed around|nobody answered|no one answered
		never picked up|could not get through|hung up|call back and forth|voicemail|hold music
		hold for|held on|kept on hold|put on hold
		answer/answers/answering/answered the/their/my phone/phones/call/calls|answer calls
		answers the|pick/picks/picking up the phone|picked up the phone|get/gets/getting/got through
		get hold of|got hold of|reach anyone/someone/anybody/them|disconnected|cut me/us off
		hung up on|hang up|passed from|passed between|from pillar to post|pillar to post
		bounced around|bounced between|from department/person to department/person
		different departments|transfer me|automated system|phone menu|phone line|phone lines
		phone calls|phone call
		called/phoned/rang/rung/telephoned three/several/multiple/many/four/five/2/3/4/5 times
		called/phoned/rang/telephoned twice/them/again/repeatedly/daily/every
		keep/kept/keeps calling/ringing/phoning|every time i call/phone/ring|engaged tone
		busy signal|busy tone|line is/was busy|answering machine|answerphone`,
	digital: `
		app|apps|application|website|web site|web page|webpage|site|portal|platform|software
		online account|user interface|interface|web|webshop|log on|page|pages|home page|homepage
		landing page|browser|android|iphone|ios|ipad|smartphone|download|downloaded|downloading
		upload|uploading|uploaded|sync|syncs|syncing|synced|notifications
		push notification/notifications|dark mode|layout|click|clicks|clicked|clicking|scroll
		dashboard|settings|pop up|pop ups|pop-up|pop-ups|popup|ads|adverts|advertisements|qr code
		online form|online booking/ordering/banking/system/shop/store/portal|digital|user experience
		ui|ux|the system|computer system|their system|link|links|ordering system|booking system`,
	digital_crash: `
		crash|crashes|crashed|crashing|freezes|froze|frozen|bug|bugs|buggy|glitch*|error message
		error|will not load|does not load|not loading|keeps loading|white screen|server down|outage
		disconnect*|times out|timed out|hangs|lag|lags|laggy|lagging|unstable
		site/website/app/system/server is/was/went/keeps down|offline|error code|error codes|errors
		404|force close|force closes|closes itself|kick/kicks/kicked me out|not load|not open
		loading|slow to load|slow app/website/site/page/pages/software/system
		app/website/site/page/system/software is/was/so/very/too/really slow|timeout|timeouts
		time out|blank page|blank screen|black screen|blue screen|spinning|loading screen
		server error/errors/issue/issues|servers
		technical issue/issues/problem/problems/error/errors/difficulties|technical glitch
		broken link|broken links|page not found|not responding|not update|not sync|not/to load
		freezes up|hangs on`,
	digital_login: `
		login|log in|logged out|logging in|log-in|sign in|signing in|sign up|password
		verification code|locked out|two factor|2fa|account locked|register|registration|passcode
		username|user name|user id|authentication|authenticator|verification|verify my|captcha
		signed in/out/up|logged in/on/back|log out|logs me out|logging me out|log back in|reset my
		face id|fingerprint|touch id|create/created/creating an account|my account|account settings
		my profile|security code|one time code|otp|forgot my password|reset link|reset email
		activation code`,
	digital_ease: `
		user friendly|user-friendly|easy to use|hard to use|difficult to use|confusing|intuitive
		usability|navigate|navigation|can not find|feature|features|new version|latest update
		after the update|redesign|easy to navigate/follow/understand|hard/difficult to navigate
		simple to use|self explanatory|self-explanatory|complicated|clunky|clumsy|cumbersome
		unintuitive|counterintuitive|counter-intuitive|user interface|user unfriendly|find anything
		find what i|search function|search bar|search results|search|tiny font/text|font
		hard to read|outdated|functionality|options menu|drop down|dropdown|menus|update broke
		new/latest/last/recent/every/each/the update|since/after updating
		last/latest/previous/old version|customise|customize|customisable|customizable
		learning curve|software/app/latest/new/last/recent update/updates
		badly/poorly/well designed app/site/website|search filter|search filters`,
	digital_payment: `
		payment|pay by card|credit card|debit card|card declined|checkout|check out page|paypal
		apple pay|could not pay|charged twice|double charged|card payment|card payments|pay online
		pay/paying/paid with/by card/paypal/phone|contactless|google pay|klarna|basket|shopping cart
		my cart|the cart|transaction|transactions|transaction failed|payment failed
		card/payment was/is/kept/keeps/got declined/rejected/refused|declined|at the checkout
		payment page|payment method/methods/option/options|payment went/go through`,
	hygiene: `
		clean|cleaner|cleanliness|dirty|filthy|hygiene|hygienic|unhygienic|stain|stained|stains|dust
		dusty|mould|mouldy|mold|moldy|cockroach|cockroaches|hair in|bedbugs|bed bugs|housekeeping
		sanitary|unsanitary|cleaned|cleaning|cleaners|uncleaned|unclean|spotless|spotlessly
		immaculate|immaculately|pristine|tidy|untidy|messy|dirt|filth|grubby|grimy|grime|gross
		sticky|hair on|damp|mildew|roach|roaches|mice|rat|rats|insects|insect|spider|spiders|flies
		fly in|vermin|~toilet|~toilets|restroom|restrooms|washroom|washrooms|~towels|~sheets
		bed linen|linen|rubbish bin|overflowing|sanitised|sanitized|sanitiser|sanitizer|sewage
		soiled|dirtier|cleanest|squalid|sanitation|hygienically|crumbs|clogged|greasy tables
		sticky tables|hair/hairs in/on|a hair`,
	hygiene_smell: `
		smell|smelly|smelled|smelt|stink*|odor|odour|smoke smell|musty|smells|stench|reek|reeked
		reeks|stank|stunk|smelling|foul|cigarette|cigarettes|sewer`,
	hygiene_illness: `
		food poisoning|got sick|made me sick|expired|spoiled|rotten|gone off|allergic|allergy
		undercooked|made me/us/him/her ill|fell ill|felt/feel/feeling ill/sick|got/was/were sick
		sick after|ill after|vomiting|vomited|threw up|throwing up|stomach ache|upset stomach
		diarrhoea|out of date|past its/their date|use by date|best before|allergies|mouldy food
		contaminated|poisoned`,
	communication: `
		communication|communicate|communicated|~inform|~informed|~notified|~notification|no update
		kept updated|kept me updated|kept informed|~explain|~explained|~explanation|misinformed
		~contradict*|~unclear|~transparent|~transparency|communicating|communicates|~communicative
		miscommunication|communications|~informing|~informative|~uninformed|~update me/us
		~any update/updates|~updates on|no updates|~an update
		~regular/constant/status/progress/email/text/weekly updates|~status update
		~keep/kept me/us/you/customers informed/updated/posted|~kept me/us in/up|in the loop
		in the dark|~in the know|~told one thing|~different answers/answer/stories/story/information
		~conflicting|~contradictory|~contradicting|~explaining|~explains|~explanations
		~clear/clearer/good/great/poor/bad/no/zero explanation|~vague|~misunderstanding
		~misunderstood|language barrier|~notify|~notifying
		~without/no/any/little/enough/prior/short notice|~notice period|~without/no warning
		clear communication|~text message/messages|~text me|~clarity|~clarify|~clarified
		~clarification|~advise us/me|~transparently|~honesty|~open and honest|~proactive
		~proactively|~(no one/nobody) told/tells/informed/explained/mentioned
		~never/not told/informed/mentioned`,
	communication_promise: `
		promise|promised|promises|broken promise|lied|~lies|liar|lying|scam|scammed|deceptive
		dishonest|~honest|mislead|misled|cheated|fraud|promising|keep/kept/keeps promising
		kept/keep/keeps their/his/her word/promise/promises|~lie|lied to|false promise/promises
		empty promise/promises|~con|conned|con artists|crooks|thieves|scammers|scams|fraudulent
		trustworthy|untrustworthy|integrity|honour their|honor their|~honoured|~honored|excuses
		false information|misleading information|deceived|deceitful|deceive|shady|broken promises
		broke their/his/her promise`,
	communication_callback: `
		call back|called back|call me back|callback|follow up|followed up|follow-up|get back to me
		got back to me|never called|nobody called|no one called|calls back|calling back|call us back
		called me/us back|ring/rang/rung/phone/phoned me/us back|callbacks|call-back|following up
		follows up|no follow|followup|get/gets/got/getting back to me/us/you|never got back
		never heard back|not get back|get/got in touch|contacted me/us|contact me/us|never contacted
		touch base|checked in|check in with me/us|after care|aftercare
		(no one/nobody) contacted/called/rang/phoned/followed/ever`,
	communication_solved: `
		~resolve|~resolved|~unresolved|~not resolved|~solved|~solve|~sorted|~sorted out|~complaint
		~complain|~complained|~escalate|~escalated|~ticket closed|~resolving|~resolves|~resolution
		~resolutions|~solving|~solves|~sort it|~sort out|~complaints|~complaining|~complains
		~issue/problem/issues/problems was/were/is/are/not/has/been/still/got fixed/resolved/solved/sorted
		~queries|~my question|~my questions|~answered all/my questions|~escalation|~escalating
		~put it right|~put things right|~put right|~make it right|~made it right|~rectify|~rectified
		~dealt with|~handle/handled/handles/handling it/my/the/this/our|~ownership|~apology
		~apologies|~apologise|~apologised|~apologising|~apologize|~apologized
		~not/never/no even apologise/apologize/apology|~fobbed off|~brushed off|~brush off
		~run around|~runaround|~going round in circles|~round in circles|~swept under
		~accountability|~passing the buck|~ticket number|~support ticket|~my ticket`,
	place: `
		room|rooms|location|facility|facilities|atmosphere|ambience|ambiance|decor|seating
		air conditioning|hot water|elevator|lift|bed|beds|furniture|suite|located|locations
		amenities|vibe|vibes|decoration|decorated|interior|furnishings|furnished|seats|seat|space
		spacious|cramped|crowded|cosy|cozy|pillow|pillows|bathroom|bathrooms|shower|showers|pool
		pools|swimming pool|gym|spa|balcony|views|sea view|lobby|lounge|garden|gardens|terrace|patio
		rooftop|air con|aircon|air conditioner|ac unit|the ac|stuffy|too hot|too cold|freezing in
		lighting|lights|lifts|elevators|stairs|building|premises|changing room/rooms
		fitting room/rooms|waiting area|dated|run down|run-down|rundown|shabby|renovated|renovation
		refurbished|refurbishment|tired looking|playground|play area
		beautiful/nice/great/lovely/cool/gorgeous/cute place/building/setting/hotel/surroundings/venue
		setting|surroundings|venue|clean rooms
		comfortable/comfy/uncomfortable bed/beds/room/rooms/chairs/seats/seating|comfortable stay
		layout of the|welcoming atmosphere|store layout|music|smoking area|non smoking
		the/sea/ocean/mountain/nice/great/lovely/beautiful/stunning/amazing view|freezing cold`,
	place_noise: `
		noise|noisy|loud|quiet|soundproof*|thin walls|noises|loudly|music was|peaceful
		peace and quiet|hear everything|hear the|hear our neighbours|hear people|woken up
		kept us/me awake|could not sleep|not sleep|barking|soundproofing|party next door|echo`,
	place_access: `
		parking|park the car|car park|public transport|subway|metro station|bus stop|hard to find
		easy to find|accessible|wheelchair|parking space/spaces/lot|parked|car parks|bus|buses
		train station|tram|station|walking distance|walk from|walk to|minutes/minute from/away/walk
		mins from/away/walk|close to|near the|near to|nearby|central location|centrally located
		city centre|city center|town centre|town center|neighbourhood|accessibility|wheelchairs
		step free|ramp|directions|signposted|signage|opening hours|opening times|business hours
		open hours|conveniently located|convenient location
		great/good/perfect/excellent/ideal/central/poor/bad location|beach|disabled|by train
		the train|easy/disabled/good/wheelchair access|place/nowhere/somewhere to park`,
	place_wifi: `
		wifi|wi-fi|internet|signal|network|coverage|connection|bandwidth|broadband|connectivity
		wireless|phone signal|no signal|dropped calls|drops calls|call quality|speeds|download speed
		upload speed
		slow/fast/unstable/unreliable/poor/bad/patchy/good/no internet/wifi/wi-fi/broadband/connection/signal
		internet/wifi/wi-fi/broadband/connection is/was/keeps slow/down/dropping/bad/terrible/poor
		internet speed|internet speeds|connection drops|drops out|keeps dropping|dead zone
		no reception|poor/bad/good reception`,
	food: `
		food|meal|breakfast|lunch|dinner|menu|dish|dishes|drink|drinks|buffet|dessert|portion|eat
		eating|ate|eaten|brunch|cuisine|cook|cooked|cooking|chef|chefs|snack|snacks|coffee|tea|beer
		beers|wine|wines|cocktail|cocktails|bread|burger|burgers|pizza|pasta|steak|chicken|beef|pork
		lamb|seafood|sushi|salad|salads|soup|fries|chips|sandwich|sandwiches|cake|cakes|desserts
		curry|noodle|noodles|rice|cheese|egg|eggs|bacon|vegetables|veggies|fruit|fruits|milk|sauce
		starter|starters|main course|appetizer|appetiser|side dish|side dishes|vegan|vegetarian
		veggie|gluten free|gluten-free|room service|takeaway|take away|takeout|take out
		restaurant food|buffets|dining|dined|bakery|pastry|pastries|groceries|ice cream|meat|fish
		shrimp|prawns|ingredients|ingredient|juice|smoothie|toast|waffles|pancakes|tacos|roast
		barbecue|bbq|kitchen staff|catering|leftovers|kids menu|specials|wine list|spaghetti`,
	food_taste: `
		taste|tasted|tasty|tasteless|delicious|bland|flavor|flavour|flavorful|salty|too spicy|greasy
		yummy|disgusting|tastes|tasting|tastier|tastiest|scrumptious|mouthwatering|mouth-watering
		flavoursome|flavourful|flavourless|flavorless|full of flavour/flavor|flavours|spicy|seasoned
		seasoning|unseasoned|oversalted|over salted|too salty|too sweet|chewy|rubbery|juicy|crispy
		crunchy|oily|watery|inedible|edible|authentic taste|authentic food|cooked to perfection
		perfectly cooked|well cooked|yum|flavors`,
	food_fresh: `
		fresh|stale|cold food|food was cold|was cold|lukewarm|raw|overcooked|burnt|burned|soggy
		freshly|freshest|fresh ingredients|hot food|served hot/cold/warm|piping hot|stone cold
		ice cold|arrived/came/was/were/served/went cold|cold by the time|cold when|reheated
		microwaved|frozen food|frozen meal|underdone|under cooked|over cooked|pink in the middle
		off milk|mushy|wilted|limp|dried out`,
	food_portion: `
		portion size|small portion|tiny portion|huge portion|generous portion|serving size|servings
		serving sizes|portion sizes
		big/large/good/generous/small/tiny/huge/decent/smaller/bigger portions|still hungry|hungry
		not enough food|left hungry|plentiful|generous portions`,
} as const;
