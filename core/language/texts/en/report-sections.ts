/** More sections of a report: alarms, problems, who stays, care, journey. */
export const reportSectionTexts = {
	'report.journey.rail': 'What a customer lives through, step by step.',
	'report.journey.low': '{stop} is the low point: {value}',
	'report.journey.same': 'No step of the journey can be told apart from the rest',
	'report.journey.about':
		'{name} by touchpoint, in the order of the journey; dashed: {then}. Bars are 95\u00a0% intervals, the curve only joins the points. Each is tested against the rest, corrected for {count} looked at.',
	'report.journey.name': 'Journey: {name}',
	'report.journey.stage.before': 'before',
	'report.journey.stage.getting': 'getting it',
	'report.journey.stage.using': 'using it',
	'report.journey.stage.staying': 'staying',

	'report.alarms.title': 'What was unusual',
	'report.alarms.about':
		'{count} figures were watched week by week, each against its own past. A value beyond its limits, or eight in a row on one side, is a signal; in one figure chance alone gives one about every 150 weeks.',
	'report.alarms.worse': '{what}: unusual in this period',
	'report.alarms.better': '{what}: unusually good in this period',
	'report.alarms.drawn':
		'{what} by ISO week, {from} until the end of the period, n {n} in all. Steps are the limits, three standard errors from what is usual.',
	'report.alarms.name': 'Control chart: {what}',
	'report.alarms.baseline': 'baseline: {count} weeks',
	'report.alarms.weeks': 'ISO week, {years}',
	'report.alarms.key.signal': 'signal',
	'report.alarms.key.without': 'the same week without one part',
	'report.alarms.key.withoutIt': 'the same week without {group}',
	'report.alarms.key.usual': 'usual: {value}',
	'report.alarms.limits': 'limits',
	'report.alarms.without': 'without',
	'report.alarms.also': 'Unusual, too:',
	'report.alarms.calm': 'Nothing unusual:',

	'report.problems.title': 'What we do about it',
	'report.problems.about':
		'Problems that many cases have in common: {open} open, {overdue} of them overdue, {done} done since the period before.',
	'report.problems.list.90_days': 'Within 90 days',
	'report.problems.list.1_to_3_years': 'Within 1–3 years',
	'report.problems.list.unknown': 'Not sized up yet',
	'report.problems.problem': 'Problem',
	'report.problems.owner': 'owner',
	'report.problems.due': 'by',
	'report.problems.state': 'state',
	'report.problems.overdue': '{date}, overdue',
	'report.problems.todo': '“{title}” was due on {date} and is not done.',
	'report.problems.effect': 'Problems before and after the work',
	'report.problems.works': 'There is less of “{title}” since the work on it',
	'report.problems.unsure': 'No work on a problem shows an effect beyond chance yet',
	'report.problems.drawn':
		'Share of answers with the problem, after minus before, in points; left of zero there is less of it. Equal times of at most 90 days on either side, corrected for {count} looked at. It became better or not; the chart does not say because of what.',
	'report.problems.key.filled': 'filled: unlikely to be chance',
	'report.problems.zero': 'no change',
	'report.problems.before': 'before',
	'report.problems.after': 'after',

	'report.saidDone.title': 'You said, we did',
	'report.saidDone.about': 'What customers told us, and what was done about it in this period.',
	'report.saidDone.term': '{title}:',

	'report.stays.title': 'Who stays',
	'report.stays.about':
		'How many customers stay, and for how long: counted from when each of them began, whenever that was.',
	'report.stays.finding.month':
		'{percent} are still there {n} months after their first order ({range})',
	'report.stays.finding.year':
		'{percent} are still there {n} years after their contract began ({range})',
	'report.stays.drawn.orders':
		'Observed until {until}: share of {n} customers still there by months since the first order of each (Kaplan–Meier). Who has not ordered for three times as long as usual counts as lost. The axis does not start at 0.',
	'report.stays.drawn.contract':
		'Observed until {until}: share of {n} customers still there by years since the contract of each began (Kaplan–Meier). The axis does not start at 0.',
	'report.stays.period':
		'In the period of this report alone ({period}): of {n} customers who were there when it began, however long before they had come, {x} were there at its end, {percent} ({range}).',
	'report.stays.name': 'Customers still there',
	'report.stays.projected': 'dotted: expected, not observed',
	'report.stays.model':
		'The dotted part is a projection (sBG model); its band is the measured one carried on, and leaves out what the model does not know.',
	'report.stays.axis.month': 'months',
	'report.stays.axis.year': 'years',
	'report.stays.retention': 'there when the period began and at its end',
	'report.stays.still': 'still there',
	'report.stays.cohorts': 'By month of the first order',
	'report.stays.cohortsAbout':
		'Observed: of those who first ordered in a month, who is still there on {until}. Newer customers have had less time to leave: compare rows with care.',
	'report.stays.firstMonth': 'First order',

	'report.care.title': 'What care changes',
	'report.care.about': 'Only a group that was left out by lot shows an effect.',
	'report.care.works': '{campaign}: {points} points against those who were left out',
	'report.care.harms': '{campaign} does harm: {points} points against those who were left out',
	'report.care.none': 'No campaign shows an effect beyond chance yet',
	'report.care.drawn':
		'Share that reached the goal, those written to minus those left out, in points, of those whose turn came in the period. Bars are 95\u00a0% intervals; corrected for {count} looked at.',
	'report.care.name': 'Effect of care',
	'report.care.key.filled': 'filled: unlikely to be chance',
	'report.care.zero': 'no effect',
	'report.care.campaign': 'Campaign',
	'report.care.written': 'written to',
	'report.care.leftOut': 'left out',
	'report.care.difference': 'difference, points',
	'report.care.needed': 'more to leave out',
} as const;
