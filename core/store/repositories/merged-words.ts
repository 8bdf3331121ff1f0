import { covers, type Topic } from '../../model/consent';
import type { ConsentTable } from '../tables/consent';
import type { Sides } from '../tables/known-people';
import type { Tx } from '../store';
import { saveWord } from './consent';

/**
 * What both have said holds for the kept one, and an objection of either before an agreement of the other.
 * The merged one's own words stay where they are.
 */
export async function uniteWords(tx: Tx, workspace: string, sides: Sides): Promise<void> {
	const before = await wordsSaid(tx, workspace, sides.keptId);
	const added = await wordsSaid(tx, workspace, sides.mergedId);
	const denied = [...before, ...added].filter(({ state }) => state === 'denied');
	const overruled = (word: ConsentTable) =>
		word.state === 'granted' && denied.some((no) => covers(topicOf(no), topicOf(word)));
	for (const word of before.filter(overruled)) await removeWord(tx, word);
	for (const word of added.filter((one) => !overruled(one))) {
		const same = before.some(
			(one) => covers(topicOf(one), topicOf(word)) && one.state === word.state,
		);
		if (!same) await addWord(tx, { ...word, holder: sides.keptId });
	}
	const after = await wordsSaid(tx, workspace, sides.keptId);
	await tx
		.insertInto('customer_merge_row')
		.values({
			workspace_id: workspace,
			merge_id: sides.mergeId,
			table_name: 'consent',
			key_1: sides.keptId,
			key_2: '',
			moved: 0,
			before: JSON.stringify({ before, after }),
		})
		.execute();
}

/** Back to what each has said; an objection since then is one of both. */
export async function partWords(tx: Tx, workspace: string, sides: Sides): Promise<void> {
	const noted = await tx
		.selectFrom('customer_merge_row')
		.select('before')
		.where('workspace_id', '=', workspace)
		.where('merge_id', '=', sides.mergeId)
		.where('table_name', '=', 'consent')
		.executeTakeFirst();
	const kept = JSON.parse(noted?.before ?? '{"before":[],"after":[]}') as {
		before: ConsentTable[];
		after: ConsentTable[];
	};
	const known = new Set(kept.after.map(keyOf));
	const words = await wordsSaid(tx, workspace, sides.keptId);
	const since = words.filter((word) => !known.has(keyOf(word)));
	for (const word of words) await removeWord(tx, word);
	for (const word of kept.before) await addWord(tx, word);
	for (const word of since) {
		await saveWord(tx, { kind: 'customer', id: sides.keptId }, word);
		if (word.state !== 'denied') continue;
		await saveWord(tx, { kind: 'customer', id: sides.mergedId }, word);
	}
}

const keyOf = ({ purpose, metric, channel, state, at }: ConsentTable): string =>
	JSON.stringify([purpose, metric, channel, state, at]);

const topicOf = ({ purpose, metric, channel }: ConsentTable): Topic => ({
	purpose,
	metric: metric === '' ? null : metric,
	channel,
});

async function wordsSaid(tx: Tx, workspace: string, customerId: string): Promise<ConsentTable[]> {
	return await tx
		.selectFrom('consent')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('holder_kind', '=', 'customer')
		.where('holder', '=', customerId)
		.execute();
}

async function addWord(tx: Tx, word: ConsentTable): Promise<void> {
	await tx
		.insertInto('consent')
		.values(word)
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'holder_kind', 'holder', 'purpose', 'metric', 'channel'])
				.doUpdateSet(word),
		)
		.execute();
}

async function removeWord(tx: Tx, word: ConsentTable): Promise<void> {
	await tx
		.deleteFrom('consent')
		.where('workspace_id', '=', word.workspace_id)
		.where('holder_kind', '=', word.holder_kind)
		.where('holder', '=', word.holder)
		.where('purpose', '=', word.purpose)
		.where('metric', '=', word.metric)
		.where('channel', '=', word.channel)
		.execute();
}
