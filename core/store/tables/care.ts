import type { Group, HeldReason, OverReason, Recipient } from '../../model/care-words';

/** Who has stopped a campaign: somebody, or the campaign itself since too many have opted out. */
export type StoppedBecause = 'somebody' | 'opt_outs';

/** A care campaign, as the node that runs it defines it. */
export type CampaignTable = {
	workspace_id: string;
	campaign_key: string;
	/** JSON, as `readCampaign` takes it. */
	definition: string;
	/** Key of its kind of occasion. */
	occasion: string;
	workflow_id: string;
	workflow_name: string;
	node_id: string;
	node_name: string;
	/** Keys of the attributes whose changes it looks at, a JSON list: these alone are noted. */
	watches: string;
	/** What was before it is not looked at. */
	since: number;
	/** Until when the last run has looked; `null` = none has. */
	looked_until: number | null;
	stopped_at: number | null;
	stopped_because: StoppedBecause | null;
	created_at: number;
	updated_at: number;
};

/** An occasion of a customer in a campaign, found once. */
export type CareOccasionTable = {
	workspace_id: string;
	care_id: string;
	campaign_key: string;
	customer_id: string;
	/** Unique for the customer in the campaign. */
	occasion_key: string;
	/** The same for all who share a mailbox and are meant by one message. */
	mailbox_key: string;
	anchor_kind: 'day' | 'moment';
	/** A day number, or epoch ms. */
	anchor_at: number;
	/** What texts may say of it, JSON of `OccasionValues`. */
	said: string;
	/** Goals count from then on. */
	found_at: number;
	/** When it is looked at next; `null` = it is over. */
	again_at: number | null;
	over_because: OverReason | null;
	/** When somebody stopped it for this customer. */
	stopped_at: number | null;
	/** Told when something was to be sent first. */
	group_name: Group | null;
	first_sent_at: number | null;
	last_sent_at: number | null;
	/** The merge that brought it to this customer; `null` = it is their own, and its group counts first. */
	merge_id: string | null;
};

/**
 * `planned`: reserved for a moment to come; `given`: handed out to be sent; `held`: done with, unsent;
 * `failed`: it could not be delivered.
 */
export type CareStepState = 'planned' | 'given' | 'sent' | 'held' | 'failed';

/** What became of a step of an occasion; the steps that nobody has decided about are not here. */
export type CareStepTable = {
	workspace_id: string;
	care_id: string;
	/** Its place in the series, from 0. */
	step: number;
	campaign_key: string;
	customer_id: string;
	recipient: Recipient;
	/** 1: it asks for a favour. */
	asks: number;
	/** The mailbox that it goes to, in the form of `mailboxOf`. */
	address: string | null;
	/** Unique: a mailbox gets it once, whoever shares it; `null` = held, or it goes to no mailbox. */
	mailbox_once: string | null;
	state: CareStepState;
	reason: HeldReason | null;
	due_at: number;
	valid_until: number;
	/** When it is to be sent, was sent, or was held. */
	at: number;
	/** How often it was handed out. */
	attempt: number;
	/** Of what it says, so that it is known again at another place of the series. */
	mark: string | null;
	/** When its reader objected because of it. */
	opted_out_at: number | null;
};

/** A campaign that was stopped for one customer: occasions that come up meanwhile are not sent, now or later. */
export type CareStopTable = {
	workspace_id: string;
	stop_id: string;
	campaign_key: string;
	/** After a merge one customer may have several. */
	customer_id: string;
	stopped_at: number;
	/** When it was let go on; `null` = it is stopped. */
	ended_at: number | null;
};

/** A change of an attribute that a campaign looks at. Values as JSON; `null` = there was none. */
export type AttributeChangeTable = {
	workspace_id: string;
	change_id: string;
	customer_id: string;
	name: string;
	before: string | null;
	after: string | null;
	at: number;
};

/** How often a customer orders, as it follows from their `order.*` events; who has no order has none. */
export type CustomerRhythmTable = {
	workspace_id: string;
	customer_id: string;
	orders: number;
	last_at: number;
	/** The last order and twice the median time between two of them, epoch ms. */
	overdue_at: number;
};
