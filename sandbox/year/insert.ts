import { rhythmOf } from '../../core/store/repositories/customer-rhythm';
import { savePerson } from '../../core/store/repositories/people';
import { saveSurvey } from '../../core/store/repositories/surveys';
import type { CustomerTable } from '../../core/store/schema';
import type { Store, Tx } from '../../core/store/store';
import type { EventRow } from '../../core/store/repositories/events';
import { mailOfOwner, teamOf } from './customers';
import { day, type Made } from './made';
import type { Shop } from './shop';

/** Rows of one statement; a database takes only so many values at once. */
const atOnce = 200;

/** Stores all that was made. */
export async function insert(store: Store, made: Made): Promise<void> {
	const { workspace, people, rows, shop, end } = made;
	await store.transaction(async (tx) => {
		for (const survey of [made.transactional, made.relationship]) {
			await saveSurvey(tx, workspace, survey, end - 550 * day);
		}
		await insertTeam(tx, workspace, shop, end);
		await insertCustomers(tx, people);
		for (const some of parts(rows.events)) await tx.insertInto('event').values(some).execute();
		await insertBeside(tx, workspace, rows.beside);
		for (const some of parts(rows.invitations)) {
			await tx.insertInto('invitation').values(some).execute();
		}
		for (const some of parts(rows.responses))
			await tx.insertInto('response').values(some).execute();
		for (const some of parts(rows.cases)) await tx.insertInto('case_file').values(some).execute();
		for (const some of parts(rows.steps)) await tx.insertInto('case_step').values(some).execute();
	});
}

async function insertTeam(tx: Tx, workspace: string, shop: Shop, end: number): Promise<void> {
	for (const [at, name] of shop.owners.entries()) {
		const person = {
			...{ id: `own_${at}`, name, email: mailOfOwner(at), team: teamOf(shop, at) },
			...{ role: 'agent', skills: [], languages: [], channels: {}, externalIds: {} },
			...{ compensationLimit: null, deputyId: null, maxOpenCases: null, active: true },
		};
		await savePerson(tx, workspace, person, end);
	}
}

/** Customers, and by what they are recognised. */
export async function insertCustomers(tx: Tx, people: readonly CustomerTable[]): Promise<void> {
	for (const some of parts(people)) await tx.insertInto('customer').values(some).execute();
	const identities = people.flatMap(({ workspace_id, customer_id, email }) =>
		email === null
			? []
			: [{ workspace_id, customer_id, kind: 'email', value: email, merge_id: null }],
	);
	for (const some of parts(identities)) await tx.insertInto('identity').values(some).execute();
}

/** Events that nobody is asked about, and how often those customers order. */
export async function insertBeside(
	tx: Tx,
	workspace: string,
	events: readonly EventRow[],
): Promise<void> {
	for (const some of parts(events)) await tx.insertInto('event').values(some).execute();
	const byCustomer = new Map<string, EventRow[]>();
	for (const event of events) {
		const id = event.customer_id ?? '';
		const known = byCustomer.get(id);
		if (known) known.push(event);
		else byCustomer.set(id, [event]);
	}
	const rhythms = [...byCustomer].flatMap(([customer_id, theirs]) => {
		const rhythm = rhythmOf(theirs);
		return rhythm === null ? [] : [{ workspace_id: workspace, customer_id, ...rhythm }];
	});
	for (const some of parts(rhythms)) await tx.insertInto('customer_rhythm').values(some).execute();
}

export function parts<Row>(rows: readonly Row[]): Row[][] {
	const found: Row[][] = [];
	for (let at = 0; at < rows.length; at += atOnce) found.push(rows.slice(at, at + atOnce));
	return found;
}
