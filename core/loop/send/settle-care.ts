import type { ContactRefusal } from '../../model/consent';
import { findOccasion, lookAgainAt } from '../../store/repositories/care';
import {
	endStep,
	occasionSent,
	spendReserved,
	type StepEnd,
	takeBackStep,
} from '../../store/repositories/care-sent';
import { releaseContact } from '../../store/repositories/contacts';
import { lockCustomers } from '../../store/repositories/lock';
import { sharedTransaction } from '../../store/shared-transaction';
import type { Tx } from '../../store/store';
import { careOfKey } from '../care/care-item';
import type { House } from '../house';

/**
 * Works on a message in a transaction that it may share. What locks customers for itself has one of its own, or two
 * that lock the same ones in another order would wait for one another; SQLite has one writer.
 */
export async function inTransaction<T>(
	{ store }: House,
	messageKey: string,
	work: (tx: Tx) => Promise<T>,
): Promise<T> {
	const isAlone = careOfKey(messageKey) !== null && store.dialect === 'postgres';
	return await (isAlone ? store.transaction(work) : sharedTransaction(store, work));
}

/**
 * Locks the customer whom a message of a campaign is about, as a run of the campaign does; of other messages it
 * does nothing. Taken before whatever else is held.
 */
export async function lockCare(
	tx: Tx,
	{ store, workspace }: House,
	messageKey: string,
): Promise<void> {
	const of = careOfKey(messageKey);
	const occasion = of && (await findOccasion(tx, workspace, of.careId));
	if (occasion) await lockCustomers(tx, store.dialect, workspace, [occasion.customer_id]);
}

/**
 * Stores what became of a message of a campaign, and lets the next run look at what comes behind it. One that has
 * left has spent its contact; one that has not gives it back.
 *
 * @param end.reason why whoever it goes to refuses it
 */
export async function settleCare(
	tx: Tx,
	{ workspace }: House,
	messageKey: string,
	end:
		| Exclude<StepEnd, { state: 'held' }>
		| { state: 'held'; reason: ContactRefusal | 'address_failed' },
	now: number,
): Promise<void> {
	const of = careOfKey(messageKey);
	if (!of) return;
	if (!(await endStep(tx, workspace, of, end, now))) return;
	if (end.state === 'sent') {
		await spendReserved(tx, workspace, messageKey, now);
		await occasionSent(tx, workspace, of.careId, now);
		return;
	}
	await releaseContact(tx, workspace, messageKey);
	await lookAgainAt(tx, workspace, [of.careId], now);
}

/** A message of a campaign does not leave now: nothing of it counts as handed out any more. */
export async function takeBackCare(
	tx: Tx,
	{ workspace }: House,
	messageKey: string,
): Promise<void> {
	const of = careOfKey(messageKey);
	if (of) await takeBackStep(tx, workspace, of, messageKey);
}
