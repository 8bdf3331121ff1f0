import { sentencesInARow } from '../../language/in-a-row';
import { type Note, sayNote } from '../../language/note';
import { sayIn, type Say } from '../../language/say';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Store } from '../../store/store';
import type { House } from '../house';

/** How long a language counts before it is looked up again, ms. */
const keptFor = 5_000;

type Kept = { language: string; since: number };

const stores = new WeakMap<Store, Map<string, Kept>>();

function keptBy(store: Store): Map<string, Kept> {
	const known = stores.get(store) ?? new Map<string, Kept>();
	stores.set(store, known);
	return known;
}

type Place = Pick<House, 'store' | 'workspace'>;

/**
 * Learns in which language a workspace is spoken to: its first one. Looked up when a house is opened and
 * whenever a clock beats, at most once in some seconds; what this process sets counts at once.
 */
export async function learnLanguage({ store, workspace }: Place, now: number): Promise<void> {
	const known = keptBy(store).get(workspace);
	if (known && now >= known.since && now < known.since + keptFor) return;
	const { languages } = await loadSettings(store.db, workspace);
	setLanguage({ store, workspace }, languages, now);
}

/** The languages of a workspace have just been read or set. */
export function setLanguage(
	{ store, workspace }: Place,
	languages: readonly string[],
	now: number,
): void {
	keptBy(store).set(workspace, { language: languages[0] ?? 'en', since: now });
}

/** The language of the sentences on items, as far as it is known; else English. */
export function spokenIn({ store, workspace }: Place): string {
	return keptBy(store).get(workspace)?.language ?? 'en';
}

/** How the items of a workspace say what was decided and done. */
export function sayOf(house: Place): Say {
	return sayIn(spokenIn(house));
}

/** Notes in the language of the workspace, one after another. */
export function notesInARow(house: Place, notes: readonly Note[]): string {
	const language = spokenIn(house);
	const said = notes.map((note) => sayNote(note, language));
	return sentencesInARow(said, sayIn(language));
}
