import { createHmac } from 'node:crypto';

import type { Tx } from '../store';
import { keepErasureSecret } from './erased-words';

/** What tells an answer from elsewhere from all others. */
export type AnswerKey = { source: string; externalId: string };

/** Nobody can read from it which answer it was. */
const markOf = (secret: string, { source, externalId }: AnswerKey): string =>
	createHmac('sha256', secret)
		.update(JSON.stringify(['answer', source, externalId]))
		.digest('base64url');

/**
 * Notes that answers from elsewhere were forgotten: a list that is read every night still has them, and
 * would bring them back, or count them once more each time.
 */
export async function noteForgottenAnswers(
	tx: Tx,
	workspace: string,
	responseIds: readonly string[],
): Promise<void> {
	if (responseIds.length === 0) return;
	const rows = await tx
		.selectFrom('response')
		.select(['source', 'external_id'])
		.where('workspace_id', '=', workspace)
		.where('response_id', 'in', [...responseIds])
		.where('external_id', 'is not', null)
		.where('test', '=', 0)
		.execute();
	const keys = rows.flatMap(({ source, external_id: externalId }) =>
		source === null || externalId === null ? [] : [{ source, externalId }],
	);
	if (keys.length === 0) return;
	const secret = await keepErasureSecret(tx, workspace, 0);
	await tx
		.insertInto('forgotten_answer')
		.values(keys.map((key) => ({ workspace_id: workspace, mark: markOf(secret, key) })))
		.onConflict((c) => c.doNothing())
		.execute();
}

/** Whether an answer from elsewhere was here once and was forgotten, by age or with whoever gave it. */
export async function wasForgotten(tx: Tx, workspace: string, key: AnswerKey): Promise<boolean> {
	const known = await tx
		.selectFrom('workspace')
		.select('erasure_secret')
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	const secret = known?.erasure_secret ?? null;
	if (secret === null) return false;
	const noted = await tx
		.selectFrom('forgotten_answer')
		.select('mark')
		.where('workspace_id', '=', workspace)
		.where('mark', '=', markOf(secret, key))
		.executeTakeFirst();
	return noted !== undefined;
}
