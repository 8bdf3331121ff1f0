/** Problems: what many cases have in common, and what is done about it. */
export const problemTexts = {
	'problem.proposal':
		'{name}: the root cause of {cases} cases in {days} days, and nobody works on it yet.',
	'problem.listed': '"{title}": {clauses}.',
	'problem.listed.owner': 'owner: {person}',
	'problem.listed.nobody': 'nobody sees to it',
	'problem.listed.due': 'by {date}',
	'problem.listed.overdue': 'overdue since {date}',
	'problem.listed.noDate': 'no date yet',
	'problem.listed.since': 'since {date}',
	'problem.listed.cases': 'cases: {count}',
	'problem.created': 'The problem "{title}" was noted.',
	'problem.unknownOwner':
		'"{owner}" is nobody in the team list, so nobody was made its owner: choose somebody with Update.',
	'problem.known': 'The problem "{title}" was noted before.',
	'problem.trial':
		'The problem "{title}" is a trial, since it was made by hand: no case hangs on it, and lists leave it out. The same node in a published workflow makes a real one.',
	'problem.none': 'There is no such problem.',
	'problem.noneButTrials':
		'Made by hand, as a trial: {n}. Add the filter Test Problems to see what was tried.',
	'problem.changed': 'The problem "{title}" was changed: {state}.',
	'problem.unchanged': 'The problem "{title}" stays as it is.',
	'problem.linked': 'It hangs on the problem "{title}" now.',
	'problem.told.subject': 'You said, we did: {title}',
	'problem.told.text':
		'You told us about this: {title}.\n\nThis is what we have done: {remedy}.\n\nThank you for saying so.',
	'problem.told.plain.subject': 'You said, we did',
	'problem.told.plain.text':
		'You told us what you think, and this is what we have done: {remedy}.\n\nThank you for saying so.',
	'problem.told.outcome': '{who} is told what was done about "{title}".',
	'problem.nobodyToTell': 'Nobody is left who would have to be told about "{title}".',
	'problem.effect.of.answers': 'answers',
	'problem.effect.of.comments': 'comments',
	'problem.effect.of.ratings': 'ratings',
	'problem.effect.works':
		'"{title}": {before} of the {what} before the work, {after} since ({n} {what}); that is unlikely to be chance.',
	'problem.effect.worse':
		'"{title}": {before} of the {what} before the work, {after} since ({n} {what}); it became more, unlikely by chance.',
	'problem.effect.chance':
		'"{title}": {before} of the {what} before the work, {after} since ({n} {what}); that could be chance.',
	'problem.effect.early':
		'"{title}": {before} of the {what} before the work, {after} since ({n} {what}); but open cases since then have no root cause yet ({unnamed}), too early to say.',
	'problem.effect.mixed':
		'"{title}": answers of several surveys are not compared as one. Name the survey of the problem with Update.',
	'problem.effect.tooFew':
		'"{title}": {n} {what} since the work, too few to say whether it worked.',
	'problem.state.seen': 'seen',
	'problem.state.planned': 'planned',
	'problem.state.being_done': 'being done',
	'problem.state.done': 'done',
	'problem.state.shown_to_work': 'shown to work',
	'problem.state.given_up': 'given up',
} as const;
