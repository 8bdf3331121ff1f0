import { StoreError } from '../../model/errors';
import type { CustomerFacts } from '../../model/event';
import { newId } from '../../model/id';
import { identitiesOf, type Identity, strengthOf, traitsOf } from '../../model/identities';
import { type Customer, findCustomer, insertCustomer } from '../../store/repositories/customers';
import { noteDoubles, saveTraits } from '../../store/repositories/doubles';
import {
	claimIdentities,
	holdersOfPhone,
	identitiesOfCustomer,
	knownIdentities,
} from '../../store/repositories/identities';
import { lockCustomer } from '../../store/repositories/lock';
import { loadSettings } from '../../store/repositories/workspaces';
import type { IdentityTable } from '../../store/tables/known-people';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { type Candidate, candidatesOf, contradicts, isAnother } from './recognise';
import { saidOf, tellCustomer } from './tell';

export type Resolved = {
	customer: Customer;
	became: 'created' | 'updated' | 'unchanged';
	/** What they were recognised by; `null` for somebody new. */
	by: IdentityTable | null;
};

type Asked = {
	facts: CustomerFacts;
	country: string | null;
	/** The system that tells it: its own id is worth most. */
	source: string | null;
	now: number;
};

/** Somebody else takes the same identities at the same moment, and then has them. */
const mostTurns = 6;

/**
 * Finds the customer whom facts are about, or stores a new one; `null` if the facts name nobody. An id in a
 * system names one person there; a mailbox is weaker, and a telephone is weakest. By a weak identity gaps
 * are filled and nothing is written over. Two at once about somebody new make one customer.
 */
export async function resolveCustomer(
	tx: Tx,
	house: House,
	facts: CustomerFacts,
	now: number,
	source: string | null = null,
): Promise<Resolved | null> {
	const { defaultCountry: country } = facts.phone
		? await loadSettings(tx, house.workspace)
		: { defaultCountry: null };
	const identities = identitiesOf(facts, country);
	if (identities.length === 0) return null;
	for (let turn = 0; turn < mostTurns; turn += 1) {
		const found = await onceResolved(tx, house, identities, { facts, country, source, now });
		if (found !== 'again') return found;
	}
	throw new StoreError(
		'Too many events about one customer came at the same moment.',
		'Send the event again.',
	);
}

async function onceResolved(
	tx: Tx,
	house: House,
	identities: readonly Identity[],
	asked: Asked,
): Promise<Resolved | null | 'again'> {
	const known = await knownIdentities(tx, house.workspace, identities);
	const unknown = identities.filter(
		({ kind, value }) => !known.some((row) => row.kind === kind && row.value === value),
	);
	const candidates = candidatesOf(identities, known, asked.source);
	for (const candidate of candidates) {
		const customer = await accepted(tx, house, candidate, { ...asked, unknown });
		if (customer === 'again') return 'again';
		if (customer) {
			return await recognised(tx, house, { candidate, customer, known, unknown }, asked);
		}
	}
	return await created(tx, house, { known, unknown }, asked);
}

/** Whom the candidate stands for, unless the facts are about another person. */
async function accepted(
	tx: Tx,
	house: House,
	candidate: Candidate,
	about: Asked & { unknown: readonly Identity[] },
): Promise<Customer | null | 'again'> {
	const { workspace, store } = house;
	const { customer_id: id, value } = candidate.by;
	// Whoever is given another id at this moment might be another person then.
	const brings = about.unknown.some((one) => strengthOf(one) === 'person');
	if (brings) await lockCustomer(tx, store.dialect, workspace, id);
	const customer = await findCustomer(tx, workspace, id);
	// Merged or erased between two readings.
	if (customer?.customer_id !== id) return 'again';
	const held = brings ? await identitiesOfCustomer(tx, workspace, id) : [];
	if (isAnother(candidate, customer, held, about)) return null;
	const isShared =
		candidate.strength === 'phone' && (await holdersOfPhone(tx, workspace, value)) > 1;
	return isShared ? null : customer;
}

async function recognised(
	tx: Tx,
	house: House,
	found: {
		candidate: Candidate;
		customer: Customer;
		known: readonly IdentityTable[];
		unknown: readonly Identity[];
	},
	asked: Asked,
): Promise<Resolved | 'again'> {
	const { workspace } = house;
	const { candidate, customer, known, unknown } = found;
	const { customer_id: id } = customer;
	const held = Object.entries(customer.external_ids).map(([kind, value]) => ({ kind, value }));
	const said = saidOf(customer, asked.facts, candidate.strength);
	// By a weak identity nobody gets another mailbox or number than they have.
	const theirs = traitsOf({ ...customer, ...said }, asked.country);
	const fresh = unknown.filter((one) =>
		strengthOf(one) === 'person'
			? !contradicts(one, held)
			: theirs.some(({ value }) => value === one.value),
	);
	const { merge_id: mergeId } = candidate.by;
	if (!(await claimIdentities(tx, workspace, id, fresh, mergeId))) return 'again';
	const others = known.filter(({ customer_id: other }) => other !== id);
	const apart = others.filter((one) => strengthOf(one) === 'person');
	const namedToo = apart.map(({ customer_id: other }) => other);
	await noteDoubles(tx, workspace, id, namedToo, 'named_together', asked.now);
	const isTold = Object.keys(said).length > 0;
	const told = isTold ? await tellCustomer(tx, house, customer, said, asked) : customer;
	// Who has a mailbox or number that somebody else is recognised by is compared with them.
	if (isTold || fresh.length > 0 || others.length > 0) {
		await saveTraits(tx, workspace, id, theirs, asked.now);
	}
	if (!isTold && fresh.length === 0) {
		return { customer, became: 'unchanged', by: candidate.by };
	}
	const after = (await findCustomer(tx, workspace, id)) ?? told;
	return { customer: after, became: 'updated', by: candidate.by };
}

async function created(
	tx: Tx,
	house: House,
	{ known, unknown }: { known: readonly IdentityTable[]; unknown: readonly Identity[] },
	{ facts, country, now }: Asked,
): Promise<Resolved | null | 'again'> {
	const { workspace } = house;
	// Nothing but what is somebody else's or may be anybody's.
	if (unknown.length === 0) return null;
	const id = newId('cus');
	if (!(await claimIdentities(tx, workspace, id, unknown, null))) return 'again';
	await insertCustomer(tx, workspace, id, facts, now);
	await saveTraits(tx, workspace, id, traitsOf(facts, country), now);
	const apart = known.filter((one) => strengthOf(one) === 'person');
	const namedToo = apart.map(({ customer_id: other }) => other);
	await noteDoubles(tx, workspace, id, namedToo, 'named_together', now);
	const customer = await findCustomer(tx, workspace, id);
	return customer ? { customer, became: 'created', by: null } : 'again';
}
