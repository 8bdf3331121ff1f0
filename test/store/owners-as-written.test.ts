import fc from 'fast-check';
import { sql } from 'kysely';

import type { House } from '../../core/loop/house';
import { responsibleScope } from '../../core/loop/insight/scope';
import { newPersonId } from '../../core/loop/team/team';
import type { Person } from '../../core/model/people';
import { crmOwner } from '../../core/route/crm-owner';
import { findCases } from '../../core/store/repositories/case-list';
import { mostUrgent, openByOwner } from '../../core/store/repositories/open-cases';
import {
	addressesOfOwners,
	differentQuery,
	ownerMark,
} from '../../core/store/repositories/owner-marks';
import {
	countCases,
	countInvitations,
	tallyResponses,
} from '../../core/store/repositories/summary';
import { noFilters } from '../../core/store/repositories/summary-scope';
import { talliesBy } from '../../core/store/repositories/tallies-by';
import { dayAt } from '../../core/calendar/wall-time';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, invitationRow, monday, responseRow } from './rows';

useDatabases();

let workspaces = 0;

const jorg: Person = {
	...{ id: 'jorg', name: 'Jörg', email: 'jörg@münchen.example', team: 'Équipe', role: 'agent' },
	...{ skills: [], languages: [], channels: {}, externalIds: {}, compensationLimit: null },
	...{ deputyId: null, maxOpenCases: null, active: true },
};
const mia: Person = { ...jorg, id: 'mia', name: 'Mia', email: 'Mia@house.example', team: null };

const anyCase = {
	...{ states: null, team: null, ownerId: null, customerId: null, overdueOnly: false },
	...{ limit: null, test: false },
};

/** One address as people and systems write it. */
const spellings = [
	'jörg@münchen.example',
	'JÖRG@MÜNCHEN.example',
	'Jörg@xn--mnchen-3ya.example',
	'jo\u0308rg@münchen.example',
	'ｊörg@münchen.example.',
];
const others = ['jorg@münchen.example', 'jörg@munchen.example', 'mia@house.example', ''];

