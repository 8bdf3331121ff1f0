import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import { newId } from '../../model/id';
import type { DueKind } from '../../model/states';
import { reviveStuckRows, type WhichStuck } from '../../store/repositories/due-stuck';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { kindsInWords } from './kinds-in-words';

/** Rows that are changed at once: some milliseconds' work, so that pages have their turn between two. */
const revivedAtOnce = 500;

export type Retried = {
	code: 'retried' | 'nothing_stuck';
	/** In the workspace's first language. */
	text: string;
	count: number;
	kinds: Partial<Record<DueKind, number>>;
};

/**
 * Lets work that was given up be tried again, once its cause is mended: whoever takes its kind has it
 * with the next look, piece by piece, since each has failed before. What is void by now ends as it would
 * have; a message that has left is not sent again.
 */
export async function retryStuck(
	house: House,
	now: number,
	{ doer = thePackage, ...which }: WhichStuck & { doer?: Doer },
): Promise<Retried> {
	const { store, workspace } = house;
	const counts = new Map<DueKind, number>();
	for (;;) {
		const revived = await store.transaction(async (tx) => {
			const rows = await reviveStuckRows(tx, workspace, which, revivedAtOnce);
			await noteRetried(tx, house, now, { rows, doer });
			return rows;
		});
		for (const kind of revived) counts.set(kind, (counts.get(kind) ?? 0) + 1);
		if (revived.length < revivedAtOnce) break;
	}
	const say = await wordsOf(house);
	// Databases give what they changed in an order of their own.
	const most = new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
	const count = [...counts.values()].reduce((sum, n) => sum + n, 0);
	const kinds = Object.fromEntries(most);
	if (count === 0) return { code: 'nothing_stuck', text: say('health.retried.none'), count, kinds };
	const text = say('health.retried.some', { kinds: kindsInWords(most, say) });
	return { code: 'retried', text, count, kinds };
}

async function noteRetried(
	tx: Tx,
	house: House,
	now: number,
	{ rows, doer }: { rows: readonly DueKind[]; doer: Doer },
): Promise<void> {
	if (rows.length === 0) return;
	const kinds: Record<string, number> = {};
	for (const kind of rows) kinds[kind] = (kinds[kind] ?? 0) + 1;
	await noteDeed(tx, house, now, {
		action: 'work_retried',
		doer,
		target: { kind: 'workspace', id: house.workspace },
		details: { count: rows.length, kinds },
		key: newId('aud'),
	});
}

async function wordsOf({ store, workspace }: House): Promise<Say> {
	const { languages } = await loadSettings(store.db, workspace);
	return sayIn(sentenceLanguage(languages[0] ?? 'en'));
}
