/** Which filter nobody fits. */
export const nobodyFitsTexts = {
	'nobodyFits.surveyKey': 'No answer of this period is to the survey “{value}”.',
	'nobodyFits.metric': 'No answer of this period is measured as {value}.',
	'nobodyFits.segment': 'No answer of this period is from the segment “{value}”.',
	'nobodyFits.touchpoint': 'No answer of this period has the touchpoint “{value}”.',
	'nobodyFits.team': 'No answer of this period belongs to the team “{value}”.',
	'nobodyFits.owner': 'No answer of this period belongs to the owner who was chosen.',
	'nobodyFits.customers': 'No customer is of the segment “{value}”.',
	'nobodyFits.thereAre': 'There are: {values}.',
	'nobodyFits.thereAreMore': 'There are: {values}, and others.',
	'nobodyFits.value': '“{value}”',
	'nobodyFits.together':
		'Each of these fits answers of this period, but none fits all of them: {filters}.',
	'nobodyFits.name.surveyKey': 'survey “{value}”',
	'nobodyFits.name.metric': 'metric {value}',
	'nobodyFits.name.segment': 'segment “{value}”',
	'nobodyFits.name.touchpoint': 'touchpoint “{value}”',
	'nobodyFits.name.team': 'team “{value}”',
	'nobodyFits.name.owner': 'the owner',
} as const;
