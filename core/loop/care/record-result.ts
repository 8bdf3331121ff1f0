import { dateOf, dayAt } from '../../calendar/wall-time';
import { goalReached, goalSource, goalSubject } from '../../care/goal';
import { InputError, NotFoundError } from '../../model/errors';
import type { CanonicalEvent } from '../../model/event';
import { isoTime } from '../../model/item';
import { readNumber, readOptionalText } from '../../model/read-input';
import { occasionsOf } from '../../store/repositories/care';
import { insertEvent, updateEvent } from '../../store/repositories/events';
import { lockSubject } from '../../store/repositories/lock';
import { loadSettings } from '../../store/repositories/workspaces';
import { toleratedSkew } from '../../survey/policy';
import { lockedCustomer } from '../customer/locked-customer';
import { placeOf } from '../event/place';
import { eventRow } from '../event/receive-event';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { knownCampaign } from './stop';

export type RecordResult = {
	/** Key of the campaign. */
	campaign: string;
	customerId: string;
	/** When it was reached, epoch ms; `null` = now. */
	at: number | null;
	/** What it was worth. */
	amount: number | null;
	/** Three letters of ISO 4217. */
	currency: string | null;
	/** Unique for the campaign, such as the number of an order; `null` = once a customer and day. */
	key: string | null;
};

export type RecordedResult = {
	kind: 'recorded' | 'already';
	text: string;
	eventId: string;
	/** The kept one of a record that was merged. */
	customerId: string;
};

/**
 * Records that a customer has reached the goal of a campaign, where no stored event shows it. It is an event like
 * those that are received: seen in the timeline, exported, erased and forgotten with them, and counted once.
 *
 * @throws InputError for a moment that has not come, or a worth that is none; NotFoundError for a campaign or
 *   a customer that is not there
 */
export async function recordResult(
	house: House,
	now: number,
	input: RecordResult,
): Promise<RecordedResult> {
	const { store, workspace } = house;
	const campaign = input.campaign.trim();
	const at = input.at ?? now;
	if (at > now + toleratedSkew) {
		throw new InputError(
			`The result was reached at ${isoTime(at)}, which has not come.`,
			'Give a moment that has passed, or none for now.',
		);
	}
	const value = worth(input);
	const given = readOptionalText(input.key, 'Key', 200);
	return await store.transaction(async (tx) => {
		await knownCampaign(tx, workspace, campaign);
		const subject = { type: goalSubject, id: campaign, title: null, url: null };
		await lockSubject(tx, store.dialect, workspace, { source: goalSource, ...subject });
		const customer = await lockedCustomer(tx, store.dialect, workspace, input.customerId);
		if (!customer) {
			throw new NotFoundError(
				`There is no customer "${input.customerId}" in the workspace "${workspace}"; one who was erased is not there any more.`,
				'Give the customer.id of an item that came from the same workspace.',
			);
		}
		const { customer_id: customerId } = customer;
		const { timeZone } = await loadSettings(tx, workspace);
		const once = given ?? `${customerId}:${dateOf(dayAt(timeZone, at))}`;
		const event: CanonicalEvent = {
			source: goalSource,
			externalId: `${campaign}:${once}`,
			type: goalReached,
			occurredAt: at,
			touchpoint: null,
			subject,
			value,
			attributes: {},
			customer: null,
			owner: null,
		};
		const settled = { customer_id: customerId, processed_at: now, outcome: 'recorded' };
		const row = { ...eventRow(workspace, now, { event, test: false }), ...settled };
		const { row: stored, inserted } = await insertEvent(tx, row);
		const say = sayOf(house);
		const eventId = stored.event_id;
		if (!inserted) {
			const text = say('care.result.already', { campaign });
			return { kind: 'already', text, eventId, customerId };
		}
		await updateEvent(tx, workspace, eventId, await placeOf(tx, stored));
		const customerIds = [customerId];
		const own = await occasionsOf(tx, store.dialect, workspace, { campaign, customerIds });
		// It stands in their timeline; whoever was not in the campaign says nothing of what it changed.
		const said = own.length > 0 ? 'care.result.recorded' : 'care.result.stranger';
		return { kind: 'recorded', text: say(said, { campaign }), eventId, customerId };
	});
}

function worth({ amount, currency }: RecordResult): CanonicalEvent['value'] {
	const code = currency?.trim().toUpperCase() ?? '';
	if (amount === null) {
		if (code === '') return null;
		throw new InputError(
			`There is a currency, "${code}", but no amount.`,
			'Give the amount, or leave both empty.',
		);
	}
	readNumber(amount, 'Amount', -1e12, 1e12);
	if (code !== '' && !/^[A-Z]{3}$/.test(code)) {
		throw new InputError(
			`The currency is "${currency}", which is no code of three letters.`,
			'Give a code such as EUR or CNY.',
		);
	}
	return { amount, currency: code === '' ? null : code };
}
