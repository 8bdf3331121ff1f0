/** Two groups beside each other, and how numbers are written. */
export const compareTexts = {
	'compare.gained':
		'{b} is {difference} above {a} ({range}): {b} {bValue} (n = {bN}), {a} {aValue} (n = {aN}).',
	'compare.lost':
		'{b} is {difference} below {a} ({range}): {b} {bValue} (n = {bN}), {a} {aValue} (n = {aN}).',
	'compare.same':
		'{b} and {a} do not differ ({range}): {b} {bValue} (n = {bN}), {a} {aValue} (n = {aN}).',
	'compare.points.one': '{value} point',
	'compare.points.other': '{value} points',
	'compare.percentPoints.one': '{value} point',
	'compare.percentPoints.other': '{value} points',
	'compare.what': '{figure}: {sentence}',
	'compare.unfit': '{group}: {sentence}',
	'compare.nobody': 'Nothing can be compared: {group} has no values.',
	'compare.noSpread':
		'All values within a group are the same ({a} {aValue}, n = {aN}; {b} {bValue}, n = {bN}), so nothing can be tested.',
	'compare.notEnough': '{a} has {aN} and {b} {bN}: too few for an interval.',
	'compare.unlikely_chance': 'That is unlikely to be chance.',
	'compare.could_be_chance': 'Too early to say: it could be chance.',
	'compare.no_change': 'Nothing suggests a difference.',
	'compare.too_few': 'Too few to say: at least {least} are needed in each group.',
	'compare.needed': 'About {count} more answers are needed to tell.',
	'compare.because': 'Who was left out was chosen by chance, so it is because of the campaign.',
	'compare.notBecause':
		'Who is in which group was not left to chance, so nobody can say what it is because of.',
	'compare.peeking':
		'The comparison is still running: whoever looks often finds a difference by chance more often than 1 time in 20, so settle beforehand when to decide.',
	'compare.corrected': 'Corrected for {count} comparisons that are shown together.',
	'compare.roi': 'Return: {roi} ({range}) of the cost of {cost}.',
	'compare.roi.free':
		'It cost nothing, so there is no return on a cost; the gain is {gain} ({range}).',
	'compare.figure.share': 'Share',
	'compare.figure.mean': 'Mean',
	'compare.figure.meanPercent': 'Mean in percent of the scale',
	'compare.figure.nps': 'NPS',
	'compare.figure.reached': 'Reached the goal',
	'compare.figure.shareFrom': 'Share of {range} of {max}',
	'compare.inBoth':
		'Customers who have answers in both groups: {count}; they make the groups more alike than the interval knows.',
	'compare.treated': '{campaign}, written to',
	'compare.heldOut': '{campaign}, left out',
} as const;
