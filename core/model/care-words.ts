import type { SuppressionReason } from './states';

export const carePriorities = ['high', 'normal', 'low'] as const;
/** Which of two goes first where there is room for one: a high one takes the place of a planned lower one. */
export type CarePriority = (typeof carePriorities)[number];

export const recipients = ['customer', 'owner'] as const;
/** Whom a step goes to: with `owner` it is a task for who looks after the customer. */
export type Recipient = (typeof recipients)[number];

/** Treated as the campaign has it, or left out so that it can be seen whether it works. */
export type Group = 'treated' | 'held_out';

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
	'sent_before',
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
	'joined',
] as const;
export type OverReason = (typeof overReasons)[number];
