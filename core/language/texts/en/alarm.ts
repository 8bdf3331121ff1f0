/** What a control chart says. */
export const alarmTexts = {
	'alarm.ofSurvey': '{survey}, {what}',
	'alarm.what.nps.low_share': 'share of detractors',
	'alarm.what.nps.high_share': 'share of promoters',
	'alarm.what.csat.low_share': 'dissatisfied share',
	'alarm.what.csat.high_share': 'satisfied share',
	'alarm.what.ces.low_share': 'share who found it hard',
	'alarm.what.ces.high_share': 'share who found it easy',
	'alarm.what.mean': 'index',
	'alarm.what.case_rate': 'Cases per 100 answers',
	'alarm.what.case_count': 'New cases',

	'alarm.on': 'on {bucket}',
	'alarm.in': 'in {bucket}',
	'alarm.usual': 'usually {range}',
	'alarm.usual.day': 'usually {range} a day',
	'alarm.usual.week': 'usually {range} a week',
	'alarm.usual.month': 'usually {range} a month',
	'alarm.usual.quarter': 'usually {range} a quarter',
	'alarm.beyond':
		'{what}: {value} {when}, {usual}; beyond the limit of {limit}, unlikely to be chance.',
	'alarm.run.above':
		'{what}: {value} {when}, {usual}; eight times in a row above the middle of {centre}, unlikely to be chance.',
	'alarm.run.below':
		'{what}: {value} {when}, {usual}; eight times in a row below the middle of {centre}, unlikely to be chance.',
	'alarm.without': 'Without ‘{group}’ it would be {value}.',

	'alarm.nothing': 'No answers and no cases came in, so there is nothing to watch.',
	'alarm.calm': '{what}: nothing unusual.',
	'alarm.tooFew': '{what}: too few to say, of at least 12 periods that are needed there are {n}.',
	'alarm.noneYet': '{what}: none yet, so there are no limits.',
	'alarm.allAlike': '{what}: always the same, so there are no limits.',
	'alarm.recent':
		'Looked at for signals are the last {span}; what was unusual before is history, which a report shows.',
	'alarm.everythingGiven': 'Nothing unusual that has not been said before.',
} as const;
