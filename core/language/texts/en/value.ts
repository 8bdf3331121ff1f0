/** Who stays, who leaves, and what customers are worth. */
export const valueTexts = {
	'value.all': 'All customers',
	'value.none': 'Not known',
	'value.nobodyFits':
		'No customer fits: nobody of that segment has an order, or nobody is at risk by these rules.',
	'value.needsOrders':
		'Nothing is known of orders: this needs order.delivered or deal.won events with a customer.',
	'value.ofNobody': 'Orders that belong to no known customer and are not counted: {count}.',
	'value.needsContracts': 'No customer has a renewal date, so nobody knows when a contract ends.',
	'value.noGap':
		'Nobody has ordered twice, so nobody knows how far orders lie apart and who is lost.',
	'value.sampled': 'Only {count} of {all} customers were looked at, taken by their random ids.',
	'value.oneCohort': 'All of them began in one month, so there is nothing to compare it with.',
	'value.stayed':
		'{group}, {period}, observed: of {n} customers who were there when it began {x} were there at its end, {percent} ({range}).',
	'value.still':
		'{group}, observed until {until}: of {n} customers who began {x} are still there, {percent} ({range}).',
	'value.nobodyThere': '{group}, {period}: nobody was there when it began.',
	'value.lost.orders':
		'Lost is who has not ordered for {gaps} times as long as their orders usually lie apart.',
	'value.lost.contract': 'Lost is whose contract has ended without being renewed.',
	'value.year.observed.orders':
		'Observed since their first orders, whenever they were: {percent} ({range}; {n} customers, Kaplan–Meier) were still there a year later.',
	'value.year.observed.contract':
		'Observed since their contracts began, whenever that was: {percent} ({range}; {n} customers, Kaplan–Meier) were still there a year later.',
	'value.year.expected.orders':
		'Expected, not observed (sBG model): {percent} will still be there a year after their first order; too few have been customers for so long.',
	'value.year.expected.contract':
		'Expected, not observed (sBG model): {percent} will still be there a year after their contract began; too few have been customers for so long.',
	'value.tooFew': 'Too few to say: at least {least} are needed.',
	'value.repurchase': 'Bought again: {x} of {n}, {percent} ({range}).',
	'value.crossBuy': 'Bought of two categories or more: {x} of {n}, {percent} ({range}).',
	'value.firstContact': 'Solved at first contact: {x} of {n}, {percent} ({range}).',
	'value.recovery': 'Won back by a fix, in their own word: {x} of {n}, {percent} ({range}).',
	'value.multiple':
		'At the rate of this period a customer is worth {multiple} times a year’s margin from now on ({range}).',
	'value.leaving':
		'Expected: of {n} customers who ever ordered {gone} will probably not order again; they were worth {worth} a year.',
	'value.leaving.unpriced':
		'Expected: of {n} customers who ever ordered {gone} will probably not order again.',
	'value.expected': 'Expected in the next 12 months: about {orders} orders worth {worth}.',
	'value.expected.unpriced': 'Expected in the next 12 months: about {orders} orders.',
	'value.hidden': 'Satisfied, but buying less: {count}.',
	'value.model.nobody_again': 'Nobody has ordered again, so nobody knows who will.',
	'value.model.too_few': 'Too few customers have ordered to foresee orders.',
	'value.spending.correlated':
		'Whoever orders more often also spends differently on an order (correlation {correlation}), so no value is foreseen: the Gamma-Gamma model would be wrong.',
	'value.spending.no_amounts': 'No order says what it was worth, so no value is foreseen.',
	'value.spending.too_few': 'Too few orders say what they were worth, so no value is foreseen.',

	'value.customer.alive': 'Will order again with a probability of {percent}.',
	'value.customer.lost': 'Counts as lost.',
	'value.second.agree': 'A second model (Pareto/NBD) expects about {orders}: the two agree.',
	'value.second.differ.bg_nbd':
		'A second model (Pareto/NBD) expects about {orders}: the two differ, and the orders so far fit the first one (BG/NBD) better.',
	'value.second.differ.pareto_nbd':
		'A second model (Pareto/NBD) expects about {orders}: the two differ, and the orders so far fit the second one better.',
	'value.second.differ.alike':
		'A second model (Pareto/NBD) expects about {orders}: the two differ, and the orders so far fit both alike.',
	'value.customer.second.once':
		'There is one order alone; they have not left with a probability of {percent} (Pareto/NBD).',
	'value.customer.second.differ': 'A second model (Pareto/NBD) says {percent}.',
	'value.customer.expected': 'To be expected in 12 months: {orders} orders.',
	'value.customer.expectedWorth': 'To be expected in 12 months: {orders} orders worth {worth}.',
	'value.reason.silent':
		'The last order was {since} ago; orders usually lie {gap} apart (median of {n} orders).',
	'value.reason.silentHouse':
		'The last order was {since} ago; orders of all customers usually lie {gap} apart.',
	'value.reason.contractOver': 'The contract ended on {day}.',
	'value.reason.lowScore': 'The last {metric} answer was low: {value} of {max}.',
	'value.reason.openCase': 'Cases that are open: {count}.',
	'value.reason.hidden':
		'The last answer was good ({value} of {max}), but there has been no order for {since}: a risk that the score hides.',
	'value.reason.onlyOne':
		'The last answer was good ({value} of {max}), but there is one order alone.',
} as const;
