import { refuseTooMany } from '../../care/occasions/own-list';
import { InputError } from '../../model/errors';
import { identitiesOf, type Identity } from '../../model/identities';
import { isObject } from '../../model/json';
import { findCustomer } from '../../store/repositories/customers';
import { holdersOfPhone, knownIdentities } from '../../store/repositories/identities';
import { loadSettings } from '../../store/repositories/workspaces';
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
	const kept = new Map<string, string | null>();
	for (let from = 0; from < items.length; from += atOnce) {
		const read = items.slice(from, from + atOnce).map((item) => readItem(house, item, named));
		const rows = read.map((one) => ('code' in one ? null : rowOf(one, defaultCountry)));
		const asked = rows.flatMap((row) => row?.identities ?? []);
		const known = await knownIdentities(house.store.db, house.workspace, distinct(asked));
		for (const [at, row] of rows.entries()) {
			await breathe();
			const failed = read[at];
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
	house: House,
	{ id, identities }: Row,
	known: Awaited<ReturnType<typeof knownIdentities>>,
	kept: Map<string, string | null>,
): Promise<Listed | null> {
	const own = id === null ? null : await keptOf(house, id, kept);
	if (own !== null) return { customerId: own };
	for (const { by, strength } of candidatesOf(identities, known, null)) {
		const { store, workspace } = house;
		// Nobody knows who is meant by a number that several have.
		if (strength === 'phone' && (await holdersOfPhone(store.db, workspace, by.value)) > 1) continue;
		const found = await keptOf(house, by.customer_id, kept);
		if (found !== null) return { customerId: found };
	}
	return null;
}

async function keptOf(
	{ store, workspace }: House,
	id: string,
	kept: Map<string, string | null>,
): Promise<string | null> {
	const seen = kept.get(id);
	if (seen !== undefined) return seen;
	const found = (await findCustomer(store.db, workspace, id))?.customer_id ?? null;
	kept.set(id, found);
	return found;
}

const unknown = (house: House): Listed => ({
	code: 'customer_unknown',
	text: sayOf(house)('care.listed.unknown'),
});
