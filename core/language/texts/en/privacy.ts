/** What is told of a person's data: its copy and its deletion. */
export const privacyTexts = {
	'privacy.erased':
		'Erased: {rows} rows were removed, of {scores} answers the score alone was kept. Receipt {receipt}.',
	'privacy.erased.masked': 'In {count} texts of others their address was masked.',
	'privacy.inFlight':
		'{count} messages were being handed to a server at that moment and may still arrive.',
	'privacy.unknown':
		'No customer "{customer}" is stored: erased before, or never known. Nothing was changed.',
	'privacy.foreseen':
		'A trial: nothing was erased. {rows} rows would be removed, of {scores} answers the score alone kept.',
	'privacy.exported': '{rows} rows about the customer were copied.',
	'privacy.outside.executions': 'Executions that n8n has saved, until n8n prunes them',
	'privacy.outside.backups': 'Backups and replicas of the database',
	'privacy.outside.mail': 'Messages that were sent, and the logs of servers that carried them',
	'privacy.outside.systems': 'Other systems, such as the CRM',
	'privacy.outside.log': 'The write-ahead log of PostgreSQL, until it is recycled',
	'privacy.mail.subject': 'Your data was deleted',
	'privacy.mail.text':
		'What we had stored about you was deleted on {moment}.\n\n**Receipt:** {receipt}\n\nOf your answers we keep the rating, with its survey and month and without anything that says that it was yours: {scores}.\n\nIf you had asked us not to write to you, that stays so: we keep a mark of your address from which nobody can read it.\n\nNot deleted by this: {outside}.\n\nThis mail was written to the address that the request came from; we have not kept it.',
	'privacy.page.erased.title': 'Your data was deleted',
	'privacy.page.erased':
		'{brand} has deleted what was stored about you. Your receipt: {receipt}. Traces in the database file are gone by {moment}.',
	'privacy.confirm.erase_data':
		'This deletes all that {brand} has stored about you, at once and for good: your answers, your messages and what was agreed with you.',
	'privacy.confirm.send_data':
		'This shows all that {brand} has stored about you. Whoever has this link could see it.',
	'privacy.page.again': 'Press once more',
	'privacy.copy.title': 'What is stored about you',
	'privacy.copy.of': 'All that {brand} had stored on {moment}.',
	'privacy.copy.rows': '{count} entries',
	'privacy.copy.none': 'Nothing is stored.',
	'privacy.copy.more': 'The file data.json has the same for programs.',
	'privacy.table.customer': 'Who you are',
	'privacy.table.identity': 'What you are recognised by',
	'privacy.table.customer_trait': 'What others may have, too',
	'privacy.table.customer_tag': 'Groups you are in',
	'privacy.table.customer_date': 'Days that matter',
	'privacy.table.customer_attribute': 'What else is known',
	'privacy.table.likely_double': 'Records that may be yours as well',
	'privacy.table.customer_merge': 'Records that were joined',
	'privacy.table.mailbox': 'Your mailbox',
	'privacy.table.consent': 'What you agreed or objected to',
	'privacy.table.consent_change': 'What you have said about that, in its order',
	'privacy.table.privacy_request': 'What you asked about your data',
	'privacy.table.event': 'What happened',
	'privacy.table.invitation': 'Surveys you were asked to answer',
	'privacy.table.contact': 'How often you were contacted',
	'privacy.table.message': 'Messages',
	'privacy.table.held_rating': 'Ratings that wait for you to press',
	'privacy.table.response': 'Your answers',
	'privacy.table.incentive_code': 'Codes you were given',
	'privacy.table.case_file': 'Matters that somebody took up',
	'privacy.table.case_step': 'What was done about them',
	'privacy.table.compensation': 'Compensations',
	'privacy.table.due': 'What is planned',
	'privacy.table.activity': 'What workflows are told',
	'privacy.table.audit': 'Who worked with your data',
} as const;
