import type { StoreReader } from '../store/reader';
import { until } from '../until';
import { intakePaths, system } from './intake';
import type { Company, Person, Word } from './plan';
import { tellAt, type Told } from './tell';

type Said = { who: Person; word: Word; at: number };

/** What the company's systems have said by a moment, oldest first, and after another. */
export function saidBetween({ people }: Company, after: number, until: number): Said[] {
	return people
		.flatMap((who) => who.said.map((word) => ({ who, word, at: Date.parse(word.at) })))
		.filter(({ at }) => at > after && at <= until)
		.sort((one, other) => one.at - other.at);
}

/** Tells the company's workflows who its customers are, and what each has agreed to. */
export async function tellPeople(told: Told, company: Company, moment: number): Promise<void> {
	const { people } = company;
	await tellAt(told, moment, intakePaths.customers, { rows: people.map(({ row }) => row) });
	const words = people.flatMap(({ key, agreed, objected }) => [
		...(agreed.length > 0 ? [wordOf(key, 'granted', agreed)] : []),
		...(objected.length > 0 ? [wordOf(key, 'denied', objected)] : []),
	]);
	await tellAt(told, moment, intakePaths.consents, { rows: words });
}

const wordOf = (key: string, consent: string, purposes: readonly string[]) => ({
	customer: `${system}:${key}`,
	consent,
	purposes,
});

/** Tells what was said, each thing at its moment; a year's orders at once, when they are long past. */
export async function tellWords(
	told: Told,
	store: StoreReader,
	said: readonly Said[],
	moment: (one: Said) => number,
): Promise<void> {
	const events = said.flatMap(({ who, word, at }) => {
		if (word.says !== 'event') return [];
		const { type, subject } = word;
		return {
			id: `${who.key}-${type}-${at}`,
			type,
			occurredAt: new Date(at).toISOString(),
			...(subject !== undefined && { subject: { type: 'order', id: subject } }),
			customer: { externalIds: { [system]: who.key } },
		};
	});
	const [first] = said;
	const last = said.at(-1);
	if (!first || !last) return;
	if (events.length > 0) {
		await tellAt(told, moment(last), intakePaths.events, events);
		await stored(store, events);
	}
	for (const one of said) {
		const { who, word, at } = one;
		if (word.says === 'score') {
			const row = { id: `${who.key}-${at}`, customer: who.key, score: word.score };
			await tellAt(told, moment(one), intakePaths.scores, { rows: [row] });
		}
		if (word.says === 'case') {
			const customerId = (await idsOf(store)).get(who.key);
			await tellAt(told, moment(one), intakePaths.cases, { rows: [{ customerId }] });
		}
	}
}

/** Events are acknowledged first; the next hour waits until they are there. */
async function stored(store: StoreReader, events: ReadonlyArray<{ id: string }>): Promise<void> {
	const ids = events.map(({ id }) => id);
	const places = ids.map(() => '?').join(', ');
	await until(
		'the events of the company to be stored',
		async () =>
			(await store.count(
				`select count(*) from event where customer_id is not null and external_id in (${places})`,
				...ids,
			)) === ids.length,
		{ within: 30_000, every: 25 },
	);
}

/** Ids of customers in the store, by their keys in the script. */
export async function idsOf(store: StoreReader): Promise<Map<string, string>> {
	const rows = await store.rows<{ key: string; id: string }>(
		'select value as key, customer_id as id from identity where kind = ?',
		system,
	);
	return new Map(rows.map(({ key, id }) => [key, id]));
}
