import type { SuppressionReason } from '../model/states';

/** Why nobody may be written to, in the words of surveys. */
const ofSurveys = [
	'opted_out',
	'is_staff',
	'no_person',
	'no_consent',
	'paused',
	'other_channel',
	'no_address',
	'address_failed',
	'open_case',
] as const satisfies readonly SuppressionReason[];

/** Why a step is not sent, or not yet. */
export const heldReasons = [
	...ofSurveys,
	'cooling',
	'same_mailbox',
	'no_owner',
	'peace',
	'asked_lately',
	'no_text',
	'no_value',
	'cap_care',
	'cap_together',
	'too_late',
] as const;
export type HeldReason = (typeof heldReasons)[number];

/** Why nothing more is sent for an occasion. */
export const overReasons = [
	'finished',
	'past',
	'goal_met',
	'stopped',
	'campaign_stopped',
	'too_many_opt_outs',
	'held_out',
	'peace',
	'renewed',
	'date_changed',
	'back',
	'low_since',
] as const;
export type OverReason = (typeof overReasons)[number];
