import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';

import { csvLine } from '../../core/language/csv';
import { thePackage } from '../../core/loop/audit/doer';
import { writeOpenings } from '../../core/loop/audit/link-openings';
import type { House } from '../../core/loop/house';
import { endAddress, makeAddress } from '../../core/loop/insight/address/make-address';
import type { PageRequest } from '../../core/loop/pages/page-answer';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { listSurveys } from '../../core/loop/survey/list-surveys';
import { createProblem } from '../../core/loop/problem/create';
import { publishPage } from '../../core/loop/workspace/endpoints';
import { signToken } from '../../core/model/token';
import { insertResponse } from '../../core/store/repositories/responses';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { shortestOfThree } from './longest-stretch';
import { customerRow, day, monday, responseRow } from './rows';

useDatabases();

const page = 'https://n8n.example.test/webhook/cases';
const node = { workflowId: 'w', workflowName: 'cases', nodeId: 'n', nodeName: 'Case Trigger' };

type Asked = Record<string, string | string[]>;

async function pull(
	house: House,
	link: string,
	query: Asked = {},
	more: Partial<PageRequest> = {},
) {
	const own = Object.fromEntries(new URL(link).searchParams);
	const answer = await serveCase(house, yearEnd, {
		...{ method: 'GET', query: { ...own, ...query }, fields: null },
		...{ acceptLanguage: null, test: false },
		...more,
	});
	let text = answer.body;
	for await (const piece of answer.stream ?? []) text += piece;
	return { ...answer, text };
}

const json = async (house: House, link: string, query: Asked = {}) =>
	JSON.parse((await pull(house, link, { ...query, format: 'json' })).text) as Array<
		Record<string, string | number | null>
	>;

let folder = '';
let files = 0;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'satisfaction-data-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What DuckDB, which knows nothing of us, reads in a file. */
async function asDuckdbReads(text: string, query: string, options = '') {
	const file = join(folder, `${(files += 1)}.csv`);
	writeFileSync(file, text);
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		const table = `read_csv('${file}', header = true${options})`;
		const reader = await connection.runAndReadAll(query.replace('$file', table));
		return reader.getRowObjectsJson();
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

describe('CSV as another program reads it', () => {
	it('has every row and every cell, whatever stands in them', async () => {
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 12 }),
			fc.constantFrom('=1', '-5', 'a,"b"', 'line\nfeed', '中文，“引号”', "'", '""'),
		);
		const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
		const whole = fc.array(table, { minLength: 40, maxLength: 40 });
		const [tables = []] = fc.sample(whole, { numRuns: 1, seed: 7 });
		const rows = tables.flat().map((cells) => cells.map((text) => text.replaceAll('\0', '')));
		const text = ['\ufeff', csvLine(['a', 'b', 'c']), ...rows.map((row) => csvLine(row))].join('');
		const read = await asDuckdbReads(
			text,
			'select * from $file',
			`, all_varchar = true, delim = ',', quote = '"', escape = '"', null_padding = false`,
		);
		const neutral = (given: string) =>
			(/^[=+\-@\t\r\n＝＋－＠]/.test(given) ? "'" : '') +
			given.replaceAll(/([;\t\r\n])([=+@＝＋－＠]|-(?!\)))/g, "$1'$2");
		expect(read.map(({ a, b, c }) => [a ?? '', b ?? '', c ?? ''])).toEqual(
			rows.map((row) => row.map(neutral)),
		);
	});
});

