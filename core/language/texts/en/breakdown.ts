/** Answers by groups; `.one` and `.other` are plural forms, `owner`, `team` and `group` what is compared. */
export const breakdownTexts = {
	'breakdown.unknown': 'Unknown',
	'breakdown.others': 'Others',
	'breakdown.yes': 'Yes',
	'breakdown.no': 'No',
	'breakdown.cell': '{one} × {other}',
	'breakdown.field.survey': 'survey',
	'breakdown.field.segment': 'segment',
	'breakdown.field.touchpoint': 'touchpoint',
	'breakdown.field.owner': 'owner',
	'breakdown.field.team': 'team',
	'breakdown.field.language': 'language',
	'breakdown.field.country': 'country',

	'breakdown.answers.one': '{n} answer',
	'breakdown.answers.other': '{n} answers',
	'breakdown.points.one': '{n} point',
	'breakdown.points.other': '{n} points',
	'breakdown.percentPoints.one': '{n} point',
	'breakdown.percentPoints.other': '{n} points',
	'breakdown.figure': '{name}: {metric} {value} ({range}, {answers})',

	'breakdown.alone': '{figure}.',
	'breakdown.tooFew': '{figure}: too few to say.',
	'breakdown.noChange': '{figure}, no difference to the rest seen ({range}).',
	'breakdown.lower': '{figure}, {points} lower than the rest ({range}): {verdict}.',
	'breakdown.higher': '{figure}, {points} higher than the rest ({range}): {verdict}.',
	'breakdown.unlikely': 'unlikely to be chance',
	'breakdown.could': 'could be chance',
	'breakdown.checked.group': '{verdict} after checking {n} groups at once',
	'breakdown.checked.owner': '{verdict} after checking {n} people at once',
	'breakdown.checked.team': '{verdict} after checking {n} teams at once',
	'breakdown.fair': 'Fair estimate {value} ({range}).',
	'breakdown.place': 'Place {place} of {of}.',
	'breakdown.placeRange': 'Places {from}–{to} of {of}.',

	'breakdown.head': '{figure}, by {fields}.',
	'breakdown.headSurveys': 'All surveys on this scale',
	'breakdown.nobody': 'Nobody answered.',
	'breakdown.oneGroup': 'There is one group only, {name}: nothing can be compared.',
	'breakdown.nobodyHas': 'No answer has a value for {fields}: all are unknown.',
	'breakdown.allSmall':
		'No group can be shown: all that could be have fewer than {n} answers, or would give such a one away.',
	'breakdown.allEqual': 'All groups are equal: there is no difference to explain.',
	'breakdown.noneTested': 'Too few to say whether any group differs from the rest.',
	'breakdown.noneApart': 'No group differs from the rest beyond chance.',
	'breakdown.apart': 'Unlikely to differ from the rest by chance: {names}.',
	'breakdown.apartHigher': '{name} (higher)',
	'breakdown.apartLower': '{name} (lower)',
	'breakdown.whole.unlikely': 'Taken together, the differences are unlikely to be chance.',
	'breakdown.whole.could': 'Taken together, the differences could be chance.',
	'breakdown.small':
		'Groups of fewer than {n} answers are added up, so that nobody can be made out.',
	'breakdown.cap': 'Only the largest {n} of {of} groups are shown one by one.',
	'breakdown.run': 'Places {runs} cannot be told apart.',
	'breakdown.runs': '{one} and {other}',
	'breakdown.noPlaces': 'No place can be told from another.',

	'breakdown.sign.cancelled_by_hand':
		'{count} of {of} invitations were cancelled by hand, more than with the others.',
	'breakdown.sign.end_of_period':
		'{count} of {of} answers came in the last three days of the period, more than with the others.',
	'breakdown.sign.not_asked_after_case':
		'After {count} of {of} cases the customer was not asked, more than with the others.',
	'breakdown.sign.one_customer': '{count} of {of} answers are by one customer.',
	'breakdown.sign.recorded':
		'{count} of {of} answers were recorded and not given at an invitation, more than with the others.',
} as const;
