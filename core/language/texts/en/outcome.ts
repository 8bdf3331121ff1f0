/** What a node has decided or done, in one sentence on the item. */
export const outcomeTexts = {
	'case.opened': 'A case was opened with {priority}.',
	'case.already_open': 'The case was opened before; it is {state}.',
	'case.reopened': 'The customer says that it is not solved: the case is open again.',
	'case.belongs': 'It belongs to {owner}.',
	'case.nobody':
		'It has no owner, so nobody is told: route it with a fallback person, or reassign it.',
	'case.is': 'The case is {state}.',
	'case.untold': 'It has no owner, so nobody is told.',
	'case.noReader': 'Nobody is there to be told.',
	'case.instead': '{person} is away or has left: {other} is told instead.',
	'case.done': '{who}: {what}',
	'case.somebody': 'Somebody',
	'case.before': 'This was done before: the case stays as it is.',
	'case.trial':
		'A trial: this is a real case, so nothing was changed. Test cases can be worked on.',
	'case.triedResponse':
		'A trial: the answer was kept once more as a test, and this is the test case of it.',
	'case.noPage':
		'Nobody can be told yet: no Satisfaction Case Trigger is published in this workspace. Publish a workflow with one.',

	'caseState.open': 'open',
	'caseState.acknowledged': 'acknowledged',
	'caseState.in_progress': 'in progress',
	'caseState.resolved': 'resolved',
	'caseState.confirmed': 'confirmed',
	'caseState.unconfirmed': 'ended as unconfirmed',
	'caseState.closed': 'closed',

	'person.unchanged': '{person} is as stored.',
	'person.updated': '{person} was updated.',
	'person.created': '{person} was added to the team.',
	'person.away': '{person} is away from {from} until {until}. {covered}',
	'person.covered': '{other} stands in.',
	'person.uncovered': 'Nobody stands in.',

	'settings.unchanged': 'Nothing was changed.',
	'settings.changed': 'Changed: {names}.',

	'score.scored': '{metric} {value} of {min}–{max}: {band}.',
	'score.recorded': 'Recorded: {score}',
	'score.changed': 'Changed: {score}',
	'score.known': '"{id}" from {source} was recorded before as {response}.',

	'draft.listen': 'Listen for a test event in "{node}" to get a page and a link.',
	'draft.listening': 'The link opens while you listen for a test event in "{node}".',

	'due.peeked': 'This is due. It was only looked at: the published workflow takes it.',
	'due.ask_again': 'The moment to ask has come.',
	'due.unprocessed': 'This event has no decision yet.',
	'due.low_score': 'This low score has no case yet.',
	'due.partial': 'The customer gave a rating and left it at that.',
} as const;
