import type { OpenAnswerTable } from '../tables/open-answer';
import type { Db, DialectName, Tx } from '../store';

export type OpenAnswerRow = OpenAnswerTable;

/** How many answers began at a link, and from a sender, since these moments (epoch ms). */
export async function countOpenAnswers(
	db: Db | Tx,
	{ workspace_id: workspace, link, sender }: OpenAnswerRow,
	since: { minute: number; hour: number },
): Promise<{ link: number; addressMinute: number; addressHour: number }> {
	const count = async (column: 'link' | 'sender', value: string | null, from: number) => {
		if (value === null) return 0;
		const row = await db
			.selectFrom('open_answer')
			.select((eb) => eb.fn.countAll<number>().as('n'))
			.where('workspace_id', '=', workspace)
			.where(column, '=', value)
			.where('at', '>', from)
			.executeTakeFirstOrThrow();
		return Number(row.n);
	};
	return {
		link: await count('link', link, since.minute),
		addressMinute: await count('sender', sender, since.minute),
		addressHour: await count('sender', sender, since.hour),
	};
}

/** Notes that are forgotten at once: somebody waits for it. */
const mostForgotten = 500;

/** Notes that an answer began, and forgets the oldest of those before `until`, at most 500. */
export async function noteOpenAnswer(
	tx: Tx,
	dialect: DialectName,
	row: OpenAnswerRow,
	until: number,
): Promise<void> {
	const old = tx
		.selectFrom('open_answer')
		.select('invitation_id')
		.where('workspace_id', '=', row.workspace_id)
		.where('at', '<', until)
		.orderBy('at')
		.limit(mostForgotten);
	await tx
		.deleteFrom('open_answer')
		.where('workspace_id', '=', row.workspace_id)
		// Those that another answer forgets at this moment are left to it.
		.where('invitation_id', 'in', dialect === 'postgres' ? old.forUpdate().skipLocked() : old)
		.execute();
	await tx
		.insertInto('open_answer')
		.values(row)
		.onConflict((c) => c.doNothing())
		.execute();
}

/** Says whose an answer is, everywhere it is told. */
export async function nameAnswer(
	tx: Tx,
	workspace: string,
	invitationId: string,
	customerId: string,
): Promise<void> {
	const whose = { customer_id: customerId };
	const own = tx
		.selectFrom('response')
		.select('response_id')
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId);
	await tx
		.updateTable('invitation')
		.set(whose)
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.execute();
	await tx
		.updateTable('case_file')
		.set(whose)
		.where('workspace_id', '=', workspace)
		.where('response_id', 'in', own)
		.execute();
	await tx
		.updateTable('response')
		.set(whose)
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.execute();
}
