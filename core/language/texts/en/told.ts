/** What has happened, in one sentence on the item: who, which score, about what. */
export const toldTexts = {
	'told.customer': 'A customer',
	'told.score': '{metric} {value} of {max}',
	'told.subject': ' about "{subject}"',
	'told.survey': ' in "{survey}"',
	'told.scored': ' ({score})',
	'told.owner': ' It belongs to {owner}.',
	'told.unowned': ' Nobody owns it yet.',

	'told.low_partial': '{who} gave {score}{about}; reason and comment may follow.',
	'told.completed': '{who} gave {score}{about}.',
	'told.changed': '{who} added to the answer or changed it: {score}{about}.',
	'told.turned_low': '{who} changed the answer to a low rating: {score}{about}.',
	'told.nothing': 'Nothing new.',

	'told.case_opened': 'A case was opened for {who}{about}{scored}.{owner}',
	'told.case_breached.response': 'The first response to {who}{about}{scored} is overdue.{owner}',
	'told.case_breached.resolution': 'The solution for {who}{about}{scored} is overdue.{owner}',
	'told.case_escalated': 'The case of {who}{about}{scored} was escalated to step {rung}.{owner}',
	'told.case_resolved': 'The case of {who}{about}{scored} was marked as resolved.{owner}',
	'told.case_confirmed': '{who} has confirmed that it is solved{about}{scored}.{owner}',
	'told.problem_done': 'Done: {title}. {remedy}',
	'told.problem_handed_over': '{owner} sees to this problem from now on: {title}.',
	'told.data_requested': '{who} asks for a copy of their data.',
	'told.erase_requested': '{who} asks for their data to be deleted.',
	'told.case_reopened': 'The case of {who}{about}{scored} was opened again.{owner}',
} as const;