describe.each(databases)('the address of a tool on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const make = async (house: House, change: Partial<Parameters<typeof makeAddress>[2]> = {}) =>
		await makeAddress(house, yearEnd, {
			...{ name: 'Power BI', surveyKey: null, comments: false, validUntil: '' },
			doer: { kind: 'workflow', id: 'w', name: 'Addresses' },
			...change,
		});
	const newHouse = async (workspace: string, timeZone = 'Asia/Shanghai') => {
		const house = houseIn(store(), workspace);
		const settings = await loadSettings(store().db, workspace);
		await store().transaction(async (tx) => {
			await saveSettings(tx, workspace, { ...settings, timeZone }, yearEnd);
		});
		await publishPage(house, yearEnd, { page: 'case', node, address: page, survey: null });
		return house;
	};
	let house: House;

	beforeAll(async () => {
		house = await newHouse('data');
		await fillYear(store(), 'data', 'en', { days: 45, aDay: 8 });
		await createProblem(house, yearEnd - day, {
			said: { title: 'Ask Wu, wu@example.com, about late parcels' },
			seen: { origin: 'own', ref: null, links: [] },
			doer: thePackage,
			test: false,
		});
	});

	const ofStore = async (query: string) => (await sql.raw<object>(query).execute(store().db)).rows;
	const numbers = (rows: readonly object[]) =>
		rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([key, value]) => [
					key,
					/^-?\d+(\.\d+)?$/.test(String(value)) ? Math.round(Number(value) * 1e6) / 1e6 : value,
				]),
			),
		);

	it('gives tables of which the sums are those of the store', async () => {
		const { address } = await make(house);
		const scores = await pull(house, address.links.scores);
		expect(scores.status).toBe(200);
		expect(scores.headers).toMatchObject({
			'Content-Type': 'text/csv; charset=utf-8',
			'Cache-Control': 'no-store',
			'Content-Disposition': 'attachment; filename="scores.csv"',
		});
		expect(scores.text.startsWith('\ufeffanswered_on,survey_key,')).toBe(true);
		const sums = `sum(n) as n, sum(high) as high, sum(middle) as middle, sum(low) as low,
			sum(sum_value) as total`;
		const by = 'survey_key, metric, scale_max';
		expect(
			numbers(
				await asDuckdbReads(
					scores.text,
					`select ${by}, ${sums} from $file group by all order by all`,
				),
			),
		).toEqual(
			numbers(
				await ofStore(`select ${by}, ${sums} from v_scores_daily where workspace_id = 'data'
					group by ${by} order by ${by}`),
			),
		);

		const answers = await pull(house, address.links.answers);
		const counts = 'count(*) as n, sum(value) as total, sum(percent) as percent';
		expect(
			numbers(
				await asDuckdbReads(
					answers.text,
					`select survey_key, level, ${counts} from $file group by all order by all`,
				),
			),
		).toEqual(
			numbers(
				await ofStore(`select survey_key, level, ${counts} from v_responses
					where workspace_id = 'data' group by survey_key, level order by survey_key, level`),
			),
		);

		for (const [table, view] of [
			['cases', 'v_cases'],
			['invitations', 'v_invitations'],
			['problems', 'v_problems'],
		] as const) {
			const { text } = await pull(house, address.links[table]);
			const inFile = 'select state, count(*) as n from $file group by all order by all';
			expect(numbers(await asDuckdbReads(text, inFile))).toEqual(
				numbers(
					await ofStore(`select state, count(*) as n from ${view}
						where workspace_id = 'data' group by state order by state`),
				),
			);
		}
	});

	it('has days and clocks of the workspace, and takes whole days of it', async () => {
		const own = await newHouse('clocks');
		const late = Date.UTC(2026, 0, 5, 17, 30);
		await store().transaction(async (tx) => {
			for (const [at, answered_at] of [late - day, late, late + day].entries()) {
				const id = { workspace_id: 'clocks', response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...id, answered_at }));
			}
		});
		const { links } = (await make(own)).address;
		const rows = await json(own, links.answers, { from: '2026-01-06', to: '2026-01-06' });
		expect(rows.map((row) => [row.answered_on, row.answered_at])).toEqual([
			['2026-01-06', '2026-01-06T01:30:00.000+08:00'],
		]);
		expect(rows[0]).toMatchObject({ response_id: 'rsp_1', value: 5, segment: null });
		const scores = await json(own, links.scores, { from: '2026-01-06' });
		expect(scores.map((row) => [row.answered_on, row.n])).toEqual([
			['2026-01-06', 1],
			['2026-01-07', 1],
		]);
		const asCsv = await pull(own, links.answers);
		const [header = ''] = asCsv.text.slice(1).split('\r\n');
		expect(header.split(',')).toEqual(Object.keys(rows[0] ?? {}));
		expect(await json(own, links.cases)).toEqual([]);
	});

	it('says nobody’s name or address, comments only where they are wanted, and then masked', async () => {
		const own = await newHouse('names');
		const { db } = store();
		const wu = { workspace_id: 'names', customer_id: 'cus_wu', name: 'Wu Jie' };
		await db
			.insertInto('customer')
			.values(customerRow({ ...wu, email: 'wu@example.com' }))
			.execute();
		const said = { workspace_id: 'names', customer_id: 'cus_wu', subject_title: 'Wu’s ticket' };
		await store().transaction(async (tx) => {
			const comment = '=cmd I am Wu Jie, "wu@example.com", 13800138000';
			await insertResponse(tx, responseRow({ ...said, comment }));
		});
		const plain = (await make(own, { name: 'plain' })).address;
		const none = await pull(own, plain.links.answers);
		expect(none.text).not.toContain('comment');
		const written = (await make(own, { name: 'written', comments: true })).address;
		const { text } = await pull(own, written.links.answers);
		expect(text).toContain(`"'=cmd I am [name], ""[e-mail]"", [phone]"`);
		for (const all of [none.text, text]) expect(all).not.toMatch(/Wu|cus_wu|wu@|1380013/);
		const { links } = (await make(house)).address;
		const problems = await json(house, links.problems);
		expect(JSON.stringify(problems)).toContain('[e-mail]');
		expect(JSON.stringify(problems)).not.toContain('wu@');
	});

	it.each(['Pacific/Chatham', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu'])(
		'counts the days of %s as its answers lie in them, whatever groups are called',
		async (zone) => {
			const own = await newHouse(`zone-${zone}`, zone);
			const word = fc.constantFrom('__proto__', 'constructor', '=1', 'a,"b"', '"', '中文', null);
			const answer = fc.record({
				// Around the days on which clocks are set in these zones.
				answered_at: fc.oneof(
					fc.integer({ min: 0, max: 4 * 86_400 }).map((s) => Date.UTC(2026, 2, 6) + s * 1_000),
					fc.integer({ min: 0, max: 4 * 86_400 }).map((s) => Date.UTC(2026, 3, 3) + s * 1_000),
				),
				value: fc.integer({ min: 1, max: 5 }),
				segment: word,
				touchpoint: word,
			});
			const [given = []] = fc.sample(fc.array(answer, { minLength: 240, maxLength: 240 }), {
				...{ numRuns: 1, seed: 3 },
			});
			await store().transaction(async (tx) => {
				for (const [at, one] of given.entries()) {
					const level = one.value >= 4 ? 'high' : one.value === 3 ? 'middle' : 'low';
					const id = { workspace_id: own.workspace, response_id: `rsp_${at}` };
					await insertResponse(tx, responseRow({ ...id, ...one, level }));
				}
			});
			const { links } = (await make(own)).address;
			const span = { from: '2026-03-08', to: '2026-04-05' };
			const answers = await json(own, links.answers, span);
			expect(answers.length).toBeGreaterThan(50);
			const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
			const days = given.map((one) => day.format(one.answered_at));
			expect(answers).toHaveLength(days.filter((one) => one >= span.from && one <= span.to).length);
			for (const { response_id: id, answered_on: on, answered_at: at } of answers) {
				const place = Number(String(id).slice(4));
				expect([on, Date.parse(String(at))]).toEqual([days[place], given[place]?.answered_at]);
				expect(String(at).slice(0, 10)).toBe(on);
			}
			const counted = new Map<string, number[]>();
			for (const row of answers) {
				const key = JSON.stringify([row.answered_on, row.segment, row.touchpoint]);
				const [n = 0, sum = 0] = counted.get(key) ?? [];
				counted.set(key, [n + 1, sum + Number(row.value)]);
			}
			const scores = await json(own, links.scores, span);
			expect(scores).toHaveLength(counted.size);
			for (const row of scores) {
				const key = JSON.stringify([row.answered_on, row.segment, row.touchpoint]);
				expect([row.n, row.sum_value]).toEqual(counted.get(key));
			}
		},
	);

	it('counts an answer of the hour that comes twice over midnight on the day of which it is said to be', async () => {
		const own = await newHouse('beirut', 'Asia/Beirut');
		// Clocks are put back from 0:00 on 25 October to 23:00: until 22:00 UTC they show the 24th once more.
		const midnight = Date.UTC(2025, 9, 25, 21);
		await store().transaction(async (tx) => {
			for (const [at, after] of [-1, 1, 59, 61].entries()) {
				const id = { workspace_id: 'beirut', response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...id, answered_at: midnight + after * 60_000 }));
			}
		});
		const { links } = (await make(own)).address;
		const scores = await json(own, links.scores);
		expect(scores.map((row) => [row.answered_on, row.n])).toEqual([
			['2025-10-25', 3],
			['2025-10-26', 1],
		]);
		const answers = await json(own, links.answers);
		expect(answers.map((row) => row.answered_on)).toEqual([
			...['2025-10-25', '2025-10-25', '2025-10-25', '2025-10-26'],
		]);
		const second = await json(own, links.answers, { from: '2025-10-26' });
		expect(second).toHaveLength(1);
	});

	it('names no customer and nobody of the house in the titles of problems', async () => {
		const own = await newHouse('titles');
		const wu = { workspace_id: 'titles', customer_id: 'cus_wu', name: 'Wu Jie' };
		await store().db.insertInto('customer').values(customerRow(wu)).execute();
		await createProblem(own, yearEnd - day, {
			said: { title: 'Parcels of WU  Jie and of everybody else come late' },
			seen: { origin: 'own', ref: null, links: [] },
			doer: thePackage,
			test: false,
		});
		const rows = await json(own, (await make(own)).address.links.problems);
		expect(rows.map(({ title }) => title)).toEqual([
			'Parcels of [name] and of everybody else come late',
		]);
	});

	it('gives no answer whose value does not lie on its scale, as no figure counts it', async () => {
		const own = await newHouse('off-scale');
		await store().transaction(async (tx) => {
			const about = { workspace_id: 'off-scale' };
			await insertResponse(tx, responseRow({ ...about, response_id: 'rsp_on' }));
			await insertResponse(tx, responseRow({ ...about, response_id: 'rsp_off', value: 1e15 }));
		});
		const { links } = (await make(own)).address;
		expect((await json(own, links.answers)).map((row) => row.response_id)).toEqual(['rsp_on']);
		expect((await json(own, links.scores)).map(({ n }) => n)).toEqual([1]);
	});

	it.each([
		[
			'two small ones, which are enough together',
			{ one: 9, two: 1, large: 10, huge: 30 },
			'one two',
		],
		['a small one, which takes the next along', { one: 1, large: 10, huge: 30 }, 'one large'],
		['small ones of one answer each', { one: 1, two: 1, large: 10, huge: 30 }, 'one two large'],
		['two that are too few together', { one: 4, two: 3, large: 10, huge: 30 }, 'one two large'],
		['the only other one', { one: 1, large: 10 }, 'one large'],
		['those who named none, where a name needs company', { one: 1, '': 12 }, 'one '],
		['nobody who named none, where no name is small', { '': 1, large: 10 }, null],
		['nobody, where all are large', { large: 10, huge: 30 }, null],
	])('loses the names of small groups: %s', async (what, sizes, hidden) => {
		const own = await newHouse(`small ${what}`);
		const { workspace } = own;
		const given = Object.entries(sizes).flatMap(([name, n]) => Array<string>(n).fill(name));
		await store().transaction(async (tx) => {
			for (const [at, name] of given.entries()) {
				const group = { segment: name === '' ? null : name, touchpoint: 'use' };
				const id = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...id, ...group }));
			}
		});
		const { links } = (await make(own)).address;
		const lost = hidden === null ? [] : hidden.split(' ');
		const counts = new Map<unknown, number>();
		for (const [name, n] of Object.entries(sizes)) {
			const group = lost.includes(name) ? 'other' : name || null;
			counts.set(group, (counts.get(group) ?? 0) + n);
		}
		const answers = await json(own, links.answers);
		const scores = await json(own, links.scores);
		for (const rows of [answers, scores]) {
			const found = new Map<unknown, number>();
			for (const { segment = null, n } of rows) {
				found.set(segment, (found.get(segment) ?? 0) + Number(n ?? 1));
			}
			expect(found).toEqual(counts);
			expect(new Set(rows.map(({ touchpoint }) => touchpoint))).toEqual(new Set(['use']));
		}
	});

	it('gives what is said to be of a day to come in no table, until that day has come', async () => {
		const own = await newHouse('to-come');
		await store().transaction(async (tx) => {
			// The day of the workspace ends eight hours before that of UTC.
			for (const [at, ahead] of [-day, 0, 3_600_000, day].entries()) {
				const id = { workspace_id: 'to-come', response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...id, answered_at: yearEnd + ahead }));
			}
		});
		const { links } = (await make(own)).address;
		const counted = async (query: Asked) => {
			const answers = new Map<unknown, number>();
			for (const { answered_on: on } of await json(own, links.answers, query)) {
				answers.set(on, (answers.get(on) ?? 0) + 1);
			}
			const scores = await json(own, links.scores, query);
			expect(new Map(scores.map(({ answered_on: on, n }) => [on, n]))).toEqual(answers);
			return [...answers.values()];
		};
		const own8 = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
		const today = own8.format(yearEnd) === own8.format(yearEnd + 3_600_000) ? 2 : 1;
		for (const query of [{}, { to: '2030-01-01' }] as Asked[]) {
			expect(await counted(query)).toEqual([1, today]);
		}
		expect(await counted({ from: '2030-01-01' })).toEqual([]);
	});

	it('answers what is wrong in words, and nothing to who has no token', async () => {
		const { links } = (await make(house)).address;
		const wrong = await pull(house, links.scores, { format: 'xml' });
		expect([wrong.status, wrong.headers['Content-Type']]).toEqual([
			400,
			'text/plain; charset=utf-8',
		]);
		expect(wrong.text).toContain('“xml” is no format');
		const survey = await pull(house, links.scores, { survey: 'nothing' });
		expect([survey.status, survey.text]).toEqual([400, expect.stringContaining('There are: ')]);
		const chinese = await pull(house, links.scores, { to: 'x' }, { acceptLanguage: 'zh-CN' });
		expect(chinese.text).toContain('不是日期');
		const posted = await pull(house, links.scores, {}, { method: 'POST' });
		expect(posted.status).toBe(405);
		for (const t of ['', 'x', `${new URL(links.scores).searchParams.get('t')}x`]) {
			expect((await pull(house, links.scores, { t })).status).toBe(404);
		}
		const forged = {
			workspace: 'data',
			purpose: 'data' as const,
			subject: 'adr_none',
			audience: '',
		};
		const t = signToken(house.keys, { ...forged, expiresAt: yearEnd + day });
		expect((await pull(house, links.scores, { t })).status).toBe(404);
		const team = signToken(house.keys, { ...forged, purpose: 'team', expiresAt: yearEnd + day });
		expect((await pull(house, links.scores, { t: team, table: 'scores' })).text).not.toContain(
			',n,',
		);
	});

	it('of one survey is about no other', async () => {
		const [row] = (await ofStore(
			`select survey_key from v_responses where workspace_id = 'data' limit 1`,
		)) as Array<{ survey_key: string }>;
		const key = row?.survey_key ?? '';
		const { links } = (await make(house, { name: 'one survey', surveyKey: key })).address;
		const rows = await json(house, links.answers);
		expect(new Set(rows.map(({ survey_key: survey }) => survey))).toEqual(new Set([key]));
		expect((await pull(house, links.answers, { survey: 'other' })).text).toContain('alone');
		await expect(make(house, { surveyKey: 'unknown' })).rejects.toThrow('unknown');
	});

	it('can be of a survey whose answers came from elsewhere, which lists to choose from have, too', async () => {
		const own = await newHouse('elsewhere');
		const answer = { workspace_id: own.workspace, answered_at: yearEnd - day };
		await store().transaction(async (tx) => {
			for (const survey_key of ['reviews', 'hotline', 'tried']) {
				const row = { ...answer, survey_key, response_id: `rsp_${survey_key}` };
				await insertResponse(tx, responseRow({ ...row, test: Number(survey_key === 'tried') }));
			}
		});
		const { links } = (await make(own, { surveyKey: 'reviews' })).address;
		expect(await json(own, links.answers)).toMatchObject([{ survey_key: 'reviews' }]);
		await expect(make(own, { surveyKey: 'tried' })).rejects.toThrow('tried');
		const keys = async (answered: boolean) =>
			(await listSurveys(own, '', { answered })).map(({ key }) => key);
		expect(await keys(true)).toEqual(['hotline', 'reviews']);
		expect(await keys(false)).toEqual([]);
	});

	it('stays the same until it is asked for otherwise, runs out, and can be ended', async () => {
		const own = await newHouse('ends');
		const first = await make(own);
		expect((await make(own)).address).toEqual(first.address);
		expect(Date.parse(first.address.validUntil)).toBe(yearEnd + 365 * day);
		const other = await make(own, { comments: true });
		expect(other.address.links.scores).not.toBe(first.address.links.scores);
		const gone = await pull(own, first.address.links.scores);
		expect([gone.status, gone.text]).toEqual([410, expect.stringContaining('Create Address')]);
		expect((await pull(own, other.address.links.scores)).status).toBe(200);

		const short = await make(own, { name: 'short', validUntil: '2026-10-02' });
		const t = new URL(short.address.links.scores).searchParams.get('t') ?? '';
		const later = await serveCase(own, yearEnd + 3 * day, {
			...{ method: 'GET', query: { t }, fields: null, acceptLanguage: null, test: false },
		});
		expect([later.status, later.body]).toEqual([410, expect.stringContaining('run out')]);
		await expect(make(own, { validUntil: '2026-09-01' })).rejects.toThrow('has passed');

		const end = { name: 'Power BI', doer: thePackage };
		expect((await endAddress(own, yearEnd, end)).text).toContain('has ended');
		expect((await pull(own, other.address.links.scores)).status).toBe(410);
		await expect(endAddress(own, yearEnd, end)).rejects.toThrow('No address for tools');
		await writeOpenings(store());
		const trail = await ofStore(
			`select action from v_audit where workspace_id = 'ends' and target_kind = 'address'
				order by action`,
		);
		expect(trail.map((line) => (line as { action: string }).action)).toEqual([
			...['address_ended', 'address_made', 'address_made', 'address_made'],
			...['link_expired', 'link_opened'],
		]);
	});

	it('made twice at once is one', async () => {
		const own = await newHouse('at-once');
		const all = await Promise.all([make(own), make(own), make(own)]);
		expect(new Set(all.map(({ address }) => address.links.scores)).size).toBe(1);
	});

	it('made twice at once otherwise gives what each was told, and one of them has ended', async () => {
		const own = await newHouse('at-odds');
		for (const name of ['one', 'two', 'three']) {
			const all = await Promise.all([make(own, { name }), make(own, { name, comments: true })]);
			const statuses: number[] = [];
			for (const { address } of all) {
				const { status, text } = await pull(own, address.links.answers);
				statuses.push(status);
				if (status === 200) expect(text.includes('comment')).toBe(address.comments);
			}
			expect(statuses.sort()).toEqual([200, 410]);
		}
	});
});

