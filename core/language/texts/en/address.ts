/** The addresses that tools pull figures from. */
export const addressTexts = {
	'address.made':
		'The address “{name}” is there. Whoever has it reads the figures: treat it like a password.',
	'address.over': 'The address “{name}” has ended: whatever pulls from it is told so.',
	'address.twice': '“{field}” stands more than once in the address. Give it once.',
	'address.noWord': '“{value}” is no {field}. Give one of: {words}.',
	'address.noDay': '“{value}” is no day. Give {field} as in {field}=2026-10-01.',
	'address.backwards':
		'The period begins on {from} and ends on {to}, which is before. Give from a day up to that of to.',
	'address.noSurvey': 'No survey is called “{value}”. There are: {surveys}.',
	'address.noSurveyYet': 'No survey is called “{value}”: nothing has been answered yet.',
	'address.otherSurvey': 'This address is about the survey “{survey}” alone, not about “{value}”.',
	'address.readOnly': 'Figures are only read here. Ask with GET.',
	'address.ended':
		'This address has run out or was ended. Ask whoever administers n8n for a new one (Satisfaction Insights, Report: Create Address).',
} as const;
