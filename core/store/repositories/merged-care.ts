import { sql } from 'kysely';

import type { ContactTable } from '../schema';
import type { Tx } from '../store';
import type { CareOccasionTable, CareStepTable } from '../tables/care';
import type { Sides } from '../tables/known-people';

const changing = ['occasion_key', 'again_at', 'over_because', 'stopped_at', 'merge_id'] as const;
type Changing = Pick<CareOccasionTable, (typeof changing)[number]>;

/** What a merge has changed of an occasion, so that a split finds it. */
type Noted = {
	was: Changing;
	then: Changing;
	/** Steps that nobody had begun to send, as they were, with what they had reserved. */
	steps: CareStepTable[];
	contacts: ContactTable[];
	/** Steps that count as done here since the other record's occasion has had them. */
	marked: number[];
};

type Occasion = { row: CareOccasionTable; steps: CareStepTable[]; noted: Noted };
type Uniting = { tx: Tx; workspace: string; sides: Sides; now: number; begun: Set<string> };

const messageKey = ({ care_id: id, step }: Pick<CareStepTable, 'care_id' | 'step'>): string =>
	`${id}:${step}`;

/**
 * Occasions of both are the kept one's. Where both have the same, the one of which something was sent goes on, else
 * the older; the other is over, keeps its group and what it has sent, and what it has sent is not sent again.
 * All that is not over is looked at anew at once.
 */
export async function uniteCare(
	tx: Tx,
	workspace: string,
	sides: Sides,
	now: number,
): Promise<void> {
	const [kept, merged] = [
		await occasionsOf(tx, workspace, sides.keptId),
		await occasionsOf(tx, workspace, sides.mergedId),
	];
	if (merged.length === 0 && kept.every(({ row }) => row.again_at === null)) return;
	const all = [...kept, ...merged];
	const uniting = { tx, workspace, sides, now, begun: await begunIn(tx, workspace, all) };
	const same = new Map(kept.map((one) => [sameKey(one.row), one]));
	const gone: Occasion[] = [];
	for (const one of merged) {
		const other = same.get(sameKey(one.row));
		if (other) gone.push(await endOne(uniting, other, one));
	}
	const stay = all.filter((one) => !gone.includes(one));
	for (const { noted, steps } of stay) {
		const { again_at: again } = noted.then;
		const isGiven = steps.some(({ state }) => state === 'given');
		// What is handed out is waited for: its message may be on its way.
		if (again !== null && again > now && !isGiven) noted.then.again_at = now;
	}
	for (const one of merged) one.noted.then.merge_id = sides.mergeId;
	// The key of one that goes on is free once the other has left it.
	for (const one of [...gone, ...stay]) {
		if (merged.includes(one) || isChanged(one.noted)) await keep(uniting, one);
	}
}

const sameKey = (row: CareOccasionTable): string =>
	JSON.stringify([row.campaign_key, row.occasion_key]);

const isChanged = ({ was, then, steps, marked }: Noted): boolean =>
	steps.length > 0 || marked.length > 0 || changing.some((name) => was[name] !== then[name]);

async function occasionsOf(tx: Tx, workspace: string, customerId: string): Promise<Occasion[]> {
	const rows = await tx
		.selectFrom('care_occasion')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.orderBy('care_id')
		.execute();
	if (rows.length === 0) return [];
	const steps = await tx
		.selectFrom('care_step')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.orderBy('care_id')
		.orderBy('step')
		.execute();
	const byOccasion = new Map<string, CareStepTable[]>();
	for (const step of steps) {
		const own = byOccasion.get(step.care_id);
		if (own) own.push(step);
		else byOccasion.set(step.care_id, [step]);
	}
	return rows.map((row) => {
		const { occasion_key, again_at, over_because, stopped_at, merge_id } = row;
		const was = { occasion_key, again_at, over_because, stopped_at, merge_id };
		const noted = { was, then: { ...was }, steps: [], contacts: [], marked: [] };
		return { row, steps: byOccasion.get(row.care_id) ?? [], noted };
	});
}

