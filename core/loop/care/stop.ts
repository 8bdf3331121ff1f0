import { InputError, NotFoundError } from '../../model/errors';
import { newId } from '../../model/id';
import {
	type CampaignRow,
	findCampaign,
	listCampaigns,
	updateCampaign,
} from '../../store/repositories/care';
import {
	careStopsOf,
	endCareStops,
	endOccasions,
	insertCareStop,
	openOccasions,
} from '../../store/repositories/care-stops';
import { lockCustomers, lockName } from '../../store/repositories/lock';
import type { Db, Tx } from '../../store/store';
import { type Deed, noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import { breather } from '../breathe';
import { lockedCustomer } from '../customer/locked-customer';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

export type StopCare = {
	/** Its key. */
	campaign: string;
	/** `null` = the campaign as a whole. */
	customerId: string | null;
	/** It is let go on again; what came up meanwhile is not sent after the fact. */
	goOn: boolean;
	doer: Doer;
};

export type StoppedCare = {
	kind: 'stopped' | 'goes_on' | 'already_stopped' | 'not_stopped';
	/** In one sentence. */
	text: string;
	campaign: string;
	/** The kept one of a record that was merged. */
	customerId: string | null;
	/** So many occasions ended. */
	occasions: number;
	/** So many messages that were planned or handed out were taken back. */
	messages: number;
};

/** Occasions of one transaction: their customers are locked for so long. */
const atOnce = 200;

/**
 * Stops a campaign, or one customer in it, or lets it go on. What is open ends at once, and what was planned
 * of it gives its place in the contact budget back; a message that is on its way is not called back.
 *
 * @throws InputError without a key
 * @throws NotFoundError naming the campaign or the customer that is not there
 */
export async function stopCare(
	house: House,
	now: number,
	{ campaign, customerId, goOn, doer }: StopCare,
): Promise<StoppedCare> {
	const { workspace, store } = house;
	const key = campaign.trim();
	if (customerId !== null) {
		const about = { campaign: key, customerId, goOn, doer };
		return await store.transaction(async (tx) => await stopForOne(tx, house, now, about));
	}
	const known = await knownCampaign(store.db, workspace, key);
	const isStopped = known.stopped_at !== null;
	const nothing = { campaign: key, customerId: null, occasions: 0, messages: 0 };
	const say = sayOf(house);
	if (goOn && !isStopped) {
		return { ...nothing, kind: 'not_stopped', text: say('care.stop.notStopped', { key }) };
	}
	// What a run has planned that had begun before the campaign was stopped must not go on with it.
	const left = goOn ? await endOpen(house, now, key) : { occasions: 0, messages: 0 };
	const changed = await store.transaction(
		async (tx) => await switchCampaign(tx, house, now, { key, goOn, doer }),
	);
	if (goOn) {
		if (!changed) {
			return { ...nothing, kind: 'not_stopped', text: say('care.stop.notStopped', { key }) };
		}
		return { ...nothing, ...left, kind: 'goes_on', text: say('care.stop.goesOn', { key }) };
	}
	const ended = await endOpen(house, now, key);
	return changed
		? { ...nothing, ...ended, kind: 'stopped', text: say('care.stop.stopped', { key, ...ended }) }
		: { ...nothing, ...ended, kind: 'already_stopped', text: say('care.stop.already', { key }) };
}

/** @returns whether it was not so before */
async function switchCampaign(
	tx: Tx,
	house: House,
	now: number,
	{ key, goOn, doer }: { key: string; goOn: boolean; doer: Doer },
): Promise<boolean> {
	const { workspace, store } = house;
	await lockName(tx, store.dialect, [workspace, 'campaign', key]);
	const row = await knownCampaign(tx, workspace, key);
	if ((row.stopped_at === null) === goOn) return false;
	const change: Partial<CampaignRow> = goOn
		? { stopped_at: null, stopped_because: null, since: now, looked_until: now }
		: { stopped_at: now, stopped_because: 'somebody' };
	await updateCampaign(tx, workspace, key, { ...change, updated_at: now });
	const about = { doer, target: { kind: 'campaign' as const, id: key } };
	const deed: Deed = goOn
		? { ...about, action: 'campaign_continued', details: {} }
		: { ...about, action: 'campaign_stopped', details: { optOuts: null, sent: null } };
	await noteDeed(tx, house, now, deed);
	return true;
}

/** Ends all that is open of a campaign, page by page. */
async function endOpen(
	{ store, workspace }: House,
	now: number,
	campaign: string,
): Promise<{ occasions: number; messages: number }> {
	const ended = { occasions: 0, messages: 0 };
	const breathe = breather();
	for (;;) {
		const page = await openOccasions(store.db, workspace, {
			campaign,
			customerId: null,
			limit: atOnce,
		});
		if (page.length === 0) return ended;
		const { occasions, messages } = await store.transaction(async (tx) => {
			const customers = [...new Set(page.map(({ customer_id: id }) => id))];
			await lockCustomers(tx, store.dialect, workspace, customers);
			const ids = page.map(({ care_id: id }) => id);
			const how = { because: 'campaign_stopped' as const, at: now };
			return await endOccasions(tx, store.dialect, workspace, ids, how);
		});
		ended.occasions += occasions;
		ended.messages += messages;
		await breathe();
	}
}

async function stopForOne(
	tx: Tx,
	house: House,
	now: number,
	{ campaign, customerId: named, goOn, doer }: StopCare & { customerId: string },
): Promise<StoppedCare> {
	const { store, workspace } = house;
	const { dialect } = store;
	await knownCampaign(tx, workspace, campaign);
	const customer = await lockedCustomer(tx, dialect, workspace, named);
	if (!customer) {
		throw new NotFoundError(
			`There is no customer "${named}" in the workspace "${workspace}"; one who was erased is not there any more.`,
			'Give the customer.id of an item that came from the same workspace.',
		);
	}
	const { customer_id: customerId } = customer;
	const stops = await careStopsOf(tx, dialect, workspace, campaign, [customerId]);
	const isStopped = stops.get(customerId)?.isStopped === true;
	const nothing = { campaign, customerId, occasions: 0, messages: 0 };
	const say = sayOf(house);
	const words = { key: campaign, name: customer.name ?? customer.email ?? customerId };
	const target = { kind: 'customer' as const, id: customerId };
	const about = { doer, target, details: { campaign } };
	if (goOn) {
		if (!isStopped) {
			return { ...nothing, kind: 'not_stopped', text: say('care.stop.one.notStopped', words) };
		}
		await endCareStops(tx, workspace, { campaign, customerId, at: now });
		await noteDeed(tx, house, now, { ...about, action: 'care_continued' });
		return { ...nothing, kind: 'goes_on', text: say('care.stop.one.goesOn', words) };
	}
	if (isStopped) {
		return { ...nothing, kind: 'already_stopped', text: say('care.stop.one.already', words) };
	}
	await insertCareStop(tx, {
		workspace_id: workspace,
		stop_id: newId('off'),
		campaign_key: campaign,
		customer_id: customerId,
		stopped_at: now,
		ended_at: null,
	});
	const open = await openOccasions(tx, workspace, { campaign, customerId, limit: mostOfOne });
	const ids = open.map(({ care_id: id }) => id);
	const how = { because: 'stopped' as const, at: now };
	const ended = await endOccasions(tx, dialect, workspace, ids, how);
	await noteDeed(tx, house, now, { ...about, action: 'care_stopped' });
	const text = say('care.stop.one.stopped', { ...words, ...ended });
	return { ...nothing, ...ended, kind: 'stopped', text };
}

/** Nobody has so many occasions open in one campaign. */
const mostOfOne = 10_000;

/** @throws NotFoundError naming the campaigns there are */
export async function knownCampaign(
	db: Db | Tx,
	workspace: string,
	key: string,
): Promise<CampaignRow> {
	if (key === '') {
		throw new InputError('No campaign is named.', 'Give the key of a campaign.');
	}
	const row = await findCampaign(db, workspace, key);
	if (row) return row;
	const known = (await listCampaigns(db, workspace)).map((one) => one.campaign_key);
	const there =
		known.length === 0
			? 'A campaign is known once its Find Due has run: run it first.'
			: `Give the key of one that is there: ${known.slice(0, mostNamed).join(', ')}.`;
	throw new NotFoundError(`There is no campaign "${key}" in the workspace "${workspace}".`, there);
}

const mostNamed = 20;
