import { sql } from 'kysely';

import type { ResponseTable } from '../../core/store/schema';
import {
	anonymiseResponses,
	anonymousResponse,
	fewestInGroup,
} from '../../core/store/repositories/anonymise-responses';
import { databases, useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

/** In Shanghai it is March already. */
const lateInFebruary = Date.UTC(2026, 1, 28, 18);
const march = Date.UTC(2026, 1, 28, 16);

describe.each(databases)('answers that are made nobody’s, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let answers = 0;

	const answered = async (change: Partial<ResponseTable> = {}): Promise<string> => {
		answers += 1;
		const id = `rsp_${answers}`;
		const full = {
			invitation_id: `inv_${answers}`,
			event_id: 'evt_1',
			survey_version: 'v1',
			customer_id: 'cus_1',
			owner: '{"name":"Zhang"}',
			subject_source: 'desk',
			subject_type: 'ticket',
			subject_id: '7',
			subject_title: 'Kettle of Wang Fang',
			cycle: 2,
			touchpoint: 'use',
			comment: 'Call Wang Fang',
			tags: '["slow"]',
			answers: '{"content":{"comment":"Call Wang Fang"},"list":[]}',
			language: 'zh-CN',
			answered_at: lateInFebruary,
			completed_at: lateInFebruary,
			updated_at: lateInFebruary + 5,
			handed_over: 3,
			told_levels: 'low,high',
		};
		const row = responseRow({ response_id: id, source: 'sheet', ...full, ...change });
		await store().db.insertInto('response').values(row).execute();
		return id;
	};
	const anonymise = async (...ids: string[]) =>
		await store().transaction(
			async (tx) => await anonymiseResponses(tx, 'test', ids, { timeZone: 'Asia/Shanghai' }),
		);
	const all = async (survey: string) =>
		await store().db.selectFrom('response').selectAll().where('survey_key', '=', survey).execute();

	it('leaves the score, the survey and the month of the workspace’s zone', async () => {
		const id = await answered({ survey_key: 'one', value: 2, level: 'low', segment: 'gold' });
		expect(await anonymise(id)).toEqual({ anonymised: 1, removed: 0 });
		const [row, ...more] = await all('one');
		expect(more).toEqual([]);
		const expected = responseRow({ survey_key: 'one', value: 2, level: 'low' });
		expect(row).toEqual({
			...expected,
			response_id: expect.not.stringMatching(id) as string,
			source: null,
			external_id: null,
			answered_at: march,
			completed_at: march,
			updated_at: march,
			told_levels: 'low',
			handed_over: 1,
		});
	});

	it('says of every column of an answer what becomes of it', async () => {
		const id = await answered({ survey_key: 'two', segment: 'gold' });
		const [before = responseRow()] = await all('two');
		await anonymise(id);
		const [after = responseRow()] = await all('two');
		const columns = Object.keys(before) as Array<keyof ResponseTable>;
		expect(columns.sort()).toEqual(Object.keys(anonymousResponse).sort());
		const changed = columns.filter((column) => before[column] !== after[column]);
		const kept = columns.filter((column) => anonymousResponse[column] === 'kept');
		expect(changed.filter((column) => kept.includes(column))).toEqual([]);
		expect(columns.filter((one) => !changed.includes(one)).sort()).toEqual(kept.sort());
	});

	it('keeps a segment that enough answers of that month and survey share', async () => {
		const group = { survey_key: 'three', segment: 'gold' };
		const ids = [];
		for (let n = 0; n < fewestInGroup; n += 1) ids.push(await answered(group));
		const rare = await answered({ ...group, segment: 'platinum' });
		await answered({ ...group, segment: 'platinum', answered_at: march - 1 });
		await anonymise(ids[0] ?? '', rare);
		const left = (await all('three')).filter((row) => row.customer_id === null);
		expect(left.map(({ segment }) => segment).sort()).toEqual(['gold', null]);
	});

	it('removes tests, and forgets whom a code was given to', async () => {
		const test = await answered({ survey_key: 'four', test: 1 });
		const real = await answered({ survey_key: 'four' });
		const code = { workspace_id: 'test', code: 'SAVE10', survey_key: 'four', added_at: 1 };
		const given = { ...code, response_id: real, receiver: 'print', given_at: 2 };
		await store().db.insertInto('incentive_code').values(given).execute();
		expect(await anonymise(test, real)).toEqual({ anonymised: 1, removed: 1 });
		const [left] = await all('four');
		const [kept] = await store().db.selectFrom('incentive_code').selectAll().execute();
		// Its month, which began in Shanghai before the epoch did in UTC.
		expect(kept).toMatchObject({ receiver: null, given_at: -8 * 3_600_000 });
		expect([real, left?.response_id]).not.toContain(kept?.response_id);
	});

	it('counts the segment by its index', async () => {
		const plan = await sql<Record<string, string>>`${sql.raw(
			dialect === 'sqlite' ? 'explain query plan' : 'explain',
		)} select 1 from response where workspace_id = 'test' and survey_key = 'one'
			and segment = 'gold' and answered_at >= 1 and answered_at < 2 and test = 0
			limit 5`.execute(store().db);
		if (dialect === 'postgres') return;
		expect(JSON.stringify(plan.rows)).toContain('response_segment');
	});
});