/** Keys of messages that were handed out and are on their way, or there. */
async function begunIn(tx: Tx, workspace: string, all: readonly Occasion[]): Promise<Set<string>> {
	const given = all.flatMap(({ steps }) => steps.filter(({ state }) => state === 'given'));
	if (given.length === 0) return new Set();
	const rows = await tx
		.selectFrom('message')
		.select('message_key')
		.where('workspace_id', '=', workspace)
		.where('message_key', 'in', given.map(messageKey))
		.where('state', 'in', ['sending', 'sent'])
		.execute();
	return new Set(rows.map((row) => row.message_key));
}

/** Ends one of two occasions that are the same. @returns that one */
async function endOne(uniting: Uniting, kept: Occasion, merged: Occasion): Promise<Occasion> {
	const { tx, sides, begun } = uniting;
	const isSent = (step: CareStepTable) => step.state === 'sent' || begun.has(messageKey(step));
	const sentOf = ({ steps }: Occasion) => steps.filter(isSent);
	const order = [kept, merged].sort(
		(a, b) => sentOf(b).length - sentOf(a).length || a.row.found_at - b.row.found_at,
	);
	const [stays = kept, goes = merged] = order;
	const { then } = goes.noted;
	if (then.again_at !== null) then.over_because = 'joined';
	then.again_at = null;
	then.occasion_key = `${goes.row.occasion_key} ${sides.mergeId}`;
	stays.noted.then.stopped_at ??= goes.row.stopped_at;
	const open = goes.steps.filter((step) => isOpen(step) && !isSent(step));
	await takeAway(uniting, goes, open);
	const done = new Set(sentOf(stays).map(({ step }) => step));
	const sent = sentOf(goes).filter(({ step }) => !done.has(step));
	const before = stays.steps.filter(({ step }) => sent.some((one) => one.step === step));
	await takeAway(uniting, stays, before);
	stays.noted.marked.push(...sent.map(({ step }) => step));
	if (sent.length > 0) {
		const { care_id, customer_id } = stays.row;
		const marks = sent.map((step) => ({
			...step,
			care_id,
			customer_id,
			address: null,
			mailbox_once: null,
			state: 'held' as const,
			reason: 'sent_before' as const,
			attempt: 0,
			opted_out_at: null,
		}));
		await tx.insertInto('care_step').values(marks).execute();
	}
	return goes;
}

const isOpen = ({ state }: CareStepTable): boolean => state === 'planned' || state === 'given';

/** Takes steps away that were not sent, and gives back what they had reserved. */
async function takeAway(
	{ tx, workspace }: Uniting,
	{ row, steps, noted }: Occasion,
	gone: readonly CareStepTable[],
): Promise<void> {
	if (gone.length === 0) return;
	noted.steps.push(...gone);
	await tx
		.deleteFrom('care_step')
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', row.care_id)
		.where(
			'step',
			'in',
			gone.map(({ step }) => step),
		)
		.execute();
	steps.splice(0, steps.length, ...steps.filter((step) => !gone.includes(step)));
	const contacts = await tx
		.deleteFrom('contact')
		.where('workspace_id', '=', workspace)
		.where('ref_id', 'in', gone.filter(isOpen).map(messageKey).concat(''))
		.returningAll()
		.execute();
	noted.contacts.push(...contacts);
}

async function keep({ tx, workspace, sides }: Uniting, { row, noted }: Occasion): Promise<void> {
	await tx
		.updateTable('care_occasion')
		.set({ ...noted.then, customer_id: sides.keptId })
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', row.care_id)
		.execute();
	await tx
		.insertInto('customer_merge_row')
		.values({
			workspace_id: workspace,
			merge_id: sides.mergeId,
			table_name: 'care_occasion',
			key_1: row.care_id,
			key_2: '',
			moved: row.customer_id === sides.mergedId ? 1 : 0,
			before: JSON.stringify(noted),
		})
		.execute();
}

