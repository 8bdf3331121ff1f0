/** What a link in a group chat opens. */
export const groupTexts = {
	'group.case': 'A case of the team',
	'group.customer': 'Customer',
	'group.state': 'State',
	'group.priority': 'Priority',
	'group.title': 'Who are you?',
	'group.why':
		'This link is for a group: it shows where the case stands, and lets nobody do anything. To see all of it or work on it, ask for a link of your own.',
	'group.email': 'Your e-mail address',
	'group.button': 'Send me my link',
	'group.sent':
		'If the address belongs to somebody who may see this case, a link is on its way to it. That takes a minute or two; within ten minutes it is sent once.',
} as const;
