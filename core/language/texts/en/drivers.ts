/** What moves a score: one sentence for each driver, and about all of them. */
export const driverTexts = {
	'drivers.share': '{value} %',
	'drivers.first':
		'{driver} matters most ({share} of what the items explain, {range}) and scores {where}: {advice}.',
	'drivers.next': '{driver} comes at place {rank} ({share}, {range}) and scores {where}: {advice}.',
	'drivers.unsure':
		'{driver} comes at place {rank} ({share} of what the items explain, {range}) and scores {where}.',
	'drivers.only':
		'{driver} is the only item that can be weighed; it explains {r2} of the differences in the score.',
	'drivers.places': 'It could stand anywhere from place {low} to {high}.',
	'drivers.chance': 'That it goes with the score at all could be chance.',
	'drivers.against':
		'Careful: whoever rates it better gives a worse score; look into that before you act.',
	'drivers.agree': 'The two methods agree.',
	'drivers.disagree.first': 'The two methods do not agree: by the other one {driver} matters most.',
	'drivers.disagree.rest':
		'The two methods agree on what matters most, not on the order of the others.',
	'drivers.where.below.mean': 'below average',
	'drivers.where.at.mean': 'at the average',
	'drivers.where.above.mean': 'above average',
	'drivers.where.below.middle': 'below the middle of its scale',
	'drivers.where.at.middle': 'at the middle of its scale',
	'drivers.where.above.middle': 'above the middle of its scale',
	'drivers.advice.first': 'fix this first',
	'drivers.advice.concentrate': 'fix this, too',
	'drivers.advice.keep': 'keep it so',
	'drivers.advice.low_priority': 'it can wait',
	'drivers.advice.overkill': 'more of it would gain little',
	'drivers.gap.below':
		'What customers get is {gap} points below what matters to them ({low} to {high}): {verdict}.',
	'drivers.gap.above':
		'What customers get is {gap} points above what matters to them ({low} to {high}): {verdict}.',
	'drivers.gap.tooFew': 'Expectation and experience: {n} rated both, too few to say.',
	'drivers.gap.none': 'What customers get is what matters to them.',
	'drivers.horizon.90_days': 'Worth doing within 90 days.',
	'drivers.horizon.90_days.unknown':
		'Worth doing within 90 days, if it is not hard: nobody has said.',
	'drivers.horizon.1_to_3_years': 'Worth it, but hard: plan for one to three years.',

	'drivers.model': '{survey}: {p} items explain {r2} of the differences in the score (n = {n}).',
	'drivers.model.chance': 'That could be chance.',
	'drivers.dropped': '{dropped} of {rated} answers ({share}) lack an item and are not weighed.',
	'drivers.otherForms': '{n} answers to other forms of the survey are left out.',
	'drivers.composed':
		'The index is made up of its items: a weight says how much of its differences an item makes.',
	'drivers.leftOut.constant': '{driver} is left out: everybody rated it alike.',
	'drivers.leftOut.collinear': '{driver} is left out: its ratings follow from those of {others}.',
	'drivers.leftOut.missing': '{driver} is left out: only {n} of {of} answers rated it.',

	'drivers.noItems':
		'{survey} has no rated items: give it questions of the kind Rating or Pair, or make it a CSI.',
	'drivers.noSurvey':
		'No survey has rated items: give one questions of the kind Rating or Pair, or make it a CSI.',
	'drivers.noAnswers': '{survey}: nobody rated an item in this period.',
	'drivers.too_few': '{survey}: {n} complete answers where {needed} are needed: too few to say.',
	'drivers.all_equal':
		'{survey}: all {n} complete answers give the same score, so there is no difference to explain.',
	'drivers.no_drivers':
		'{survey}: each item was rated alike by everybody, so none can be weighed (n = {n}).',
	'drivers.nothing_explained': '{survey}: the items explain nothing of the score (n = {n}).',
	'drivers.too_many':
		'{survey} has {p} rated items; at most {most} can be weighed exactly. Name up to {most} of them under Drivers.',
} as const;
