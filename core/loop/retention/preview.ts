import { sentenceLanguage } from '../../language/say';
import { momentInWords } from '../../language/time-words';
import type { RetentionKey } from '../../model/retention';
import type { Settings } from '../../model/settings';
import { countGoing } from '../../store/repositories/retention';
import { retainedKinds } from '../../store/retention';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { endOfKeeping } from './forget-old';
import { type Going, goingBy, goingInWords, mostCounted } from './going';
import { nextNight } from './plan-retention';

/** What goes in the next night, by the settings in force, and the same in a sentence. */
export async function goesTonight(
	house: House,
	now: number,
	settings: Settings,
): Promise<{ going: Going[]; text: string }> {
	const { timeZone, languages } = settings;
	const night = nextNight(timeZone, now);
	const going = await goingBy(house, settings, night);
	const say = sayOf(house);
	const moment = momentInWords(night, timeZone, sentenceLanguage(languages[0] ?? 'en'));
	const kinds = goingInWords(going, say);
	const text =
		kinds === ''
			? say('retention.tonightNone', { moment })
			: say('retention.tonight', { moment, kinds });
	return { going, text };
}

/** Months after which people think of ending something. */
const usualMonths = [6, 12, 24, 36] as const;

/** How much of a kind there is that is older than some months. */
export type Aged = {
	kind: RetentionKey;
	months: number | null;
	/** Rows that would go, by months; `mostCounted` = so many or more. */
	older: Record<string, number>;
};

/** What would go if it were kept for so long, before anybody sets it. */
export async function agedRows(house: House, now: number, settings: Settings): Promise<Aged[]> {
	const { store, workspace } = house;
	const { retention, timeZone } = settings;
	const forgetting = { workspace, retention, timeZone };
	const all: Aged[] = [];
	for (const kind of retainedKinds) {
		const older: Record<string, number> = {};
		for (const months of usualMonths) {
			const kept = { ...retention, [kind.key]: months };
			const before = endOfKeeping(kind, kept, settings, now) ?? 0;
			older[months] = await countGoing(store.db, kind, forgetting, { before, most: mostCounted });
		}
		all.push({ kind: kind.key, months: retention[kind.key], older });
	}
	return all;
}
