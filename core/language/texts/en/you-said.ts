/** "You said, we did": the page for everybody, the mail to those who answered, and what nodes say about both. */
export const youSaidTexts = {
	'youSaid.title': 'You said, we did',
	'youSaid.hello': 'What came of your answers',
	'youSaid.about':
		'What customers told us, and what we have done about it. Nobody is named here, and nobody is quoted.',
	'youSaid.empty':
		'Nothing stands here yet: none of what customers told us has been finished and described for this page so far.',
	'youSaid.said': 'You said',
	'youSaid.did': 'We did',
	'youSaid.manyOrMore': '{n} people or more said so',
	'youSaid.several': 'Several people said so',
	'youSaid.doneIn': 'Done in {month}',
	'youSaid.works':
		'Shown to work: the answers since then are better, and that is unlikely to be chance.',
	'youSaid.open': 'Whether it works, the answers to come will show.',
	'youSaid.languages': 'Languages',
	'youSaid.outcome.page': 'The page shows {shown}: {link}',
	'youSaid.outcome.empty': 'The page shows nothing yet ({shown}): {link}',
	'youSaid.outcome.silent':
		'Done but not on it, since nothing was written for the public: {titles} ({count}).',
	'youSaid.outcome.notPublic':
		'It does not appear on the page for everybody: it has no text for the public.',
	'youSaid.outcome.public': 'Everybody may read it on the page for the public.',
	'youSaid.outcome.more.waits': 'Others wait who answered, too: run it again to tell them.',
	'youSaid.outcome.more.comes':
		'Others wait who answered, too: the Activity Trigger brings the problem once more for them by itself, until everybody has been told.',
	'youSaid.mail.subject': 'You said, we did',
	'youSaid.mail.text':
		'Thank you for your answer. This is what we heard from customers:\n\n{said}\n\nAnd this is what we have done:\n\n{did}',
	'youSaid.mail.more': 'What else came of your answers: {link}',
} as const;
