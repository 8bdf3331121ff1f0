/** What is forgotten by itself, and when. */
export const retentionTexts = {
	'retention.kind.answers': 'answers',
	'retention.kind.comments': 'comments',
	'retention.kind.invitations': 'invitations',
	'retention.kind.messages': 'messages',
	'retention.kind.events': 'events',
	'retention.kind.cases': 'cases',
	'retention.kind.auditTrail': 'lines of the audit trail',
	'retention.kind.activities': 'activities',
	'retention.kind.privacyRequests': 'requests for data',
	'retention.kind.care': 'occasions of care',
	'retention.some': '{kind} ({count})',
	'retention.many': '{kind} ({count} or more)',
	'retention.tonight': 'In the night of {moment} go, for good: {kinds}.',
	'retention.tonightNone': 'In the night of {moment} nothing goes yet.',
	'health.retention.none':
		'Nothing but old activities is forgotten by itself: no retention is set.',
	'health.retention.quiet': 'Nothing gets too old within 30 days.',
	'health.retention.soon': 'Forgotten by itself within 30 days: {kinds}.',
	'health.retention.last': 'Last looked through: {moment}.',
	'health.retention.late': 'What is too old has not been forgotten since {moment}: {kinds}.',
	'health.retention.late.hint':
		'Publish the clock if it is unpublished; if it runs, the check stuck says what failed.',
} as const;
