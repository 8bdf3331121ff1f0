import type { Schema } from '../schema';

/**
 * What becomes of the rows of every table that are about somebody who is erased:
 * - `removed`: the rows are deleted;
 * - `anonymised`: they stay and say nothing of anybody;
 * - `masked`: they are of others; addresses of the erased person are masked in their texts;
 * - `impersonal`: no row is about a customer, and why.
 *
 * A test holds this list against the database, so that a new table cannot be forgotten.
 */
export const whatBecomesOf = {
	customer: 'removed',
	identity: 'removed',
	customer_trait: 'removed',
	customer_tag: 'removed',
	customer_date: 'removed',
	customer_attribute: 'removed, masked',
	likely_double: 'removed',
	customer_merge: 'removed',
	customer_merge_row: 'removed',
	mailbox: 'removed',
	consent: 'removed, anonymised',
	consent_change: 'removed',
	privacy_request: 'removed',
	event: 'removed, masked',
	event_delivery: 'removed',
	invitation: 'removed',
	contact: 'removed',
	message: 'removed',
	held_rating: 'removed',
	open_answer: 'removed',
	quota_place: 'anonymised',
	response: 'anonymised, masked',
	incentive_code: 'anonymised',
	case_file: 'removed, masked',
	case_step: 'removed, masked',
	compensation: 'removed, masked',
	due: 'removed',
	activity: 'removed',
	audit: 'anonymised',
	care_occasion: 'removed',
	care_step: 'removed',
	attribute_change: 'removed, masked',
	care_stop: 'removed',
	customer_rhythm: 'removed',
	score_daily: 'removed',
	mention: 'removed',
	mention_pending: 'removed',
	workspace: 'impersonal: settings of the house',
	endpoint: 'impersonal: addresses of pages',
	survey: 'impersonal: definitions',
	campaign: 'impersonal: definitions',
	person: 'impersonal: people of the house, who are no customers here',
	absence: 'impersonal: people of the house',
	rotation: 'impersonal: whose turn it is',
	open_link_series: 'impersonal: counts',
	hasty_form: 'impersonal: fingerprints of forms, which name nobody',
	poll_cursor: 'impersonal: how far polls have read',
	poll_record: 'impersonal: ids and states of records of other systems',
	write_back: 'impersonal: which records of other systems were written, for a day',
	activity_cursor: 'impersonal: how far triggers have read',
	erasure: 'impersonal: receipts that name nobody',
	mention_scan: 'impersonal: how far old texts were looked through',
	audit_opening: 'impersonal: empty but within a transaction',
	forgotten_answer: 'impersonal: keyed marks of what was forgotten',
	score_dirty: 'impersonal: hours to be counted again',
	score_stale: 'impersonal: days to be counted again',
	score_rollup: 'impersonal: how far answers are counted',
	comment_model:
		'impersonal: weights of words that five customers or more wrote, learned anew after an erasure',
	retention_run: 'impersonal: when how many rows of a kind were forgotten',
} as const satisfies Record<keyof Schema, string>;
