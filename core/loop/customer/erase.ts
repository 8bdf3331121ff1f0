import { setTimeout as sleep } from 'node:timers/promises';

import { type Customer, findCustomer } from '../../store/repositories/customers';
import { eraseRows } from '../../store/repositories/erased-rows';
import type { ErasedRows } from '../../store/repositories/erasing';
import {
	type ErasureRow,
	insertErasure,
	messagesInFlight,
	newErasureId,
} from '../../store/repositories/erasures';
import { lockCustomer, lockHanging, lockMailbox } from '../../store/repositories/lock';
import { mentioning, type MentioningTable } from '../../store/repositories/mentioning';
import { readPending, scanForMentions } from '../../store/repositories/mentions';
import { hasAsked } from '../../store/repositories/privacy-requests';
import { type WholePerson, wholePerson } from '../../store/repositories/whole-person';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { sentWithin } from '../send/begin-sending';
import { planCleaning } from './clean-store';

/** Whom nothing is stored of any more, and what stays of the deed. */
export type Erased = {
	kind: 'erased';
	receipt: ErasureRow;
	/** When the file is cleaned, epoch ms. */
	cleanAt: number;
	/** As they were known a moment ago, to tell them; it is stored nowhere any more. */
	customer: Customer;
	/** They had asked for it, or did it themselves. */
	asked: boolean;
};

export type Erasure = Erased | /** Erased before, or never known. */ { kind: 'unknown' };

export type EraseInput = {
	customerId: string;
	doer: Doer;
	/** How long a message is waited for that is being handed over, ms. */
	patience?: number;
};

const usualPatience = 20_000;
const lookAgainAfter = 250;

/**
 * Takes a person out of the store, with all records that were joined: what hangs on them is removed, the
 * scores stay without anything that says whose they were, and their addresses are masked in what others
 * wrote. An objection stands on under a keyed mark of the address. A message that a server is being given
 * is waited for; one that is still under way then is named on the receipt, and no other leaves after it.
 *
 * Whoever comes back is somebody new. Erased twice, the second time finds nobody.
 */
export async function eraseCustomer(
	house: House,
	now: number,
	input: EraseInput,
): Promise<Erasure> {
	const began = performance.now();
	const patience = input.patience ?? usualPatience;
	await noteAllMentions(house);
	for (;;) {
		const waited = performance.now() - began;
		const hasPatience = waited < patience;
		const at = Math.round(now + waited);
		const done = await house.store.transaction(async (tx) => {
			return await erase(tx, house, at, { ...input, hasPatience });
		});
		if (done !== 'again') return done;
		await sleep(lookAgainAfter);
	}
}

async function erase(
	tx: Tx,
	house: House,
	now: number,
	{ customerId, doer, hasPatience }: EraseInput & { hasPatience: boolean },
): Promise<Erasure | 'again'> {
	const { store, workspace } = house;
	const { dialect } = store;
	const held = await heldPerson(tx, house, customerId);
	if (!held) return { kind: 'unknown' };
	const { customer, person } = held;
	const since = now - sentWithin;
	const inFlight = await messagesInFlight(tx, workspace, person.customerIds, since);
	if (inFlight > 0 && hasPatience) return 'again';
	for (let more = true; more;) more = await readPending(tx, house.store.dialect, workspace);
	const erasureId = newErasureId();
	const { timeZone } = await loadSettings(tx, workspace);
	const byThemselves = doer.kind === 'customer';
	const asked = byThemselves || (await hasAsked(tx, workspace, person.customerIds, 'erase'));
	const rows = await eraseRows(tx, workspace, person, { dialect, erasureId, timeZone, now });
	const about = { workspace_id: workspace, erasure_id: erasureId, at: now };
	const receipt = await insertErasure(
		tx,
		{
			...about,
			by_kind: doer.kind,
			by_id: byThemselves ? null : doer.id,
			by_name: byThemselves ? null : doer.name,
			in_flight: inFlight,
			test: 0,
		},
		rows,
	);
	await noteDeed(tx, house, now, {
		action: 'customer_erased',
		doer: byThemselves ? { ...doer, id: null, name: null } : doer,
		target: { kind: 'customer', id: erasureId },
		details: { rows: rowsOf(rows) },
		key: erasureId,
	});
	const cleanAt = await planCleaning(tx, house, now, timeZone);
	return { kind: 'erased', receipt, cleanAt, customer, asked };
}

const rowsOf = ({ removed }: Pick<ErasedRows, 'removed'>): number =>
	Object.values(removed).reduce((sum, rows) => sum + rows, 0);

/** All records of a person and the mailboxes that are theirs alone, held until the transaction ends. */
async function heldPerson(
	tx: Tx,
	house: House,
	customerId: string,
): Promise<{ customer: Customer; person: WholePerson } | null> {
	const { store, workspace } = house;
	const named = await findCustomer(tx, workspace, customerId);
	if (!named) return null;
	const seen = await wholePerson(tx, store.dialect, workspace, named.customer_id);
	for (const id of [...seen.customerIds].sort()) {
		await lockCustomer(tx, store.dialect, workspace, id);
	}
	const customer = await findCustomer(tx, workspace, named.customer_id);
	if (!customer) return null;
	const person = await wholePerson(tx, store.dialect, workspace, customer.customer_id);
	// Somebody has merged them meanwhile.
	if (person.customerIds.some((id) => !seen.customerIds.includes(id))) {
		return await heldPerson(tx, house, customer.customer_id);
	}
	// An answer or a step that is being stored at this moment is there before anything is looked for.
	await lockHanging(tx, store.dialect, workspace, person.customerIds);
	for (const mailbox of [...person.own.mailboxes].sort()) {
		await lockMailbox(tx, store.dialect, workspace, mailbox);
	}
	return { customer, person };
}

/** Notes which texts have an address in them: of the old ones once, then of what was written since. */
export async function noteAllMentions({ store, workspace }: House): Promise<void> {
	for (const table of Object.keys(mentioning) as MentioningTable[]) {
		for (let more = true; more;) {
			more = await store.transaction(async (tx) => await scanForMentions(tx, workspace, table));
		}
	}
	const { dialect } = store;
	for (let more = true; more;) {
		more = await store.transaction(async (tx) => await readPending(tx, dialect, workspace));
	}
}

/** What an erasure would do, without doing it: it is begun and undone. */
export async function foreseeErasure(
	house: House,
	now: number,
	customerId: string,
): Promise<{ rows: number; anonymised: number; removed: Record<string, number> } | null> {
	const { store, workspace } = house;
	const { dialect } = store;
	try {
		return await store.transaction(async (tx) => {
			const held = await heldPerson(tx, house, customerId);
			if (!held) return null;
			const { timeZone } = await loadSettings(tx, workspace);
			const about = { dialect, erasureId: newErasureId(), timeZone, now };
			throw new Undone(await eraseRows(tx, workspace, held.person, about));
		});
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
		const { removed, anonymised } = error.rows;
		return { rows: rowsOf(error.rows), anonymised, removed };
	}
}

/** Ends a transaction that was to show what it would do. */
class Undone extends Error {
	constructor(readonly rows: ErasedRows) {
		super('This was only tried.');
	}
}
