import { wordsInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import { breather } from '../breathe';
import { cleaned } from '../../model/clean';
import type { DayOrder } from '../../calendar/day-parts';
import { customerFields } from '../../model/customer-fields';
import { InputError } from '../../model/errors';
import { isOwnKind } from '../../model/identities';
import { entryOf, isObject } from '../../model/json';
import type { ItemCustomer } from '../../model/item';
import { shown } from '../../model/shown';
import { lockHolders } from '../../store/repositories/people-at-once';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { sayOf, spokenIn } from '../workspace/spoken';
import { namedColumns } from './named-columns';
import { fieldLabel, readRow, type ReadRow, type RowReading } from './read-row';
import { listOf, type Resolved, resolveTellable, resolveUnchanged } from './resolve-list';
import { understoodInWords, understoodOf } from './understood';

/** What became of a row. */
export type RowOutcome = {
	code: 'created' | 'updated' | 'unchanged' | 'refused';
	text: string;
	/** Of a refusal: the field that cannot be used, and its value. */
	field: string | null;
	value: string | null;
	/** What of the row was left out or understood in a way that is worth knowing. */
	notes: string[];
	/** What was stored or changed, and how it was read, by the key of the field; `null` where nothing was. */
	understood: Record<string, string> | null;
};

export type ToldRow = { outcome: RowOutcome; customer: ItemCustomer | null };

export type HowToRead = {
	/** Whether rows have columns of any name; else they have our fields by their keys. */
	byName: boolean;
	/** The system whose ids the customer ids are, e.g. `crm`. */
	system: string;
	order: DayOrder | null;
	serial: boolean;
	/** Is given the columns of rows that nobody knows, where rows have columns of any name. */
	unused?: Set<string>;
	/** Fields to forget where a row says nothing new. */
	cleared: readonly string[];
};

/**
 * What is told in one transaction, about a hundred usual rows: it is written within some milliseconds, so that
 * pages wait for no import.
 */
const mostParts = 800;

/**
 * Creates or updates the customers of any number of rows, and tells for each what became of it. A row that
 * says nothing new writes nothing. Rows are told in their order: a later one sees what the earlier ones
 * said. What one row lacks or has wrong holds up no other.
 *
 * @throws InputError for a system without a name, or that is called like one of our own kinds of identity
 */
export async function createOrUpdate(
	house: House,
	now: number,
	rows: readonly unknown[],
	how: HowToRead,
): Promise<ToldRow[]> {
	if (['', '__proto__'].includes(how.system.trim())) {
		throw new InputError(
			`The system of the customer IDs is called "${how.system}", which names none.`,
			'Name the system that the IDs are from, e.g. "crm".',
		);
	}
	if (isOwnKind(how.system)) {
		throw new InputError(
			`The system of the customer IDs is called "${how.system}", which is a name of our own.`,
			'Name the system that the IDs are from, e.g. "crm".',
		);
	}
	const settings = await loadSettings(house.store.db, house.workspace);
	const say = sayOf(house);
	const { system, order, serial } = how;
	const cleared = how.cleared.flatMap(clearedColumns);
	const language = spokenIn(house);
	const reading: RowReading = { settings, system, order, serial, cleared, now, say, language };
	const named = how.byName ? namedColumns(settings.customerAttributes, how.unused) : null;
	const told: ToldRow[] = [];
	const breathe = breather();
	let read: ReadRow[] = [];
	let parts = 0;
	for (const [at, row] of rows.entries()) {
		const given = cleaned(row);
		const one = readRow(named && isObject(given) ? named(given) : given, reading);
		read.push(one);
		parts += partsOf(one);
		await breathe();
		if (parts < mostParts && at < rows.length - 1) continue;
		told.push(...(await tellRows(house, read, reading)));
		await breathe();
		read = [];
		parts = 0;
	}
	return told;
}

/** How much a row may write: a record, how it is recognised and compared, and all else that is known. */
function partsOf(row: ReadRow): number {
	if (!row.ok) return 1;
	const { externalIds, tags, dates = {}, attributes = {} } = row.told.facts;
	const named = [externalIds, dates, attributes].map((one) => Object.keys(one).length);
	return 5 + (tags?.length ?? 0) + named.reduce((all, one) => all + one, 0);
}

async function tellRows(
	house: House,
	read: readonly ReadRow[],
	reading: RowReading,
): Promise<ToldRow[]> {
	const { now, settings, say } = reading;
	const list = listOf(
		read.flatMap((row) => (row.ok ? [row.told] : [])),
		settings,
	);
	const { store } = house;
	const results =
		(await resolveUnchanged(store.db, house, list, now)) ??
		(await store.transaction(async (tx) => {
			// Before anything is written: lists that meet in another order would wait for one another.
			const all = list.rows.flatMap(({ identities }) => identities);
			await lockHolders({ db: tx, dialect: store.dialect, workspace: house.workspace }, all);
			return await resolveTellable(tx, house, list, now);
		}));
	let at = 0;
	return read.map((row) => {
		if (!row.ok) return refusedRow(row.refusal, row, say);
		const { identities } = list.rows[at] ?? { identities: [] };
		const resolved = results[at] ?? null;
		at += 1;
		if (resolved) return toldRow(resolved, row, reading);
		const { kind, value } = identities.at(-1) ?? { kind: '', value: '' };
		const field = fieldOfIdentity(kind);
		const values = { field: fieldLabel(field), value: shown(value) };
		const why = say('customerRow.taken', values);
		const { name, email } = row.told.facts;
		const about = { who: name ?? email ?? '', notes: row.notes };
		return refusedRow({ field, value: shown(value), why }, about, say);
	});
}

function refusedRow(
	{ field, value, why }: { field: string | null; value: string | null; why: string },
	{ who, notes }: { who: string; notes: string[] },
	say: Say,
): ToldRow {
	const text =
		who === '' ? say('customerRow.refused', { why }) : say('customerRow.refusedOf', { who, why });
	return {
		outcome: { code: 'refused', text, field, value, notes, understood: null },
		customer: null,
	};
}

function toldRow(
	resolved: Resolved,
	{ told, notes }: Extract<ReadRow, { ok: true }>,
	how: Pick<RowReading, 'say' | 'settings' | 'language'>,
): ToldRow {
	const { say, settings } = how;
	const { customer, became, changed, by, withheld, elsewhere } = resolved;
	const who = customer.name ?? customer.email ?? say('customerRow.somebody');
	const called = (name: string) =>
		settings.customerAttributes.find(({ key }) => key === name)?.name ?? labelOf(name);
	const more = [...notes];
	if (withheld.length > 0 && by) {
		const identity = fieldLabel(fieldOfIdentity(by.kind));
		const kept = wordsInARow(withheld.map(called), say);
		more.push(say('customerRow.withheld', { fields: kept, identity }));
	}
	for (const { kind, value } of elsewhere) {
		const field = fieldLabel(fieldOfIdentity(kind));
		more.push(say('customerRow.elsewhere', { field, value: shown(value) }));
	}
	const about = { code: became, field: null, value: null, notes: more };
	const part = customerPart(customer);
	switch (became) {
		case 'unchanged': {
			const text = say('customerRow.unchanged', { who });
			return { outcome: { ...about, text, understood: null }, customer: part };
		}
		case 'updated': {
			const text = say('customerRow.updated', {
				who,
				fields: wordsInARow(changed.map(called), say),
			});
			const understood = understoodOf(told, changed, how);
			return { outcome: { ...about, text, understood }, customer: part };
		}
		case 'created': {
			const text = say('customerRow.created', { who, understood: understoodInWords(told, how) });
			const understood = understoodOf(told, null, how);
			return { outcome: { ...about, text, understood }, customer: part };
		}
	}
}

/** Columns of a customer and the fields that fill them, where they are called otherwise. */
const otherNames: Record<string, string> = {
	time_zone: 'timeZone',
	owner: 'ownerName',
	value_amount: 'valueAmount',
	value_currency: 'valueCurrency',
};

const labelOf = (name: string): string => fieldLabel(entryOf(otherNames, name) ?? name);

const fieldOfIdentity = (kind: string): string =>
	customerFields.some(({ key }) => key === kind) ? kind : 'customerId';

/** What *Clear Fields* lists, as columns, dates and attributes are called. */
function clearedColumns(field: string): string[] {
	if (field === 'value') return ['value_amount', 'value_currency'];
	return [field === 'timeZone' ? 'time_zone' : field];
}
