import { StatementSync } from 'node:sqlite';

import { sql } from 'kysely';

import { resolveList } from '../../core/loop/customer/resolve-list';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { workingCaseStates } from '../../core/model/states';
import {
	type CaseFilter,
	findCases,
	openTouchpoints,
} from '../../core/store/repositories/case-list';
import { openCaseLoads } from '../../core/store/repositories/cases';
import { contactGround, wordsReachingEach } from '../../core/store/repositories/consent';
import { knownIdentities } from '../../core/store/repositories/identities';
import type { Store } from '../../core/store/store';
import { workedOn } from '../../core/store/worked-on';
import { life, now, somebody } from '../core/loop/a-house';
import { houseIn, useDatabases, useStore } from './databases';

useDatabases();

/** How SQLite finds the rows of a table, in each statement about it that somebody's work runs. */
async function waysTo(table: string, store: Store, work: () => Promise<unknown>) {
	const texts = new Set<string>();
	const { prototype } = StatementSync;
	const spies = (['all', 'run'] as const).map((way) => jest.spyOn(prototype, way));
	try {
		await work();
		for (const { mock } of spies) {
			for (const statement of mock.contexts) texts.add(statement.sourceSQL);
		}
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
	const ways: string[] = [];
	for (const text of texts) {
		if (!new RegExp(`\\b(from|join|update) "?${table}"?`).test(text)) continue;
		const plan = await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(store.db);
		const found = plan.rows.map(({ detail }) => detail);
		const others = [...text.matchAll(new RegExp(`"?${table}"? as "?(\\w+)`, 'g'))];
		const names = [table, ...others.map(([, name]) => name)].join('|');
		ways.push(...found.filter((one) => new RegExp(`^(SEARCH|SCAN) (${names})\\b`).test(one)));
	}
	return ways.map(
		(way) => /(?:INDEX|PRIMARY KEY) (?:sqlite_autoindex_\w+ )?(.*\))/.exec(way)?.[1] ?? way,
	);
}

describe('what is asked about somebody', () => {
	const store = useStore('sqlite');
	const word = '(workspace_id=? AND holder_kind=? AND holder=?)';

	it.each([1, 2, 3, 4])('finds the words of %i holders by the whole key', async (count) => {
		const all = Array.from({ length: count }, (_, at) => ({
			customerId: at % 2 === 0 ? `c${at}` : '',
			mailbox: at % 2 === 0 ? '' : `m${at}@example.com`,
			phone: '',
		}));
		const ways = await waysTo('consent', store(), async () => {
			await wordsReachingEach(store(), store().db, 'w', all);
		});
		expect(ways).toEqual([word]);
	});

	it('finds the words before a message leaves by the whole key', async () => {
		const reached = { customerId: 'c', mailbox: 'ann@example.com' };
		const ways = await waysTo('consent', store(), async () => {
			await contactGround(store(), store().db, 'w', reached);
		});
		expect(ways).toEqual([word]);
	});

	it.each([1, 2, 3, 6])('finds who has one of %i identities by the whole key', async (count) => {
		const identities = Array.from({ length: count }, (_, at) => ({
			kind: `id:crm${at}`,
			value: `v${at}`,
		}));
		const ways = await waysTo('identity', store(), async () => {
			await store().transaction(async (tx) => await knownIdentities(tx, 'w', identities));
		});
		expect(ways).toEqual(['(workspace_id=? AND kind=? AND value=?)']);
	});

	it.each([
		[
			'identity',
			[
				'(workspace_id=? AND kind=? AND value=?)',
				'identity_customer (workspace_id=? AND customer_id=?)',
			],
		],
		['customer', ['(workspace_id=? AND customer_id=?)']],
		[
			'customer_trait',
			[
				'(workspace_id=? AND kind=? AND value=?)',
				'(workspace_id=? AND kind=? AND value=? AND customer_id=?)',
			],
		],
		[
			'customer_tag',
			[
				'(workspace_id=? AND customer_id=?)',
				'customer_tag_tag (workspace_id=? AND tag=? AND customer_id=?)',
			],
		],
		[
			'customer_date',
			['(workspace_id=? AND customer_id=?)', '(workspace_id=? AND customer_id=? AND name=?)'],
		],
	])('finds what %s has about a list of people by their keys', async (table, keys) => {
		const house = houseIn(store(), 'a list');
		const renewal = { calendar: 'solar', year: 2027, month: 1, day: 1, leap: false } as const;
		const list = (mail: string) =>
			[1, 2, 3].map((at) => ({
				source: 'crm',
				facts: {
					...somebody({ externalIds: { crm: `${at}` }, email: `${at}@${mail}` }),
					...(mail === 'a.example'
						? { tags: ['vip'], dates: { renewal }, attributes: {} }
						: { tags: [], cleared: ['renewal'] }),
				},
			}));
		const tell = async (mail: string) =>
			await store().transaction(async (tx) => await resolveList(tx, house, list(mail), now));
		await tell('a.example');
		const ways = await waysTo(table, store(), async () => await tell('b.example'));
		expect([...new Set(ways)].sort()).toEqual([...keys].sort());
	});

	it('finds the likely doubles of a merged record by its id', async () => {
		const house = houseIn(store(), 'doubles');
		const own = life(house);
		const isCustomer = async () => {
			const { customer } = await own.happens({ customer: somebody() });
			return customer?.customer_id ?? '';
		};
		const [keepId, mergeId] = [await isCustomer(), await isCustomer()];
		const doer = { kind: 'workflow' as const, id: 'w', name: 'Doubles' };
		const ways = await waysTo('likely_double', store(), async () => {
			await mergeCustomers(house, now, { keepId, mergeId, doer });
		});
		expect(ways.sort()).toEqual([
			'(workspace_id=? AND customer_id=?)',
			'likely_double_other (workspace_id=? AND other_id=?)',
		]);
	});
});

describe('what is asked about open cases', () => {
	const store = useStore('sqlite');
	const everything: CaseFilter = {
		...{ states: null, team: null, ownerId: null, customerId: null },
		...{ overdueOnly: false, test: false, limit: null },
	};
	const lists = async (filter: Partial<CaseFilter>) =>
		await findCases(store().db, 'w', { ...everything, ...filter }, now);

	it('has an index of exactly those that are worked on', () => {
		const states = workingCaseStates.map((state) => `'${state}'`);
		expect(workedOn).toBe(`state in (${states.join(', ')})`);
	});

	// From one team to the next, one case of each: how the team that is asked for is written.
	const teams = Array.from({ length: 2 }, () => 'case_team (workspace_id=? AND team>?)');

	it.each([
		[
			'the list of a team',
			teams,
			async () => await lists({ states: workingCaseStates, team: 'care' }),
		],
		['the list of all teams', [], async () => await lists({ states: workingCaseStates })],
		['those whose clock has run out', [], async () => await lists({ overdueOnly: true })],
		[
			'their touchpoints',
			teams,
			async () => await openTouchpoints(store().db, 'w', { team: 'care', test: false }),
		],
		['the load of each owner', [], async () => await openCaseLoads(store().db, 'w')],
	])('finds %s without looking at closed ones', async (_what, before, asks) => {
		const ways = await waysTo('case_file', store(), asks);
		expect(ways).toEqual([...before, 'case_worked_on (workspace_id=?)']);
	});
});