/** What has come since for an occasion goes where that goes: its messages, and what they drew from the budget. */
export async function noteCareSince(tx: Tx, workspace: string, sides: Sides): Promise<void> {
	const { mergeId, keptId } = sides;
	for (const [table, key] of [
		['contact', 'ref_id'],
		['message', 'message_key'],
	] as const) {
		await sql`insert into customer_merge_row
				(workspace_id, merge_id, table_name, key_1, key_2, moved)
			select workspace_id, ${mergeId}, ${sql.lit(table)}, ${sql.ref(key)}, '', 1
			from ${sql.table(table)}
			where workspace_id = ${workspace} and customer_id = ${keptId}
				and ${sql.ref(key)} in (select care_step.care_id || ':' || care_step.step
					from customer_merge_row as noted join care_step
						on care_step.workspace_id = noted.workspace_id and care_step.care_id = noted.key_1
					where noted.workspace_id = ${workspace} and noted.merge_id = ${mergeId}
						and noted.table_name = 'care_occasion' and noted.moved = 1)
			on conflict do nothing`.execute(tx);
	}
}

/** Occasions as each had them, with what has become of them since; what is not over is looked at anew. */
export async function partCare(
	tx: Tx,
	workspace: string,
	sides: Sides,
	now: number,
): Promise<void> {
	const rows = await tx
		.selectFrom('customer_merge_row')
		.select(['key_1', 'moved', 'before'])
		.where('workspace_id', '=', workspace)
		.where('merge_id', '=', sides.mergeId)
		.where('table_name', '=', 'care_occasion')
		.execute();
	const noted = rows.map(({ key_1: careId, moved, before }) => ({
		careId,
		isMoved: moved === 1,
		noted: JSON.parse(before ?? '{}') as Noted,
	}));
	// The key of one that was ended is free once the other has left it.
	const isEnded = ({ noted: { was, then } }: (typeof noted)[number]) =>
		was.occasion_key !== then.occasion_key;
	for (const one of [...noted.filter((each) => !isEnded(each)), ...noted.filter(isEnded)]) {
		await restore(tx, workspace, { ...one, sides, now });
	}
}

async function restore(
	tx: Tx,
	workspace: string,
	about: { careId: string; isMoved: boolean; noted: Noted; sides: Sides; now: number },
): Promise<void> {
	const { careId, isMoved, noted, sides, now } = about;
	const row = await tx
		.selectFrom('care_occasion')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.executeTakeFirst();
	if (!row) return;
	const { was, then } = noted;
	const customerId = isMoved ? sides.mergedId : row.customer_id;
	const change: Partial<CareOccasionTable> = { customer_id: customerId, merge_id: was.merge_id };
	const isSame = row.again_at === then.again_at && row.over_because === then.over_because;
	if (isSame) Object.assign(change, { again_at: was.again_at, over_because: was.over_because });
	else if (row.again_at !== null) change.again_at = now;
	if (row.stopped_at === then.stopped_at) change.stopped_at = was.stopped_at;
	const other = await tx
		.selectFrom('care_occasion')
		.select('care_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('campaign_key', '=', row.campaign_key)
		.where('occasion_key', '=', was.occasion_key)
		.where('care_id', '<>', careId)
		.executeTakeFirst();
	if (!other) change.occasion_key = was.occasion_key;
	// It was found anew meanwhile, and goes on as that.
	else Object.assign(change, { again_at: null, over_because: row.over_because ?? 'joined' });
	await tx
		.updateTable('care_occasion')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.execute();
	await restoreSteps(tx, workspace, careId, noted);
}

async function restoreSteps(
	tx: Tx,
	workspace: string,
	careId: string,
	{ steps, contacts, marked }: Noted,
): Promise<void> {
	if (marked.length > 0) {
		await tx
			.deleteFrom('care_step')
			.where('workspace_id', '=', workspace)
			.where('care_id', '=', careId)
			.where('step', 'in', marked)
			.where('reason', '=', 'sent_before')
			.execute();
	}
	for (const step of steps) {
		const taken =
			step.mailbox_once !== null &&
			(await tx
				.selectFrom('care_step')
				.select('care_id')
				.where('workspace_id', '=', workspace)
				.where('mailbox_once', '=', step.mailbox_once)
				.executeTakeFirst()) !== undefined;
		// Somebody with the same mailbox has it by now: it is decided anew.
		if (taken) continue;
		await tx
			.insertInto('care_step')
			.values(step)
			.onConflict((c) => c.doNothing())
			.execute();
		const own = contacts.filter(({ ref_id: ref }) => ref === messageKey(step));
		if (own.length === 0) continue;
		await tx
			.insertInto('contact')
			.values(own)
			.onConflict((c) => c.doNothing())
			.execute();
	}
}
