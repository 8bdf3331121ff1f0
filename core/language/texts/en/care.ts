/** What care is sent, when, and why not, in one sentence; and what stands in its messages. */
export const careTexts = {
	'care.greeting': 'Dear {name},',
	'care.greeting.nobody': 'Hello,',
	'care.yes': 'yes',
	'care.no': 'no',

	'care.listed.unknown':
		'Not planned: the customer of the item is not known here. Store them first with Customer: Create or Update.',
	'care.listed.at': '{moment}: {text}',
	'care.listed.unreadable': 'Not planned: {fault}',
	'care.listed.nobody':
		'Not planned: the item names nobody. It needs a customer, or a column with a mail address, a phone number or an ID.',
	'care.listed.before':
		'Nothing new: the customer has had this edition, or it is planned for them.',
	'care.noPage':
		'No survey is published, so there is no page to unsubscribe on: greetings, offers and news do not leave. Publish a workflow with a Response Trigger.',
	'care.nobody':
		'Nobody comes up then: no customer has what the occasion begins with in that time.',
	'care.allHeld': 'Nothing would be sent, and {held} would be held. Most often ({count}): {text}',
	'care.nobodyNow': 'Nobody comes up right now. Set Operation to Preview to see the days ahead.',
	'care.consentHow': 'Satisfaction Customer, Set Consent, keeps what they agree to.',
	'care.peeked':
		'Only looked, at 200 customers at most: nothing was stored, and nobody is written to before the workflow is published.',
	'care.day': '{date}: {due} to be sent, {held} held.',

	'care.now': 'Step {step} is due now.',
	'care.would': 'Step {step} would be sent on {moment}.',
	'care.waits': 'Step {step} comes on {moment}.',
	'care.at.usual': 'Will be sent on {moment}.',
	'care.at.quiet_hours': 'Will be sent on {moment}, after quiet hours.',
	'care.at.send_days': 'Will be sent on {moment}, on the next day to send on.',
	'care.at.cap_care': 'Will be sent on {moment}, once the limit of care has room.',
	'care.at.cap_together':
		'Will be sent on {moment}, once the limit of surveys and care together has room.',
	'care.at.cap_metric': 'Will be sent on {moment}, once the limit of this metric has room.',
	'care.at.cap_overall': 'Will be sent on {moment}, once the limit of surveys has room.',
	'care.zoneAssumed': "The customer's time zone is not known, so the workspace's was used: {zone}.",

	'care.held.opted_out': 'Not sent: the customer has objected to messages of this kind.',
	'care.held.is_staff': 'Not sent: the customer is one of your own people.',
	'care.held.no_person': "Not sent: the customer's address is a program's, which nobody reads.",
	'care.held.no_consent': 'Not sent: the customer has not agreed to messages of this kind.',
	'care.held.paused': 'Not sent: the customer has asked for a pause.',
	'care.held.other_channel': 'Not sent: the customer wants to be written to another way.',
	'care.held.no_address': 'Not sent: the customer has no address for this channel.',
	'care.held.address_failed': "Not sent: messages to the customer's address have failed for good.",
	'care.held.open_case': 'Not sent: a case of this customer is still open.',
	'care.held.cooling':
		'Not sent before {moment}: a case of this customer was confirmed as solved only lately.',
	'care.held.same_mailbox': 'Not sent: somebody else with the same mailbox gets this very message.',
	'care.held.sent_before': 'Not sent: this step went to another record of the same person.',
	'care.held.no_owner': 'Not sent: nobody looks after this customer, or they have no address.',
	'care.held.peace':
		'Not sent before {moment}: this campaign wrote to the customer for another occasion.',
	'care.held.asked_lately': 'Not sent before {moment}: the customer was asked for a favour lately.',
	'care.held.no_text': 'Not sent: the step has no text in {language}, the language of its reader.',
	'care.held.no_value':
		'Not sent: the text says {field}, of which nothing is known for this customer; {example} would say something else then.',
	'care.held.cap_care':
		'Not sent: the limit of care is at most {limit} in {days} days; the next is allowed from {moment}, which is too late for this.',
	'care.held.cap_together':
		'Not sent: the limit of surveys and care together is at most {limit} in {days} days; the next is allowed from {moment}, which is too late for this.',
	'care.held.too_late': 'Not sent: it was worth sending until {moment}.',

	'care.reason.opted_out': 'The customer has objected',
	'care.reason.is_staff': 'One of your own people',
	'care.reason.no_person': "A program's address",
	'care.reason.no_consent': 'No consent',
	'care.reason.paused': 'The customer asked for a pause',
	'care.reason.other_channel': 'Wants to be written to another way',
	'care.reason.no_address': 'No address',
	'care.reason.address_failed': 'The address has failed for good',
	'care.reason.open_case': 'A case is open',
	'care.reason.cooling': 'A case was solved only lately',
	'care.reason.same_mailbox': 'Somebody else with the same mailbox gets it',
	'care.reason.sent_before': 'Went to another record of the same person',
	'care.reason.no_owner': 'Nobody looks after the customer',
	'care.reason.peace': 'The campaign wrote to them not long ago',
	'care.reason.asked_lately': 'Asked for a favour lately',
	'care.reason.no_text': 'No text in the language of its reader',
	'care.reason.no_value': 'Something that the text says is not known',
	'care.reason.cap_care': 'The limit of care had no room',
	'care.reason.cap_together': 'The limit of surveys and care together had no room',
	'care.reason.too_late': 'It was too late to send it',

	'care.over.finished': 'All steps are done.',
	'care.over.past': 'The occasion was over before anything could be sent.',
	'care.over.goal_met': 'The goal is met, so nothing more is sent.',
	'care.over.stopped': 'It was stopped for this customer.',
	'care.over.campaign_stopped': 'The campaign was stopped.',
	'care.over.too_many_opt_outs':
		'The campaign stopped itself: more customers opted out than the workspace allows.',
	'care.over.held_out': 'Left out on purpose, so that it can be seen whether the campaign works.',
	'care.over.peace': 'This campaign wrote to the customer for another occasion not long ago.',
	'care.over.renewed': 'The contract was renewed.',
	'care.over.date_changed': 'The date of the occasion is not the same any more.',
	'care.over.back': 'The customer is back.',
	'care.over.low_since': 'The customer has given a low score since, or changed this one.',
	'care.over.joined': 'It goes on with a record that this one was joined with.',

	'care.preview.more': '{shown} messages are shown, {all} are counted by day.',
	'care.preview.past':
		'These days are over: this is what would have been sent by what is known now. What was sent is listed by Satisfaction Message, List.',
	'care.try.text': 'Step {step} in {language}, as a made-up customer would get it.',
	'care.try.neutral':
		'Step {step} in {language}, as it is said to a made-up customer while a case is open.',
	'care.try.how':
		'Texts to try out: {count}. A Satisfaction Message (Send) behind Done mails them to the test address {address} alone; names and values are made up, and nothing is recorded.',
	'care.try.noAddress':
		'There is no test address to send these texts to: fill Test Address of Set Settings (Satisfaction Workspace), then put a Satisfaction Message (Send) behind Done.',
	'care.try.none': 'There is no text that could be tried out; Held says why.',
	'care.try.name': 'Jane Doe',
	'care.try.title': 'Ms',
	'care.try.company': 'Sample Company',
	'care.try.owner': 'Alex Smith',
	'care.run.first_run': 'First run: what comes up from now on is planned.',
	'care.run.clock_went_back':
		'The clock was put back since the last run; looking begins anew from now, and nothing that was planned is planned twice.',
	'care.run.long_pause':
		'The last run was more than {days} days ago; what came up before that was left out.',

	'care.stop.stopped':
		'The campaign "{key}" is stopped: open occasions that ended: {occasions}, messages taken back: {messages}.',
	'care.stop.goesOn':
		'The campaign "{key}" goes on; what came up while it was stopped is not sent any more.',
	'care.stop.already': 'The campaign "{key}" was stopped before.',
	'care.stop.notStopped': 'The campaign "{key}" is not stopped, so nothing has changed.',
	'care.stop.one.stopped':
		'The campaign "{key}" is stopped for {name}: open occasions that ended: {occasions}, messages taken back: {messages}.',
	'care.stop.one.goesOn':
		'The campaign "{key}" goes on for {name}; what came up while it was stopped is not sent any more.',
	'care.stop.one.already': 'The campaign "{key}" was stopped for {name} before.',
	'care.stop.one.notStopped':
		'The campaign "{key}" is not stopped for {name}, so nothing has changed.',

	'care.result.recorded': 'Recorded as a result of the campaign "{campaign}".',
	'care.result.stranger':
		'Recorded, but the customer was in no occasion of the campaign "{campaign}" so far: Measure Effect does not count it.',
	'care.result.already': 'This result of the campaign "{campaign}" was recorded before.',

	'effect.mixed':
		'Not counted, since they were in both groups before two records became one: {count}.',
	'effect.open': 'Not counted yet, since their {days} days are not over: {count}.',
	'effect.share':
		'{treated} of {treatedN} who were written to reached the goal, and {heldOut} of {heldOutN} who were left out. Difference: {difference} points ({low} to {high}).',
	'effect.treated': '{treated} of {treatedN} who were written to reached the goal.',
	'effect.amount':
		'On average {treated} from {treatedN} who were written to, and {heldOut} from {heldOutN} who were left out. Difference: {difference} ({low} to {high}).',
	'effect.works': 'That is unlikely to be chance: it works.',
	'effect.harms': 'That is unlikely to be chance: it does harm.',
	'effect.unclear': 'It could be chance.',
	'effect.needed': 'About {count} more customers would have to be left out to tell.',
	'effect.early': 'Too early to say: nobody who was left out has had their {days} days yet.',
	'effect.tooFew': 'Too few to say: at least {least} are needed in each group.',
	'effect.nobody': 'Nobody was left out, so nobody can say whether it works.',
} as const;
