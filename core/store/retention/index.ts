import type { Schema } from '../schema';
import { activities } from './activities';
import { answers } from './answers';
import { auditTrail } from './audit-trail';
import { care } from './care';
import { cases } from './cases';
import { comments } from './comments';
import { events } from './events';
import { invitations } from './invitations';
import { messages } from './messages';
import { privacyRequests } from './privacy-requests';
import type { RetainedKind } from './retained';

/** Every kind of data that ends by age, in the order in which it does: what hangs on others first. */
export const retainedKinds: readonly RetainedKind[] = [
	comments,
	answers,
	cases,
	messages,
	invitations,
	events,
	activities,
	privacyRequests,
	care,
	auditTrail,
];

/** Tables whose rows do not end by age, and why. A table is here or in a kind. */
export const keptTables: Partial<Record<keyof Schema, string>> = {
	workspace: 'the settings',
	endpoint: 'where pages live; a row a trigger',
	survey: 'what was asked, without anybody',
	campaign: 'what is sent when, without anybody',
	attribute_change: 'forgotten by itself after 400 days',
	customer_rhythm: 'follows from the orders that are stored',
	care_stop: 'keeps what was stopped from being sent: Erase',
	person: 'the team: who leaves becomes inactive',
	absence: 'the team',
	rotation: 'a counter',
	customer: 'who a customer is: Erase',
	identity: 'what a customer is recognised by: Erase',
	mailbox: 'whether mails to it come back: keeps others from writing to it',
	customer_trait: 'what a customer is recognised by: Erase',
	customer_tag: 'what is known of a customer: Erase',
	customer_date: 'what is known of a customer: Erase',
	customer_attribute: 'what is known of a customer: Erase',
	likely_double: 'pairs to be looked at: gone with either customer',
	customer_merge: 'lets a merge be undone: Erase',
	customer_merge_row: 'lets a merge be undone: Erase',
	contact: 'forgotten by itself once no limit counts it',
	quota_place: 'a number in a quota, of nobody once its invitation is gone',
	open_link_series: 'counters of links',
	said_series: 'which links to the page for everybody were ended',
	data_address: 'which addresses tools may pull from, and which were ended',
	hasty_form: 'forgotten by itself within the hour',
	comment_model: 'kept until it is learned anew: in a week, or once comments were forgotten',
	write_back: 'forgotten by itself after eight days',
	refused_sender: 'why a sender was refused last; a row a trigger, gone when it is let in',
	unread_push: 'forgotten by itself after 30 days',
	poll_cursor: 'where a poll stands',
	poll_record: 'forgotten by itself two years after the record was last changed',
	incentive_code: 'worth money: that it was given must stay known',
	problem: 'what is done about many cases, without anybody',
	problem_told: 'keeps a customer from being told twice: Erase',
	due: 'planned work: gone when it is done',
	activity_cursor: 'where a trigger stands',
	chart_baseline: 'from what a control chart reckons; a row a chart',
	chart_signal: 'keeps an alarm from being given twice',
	audit_opening: 'empty but within a transaction',
	consent: 'what a customer has said: holds until they say otherwise',
	consent_change: 'proves what a customer has said',
	retention_run: 'when what was forgotten, in numbers',
	erasure: 'proves that somebody was erased, without who',
	forgotten_answer: 'keeps what was forgotten from being counted again',
	score_daily: 'counts of answers: counted again when some go',
	score_dirty: 'hours to be counted again: gone once they are',
	score_stale: 'days to be counted again: gone once they are',
	score_rollup: 'how far answers are counted',
	mention: 'where texts name somebody: gone with the text',
	mention_pending: 'which texts are to be read for mentions: gone once they are',
	mention_scan: 'how far texts were looked through',
};
