/** What an owner reads of a customer beside their case. */
export const besideTexts = {
	'beside.title': 'About this customer',
	'beside.broken': 'a promise was broken',
	'beside.openCases': '{count} more open',
	'beside.wishes': 'How they want to be reached',
	'beside.language': 'In {language}',
	'beside.channel': 'By {channel} alone',
	'beside.paused': 'Nothing but about their own matters before {day}',
	'beside.less': 'Less often',
	'beside.refused': 'Not wanted: {topic}',
	'beside.promised': 'What was promised in other cases',
	'beside.promise.open': 'by {day}',
	'beside.promise.broken': 'broken, was due {day}',
	'beside.cases': 'Other open cases',
	'beside.scores': 'Last answers',
	'beside.score': '{metric} {value} of {max}',
} as const;