describe.each(databases)('owners as rows have them, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = () => houseIn(store(), `owners-${(workspaces += 1)}`);

	async function answered({ workspace }: House, owners: readonly unknown[]): Promise<void> {
		const rows = owners.map((owner, at) =>
			responseRow({
				...{ workspace_id: workspace, response_id: `r${at}`, owner: JSON.stringify(owner) },
				subject_source: null,
			}),
		);
		await store().db.insertInto('response').values(rows).execute();
	}

	async function asked(house: House, people: Person[], who: { team?: string; owner?: string }) {
		const limits = { team: who.team ?? null, owner: who.owner ?? null };
		return {
			place: house,
			period: { from: 0, until: monday + 900 * day },
			filters: noFilters,
			responsible: await responsibleScope(house, people, limits),
			now: monday,
		};
	}

	const count = (tallies: Awaited<ReturnType<typeof tallyResponses>>): number =>
		tallies.reduce((sum, { tally: { low, middle, high } }) => sum + low + middle + high, 0);

	const named = (email: unknown, team: string | null = null) => ({ id: null, email, team });

	it('are one person by one address, however it is written, and nobody else', async () => {
		const house = aHouse();
		await answered(
			house,
			[...spellings, ...others].map((email) => named(email)),
		);
		const scope = await asked(house, [jorg, mia], { owner: 'jorg' });
		expect(count(await tallyResponses(scope))).toBe(spellings.length);
		// The counts by day say the same.
		const today = dayAt('UTC', monday);
		const span = { first: today - 900, last: today + 900, timeZone: 'UTC' };
		expect(count(await talliesBy(scope, span, { fields: [], each: null }))).toBe(spellings.length);
		const ofMia = await asked(house, [jorg, mia], { owner: 'Mia' });
		expect(count(await tallyResponses(ofMia))).toBe(1);
	});

	it('are of a team by its name in capitals of any script, also those of cases and invitations', async () => {
		const house = aHouse();
		const { workspace } = house;
		const written = ['Équipe', 'ÉQUIPE', 'équipe', 'Equipe'];
		await answered(house, [
			...written.map((team) => named(null, team)),
			named('JÖRG@münchen.example'),
			// Who answers for it was another team's then.
			named('jörg@münchen.example', 'Other'),
		]);
		await store()
			.db.insertInto('invitation')
			.values(
				written.map((team, at) =>
					invitationRow({
						...{ workspace_id: workspace, invitation_id: `i${at}`, subject_id: `${at}` },
						owner: JSON.stringify(named(null, team)),
					}),
				),
			)
			.execute();
		await store()
			.db.insertInto('case_file')
			.values(
				written.map((team, at) =>
					caseRow({ workspace_id: workspace, case_id: `c${at}`, team, response_id: `r${at}` }),
				),
			)
			.execute();
		const scope = await asked(house, [jorg, mia], { team: 'éQUIPE' });
		expect(count(await tallyResponses(scope))).toBe(4);
		expect((await countInvitations(scope)).invited).toBe(3);
		expect((await countCases(scope)).opened).toBe(3);
		// The pages of whoever leads count the same.
		const { db } = store();
		const looked = { team: ' éQUIPE ', now: monday, limit: 9 };
		const owned = await openByOwner(store(), workspace, looked);
		expect(owned.reduce((sum, { open }) => sum + open, 0)).toBe(3);
		expect(await mostUrgent(store(), workspace, looked)).toHaveLength(3);
		expect(await findCases(db, workspace, { ...anyCase, team: 'éQUIPE' }, monday)).toHaveLength(3);
		expect(await findCases(db, workspace, { ...anyCase, team: 'nobody' }, monday)).toEqual([]);
	});

	it('are whom the Router would say they are', async () => {
		const email = fc.oneof(
			fc.constantFrom(
				...spellings,
				...others,
				' mia@HOUSE.example',
				'x\ny@house.example',
				'\u0001',
			),
			fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\u0000', '')),
		);
		const id = fc.constantFrom(null, 'jorg', 'mia', 'else');
		const owners = fc.array(fc.record({ id, email, team: fc.constant(null) }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(owners, fc.constantFrom(jorg, mia), async (rows, person) => {
				const house = aHouse();
				if (rows.length > 0) await answered(house, rows);
				const scope = await asked(house, [jorg, mia], { owner: person.id });
				const meant = rows.filter((row) => crmOwner(row, null, [person]) !== null);
				expect(count(await tallyResponses(scope))).toBe(meant.length);
			}),
			{ numRuns: 40 },
		);
	});

	it('take an owner with a sign that the database reads in no JSON, and answers are stored', async () => {
		const house = aHouse();
		await answered(house, [named('a\u0000b'), named('x'.repeat(9_000), '团'.repeat(9_000))]);
		const { workspace } = house;
		const { rows } = await differentQuery(workspace, 'response', ownerMark(dialect)).execute(
			store().db,
		);
		expect(Math.max(...rows.map(({ text }) => text.length))).toBeLessThan(600);
	});

	it('are read from one to the next by an index', async () => {
		const { workspace } = aHouse();
		const email = sql.raw(
			dialect === 'sqlite' ? `json_extract(owner, '$.email')` : `((owner::json)->>'email')`,
		);
		const asks = [
			{ table: 'response', text: ownerMark(dialect), index: 'response_owner_mark' },
			{ table: 'invitation', text: ownerMark(dialect), index: 'invitation_owner_mark' },
			{ table: 'case_file', text: sql`team`, index: 'case_team' },
			{ table: 'customer', text: email, index: 'customer_owner_email' },
		] as const;
		for (const { table, text, index } of asks) {
			const query = differentQuery(workspace, table, text);
			const plan = await store().transaction(async (tx) => {
				if (dialect === 'sqlite') return await sql`explain query plan ${query}`.execute(tx);
				// Of an empty table it would read and sort all.
				for (const way of ['seqscan', 'bitmapscan', 'sort']) {
					await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx);
				}
				return await sql`explain ${query}`.execute(tx);
			});
			const steps = JSON.stringify(plan.rows);
			// PostgreSQL shows what is done for each row once.
			const shown = steps.split(index).length - 1;
			expect(shown).toBeGreaterThanOrEqual(dialect === 'sqlite' ? 2 : 1);
			expect(steps).not.toMatch(/TEMP B-TREE|SCAN response|Seq Scan|-> {2}Sort/);
		}
	});

	it('of customers are one by one address, too', async () => {
		const house = aHouse();
		const rows = [...spellings, ...others].map((email, at) =>
			customerRow({
				...{ workspace_id: house.workspace, customer_id: `c${at}` },
				owner: JSON.stringify({ id: null, name: null, email }),
			}),
		);
		await store().db.insertInto('customer').values(rows).execute();
		const found = await addressesOfOwners(house, ['Jörg@München.example']);
		expect(found.sort()).toEqual([...spellings].sort());
	});
});

describe('the id of somebody new', () => {
	it('is made of their address as it is compared', () => {
		const ids = spellings.map((email) => newPersonId({ name: null, email, externalIds: null }));
		expect(new Set(ids).size).toBe(1);
		const plain = ['li.na@example.com', 'Li.Na@Example.com'];
		for (const email of plain) {
			const id = newPersonId({ name: null, email, externalIds: null });
			expect(id).toBe(newPersonId({ name: null, email: 'li.na@example.com', externalIds: null }));
		}
	});
});
