/** What the health check of a workspace says: what is so, and what to do. */
export const healthTexts = {
	'health.healthy': 'Everything is in place.',

	'health.schema.ok': 'The database has schema version {version}.',
	'health.schema.other':
		'The database has schema version {version}, this package writes version {newest}.',
	'health.schema.hint': 'Restart n8n, and give every n8n process the same version of the package.',

	'health.mode.single': 'One n8n process on {database}.',
	'health.mode.queue': 'n8n runs in queue mode on {database}.',
	'health.mode.wrong':
		'n8n runs in queue mode on SQLite, so its processes would not share their data.',
	'health.mode.hint': 'Set Database to PostgreSQL in the Satisfaction Workspace credential.',

	'health.address.ok': 'Links lead to {address}.',
	'health.address.sandbox': 'Links lead to {address}: this is a sandbox.',
	'health.address.local': 'Links would lead to {address}, which only this server can open.',
	'health.address.local.hint':
		'Set WEBHOOK_URL for n8n, or Public Address in the Satisfaction Workspace credential.',
	'health.address.unknown': 'No page is published yet, so it is not known where links will lead.',
	'health.address.unknown.hint': 'Publish a survey, then check again.',

	'health.mail.ok': '{server} accepts the login; mails come from {sender}.',
	'health.mail.none': 'The workspace has no mail server, so mails are not checked.',
	'health.mail.none.hint':
		'Enter Mail Host in the Satisfaction Workspace credential, unless everything is sent by another node.',
	'health.mail.fault': 'Mails cannot be sent. {error}',
	'health.mail.fault.hint': '{hint}',

	'health.clock.ok': 'The clock runs in the workflow "{workflow}".',
	'health.clock.none': 'The clock is not published yet, so nothing that comes due is sent.',
	'health.clock.none.hint':
		'Publish a workflow with a Satisfaction Timer Trigger, for example the template The Clock.',
	'health.clock.off': 'The clock is unpublished, so nothing that comes due is sent.',
	'health.clock.off.hint': 'Publish the workflow "{workflow}" again.',
	'health.clock.silent': 'The clock is published, but has not beaten for {span}.',
	'health.clock.silent.hint':
		'Unpublish the workflow "{workflow}" and publish it again; the log of n8n says why it stopped.',

	'health.unpublished.ok': 'No work waits for a workflow that is unpublished.',
	'health.unpublished.waiting': 'Work waits because its workflow is not published: {workflows}.',
	'health.unpublished.hint':
		'Publish the workflows again: what waits comes out of their triggers then.',
	'health.unpublished.workflow': '"{workflow}" ({count})',
	'health.unpublished.survey': 'the one of the survey "{key}" ({count})',
	'health.unpublished.events': 'one that received events and is gone ({count})',

	'health.stuck.ok': 'Nothing is stuck.',
	'health.stuck.some': 'Given up after several failures: {kinds}.',
	'health.stuck.error': 'Given up after several failures: {kinds}. Last error: {error}',
	'health.stuck.hint':
		'Correct what the error names, then run Retry Stuck of Satisfaction Workspace; the Stuck output of the Satisfaction Timer Trigger tells of each.',
	'health.retried.some': 'Tried again within seconds: {kinds}.',
	'health.retried.none': 'Nothing was stuck.',

	'health.backlog.ok': 'Nothing is late; pieces of work planned: {count}.',
	'health.backlog.late': 'The oldest work has been waiting for {span}: {kinds}.',
	'health.backlog.held':
		'Activity Triggers have been waiting for {span} for an open transaction on the PostgreSQL server.',
	'health.backlog.held.hint':
		'End it: in pg_stat_activity, of all databases of the server, look for backend_xid that is old and state “idle in transaction”. Set idle_in_transaction_session_timeout.',
	'health.backlog.hint':
		"Look at the executions of the clock's workflow: they fail or are too slow, or n8n was down.",

	'health.kind': '{kind} ({count})',
	'health.kind.invitation_due': 'invitations',
	'health.kind.reminder': 'reminders',
	'health.kind.notice': 'notices to owners',
	'health.kind.message': 'messages',
	'health.kind.retention': 'forgetting of old data',
	'health.kind.incentive': 'codes for answering',
	'health.kind.care': 'messages of campaigns',
	'health.kind.sla_warning': 'deadline warnings',
	'health.kind.sla_breach': 'missed deadlines',
	'health.kind.rung': 'escalations',
	'health.kind.pause_over': 'ends of pauses',
	'health.kind.promise_due': 'promises',
	'health.kind.verification_due': 'questions whether it is solved',
	'health.kind.verification_silent': 'fixes that nobody confirmed',
	'health.kind.partial_to_close': 'unfinished answers',
	'health.kind.changed_answer': 'changed answers',
	'health.kind.low_score_without_case': 'low scores without a case',
	'health.kind.unprocessed_event': 'events',
	'health.kind.ask_again': 'customers to ask again',
	'health.kind.clean_store': 'cleanings of the file',
	'health.kind.activity': 'activities',

	'health.polls.ok': 'The systems that are asked for changes answer.',
	'health.polls.and': ', ',
	'health.polls.failing': '{systems} cannot be asked for changes, for {span} now: {failure}',
	'health.polls.hint':
		'Correct the credential or the options in the workflow "{workflow}"; what was changed meanwhile is read then.',

	'health.senders.ok': 'What encrypted senders send can be read.',
	'health.senders.wrong_token':
		'"{workflow}" refuses what {system} sends: the token here is another one than there.',
	'health.senders.wrong_token.hint':
		'Copy the token (of YonBIP the App Secret) from {system} into Secret of the Satisfaction Sender credential.',
	'health.senders.wrong_key':
		'"{workflow}" cannot read what {system} sends: the encryption key here is another one than there.',
	'health.senders.wrong_key.hint':
		'Copy the encryption key from {system} into Encryption Key of the Satisfaction Sender credential.',
	'health.senders.wrong_receiver':
		'"{workflow}" refuses what {system} sends: it is for another company or app than the one that is entered there.',
	'health.senders.wrong_receiver.hint':
		'Correct the id of the company or app in the trigger, or take its address out of the settings of {system}.',

	'health.unread.ok': 'All that senders have sent could be read.',
	'health.unread.old':
		'All that senders have sent within a week could be read; of what came before, some is kept ({pushes}).',
	'health.unread.kept':
		'"{workflow}" could not read all that {system} has sent, and keeps it ({pushes}). Of the last: {why}',
	'health.unread.hint':
		'Compare what is sent with the sample in the CRM Trigger, correct the trigger or the sender, and publish the workflow anew: what is kept is then read again. It is kept for 30 days.',

	'health.surveys.ok': 'Published: {keys}.',
	'health.surveys.none': 'No survey is published yet.',
	'health.surveys.none.hint':
		'Publish a workflow with a Satisfaction Response Trigger: it defines a survey and serves its page.',
	'health.surveys.verification':
		'The verification survey "{key}" is not published, so no fix can be confirmed.',
	'health.surveys.verification.hint':
		'Publish the workflow that defines it, or choose another Verification Survey in the settings.',
	'health.surveys.dark': 'Links to these surveys open no page now: {keys}.',
	'health.surveys.dark.hint':
		'Publish their workflows again. To retire a survey, switch off its Accept Answers instead.',
	'health.surveys.untranslated':
		'Some texts of surveys are shown in another language than the rest of the page: {surveys}.',
	'health.surveys.lacks': '{key} lacks {languages}',
	'health.surveys.untranslated.hint':
		'Add the translations under Texts in their Satisfaction Response Triggers, or take the language out of Languages. Satisfaction Survey: Preview names each text.',

	'health.casePage.ok': 'Owners can open their cases.',
	'health.casePage.none':
		"The owners' page is not published yet, so owners cannot open their cases.",
	'health.casePage.none.hint':
		'Publish a workflow with a Satisfaction Case Trigger, for example the template The Clock.',
	'health.casePage.off': "The owners' page is unpublished, so owners cannot open their cases.",
	'health.casePage.off.hint': 'Publish the workflow "{workflow}" again.',

	'health.people.ok': 'People in the team list: {count}.',
	'health.people.none': 'Nobody is in the team list yet, so cases find no owner.',
	'health.people.none.hint': 'Add your people with the Satisfaction Team node.',

	'health.leavers.ok': 'Every open case has an owner who is still there, or nobody yet.',
	'health.leavers.some': 'Open cases belong to people who have left: {people}.',
	'health.leavers.person': '{name} ({count})',
	'health.leavers.hint':
		'Hand them over: on the page of the team lead, or with Satisfaction Case, Reassign.',

	'health.erasures.none': 'Nobody was erased yet.',
	'health.erasures.clean':
		'Erased: {count}. The files of the database hold no traces of them since {moment}.',
	'health.erasures.waiting':
		'Erasures of which the files of the database may still hold traces: {count}, until they are cleaned in the coming night.',
	'health.erasures.late':
		'Erasures of which the files of the database may still hold traces: {count}, since {moment}.',
	'health.erasures.late.hint':
		'The clock has them cleaned at half past three at night: see that it is published, and that the disk has room for the database once more.',

	'health.held.none': 'No rating of the last seven days waits to be confirmed by a person.',
	'health.held.some':
		'Ratings of the last seven days that came faster than people press and that nobody confirmed with a second press: {count}, of them low: {low}. Mostly mail programs send them. They count nowhere until the customer answers, which the reminder asks for; the view v_held_ratings lists them.',

	'health.care.ok': 'No care campaign has stopped itself.',
	'health.care.campaign': '{campaign} ({optOuts} of {sent} who were written to, {share} %)',
	'health.care.stopped':
		'Stopped by itself, since more customers opted out than the workspace allows: {campaigns}.',
	'health.care.hint':
		'Look at whom the campaign writes to, how often and what, then let it go on with Satisfaction Care: Stop, Go On Again.',

	'health.incentives.none': 'No survey gives codes for answering.',
	'health.incentives.ok': 'Codes for answering that are left: {lists}.',
	'health.incentives.few': 'Codes for answering run out: {lists}.',
	'health.incentives.list': '{key}: {left} of {all}',
	'health.incentives.waitingOne': '{key}: {left} of {all}, and 1 customer waits for one',
	'health.incentives.waiting': '{key}: {left} of {all}, and {waiting} customers wait for one',
	'health.incentives.hint': 'Add codes with Satisfaction Survey: Add Incentive Codes.',

	'health.zone.ok': 'Times are counted in {zone}.',
	'health.zone.never':
		'The time zone was never set; working time and quiet hours are counted in {zone}.',
	'health.zone.hint': 'Set Time Zone with the operation Set Settings, for example Asia/Shanghai.',

	'health.policy.ok': 'The contact policy contradicts nothing.',
	'health.policy.publicDomain':
		'Company Domains names a public mail service, so none of its customers is asked: {domains}.',
	'health.policy.publicDomain.hint': 'Leave only domains whose mailboxes are all your own.',
	'health.policy.noDay': 'Send Days and Working Time leave no day on which anything could be sent.',
	'health.policy.lateDay':
		'Send Days and Working Time leave no day to send on before {moment}, so invitations wait until then.',
	'health.policy.noDay.hint':
		'Change Send Days of the contact policy, or the days off in Working Time.',
	'health.policy.noSurvey': 'Quotas name surveys that were never published: {keys}.',
	'health.policy.noSurvey.hint': 'Choose a published survey in these quotas, or remove them.',
	'health.policy.quota': '{name} ({limit})',
	'health.policy.doubled':
		'Quotas of one survey, field and period contradict each other; the smallest counts: {names}.',
	'health.policy.doubled.hint': 'Leave one of them.',
	'health.policy.noSample': 'Sample Percent is 0, so nobody is asked.',
	'health.policy.noSample.hint': 'Set Sample Percent to the share of customers to ask.',

	'health.brand.ok': 'The brand colour {color} is shown as it is.',
	'health.brand.adapted':
		'On the brand colour {color} neither black nor white could be read; buttons show {shown} in its place.',
	'health.calendar.own': 'Only the weekly hours and your own days count, no public days.',
	'health.calendar.ok': 'The public days of China are known until {date}.',
	'health.calendar.coming':
		'The public days of China are known until {date}; the days after it are not announced yet.',
	'health.calendar.coming.hint':
		'Update the package in December, when the next year has been announced.',
	'health.calendar.ended':
		'The calendar ends on {date}: the public days of China after it are not known. Until then weekends and the fixed holidays (1 January, 1–2 May, 1–3 October) are off, and due times after it will move.',
	'health.calendar.ended.hint':
		'Update the package once the next year has been announced (usually in November), or enter its days as Holidays and Extra Workdays in the settings: running clocks are recomputed.',
	'health.requests.none': 'Nobody waits for their data or for its deletion.',
	'health.requests.waiting': 'Requests about data that wait: {count}, the oldest since {since}.',
	'health.requests.hint':
		'Publish a workflow that answers them, such as the template Privacy Requests, or use Export and Erase of Satisfaction Customer. The customers were told that they hear from you.',
} as const;
