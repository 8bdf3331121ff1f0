/** What became of a row about a customer, and what in it could not be used. */
export const customerRowTexts = {
	'customerRow.created': '{who} was added. {understood}.',
	'customerRow.understood': '{field}: {value}',
	'customerRow.updated': '{who} was updated: {fields}.',
	'customerRow.unchanged': '{who} is as stored.',
	'customerRow.unused':
		'Columns that were not used: {columns}. Their headings are neither a field nor an attribute of the workspace.',
	'customerRow.objections':
		'{columns} may say who does not want to be written to. None of it was kept: Privacy, Set Consent keeps it.',
	'customerRow.somebody': 'The customer',
	'customerRow.refused': 'Refused: {why}',
	'customerRow.refusedRows': '{count} of {rows} rows were refused. The first of them: {first}',
	'customerRow.refusedOf': '{who} was refused: {why}',
	'customerRow.nobody':
		'nothing says who it is. Give a customer ID, an email address, a phone number or the ID of a chat.',
	'customerRow.taken':
		'{field} {value} is shared, or somebody else’s, and nothing else says who it is.',
	'customerRow.fault.noRow': 'it is no row with fields.',
	'customerRow.fault.email': '{field} is {value}, which is not one email address.',
	'customerRow.fault.phone': '{field} is {value}, which is not one phone number.',
	'customerRow.fault.id':
		'{field} is {value}, which is no ID: a text of at most {most} characters or a whole number.',
	'customerRow.fault.shortened':
		'{field} is {value}: a spreadsheet has shortened the number. Export the column as text.',
	'customerRow.fault.system':
		'{field} has an ID of {value}, which is a name of our own. Name the system that the ID is from.',
	'customerRow.noCountry':
		'{field} {value} has no country code, so nobody is recognised by it. Set Default Country in the workspace, or fill in Country.',
	'customerRow.noNumber':
		'{field} {value} is no telephone number that exists: nobody is recognised by it.',
	'customerRow.left.text': '{field} was left out: {value} is no text.',
	'customerRow.left.language': '{field} was left out: {value} is no language.',
	'customerRow.left.timeZone': '{field} was left out: {value} is no time zone.',
	'customerRow.left.country': '{field} was left out: {value} is no country.',
	'customerRow.left.number':
		'{field} was left out: {value} is no number that can be read in one way.',
	'customerRow.left.currency': '{field} was left out: {value} is no currency code such as EUR.',
	'customerRow.left.yesNo': '{field} was left out: {value} is neither yes nor no.',
	'customerRow.left.choice': '{field} was left out: {value} is none of {choices}.',
	'customerRow.left.email': '{field} was left out: {value} is not one email address.',
	'customerRow.left.calendar':
		'{field} was left out: {value} is neither solar nor lunar. Without it the day cannot be read.',
	'customerRow.left.day': '{field} was left out: {why}',
	'customerRow.left.orders': '{first} lies behind {last}, so both were left out.',
	'customerRow.day': '{field}: {why}',
	'customerRow.withheld':
		'{fields} stayed as stored: the customer was recognised by {identity} alone, which others may share.',
	'customerRow.elsewhere':
		'{field} {value} belongs to another record, which may be the same person. Compare them, and merge them if so.',
} as const;
