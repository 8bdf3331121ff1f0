import { readMoment } from '../../calendar/read-moment';
import { dayAt, momentsOf } from '../../calendar/wall-time';
import { InputError } from '../../model/errors';
import { readWord } from '../../model/read-input';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';

export const previewSpans = [
	'today',
	'next_7_days',
	'next_30_days',
	'next_12_months',
	'range',
] as const;

const lengths = { today: 1, next_7_days: 7, next_30_days: 30, next_12_months: 365 } as const;

/**
 * The moments that a preview looks at: whole days of the workspace, today being the first of those ahead.
 *
 * @param given for `range`: the first and the last day as a person writes them, both included
 * @returns epoch ms; the first outside, the last inside
 * @throws InputError for an unknown name, or a range without a beginning or an end
 */
export async function readPreviewSpan(
	{ store, workspace }: House,
	now: number,
	given: { span: unknown; from: unknown; until: unknown },
): Promise<{ from: number; until: number }> {
	const { timeZone } = await loadSettings(store.db, workspace);
	const name = readWord(given.span, 'Days', previewSpans);
	if (name !== 'range') {
		const today = dayAt(timeZone, now);
		const begins = (day: number): number => momentsOf(timeZone, day, [0])[0] ?? now;
		return { from: begins(today) - 1, until: begins(today + lengths[name]) - 1 };
	}
	const from = readMoment(given.from, 'From', timeZone);
	const until = readMoment(given.until, 'Until', timeZone, true);
	if (from === null || until === null || until <= from) {
		const empty = from === null ? 'From' : 'Until';
		throw new InputError(
			from === null || until === null
				? `"${empty}" is empty, so it is not known which days are meant.`
				: '"Until" lies before "From".',
			'Give From a day and Until the same day or a later one.',
		);
	}
	return { from: from - 1, until: until - 1 };
}
