/** What is told of a person's data: its copy and its deletion. */
export const privacyTexts = {
	'privacy.erased':
		'Erased for good; rows that were removed: {rows}, answers of which the score alone stays: {scores}. Receipt {receipt}.',
	'privacy.erased.masked': 'In {count} texts of others their address was masked.',
	'privacy.inFlight':
		'{count} messages were being handed to a server at that moment and may still arrive.',
	'privacy.unknown':
		'No customer "{customer}" is stored: erased before, or never known. Nothing was changed.',
	'privacy.foreseen':
		'Nothing was erased: by hand the node only shows what would go. Rows to be removed: {rows}, answers of which the score alone would stay: {scores}. To erase, publish the workflow and start it by its trigger.',
	'privacy.foreseen.test':
		'Nothing was erased: this is a test item. Rows to be removed: {rows}, answers of which the score alone would stay: {scores}.',
	'privacy.exported': '{rows} rows about the customer were copied.',
	'privacy.outside.executions': 'Executions that n8n has saved, until n8n prunes them',
	'privacy.outside.backups': 'Backups and replicas of the database',
	'privacy.outside.mail': 'Messages that were sent, and the logs of servers that carried them',
	'privacy.outside.systems': 'Other systems, such as the CRM',
	'privacy.outside.log': 'The write-ahead log of PostgreSQL, until it is recycled',
	'privacy.mail.subject': 'Your data was deleted',
	'privacy.mail.text':
		'{deleted}\n\n**Receipt:** {receipt}\n\n{scores}If you had asked us not to write to you, that stays so: we keep a mark of your address from which nobody can read it.\n\nThis does not reach mails that you already have, backup copies and logs, which are replaced in time, and what we may keep elsewhere, for example about orders and invoices.\n\n{inFlight}We have not kept the address to which this mail goes.',
	'privacy.mail.deleted': 'All that we had stored about you here was deleted on {moment}.',
	'privacy.mail.asked':
		'You asked us to delete your data. All that we had stored about you here was deleted on {moment}.',
	'privacy.mail.scores':
		'Ratings that you gave stay, with their survey and month and without anything that says that they were yours: {scores}.',
	'privacy.mail.inFlight': 'A message that was just being sent may still reach you.',
	'privacy.page.erased.title': 'Your data was deleted',
	'privacy.page.erased': '{brand} has deleted what was stored about you.',
	'privacy.page.traces': 'The last traces in the file of the database are gone by {moment}.',
	'privacy.page.inFlight': 'Messages that were just being sent, and may still reach you: {count}.',
	'privacy.page.receipt': 'If you want to keep a receipt: {receipt}',
	'privacy.erase.title': 'Delete all of your data?',
	'privacy.erase.goes':
		'This deletes all that {brand} has stored about you here, at once and for good: your answers, your messages and what was agreed with you.',
	'privacy.erase.stays.title': 'What stays',
	'privacy.erase.stays':
		'The ratings that you gave, with their survey and month and without anything that says that they were yours. If you have asked us not to write to you, a mark of your address from which nobody can read it, so that it stays so.',
	'privacy.erase.outside.title': 'What this does not reach',
	'privacy.erase.outside':
		'Mails that were sent, backups and logs until they run out, and what other systems of {brand} have.',
	'privacy.erase.link':
		'Whoever has this link can delete your data with it. If somebody passed it on to you, please go no further.',
	'privacy.erase.sure': 'Yes, delete all of it. I know that nobody can bring it back.',
	'privacy.data.title': 'See all of your data?',
	'privacy.data.shows': 'This shows all that {brand} has stored about you here.',
	'privacy.data.link':
		'Whoever has this link can see it, too. If somebody passed it on to you, please go no further.',
	'privacy.data.page': 'Show it here',
	'privacy.data.file': 'Save it as a file for programs',
	'privacy.back': 'Back, and change nothing',
	'privacy.copy.title': 'What is stored about you',
	'privacy.copy.of': 'All that {brand} had stored on {moment}.',
	'privacy.copy.rows': '{count} entries',
	'privacy.copy.none': 'Nothing is stored.',
	'privacy.copy.more': 'The file data.json has the same for programs.',
	'privacy.field.name': 'Name',
	'privacy.field.title': 'Title',
	'privacy.field.email': 'Mail address',
	'privacy.field.phone': 'Phone number',
	'privacy.field.language': 'Language',
	'privacy.field.country': 'Country',
	'privacy.field.timeZone': 'Time zone',
	'privacy.field.segment': 'Customer group',
	'privacy.field.number': 'Number in {system}',
	'privacy.field.value': 'Yearly value',
	'privacy.field.tag': 'Label',
	'privacy.field.birth': 'Birthday',
	'privacy.field.renewal': 'Renewal',
	'privacy.field.first_order': 'First order',
	'privacy.field.last_order': 'Last order',
	'privacy.table.customer': 'Who you are',
	'privacy.table.event': 'What happened',
} as const;
