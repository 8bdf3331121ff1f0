/** Who is told that a problem is done, where its own words name somebody, and where the page for everybody ends. */
export const tellingTexts = {
	'telling.undone':
		'You told us about this: {title}.\n\nWe have seen to it.\n\nThank you for saying so.',
	'telling.neutral':
		'You told us what was not as it should be. We have seen to it.\n\nThank you for saying so.',
	'telling.sample':
		'This is the sample of the template, and no problem of yours: choose one that is done under Problem to see who would be told, and what.',
	'telling.again': '{who} is given again: nothing shows yet that they were told about "{title}".',
	'telling.hidden.title':
		'Customers do not read what "{title}" is called, since it names somebody or has an address, a number or words of a customer. They read a neutral sentence; better, write Public Texts with Update.',
	'telling.hidden.remedy':
		'Customers do not read what was done about "{title}", since it names somebody or has an address, a number or words of a customer. They read a neutral sentence; better, write Public Texts with Update.',
	'telling.report.term': 'Something that customers told us:',
	'telling.report.text': 'We have seen to it.',
	'telling.page.ended':
		'The link to the page "You said, we did" has ended: whoever opens it is told so, and mails to customers have it no more. A copy that somebody has just opened is kept for a minute.',
	'telling.page.endedBefore':
		'The link to the page "You said, we did" was ended before; nothing was changed.',
	'telling.page.isEnded':
		'The link to the page "You said, we did" was ended. New Link makes another one; the old one stays ended.',
	'telling.audit.ended': 'ended the link to the page “You said, we did” of {whom}.',
	'telling.audit.renewed': 'made a new link to the page “You said, we did” of {whom}.',
	'message.said_ended.title': 'This page is no longer in use',
	'message.said_ended.text':
		'What came of answers stood here. If there is a newer link, please use that one.',
} as const;
