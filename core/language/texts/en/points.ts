/** How well a customer is, and why points were lost. */
export const pointTexts = {
	'points.of': 'Health: {points} of 100 points.',
	'points.tooFew': 'Health: too little is known to say.',
	'points.lowScore':
		'The last {metric} answer was low, {value} of {max} on {day} (low answers lately: {low} of {n}).',
	'points.brokenPromise': 'Promises that were broken: {count} of {n}.',
	'points.openPromise': 'Promises that are still to be kept: {count} of {n}.',
	'points.unanswered': 'The last {count} surveys were not answered.',
	'points.fallingContact':
		'Contact is falling: {recent} times in {days} days, {before} times in as many days before.',
	'points.noOrder':
		'The last order was {since} ago; the orders of this customer usually lie {gap} apart (median of {n} orders).',
	'points.renewalNear': 'The renewal is near: {day} (days to go: {days}).',
} as const;
