import type { SatisfactionItem } from '../../model/item';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

type Parts = ReadonlyArray<Partial<SatisfactionItem>>;

/**
 * What somebody should know who looks and sees nothing that would be sent: whether nobody comes up, or why those who
 * do get nothing. `null` where something would be sent.
 */
export function nothingInWords(
	house: House,
	{ due, held }: { due: Parts; held: Parts },
): string | null {
	if (due.length > 0) return null;
	const say = sayOf(house);
	const times = new Map<string, { count: number; text: string }>();
	for (const { outcome } of held) {
		const known = times.get(outcome?.code ?? '');
		if (known) known.count += 1;
		else times.set(outcome?.code ?? '', { count: 1, text: outcome?.text ?? '' });
	}
	const [often] = [...times.values()].sort((a, b) => b.count - a.count);
	if (!often) return say('care.nobody');
	return say('care.allHeld', { held: held.length, count: often.count, text: often.text });
}
