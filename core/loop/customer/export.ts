import { setImmediate as pause } from 'node:timers/promises';

import { sayIn } from '../../language/say';
import { NotFoundError } from '../../model/errors';
import { isObject } from '../../model/json';
import { renderExportPage } from '../../pages/export-page';
import { findCustomer } from '../../store/repositories/customers';
import {
	copiedTables,
	type CopiedTable,
	personalRows,
} from '../../store/repositories/personal-rows';
import { wholePerson } from '../../store/repositories/whole-person';
import { loadSettings } from '../../store/repositories/workspaces';
import { chosenKey, noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import { breather } from '../breathe';
import type { House } from '../house';
import { happenedTo, knownFacts } from './copy-in-words';
import { lockedCustomer } from './locked-customer';

/** A row with the names that items have, its times as ISO-8601 and what was JSON taken apart. */
export type CopiedRow = Record<string, unknown>;

/** All that is stored of somebody. */
export type PersonalCopy = {
	schema: 1;
	/** ISO-8601. */
	exportedAt: string;
	workspace: string;
	customer: string;
	tables: Record<CopiedTable, CopiedRow[]>;
};

export type Exported = {
	copy: PersonalCopy;
	/** The same as a page to read. */
	html: string;
	rows: number;
};

/**
 * Copies every row that names a person, with the records that were joined with theirs: as data, and as a page in
 * words in their language. Secrets, links and what belongs to others are not in it.
 *
 * @param input.nonce lets in the style sheet of a page that is served; a file needs none
 * @throws NotFoundError for somebody who is not there (any more)
 */
export async function exportCustomer(
	house: House,
	now: number,
	input: { customerId: string; doer: Doer; language?: string; nonce?: string; trial?: boolean },
): Promise<Exported> {
	const { store, workspace } = house;
	const customer = await findCustomer(store.db, workspace, input.customerId);
	if (!customer) throw notThere(workspace, input.customerId);
	const person = await wholePerson(store.db, store.dialect, workspace, customer.customer_id);
	const breathe = breather();
	const found = await personalRows(store, workspace, person, breathe);
	const tables = await allReadable(found, breathe);
	const rows = [...found.values()].reduce((sum, some) => sum + some.length, 0);
	const { brand, languages, timeZone, customerAttributes } = await loadSettings(
		store.db,
		workspace,
	);
	const language = input.language ?? customer.language ?? languages[0] ?? 'en';
	const nameOf = (key: string): string =>
		customerAttributes.find((one) => one.key === key)?.name ?? key;
	const id = customer.customer_id;
	const html = await renderExportPage({
		language,
		brand,
		nonce: input.nonce ?? '',
		testMode: false,
		at: now,
		timeZone,
		facts: knownFacts(tables, nameOf, { say: sayIn(language), language }),
		pause: async () => await pause(),
		happened: await happenedTo(house, now, id, { language, timeZone }),
	});
	if (input.trial !== true) {
		await store.transaction(async (tx) => {
			// Whoever was erased since has no line that names them, and their copy reaches nobody.
			const still = await lockedCustomer(tx, store.dialect, workspace, id);
			if (!still) throw notThere(workspace, input.customerId);
			await noteDeed(tx, house, now, {
				action: 'data_exported',
				doer: input.doer,
				target: { kind: 'customer', id: still.customer_id },
				details: { rows },
				...chosenKey(input.doer, now, 'data_exported'),
			});
		});
	}
	const exportedAt = new Date(now).toISOString();
	const about = { workspace, customer: customer.customer_id };
	return { copy: { schema: 1, exportedAt, ...about, tables }, html, rows };
}

const notThere = (workspace: string, customerId: string): NotFoundError =>
	new NotFoundError(
		`There is no customer "${customerId}" in the workspace "${workspace}"; one who was erased is not there any more.`,
		'Give the customer.id of an item that came from the same workspace.',
	);

async function allReadable(
	found: ReadonlyMap<CopiedTable, ReadonlyArray<Record<string, unknown>>>,
	breathe: () => Promise<void>,
): Promise<PersonalCopy['tables']> {
	const tables = {} as PersonalCopy['tables'];
	for (const table of copiedTables) {
		const rows: CopiedRow[] = [];
		for (const row of found.get(table) ?? []) {
			rows.push(readable(row));
			await breathe();
		}
		tables[table] = rows;
	}
	return tables;
}

/** Further from 1970 there are no moments, ms. */
const lastMoment = 8.64e15;

/** Columns that hold JSON. */
const inJson = /^[[{]/;
/** Columns that hold a moment. */
const moment = /(?:^|_)(?:at|until)$/;

function readable(row: Record<string, unknown>): CopiedRow {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [inItems(column), told(column, value)]),
	);
}

const inItems = (column: string): string =>
	column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function told(column: string, value: unknown): unknown {
	if (typeof value === 'number' && moment.test(column) && Math.abs(value) <= lastMoment) {
		return new Date(value).toISOString();
	}
	if (typeof value !== 'string' || !inJson.test(value)) return value;
	try {
		const read = JSON.parse(value) as unknown;
		return Array.isArray(read) || isObject(read) ? read : value;
	} catch {
		return value;
	}
}
