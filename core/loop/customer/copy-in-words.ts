import { knownDayInWords } from '../../language/known-day-words';
import { moneyInWords } from '../../language/money-words';
import type { Say } from '../../language/say';
import type { KnownFact } from '../../pages/export-page';
import type { CustomerDateTable } from '../../store/tables/known-facts';
import type { House } from '../house';
import { readPlace, timelineOf } from './timeline';

type Row = Record<string, unknown>;

const own = [
	'name',
	'title',
	'email',
	'phone',
	'language',
	'country',
	'timeZone',
	'segment',
] as const;

/** Who somebody is, by our names for it and without ids of ours. */
export function knownFacts(
	tables: Record<
		'customer' | 'identity' | 'customer_tag' | 'customer_date' | 'customer_attribute',
		readonly Row[]
	>,
	nameOf: (key: string) => string,
	{ say, language }: { say: Say; language: string },
): KnownFact[] {
	const facts: KnownFact[] = [];
	const add = (name: string, value: unknown): void => {
		const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
		if (text === '' || facts.some((one) => one.name === name && one.value === text)) return;
		facts.push({ name, value: text });
	};
	for (const row of tables.customer) {
		for (const key of own) add(say(`privacy.field.${key}`), row[key]);
		const { valueAmount: amount, valueCurrency: currency } = row;
		if (typeof amount === 'number') {
			const worth = { amount, currency: typeof currency === 'string' ? currency : null };
			add(say('privacy.field.value'), moneyInWords(worth, language));
		}
	}
	for (const { kind, value } of tables.identity) {
		const known = kind === 'email' || kind === 'phone';
		add(
			known ? say(`privacy.field.${kind}`) : say('privacy.field.number', { system: String(kind) }),
			value,
		);
	}
	for (const { tag } of tables.customer_tag) add(say('privacy.field.tag'), tag);
	for (const row of tables.customer_date as readonly CustomerDateTable[]) {
		const { name, calendar, year, month, day, leap } = row;
		const known =
			name === 'birth' || name === 'renewal' || name === 'first_order' || name === 'last_order';
		const label = known ? say(`privacy.field.${name}`) : nameOf(String(name));
		add(label, knownDayInWords({ calendar, year, month, day, leap: leap === 1 }, language));
	}
	for (const { name, text, number } of tables.customer_attribute)
		add(nameOf(String(name)), text ?? number);
	return facts;
}

/** Lines that are read at once. */
const page = 200;

/**
 * What happened to somebody, in sentences for themselves. What was done within a case and by whom of the house
 * is not told.
 */
export async function happenedTo(
	house: House,
	now: number,
	customerId: string,
	where: { language: string; timeZone: string },
): Promise<Array<{ at: number; text: string }>> {
	const lines: Array<{ at: number; text: string }> = [];
	let next: string | null = null;
	do {
		const before = readPlace(next, 'before', where.timeZone);
		const read = await timelineOf(house, now, customerId, { before, limit: page }, where.language);
		for (const { at, kind, text } of read.lines) {
			if (kind !== 'case' && kind !== 'record') lines.push({ at: Date.parse(at), text });
		}
		next = read.next;
	} while (next !== null);
	return lines;
}
