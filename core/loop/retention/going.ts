import { wordsInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { RetentionKey } from '../../model/retention';
import type { Settings } from '../../model/settings';
import { countGoing, lastRuns } from '../../store/repositories/retention';
import { retainedKinds } from '../../store/retention';
import type { House } from '../house';
import { endOfKeeping } from './forget-old';

/** More are not counted: then there are at least so many. */
export const mostCounted = 10_000;

/** What of a kind goes, and when some went last. */
export type Going = {
	kind: RetentionKey;
	/** `null` = kept for ever. */
	months: number | null;
	/** Rows that go by then; `mostCounted` = so many or more. */
	rows: number;
	/** When the kind was looked through last, ISO 8601. */
	lastRun: string | null;
};

/** What will have gone by a moment, by the settings in force. Changes nothing. */
export async function goingBy(house: House, settings: Settings, by: number): Promise<Going[]> {
	const { store, workspace } = house;
	const { retention, timeZone } = settings;
	const runs = await lastRuns(store.db, workspace);
	const forgetting = { workspace, retention, timeZone };
	const all: Going[] = [];
	for (const kind of retainedKinds) {
		const before = endOfKeeping(kind, retention, settings, by);
		const rows =
			before === null
				? 0
				: await countGoing(store.db, kind, forgetting, { before, most: mostCounted });
		const last = runs.get(kind.key);
		const lastRun = last ? new Date(Number(last.at)).toISOString() : null;
		all.push({ kind: kind.key, months: retention[kind.key], rows, lastRun });
	}
	return all;
}

/** The kinds of which something goes, each with how much. */
export function goingInWords(going: readonly Going[], say: Say): string {
	const some = going.filter(({ rows }) => rows > 0);
	return wordsInARow(
		some.map(({ kind, rows }) => {
			const name = say(`retention.kind.${kind}`);
			return rows >= mostCounted
				? say('retention.many', { kind: name, count: mostCounted })
				: say('retention.some', { kind: name, count: rows });
		}),
		say,
	);
}
