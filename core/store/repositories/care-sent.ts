import { sql } from 'kysely';

import type { HeldReason } from '../../model/care-words';
import type { Db, Tx } from '../store';
import type { CareStepTable } from '../tables/care';

/** A step of an occasion. */
export type StepOf = { careId: string; step: number };

/** What became of a step that was handed out. */
export type StepEnd =
	{ state: 'sent' } | { state: 'failed' } | { state: 'held'; reason: HeldReason };

/**
 * Stores what became of a step that was handed out; what it is already is not written again, so that its moment
 * is the first one. A held one leaves its mailbox to others.
 *
 * @returns whether it is anything new
 */
export async function endStep(
	tx: Tx,
	workspace: string,
	{ careId, step }: StepOf,
	end: StepEnd,
	at: number,
): Promise<boolean> {
	const { state } = end;
	const { numUpdatedRows } = await tx
		.updateTable('care_step')
		.set({
			state,
			at,
			reason: state === 'held' ? end.reason : null,
			...(state === 'held' && { mailbox_once: null }),
		})
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.where('step', '=', step)
		.where('state', '<>', state)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/**
 * Takes back a step that was handed out, and the contact that it had reserved; one that is planned for a moment to
 * come, or done with, stays.
 */
export async function takeBackStep(
	tx: Tx,
	workspace: string,
	{ careId, step }: StepOf,
	refId: string,
): Promise<void> {
	await tx
		.deleteFrom('care_step')
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.where('step', '=', step)
		.where('state', '=', 'given')
		.execute();
	await tx
		.deleteFrom('contact')
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId)
		.where('movable', 'is', null)
		.execute();
}

/** Something of an occasion has left: it is looked at now for the step behind, unless it is over. */
export async function occasionSent(
	tx: Tx,
	workspace: string,
	careId: string,
	at: number,
): Promise<void> {
	await tx
		.updateTable('care_occasion')
		.set({
			first_sent_at: sql<number>`coalesce(first_sent_at, ${at})`,
			last_sent_at: at,
			again_at: sql<number | null>`case when over_because is null then ${at} else again_at end`,
		})
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.execute();
}

/** A contact that was reserved has been made: it gives way to nothing any more. */
export async function spendReserved(
	tx: Tx,
	workspace: string,
	refId: string,
	at: number,
): Promise<void> {
	await tx
		.updateTable('contact')
		.set({ at: Math.round(at), movable: null })
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId)
		.execute();
}

/** What campaigns have sent to a customer themselves since a moment, the newest first. */
export async function sentStepsSince(
	db: Db | Tx,
	workspace: string,
	customerId: string,
	since: number,
): Promise<Array<Pick<CareStepTable, 'care_id' | 'step' | 'campaign_key'>>> {
	return await db
		.selectFrom('care_step')
		.select(['care_id', 'step', 'campaign_key'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('at', '>=', since)
		.where('state', '=', 'sent')
		.where('recipient', '=', 'customer')
		.orderBy('at', 'desc')
		.orderBy('care_id', 'desc')
		.execute();
}

/** Says when the reader of a step objected because of it; the first word counts. */
export async function stepOptedOut(
	tx: Tx,
	workspace: string,
	{ careId, step }: StepOf,
	at: number,
): Promise<void> {
	await tx
		.updateTable('care_step')
		.set({ opted_out_at: at })
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.where('step', '=', step)
		.where('opted_out_at', 'is', null)
		.execute();
}

/** Whom an occasion is of, and whom one of its steps goes to; `undefined` = there is no such step. */
export async function findStep(
	db: Db | Tx,
	workspace: string,
	{ careId, step }: StepOf,
): Promise<Pick<CareStepTable, 'customer_id' | 'recipient' | 'campaign_key'> | undefined> {
	return await db
		.selectFrom('care_step')
		.select(['customer_id', 'recipient', 'campaign_key'])
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.where('step', '=', step)
		.executeTakeFirst();
}
