import { figuresLink } from '../../core/loop/case/case-link';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { upsertPerson } from '../../core/loop/team/team';
import { insertResponse } from '../../core/store/repositories/responses';
import type { House } from '../../core/loop/house';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const address = 'https://n8n.example.test/webhook/cases';
const now = monday + 2 * day;

describe.each(databases)('segments of the live page on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** So many answers of each segment; `''` = of none. */
	async function aHouse(workspace: string, sizes: Record<string, number>): Promise<House> {
		const house = houseIn(store(), workspace);
		const facts = { id: 'mia', name: 'Mia', email: 'mia@example.com', role: 'manager' };
		await upsertPerson(house, monday, { facts, cleared: [] });
		await store().transaction(async (tx) => {
			for (const [segment, n] of Object.entries(sizes)) {
				for (let at = 0; at < n; at += 1) {
					const id = { workspace_id: workspace, response_id: `rsp_${segment}_${at}` };
					await insertResponse(tx, responseRow({ ...id, segment: segment || null }));
				}
			}
		});
		return house;
	}

	async function open(house: House, segment = ''): Promise<string> {
		const link = figuresLink(house, address, { team: '*', personId: 'mia', now });
		const t = new URL(link).searchParams.get('t') ?? '';
		const { body } = await serveCase(house, now, {
			...{ method: 'GET', query: { t, period: 'last_30_days', segment }, fields: null },
			...{ acceptLanguage: 'en', test: false },
		});
		return body;
	}
	const offered = (html: string) => {
		const [, list = ''] = /<select name="segment">(.*?)<\/select>/s.exec(html) ?? [];
		return [...list.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value);
	};

	it.each<[string, Record<string, number>, string[]]>([
		['all, where each is large enough', { a: 40, b: 20, c: 12 }, ['a', 'b', 'c']],
		[
			'not the next one, where all minus the others would be the few',
			{ a: 40, b: 20, c: 3 },
			['a'],
		],
		['none, where there is one other', { a: 40, c: 3 }, []],
		['those whose sum hides the few', { a: 40, b: 20, c: 6, d: 7 }, ['a', 'b']],
		[
			'all others, where answers of no segment stand between',
			{ a: 40, b: 20, c: 3, '': 15 },
			['a', 'b'],
		],
	])('are %s', async (what, sizes, shown) => {
		const house = await aHouse(`seg-${what.length}`, sizes);
		expect(offered(await open(house))).toEqual(shown);
		for (const segment of Object.keys(sizes).filter((one) => one !== '' && !shown.includes(one))) {
			expect(await open(house, segment)).toContain(`“${segment}” are not shown alone`);
		}
	});
});
