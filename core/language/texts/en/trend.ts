/** Figures over time; `.one` and `.other` are plural forms. */
export const trendTexts = {
	'figure.answers.one': '{n} answer',
	'figure.answers.other': '{n} answers',

	'bucket.week': 'week {week} of {year}',
	'bucket.quarter': 'quarter {quarter} of {year}',
	'bucket.place.week': 'week {week}',
	'bucket.place.quarter': 'quarter {quarter}',
	'bucket.unit.day': 'a day',
	'bucket.unit.week': 'a week',
	'bucket.unit.month': 'a month',
	'bucket.unit.quarter': 'a quarter',

	'trend.noAnswers': 'No answers came in.',
	'trend.onlyUnfinished':
		'{survey}: all answers are of {bucket}, which is not over yet: too few to say.',
	'trend.future': 'The period begins in {bucket}, which is still to come.',
	'trend.nobody': '{survey}, {bucket}: nobody answered.',
	'trend.bucket': '{survey}, {bucket}: {figure} {value} ({range}, {answers}).',
	'trend.tooFew': '{survey}, {bucket}: {figure} {value} from {answers}, too few to say.',
	'trend.yearBefore': 'A year before it was {value} ({answers}).',
	'trend.unfinished': 'It is not over yet.',
	'trend.by.points': '{value} points',
	'trend.by.percent': '{value} points',
	'trend.by.scale': '{value}',
	'trend.spans.day.one': '{n} day',
	'trend.spans.day.other': '{n} days',
	'trend.spans.week.one': '{n} week',
	'trend.spans.week.other': '{n} weeks',
	'trend.spans.month.one': '{n} month',
	'trend.spans.month.other': '{n} months',
	'trend.spans.quarter.one': '{n} quarter',
	'trend.spans.quarter.other': '{n} quarters',
	'trend.slope.up':
		'{survey}: since {since} {figure} has gone up by about {change} {per} ({range}), unlikely to be chance.',
	'trend.slope.down':
		'{survey}: since {since} {figure} has gone down by about {change} {per} ({range}), unlikely to be chance.',
	'trend.slope.chance':
		'{survey}: since {since} {figure} has moved by about {change} {per} ({range}); that could be chance.',
	'trend.slope.none': '{survey}: since {since} no change is seen ({figure}, {range} {per}).',
	'trend.slope.tooFew':
		'{survey}: whether {figure} rises or falls, {span} with {answers} are too few to say.',
	'trend.season.lower.always': '{place} is always about {change} lower; that is already taken out.',
	'trend.season.higher.always':
		'{place} is always about {change} higher; that is already taken out.',
	'trend.season.lower.mostly':
		'{place} is about {change} lower on average; that is already taken out.',
	'trend.season.higher.mostly':
		'{place} is about {change} higher on average; that is already taken out.',
	'trend.season.chance':
		'What repeats with the season could be chance; it is taken out all the same.',
	'trend.season.tooFew': 'Whether a season repeats, there are too few to say.',
	'trend.season.tooShort': 'It is too short for a season, which takes {buckets} with answers.',
} as const;