describe('a hundred thousand answers', () => {
	const store = useStore('sqlite');

	it('are pulled while others come first, and no more than a piece is held', async () => {
		const house = houseIn(store(), 'many');
		await publishPage(house, yearEnd, { page: 'case', node, address: page, survey: null });
		const [row] = [responseRow({ workspace_id: 'many' })];
		await insertResponseRows(row, 100_000);
		const { address } = await makeAddress(house, yearEnd, {
			...{ name: 'all', surveyKey: null, comments: false, validUntil: '', doer: thePackage },
		});
		const t = new URL(address.links.answers).searchParams.get('t') ?? '';
		const shortest = await shortestOfThree(async (measure) => {
			let [rows, longest] = [0, 0];
			await measure(async () => {
				const { stream } = await serveCase(house, yearEnd, {
					...{ method: 'GET', query: { t, table: 'answers' }, fields: null },
					...{ acceptLanguage: null, test: false },
				});
				for await (const piece of stream ?? []) {
					longest = Math.max(longest, piece.length);
					for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) rows += 1;
				}
			});
			expect(rows).toBe(100_001);
			expect(longest).toBeLessThan(100_000);
		});
		expect(shortest).toBeLessThan(5);
	}, 180_000);

	/** As many as that, made by the database. */
	async function insertResponseRows(row: object, count: number): Promise<void> {
		const columns = Object.keys(row);
		const values = Object.entries(row).map(([column, value]) => {
			if (column === 'response_id' || column === 'external_id') return sql`'rsp_' || n`;
			if (column === 'answered_at') return sql`${monday} + n * 60000`;
			return sql`${value}`;
		});
		await sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers
				where n < ${count})
			insert into response (${sql.join(columns.map((column) => sql.ref(column)))})
			select ${sql.join(values)} from numbers`.execute(store().db);
	}
});
