import { isoTime, type IsoTime, type SatisfactionItem } from '../../model/item';
import type { HeldReason, Recipient } from '../../model/care-words';
import {
	type CareMessagePlace,
	type CareMessageRow,
	careMessages,
	type CareMessagesOf,
} from '../../store/repositories/care-messages';
import { customersWith } from '../../store/repositories/people-at-once';
import { loadSettings } from '../../store/repositories/workspaces';
import type { CareStepState } from '../../store/tables/care';
import { stepRef } from '../../care/books';
import { breather } from '../breathe';
import { timelineText } from '../customer/timeline-words';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { momentSaid } from '../../survey/suppression-text';
import { sayOf, spokenIn } from '../workspace/spoken';
import { knownCampaign } from './stop';

/** So many are read at once. */
const atOnce = 500;

/** What may have become of a message, in the order of its way. */
export const careMessageStates = [
	'planned',
	'given',
	'sent',
	'held',
	'failed',
] as const satisfies readonly CareStepState[];

/** What is known of a message of a campaign. */
export type CareMessageFacts = {
	/** The logical message; it never leaves twice. */
	key: string;
	state: CareStepState;
	/** Why it was held; else `null`. */
	reason: HeldReason | null;
	/** When it is to be sent, was sent, or was held. */
	at: IsoTime | null;
	dueAt: IsoTime | null;
	/** The customer, or the owner for whom it was a task. */
	recipient: Recipient;
	/** The mailbox that it went to; `null` where it was held, or went to none. */
	address: string | null;
	channel: string | null;
	/** How often it was handed out. */
	attempt: number;
	/** When its reader objected because of it. */
	optedOutAt: IsoTime | null;
};

export type ListedCareMessage = {
	/** It names no message to be sent: writing to its customer is a new one. */
	item: Partial<SatisfactionItem>;
	careMessage: CareMessageFacts;
};

export type CareMessagesWanted = CareMessagesOf & {
	/** `null` = all. */
	limit: number | null;
};

/**
 * Messages of a campaign, newest first: who got one, who did not, and why. Who was left out on purpose was never
 * meant to get one and is not among them.
 *
 * @throws InputError without a key, NotFoundError for a campaign that is not there
 */
export async function listCareMessages(
	house: House,
	{ limit, ...wanted }: CareMessagesWanted,
): Promise<ListedCareMessage[]> {
	const { store, workspace } = house;
	const of = { ...wanted, campaign: wanted.campaign.trim() };
	await knownCampaign(store.db, workspace, of.campaign);
	const settings = await loadSettings(store.db, workspace);
	const { timeZone } = settings;
	const say = sayOf(house);
	const how = { language: spokenIn(house), timeZone, promise: null };
	const listed: ListedCareMessage[] = [];
	const breathe = breather();
	let after: CareMessagePlace | null = null;
	while (limit === null || listed.length < limit) {
		const wants: number = Math.min(atOnce, (limit ?? Infinity) - listed.length);
		const rows: CareMessageRow[] = await careMessages(store, workspace, of, {
			after,
			limit: wants,
		});
		const customers = await customersWith(
			{ db: store.db, dialect: store.dialect, workspace },
			[...new Set(rows.map(({ customer_id: id }) => id))],
			{ facts: [], yesNo: new Set(), holds: false },
		);
		for (const row of rows) {
			const customer = customers.get(row.customer_id)?.customer;
			const { at, care_id: careId, step } = row;
			const id = `${careId} ${step}`;
			listed.push({
				item: {
					test: false,
					outcome: {
						code: row.reason ?? row.state,
						text: say('care.listed.at', {
							moment: momentSaid(at, settings),
							text: timelineText({ kind: 'care', at, id, row }, how),
						}),
					},
					customer: customer ? customerPart(customer) : null,
					care: {
						campaign: row.campaign_key,
						occasion: row.occasion ?? '',
						step: step + 1,
						key: null,
						validUntil: isoTime(row.valid_until),
					},
				},
				careMessage: factsOf(row),
			});
		}
		if (rows.length < wants) break;
		after = rows.at(-1) ?? null;
		await breathe();
	}
	return listed;
}

const factsOf = (row: CareMessageRow): CareMessageFacts => ({
	key: stepRef(row.care_id, row.step),
	state: row.state,
	reason: row.reason,
	at: isoTime(row.at),
	dueAt: isoTime(row.due_at),
	recipient: row.recipient,
	address: row.address,
	channel: row.channel,
	attempt: row.attempt,
	optedOutAt: isoTime(row.opted_out_at),
});
