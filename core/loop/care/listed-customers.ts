import { refuseTooMany } from '../../care/occasions/own-list';
import { InputError } from '../../model/errors';
import { identitiesOf, type Identity } from '../../model/identities';
import { isObject } from '../../model/json';
import { holdersOfPhone } from '../../store/repositories/identities';
import { keptIds, whoHas } from '../../store/repositories/people-at-once';
import { loadSettings } from '../../store/repositories/workspaces';
import type { IdentityTable } from '../../store/tables/known-people';
import { breather } from '../breathe';
import { type GivenCustomer, readCustomer } from '../customer/customer-facts';
import { namedColumns } from '../customer/named-columns';
import { candidatesOf } from '../customer/recognise';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** Of one statement. */
const atOnce = 500;

/** A customer of a list, or why nobody is meant, in one sentence. */
export type Listed =
	{ customerId: string } | { code: 'customer_unknown' | 'customer_unreadable'; text: string };

/**
 * Whom the items of a list mean: by our id, an id of another system, a mailbox or a telephone number that one
 * alone has. Of a record that was merged it is the kept one. Nobody is made by it.
 *
 * @param items as they came in: with a `customer`, or a row whose columns are one
 * @returns one result for each item, in their order
 * @throws InputError where so many came in that the machine may not hold them
 */
export async function listedCustomers(
	house: House,
	items: readonly Record<string, unknown>[],
): Promise<Listed[]> {
	refuseTooMany(items.length);
	const { defaultCountry, customerAttributes } = await loadSettings(
		house.store.db,
		house.workspace,
	);
	const named = namedColumns(customerAttributes);
	const breathe = breather();
	const found: Listed[] = [];
	const at = { db: house.store.db, dialect: house.store.dialect, workspace: house.workspace };
	for (let from = 0; from < items.length; from += atOnce) {
		const read: Array<ReturnType<typeof readItem>> = [];
		for (const item of items.slice(from, from + atOnce)) {
			read.push(readItem(house, item, named));
			await breathe();
		}
		const rows = read.map((one) => ('code' in one ? null : rowOf(one, defaultCountry)));
		const asked = rows.flatMap((row) => row?.identities ?? []);
		const known = await whoHas(at, distinct(asked));
		const meant = rows.flatMap((row) => row?.id ?? []);
		const kept = await keptIds(at, [...meant, ...known.map((one) => one.customer_id)]);
		for (const [place, row] of rows.entries()) {
			await breathe();
			const failed = read[place];
			if (row === null) found.push(failed as Listed);
			else found.push((await meantBy(house, row, known, kept)) ?? unknown(house));
		}
	}
	return found;
}

type Row = { id: string | null; identities: Identity[] };

function readItem(
	house: House,
	item: Record<string, unknown>,
	named: ReturnType<typeof namedColumns>,
): GivenCustomer | Exclude<Listed, { customerId: string }> {
	try {
		const given = readCustomer(isObject(item.customer) ? item.customer : ownRow(item, named), {});
		if (given.id !== null || given.facts !== null) return given;
		return { code: 'customer_unreadable', text: sayOf(house)('care.listed.nobody') };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const text = sayOf(house)('care.listed.unreadable', { fault: error.message });
		return { code: 'customer_unreadable', text };
	}
}

/** A row's own `id` is that of its sheet, unless it is one of ours. */
function ownRow(
	item: Record<string, unknown>,
	named: ReturnType<typeof namedColumns>,
): Record<string, unknown> {
	const { id } = item;
	const { email, phone } = named(item);
	const row = {
		...item,
		...(email !== undefined && { email }),
		...(phone !== undefined && { phone }),
	};
	return typeof id === 'string' && id.startsWith('cus_') ? row : { ...row, id: null };
}

const rowOf = ({ id, facts }: GivenCustomer, country: string | null): Row => ({
	id,
	identities: facts === null ? [] : identitiesOf(facts, country),
});

const keyOf = ({ kind, value }: Identity): string => JSON.stringify([kind, value]);

const distinct = (identities: readonly Identity[]): Identity[] => [
	...new Map(identities.map((one) => [keyOf(one), one])).values(),
];

async function meantBy(
	{ store, workspace }: House,
	{ id, identities }: Row,
	known: readonly IdentityTable[],
	kept: ReadonlyMap<string, string>,
): Promise<Listed | null> {
	const own = id === null ? undefined : kept.get(id);
	if (own !== undefined) return { customerId: own };
	for (const { by, strength } of candidatesOf(identities, known, null)) {
		// Nobody knows who is meant by a number that several have.
		if (strength === 'phone' && (await holdersOfPhone(store.db, workspace, by.value)) > 1) continue;
		const found = kept.get(by.customer_id);
		if (found !== undefined) return { customerId: found };
	}
	return null;
}

const unknown = (house: House): Listed => ({
	code: 'customer_unknown',
	text: sayOf(house)('care.listed.unknown'),
});
