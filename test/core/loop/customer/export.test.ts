import { copyAsJson } from '../../../../core/loop/customer/copy-as-json';
import { createOrUpdate } from '../../../../core/loop/customer/create-or-update';
import { exportCustomer } from '../../../../core/loop/customer/export';
import { refuseForMailbox } from '../../../../core/loop/customer/mailbox-consent';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { whatBecomesOf } from '../../../../core/store/repositories/erased-tables';
import { copiedTables, notCopied } from '../../../../core/store/repositories/personal-rows';
import type { Store } from '../../../../core/store/store';
import type { EventTable } from '../../../../core/store/tables/events';
import { eventLoop } from '../../../../core/store/event-loop';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { life, now, somebody } from '../a-house';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Privacy' };
let workspaces = 0;

describe.each(databases)('the copy of what is stored of somebody, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aCopy(language = 'en') {
		const house = houseIn(store(), `copy-${(workspaces += 1)}`);
		const email = 'wang@lotus.example';
		await refuseForMailbox(house, now - 1, {
			address: email,
			topics: [{ purpose: 'news', metric: null, channel: 'all' }],
			state: 'denied',
			source: 'A call',
			words: null,
			doer,
		});
		const { customer } = await life(house).happens({
			customer: somebody({ name: 'Wang <b>Fang</b>', email, language }),
			subject: { type: 'ticket', id: 't1', title: 'A kettle', url: null },
			owner: { id: 'o1', name: 'Zhang Wei', email: 'zhang@house.example' },
		});
		const customerId = customer?.customer_id ?? '';
		return { customerId, ...(await exportCustomer(house, now, { customerId, doer })) };
	}

	it('is a page in words: no id, no JSON, nobody of the house, nothing that is markup', async () => {
		const { customerId, html } = await aCopy();
		expect(html).toContain('Wang &lt;b');
		expect(html).toContain('A kettle');
		expect(html).toContain('Mail address');
		expect(html).not.toMatch(/Zhang|zhang@|customerId|_at|\d\d:\d\d\.\d\d\d?Z|\{"/);
		expect(html).not.toContain(customerId);
	});

	it('speaks their language', async () => {
		expect((await aCopy('zh-CN')).html).toContain('姓名');
	});

	it('has as data every row, what was said for their mailbox before they were known, too', async () => {
		const { copy } = await aCopy();
		expect(copy.tables.consent_change).toMatchObject([{ source: 'A call' }]);
		expect(JSON.stringify(copy.tables.event)).toContain('Zhang Wei');
	});

	it('has rows of every table that erasing somebody takes from, or the list says why not', () => {
		const taken = Object.entries(whatBecomesOf).flatMap(([table, becomes]) =>
			/removed|anonymised/.test(becomes) ? [table] : [],
		);
		const known = [...copiedTables, ...Object.keys(notCopied)];
		expect(taken.filter((table) => !known.includes(table))).toEqual([]);
		expect(new Set(known).size).toBe(known.length);
	});

	it('has as data what was reckoned and noted beside: orders, quotas, where an answer came from, what a join wrote over', async () => {
		const house = houseIn(store(), `copy-${(workspaces += 1)}`);
		const { happens, asks, publish, settings } = life(house);
		await settings({ policy: { quietHours: null, delay: 0 } });
		await publish();
		const ids: string[] = [];
		for (const crm of ['1', '2']) {
			const who = somebody({ externalIds: { crm }, email: `${crm}@lotus.example` });
			ids.push((await happens({ customer: who, source: 'crm' })).customer?.customer_id ?? '');
		}
		const [keepId = '', mergeId = ''] = ids;
		const { item } = await asks({ customerId: keepId });
		const about = { workspace_id: house.workspace, invitation_id: item.invitation?.id ?? '' };
		const { db } = store();
		const link = { link: 'service', sender: '203.0.113.7', at: now };
		await db
			.insertInto('open_answer')
			.values({ ...about, ...link })
			.execute();
		const place = { quota_key: '["service"]', open_until: now, answered: 0 };
		await db
			.insertInto('quota_place')
			.values({ ...about, ...place })
			.execute();
		// A join has orders counted again.
		await mergeCustomers(house, now, { keepId, mergeId, doer });
		const rhythm = { orders: 3, last_at: now - 1, overdue_at: now };
		await db
			.insertInto('customer_rhythm')
			.values({ workspace_id: house.workspace, customer_id: keepId, ...rhythm })
			.execute();
		const { copy } = await exportCustomer(house, now, { customerId: keepId, doer });
		expect(copy.tables).toMatchObject({
			open_answer: [{ sender: '203.0.113.7' }],
			quota_place: [{ quotaKey: ['service'] }],
			customer_rhythm: [{ orders: 3 }],
		});
		expect(copy.tables.customer_merge_row.length).toBeGreaterThan(0);
	});

	it('says in words when they were born, in which calendar, and what they are worth', async () => {
		const house = houseIn(store(), `copy-${(workspaces += 1)}`);
		const row = {
			id: 'k1',
			birth: '农历八月十五',
			renewal: '2027-01-31',
			value: 12_000,
			currency: 'EUR',
		};
		const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
		const [told] = await createOrUpdate(house, now, [row], how);
		const input = { customerId: told?.customer?.id ?? '', doer };
		const english = (await exportCustomer(house, now, { ...input, language: 'en' })).html;
		expect(english).toContain('month 8, day 15 of the Chinese calendar');
		expect(english).toContain('January 31, 2027');
		expect(english).toContain('€12,000');
		const chinese = (await exportCustomer(house, now, { ...input, language: 'zh-CN' })).html;
		expect(chinese).toContain('农历八月十五');
	});

	it('of somebody with thousands of rows is written in small pieces, and is the same JSON', async () => {
		const house = houseIn(store(), `copy-${(workspaces += 1)}`);
		const { event } = await life(house).happens({ customer: somebody() });
		const customerId = event.customer_id ?? '';
		await manyEvents(store(), event, 3_000);
		const { copy, rows } = await exportCustomer(house, now, { customerId, doer });
		expect(rows).toBeGreaterThan(3_000);
		let turns = 0;
		const turning = (): void => {
			turns += 1;
			next = setImmediate(turning);
		};
		let next = setImmediate(turning);
		// However quick the machine is: others have waited long.
		const long = jest.spyOn(eventLoop, 'used').mockReturnValue(1_000);
		const file = await copyAsJson(copy);
		long.mockRestore();
		clearImmediate(next);
		expect(file.toString()).toBe(JSON.stringify(copy, null, '\t'));
		expect(turns).toBeGreaterThan(0);
	});
});

/** Copies of an event, with an id of their own each. */
async function manyEvents(store: Store, event: EventTable, count: number): Promise<void> {
	const note = 'A line of what the CRM said. '.repeat(10);
	for (let from = 0; from < count; from += 500) {
		const rows = Array.from({ length: 500 }, (_, at) => ({
			...event,
			event_id: `${event.event_id}-${from + at}`,
			external_id: `${event.external_id}-${from + at}`,
			attributes: JSON.stringify({ note }),
		}));
		await store.db.insertInto('event').values(rows).execute();
	}
}
