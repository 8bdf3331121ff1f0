/** Health points that are fitted to who left. */
export const pointsFitTexts = {
	'pointsFit.nobody': 'Nobody is known who was there on {day}.',
	'pointsFit.left':
		'Of {n} customers who were there on {day}, {lost} have left since, {percent} ({range}).',
	'pointsFit.tooFew':
		'Too few to say: at least {least} who left and {least} who stayed are needed. The points in use stay.',
	'pointsFit.nothingTells':
		'That the reasons tell who leaves could be chance. The points in use stay.',
	'pointsFit.apart':
		'Of one who left and one who stayed, the proposed points find the one who left in {proposed} of cases ({range}), the points in use in {inUse} ({inUseRange}), among {n} customers that were not learned from.',
	'pointsFit.noBetter': 'The points in use tell it as well.',
	'pointsFit.points': 'Proposed: {list}.',
	'pointsFit.kept': 'As in use: {list}.',
	'pointsFit.one': '{name} {value}',
	'pointsFit.two': '{name} {value} (in use: {inUse})',
	'pointsFit.byOrders':
		'Late orders weigh the more because a customer counts as lost by their orders.',
	'pointsFit.notSet': 'Nothing has been changed: points are set under Workspace, Health Points.',
	'pointsFit.reason.lowScore': 'low score',
	'pointsFit.reason.brokenPromise': 'broken promise',
	'pointsFit.reason.openPromise': 'open promise',
	'pointsFit.reason.unanswered': 'unanswered surveys',
	'pointsFit.reason.fallingContact': 'falling contact',
	'pointsFit.reason.noOrder': 'late orders',
	'pointsFit.reason.renewalNear': 'renewal near',
} as const;
