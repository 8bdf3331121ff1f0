import { sentencesInARow } from '../../language/in-a-row';
import type { SatisfactionItem } from '../../model/item';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

type Parts = ReadonlyArray<Partial<SatisfactionItem>>;

/**
 * What somebody should know who looks and sees nothing that would be sent: whether nobody comes up, or why those who
 * do get nothing. `null` where something would be sent.
 *
 * @param found.isNow this moment was looked at, and no days
 */
export function nothingInWords(
	house: House,
	{ due, held: all, isNow = false }: { due: Parts; held: Parts; isNow?: boolean },
): string | null {
	if (due.length > 0) return null;
	const say = sayOf(house);
	const times = new Map<string, { count: number; text: string; code: string }>();
	for (const { outcome } of all) {
		const { code = '', text = '' } = outcome ?? {};
		const known = times.get(code);
		if (known) known.count += 1;
		else times.set(code, { count: 1, text, code });
	}
	const [often] = [...times.values()].sort((a, b) => b.count - a.count);
	if (!often) return say(isNow ? 'care.nobodyNow' : 'care.nobody');
	const { count, text, code } = often;
	const held = say('care.allHeld', { held: all.length, count, text });
	return sentencesInARow([held, code === 'no_consent' ? say('care.consentHow') : ''], say);
}
