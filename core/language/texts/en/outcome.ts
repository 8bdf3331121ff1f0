/** What a node has decided or done, in one sentence on the item. */
export const outcomeTexts = {
	'case.opened': 'A case was opened with {priority}.',
	'case.already_open': 'The case was opened before; it is {state}.',
	'case.reopened': 'The customer says that it is not solved: the case is open again.',
	'case.belongs': 'It belongs to {owner}.',
	'case.nobody':
		'It has no owner, so nobody is told: route it with a fallback person, or reassign it.',
	'case.is': 'The case is {state}.',
	'case.untold': 'It has no owner, so nobody is told.',
	'case.low_again': 'The customer rates it low again.',
	'case.not_solved': 'The customer says that it is not solved.',
	'case.noReader': 'Nobody is there to be told.',
	'case.instead': '{person} is away or has left: {other} is told instead.',
	'case.done': '{who}: {what}',
	'case.somebody': 'Somebody',
	'case.before': 'This was done before: the case stays as it is.',
	'case.trial':
		'A trial: this is a real case, so nothing was changed. Test cases can be worked on.',
	'case.triedResponse':
		'A trial: the answer was kept once more as a test, and this is the test case of it.',
	'case.noPage':
		'Nobody can be told yet: no Satisfaction Case Trigger is published in this workspace. Publish a workflow with one.',

	'owned.case': '1 case, {overdue} overdue',
	'owned.cases': '{count} cases, {overdue} overdue',
	'owned.owner': '{person}: {cases}.',
	'owned.left': '{person} has left, with {cases}: reassign them.',
	'owned.nobody': 'Without an owner: {cases}. Nobody is told: route or reassign them.',

	'person.unchanged': '{person} is as stored.',
	'person.updated': '{person} was updated.',
	'person.created': '{person} was added to the team.',
	'person.away': '{person} is away from {from} until {until}. {covered}',
	'person.covered': '{other} stands in.',
	'person.uncovered': 'Nobody stands in.',

	'settings.unchanged': 'Nothing was changed.',
	'settings.changed': 'Changed: {names}.',
	'settings.attributes.added': 'New attributes of customers: {names}.',
	'settings.attributes.retyped':
		'Of another type now: {names}; what is stored of them was read as the old one.',
	'settings.attributes.removed':
		'No longer among the attributes: {names}; the list takes the place of the one before, and what is stored of them stays.',

	'score.scored': '{metric} {value} of {min}–{max}, {band}.',
	'score.recorded': 'Recorded: {score}',
	'score.changed': 'Changed: {score}',
	'score.forgotten':
		'"{id}" from {source} was recorded once and has been forgotten since: it is not recorded again.',
	'score.known': '"{id}" from {source} was recorded before as {response}.',
	'score.tried': 'As a test: the form was being tried out.',
	'score.invited': 'It answers the invitation {invitation}.',
	'score.stands': 'The invitation {invitation} has its answer, which cannot be changed any more.',
	'score.alone.foreign':
		'It answers no invitation: what it carries was not made by this workspace.',
	'score.alone.gone':
		'It answers no invitation: that one was deleted, with its customer or by its age.',
	'score.alone.tried':
		'Its invitation is left alone: a trial answers none that was sent to a customer.',
	'score.alone.other_customer':
		'It answers no invitation: that one was sent to somebody else than the survey tool names.',
	'score.alone.answered': 'It answers no invitation: that one was answered otherwise before.',
	'score.alone.opted_out':
		'It answers no invitation: whoever was to be asked has objected to that.',
	'score.alone.withdrawn': 'It answers no invitation: that one was withdrawn.',
	'score.alone.expired': 'It answers no invitation: the link of that one had expired.',
	'score.alone.closed':
		'It answers no invitation: the survey of that one takes no answers any more.',
	'score.alone.window_passed':
		'It answers no invitation: the time to change the answer to that one is over.',

	'preview.fine': 'Nothing to remark about the wording.',
	'preview.one': '1 remark about the wording: {texts}',
	'preview.several': '{number} remarks about the wording: {texts}',

	'recorded.sent': 'Recorded as sent{to}.',
	'recorded.failed': 'Recorded as failed{to}: {reason}',
	'recorded.bounced': 'Recorded as bounced{to}: {reason}',
	'recorded.to': ' to {recipient}',
	'recorded.failed.why': 'The message failed.',
	'recorded.bounced.why': 'The message bounced.',
	'recorded.trial': 'A trial: nothing was recorded.',

	'code.added': 'Added to the codes of the survey {key}.',
	'code.known': 'It was among the codes of the survey {key} before.',
	'code.empty': 'Refused: it is empty.',
	'code.no_text': 'Refused: it is no text.',
	'code.too_long': 'Refused: it is longer than {most} characters.',
	'code.control_characters': 'Refused: it has signs in it that nobody can see or type.',
	'code.from_spreadsheet':
		'Refused: it is a formula or a number that a spreadsheet has shortened. Export the column as text.',
	'code.other_survey':
		'Refused: it is among the codes of the survey {key}, and a code is given out once.',

	'openLink.made': 'Whoever opens {link} may answer.',
	'openLink.paste': 'Paste openLink.embed into the page that shall show the survey.',
	'openLink.ended': 'The open links made so far no longer take answers.',
	'openLink.closed': 'It takes no answers now: Accept Answers is off.',

	'draft.listen': 'Listen for a test event in "{node}" to get a page and a link.',
	'draft.listening': 'The link opens while you listen for a test event in "{node}".',

	'send.sent': 'Sent to {address}.',
	'send.before': 'This message was sent before, to {address}.',
	'send.trial': 'A trial: sent to the test address {address} alone, and nothing was recorded.',
	'send.trial.nobody':
		'The message names no reader: published, it goes to nobody until To is filled, in this node or in the one that wrote it.',
	'send.trial.group':
		'A trial: sent to the group by {channel} with a word that says so, and nothing was recorded.',
	'send.instead': 'In earnest it leaves by {channel}.',
	'send.by': '{address}, by {channel}',
	'send.refusedBefore': 'Another way had refused it before.',
	'send.anotherNode': 'another node',
	'send.handedOn':
		'Marked as being sent and handed to the next node, which sends it. Satisfaction Survey (Record Delivery) behind that one tells what became of it.',
	'send.handedOn.test': 'Not handed to the next node, which would reach a real person.',
	'send.unsure':
		'This message was being sent by {channel} when that broke off, and nobody knows whether it has arrived: it leaves by no other way.',
	'send.unsure.hint':
		'Send it by {channel} again, or record what became of it with Satisfaction Survey (Record Delivery).',
	'send.otherChannel': 'This message was written for {channel}, by which this node does not send.',
	'send.otherChannel.hint':
		'Choose As the Receiver Prefers as Channel where the clock sends, with a credential for {channel}.',
	'send.nothing': 'There is nothing to send.',
	'send.unmarked': 'This is a test invitation, but the item is not marked as one.',
	'send.erased': 'Whom this message was for, or about, was erased.',
	'send.careGone':
		'The campaign, the occasion or the customer of this message is not stored any more.',
	'send.answered': 'The customer has answered.',
	'send.ran_out': 'The link ran out before it was answered.',
	'send.no_customer': 'The item names no customer.',
	'send.no_address': 'The customer has no e-mail address.',
	'send.no_owner': 'The item has no owner.',
	'send.owner': 'The owner',
	'send.nameless': '{person} has no e-mail address.',
	'send.opted_out': 'The customer has opted out.',
	'send.no_consent': 'The customer has not agreed to messages of this kind.',
	'send.paused': 'The customer has asked for a pause.',
	'send.came_back': 'Mail to the customer came back for good.',
	'send.came_back.why': 'Mail to the customer came back for good: {reason}',

	'score.own': 'As a test: whoever gave it is one of your own people.',
	'event.received': 'Received {type} from {source}.',

	'notice.new_case': '{person} is told of the new case.',
	'notice.reassigned': '{person} is told that the case is theirs now.',
	'notice.reopened': '{person} is told that the case is open again.',
	'notice.resumed': '{person} is told that the case goes on.',
	'notice.sla_warning': '{person} is told that time is running out.',
	'notice.promise_due': '{person} is told that a promise is due.',
	'notice.approval_requested': '{person} is asked for approval.',
	'notice.approved': '{person} is told that it was approved.',
	'notice.declined': '{person} is told that it was declined.',
	'notice.confirmed': '{person} is told that the customer has confirmed it.',
	'notice.own_link': '{person} is sent a link of their own.',
	'notice.breach_response': 'The response time of the case has run out.',
	'notice.breach_resolution': 'The resolution time of the case has run out.',
	'notice.rung': 'The case was escalated to step {rung}.',
	'notice.unconfirmed': 'The customer did not answer whether it is solved.',

	'due.message': 'This message has not left yet.',
	'due.warning.response': 'The time for the first response is running out.',
	'due.warning.resolution': 'The time for the solution is running out.',
	'due.promise': 'The promise "{text}" is due.',
	'due.stuck': 'Given up after {attempts} attempts: {error}',
	'due.unpublished': 'This waits for the workflow "{workflow}", which is not published.',
	'due.peeked': 'This is due. It was only looked at: the published workflow takes it.',
	'due.ask_again': 'The moment to ask has come.',
	'due.reminder': 'A reminder is due.',
	'due.unsent': 'The message could not be sent yet.',
	'due.lost': 'The execution has not ended in its time.',
	'due.ended': 'The execution ended as {state}.',
	'due.noEnd': 'No execution of it has ended.',
	'due.stopped': 'n8n stopped each time.',
	'due.unprocessed': 'This event has no decision yet.',
	'due.low_score': 'This low score has no case yet.',
	'due.incentive': 'A customer gets a code for answering.',
	'due.partial': 'The customer gave a rating and left it at that.',
} as const;
