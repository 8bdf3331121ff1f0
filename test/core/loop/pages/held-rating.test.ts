import { type PageRequest, servePage } from '../../../../core/loop/pages/customer/serve';
import { checkHealth } from '../../../../core/loop/workspace/health';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { findByInvitation } from '../../../../core/store/repositories/responses';
import { sql } from 'kysely';
import type { SurveyInput } from '../../../../core/loop/survey/survey-definition';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, aServiceTeam, day, hour, minute, monday } from '../case/a-service-team';
import { caseLife } from '../case/a-case-life';
import { takes } from '../due/a-clock';
import { life, somebody } from '../a-house';

useDatabases();

const second = 1_000;
const tokenOf = (link: string): string => new URL(link).searchParams.get('t') ?? '';
const hidden = (html: string, name: string): string =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const marked = (html: string): string =>
	/value="(-?\d+)"[^>]* checked/.exec(html)?.[1] ??
	/checked[^>]* value="(-?\d+)"/.exec(html)?.[1] ??
	'';
let workspaces = 0;

describe.each(databases)('a rating that a program may have sent, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLink(survey: Partial<SurveyInput> = {}, caseId: string | null = null, in_ = '') {
		const house = houseIn(store(), in_ || `held-${(workspaces += 1)}`);
		const own = life(house);
		if (in_ === '') {
			await own.settings({ policy: { quietHours: null, delay: 0, reminders: ['3d'] } });
			await own.publish(survey, monday);
		}
		const surveyKey = caseId ? 'solved' : 'service';
		const customer = caseId ? null : somebody();
		const { item } = await own.asks({ surveyKey, customer, caseId }, monday);
		const id = item.invitation?.id ?? '';
		await own.sends(id, monday);
		const t = tokenOf(item.invitation?.link ?? '');
		const node = { workflowId: `w-${surveyKey}`, workflowName: 'S', nodeId: 'n', nodeName: 'A' };
		const serve = async (at: number, given: Partial<PageRequest>) =>
			await servePage(
				house,
				at,
				{ method: 'GET', query: { t }, fields: null, acceptLanguage: null, test: false, ...given },
				{
					node: caseId ? { ...node, workflowId: surveyKey, nodeId: surveyKey } : node,
					surveyKey,
					trial: null,
				},
			);
		const opens = async (at: number, r?: string) =>
			(await serve(at, { query: { t, ...(r !== undefined && { r }) } })).body;
		/** Sends the form of a page; what is given goes over what stands in it. */
		const posts = async (at: number, html: string, over: Record<string, unknown> = {}) => {
			const step = hidden(html, 'step');
			const rated = step === 'rating' ? { value: marked(html) } : {};
			const fields = { t, f: hidden(html, 'f'), step, ...rated, ...over };
			return await serve(at, { method: 'POST', query: { t }, fields });
		};
		const answer = async () => await findByInvitation(house.store.db, house.workspace, id);
		const held = async () =>
			await house.store.db
				.selectFrom('held_rating')
				.select(['value', 'level', 'times'])
				.where('workspace_id', '=', house.workspace)
				.execute();
		const health = async (at: number) => {
			const given = {
				queueMode: false,
				webhookBase: null,
				mail: async () => await Promise.resolve(null),
			};
			const { checks } = await checkHealth(house, at, given);
			return checks.find(({ name }) => name === 'held ratings');
		};
		return { ...own, house, id, opens, posts, answer, held, health };
	}

	it('is no answer: nothing is handed over, the reminder stays, and the page asks for one more press', async () => {
		const { house, id, opens, posts, answer, held, health, invitation, due } = await aLink();
		const before = await due(id);
		const sent = await posts(monday + second, await opens(monday, '1'));
		expect(sent).toMatchObject({ status: 200, emit: null });
		expect(sent.body).toContain('You chose 1 of 5. Please press the button once more');
		expect(await answer()).toBeUndefined();
		expect(await held()).toEqual([{ value: 1, level: 'low', times: 1 }]);
		expect((await invitation(id))?.answered_at).toBeNull();
		expect(await due(id)).toEqual(before);
		expect(before.map(({ kind }) => kind)).toContain('reminder');
		expect(await takes(house, monday + hour, 'answers')).toEqual([]);
		// While a person may still be pressing it is not told of.
		expect((await health(monday + 30 * second))?.text).toContain('No rating');
		const told = await health(monday + 2 * minute);
		expect(told).toMatchObject({
			state: 'ok',
			text: 'Ratings of the last seven days that came faster than people press and that nobody confirmed with a second press: 1, of them low: 1. Mostly mail programs send them. They count nowhere until the customer answers, which the reminder asks for; the view v_held_ratings lists them.',
		});
		await changeSettings(house, monday, { changes: [{ languages: ['zh-CN', 'en'] }], reset: [] });
		expect((await health(monday + 2 * minute))?.text).toBe(
			'最近七天提交得比人按下按钮还快、且没有再按一次确认的评分：1 个，其中低分 1 个。它们多由邮件程序提交，在客户本人作答之前不计入任何统计；提醒邮件会再次询问，视图 v_held_ratings 列出了它们。',
		);
		const seen = sql<object>`select value, level, times, held_on from v_held_ratings
			where workspace_id = ${house.workspace}`;
		expect((await seen.execute(house.store.db)).rows).toEqual([
			{ value: 1, level: 'low', times: 1, held_on: '2026-01-05' },
		]);
	});

	it.each([
		['the button once more', 3 * second, {}, 'low', { comment: null, value: 1 }],
		['a comment, however fast', 1_200, { comment: 'No.' }, 'low', { comment: 'No.', value: 1 }],
		['the button the next day', day, {}, 'low', { comment: null, value: 1 }],
	])('becomes one by %s, and is handed over at once', async (_what, after, over, output, said) => {
		const { opens, posts, answer, health } = await aLink();
		const asked = await posts(monday + second, await opens(monday, '1'));
		const sent = await posts(monday + after, asked.body, over);
		expect(sent.emit).toMatchObject({ output, item: { score: { value: 1 } } });
		expect(await answer()).toMatchObject({ state: 'completed', level: 'low', ...said });
		expect((await health(monday + after + hour))?.text).toContain('No rating');
	});

	it('stays none where the program presses every button it finds', async () => {
		const { opens, posts, answer, held } = await aLink();
		const asked = await posts(monday + second, await opens(monday, '1'));
		const back = await posts(monday + 2 * second, asked.body, { go: 'back' });
		expect(marked(back.body)).toBe('1');
		const again = await posts(monday + 2 * second + 100, back.body, { kept: '1' });
		expect(again).toMatchObject({ status: 200, emit: null });
		expect(await answer()).toBeUndefined();
		expect(await held()).toMatchObject([{ value: 1 }]);
	});

	it('stays none where the same request comes again, a minute or hours later', async () => {
		const { opens, posts, answer, held } = await aLink();
		const page = await opens(monday, '1');
		const other = await opens(monday + 100, '2');
		const asked = await posts(monday + 300, page);
		await posts(monday + 400, other);
		const second = await posts(monday + 500, asked.body);
		for (const at of [minute, hour, 20 * hour]) {
			for (const body of [page, other, asked.body]) {
				expect((await posts(monday + at, body)).emit).toBeNull();
			}
		}
		expect(await answer()).toBeUndefined();
		expect(await held()).toMatchObject([{ times: 12 }]);
		// Who goes back to it and chooses is a person, and so is who presses on the page that asked.
		expect((await posts(monday + hour, page, { value: '2' })).emit).toMatchObject({
			output: 'low',
		});
		const { opens: opensNew, posts: postsNew } = await aLink();
		const held2 = await postsNew(monday + 300, await opensNew(monday, '1'));
		expect((await postsNew(monday + 4_000, held2.body)).emit).toMatchObject({ output: 'low' });
		expect(second.status).toBe(200);
	});

	it('does not change an answer by the same request, sent again later', async () => {
		const { opens, posts, answer } = await aLink();
		const early = await opens(monday, '1');
		await posts(monday + 100, early);
		await posts(monday + hour, await opens(monday + minute, '5'));
		expect((await posts(monday + 2 * hour, early)).status).toBe(200);
		expect(await answer()).toMatchObject({ value: 5 });
	});

	it('gives way to whatever a person answers later, and changes nothing of it', async () => {
		const { opens, posts, answer } = await aLink();
		const early = await opens(monday, '1');
		await posts(monday + second, early);
		const sent = await posts(monday + hour, await opens(monday + hour - 5 * second, '5'));
		expect(sent.body).toContain('Saved: 5 of 5');
		expect(await answer()).toMatchObject({ value: 5, answered_at: monday + hour });
		// A program that was served its page before, and sends it as untouched, has no say.
		const late = await posts(monday + 100, early);
		expect(late.status).toBe(200);
		expect(await answer()).toMatchObject({ value: 5 });
	});

	it('stays one however often programs send it, with all the ratings of a mail', async () => {
		const { opens, posts, answer, held } = await aLink();
		for (const [turn, r] of ['1', '2', '3', '4', '5', '1', '5'].entries()) {
			const at = monday + turn * 300;
			const asked = await posts(at + 200, await opens(at, r));
			// … and the second page as well.
			expect((await posts(at + 250, asked.body)).emit).toBeNull();
		}
		expect(await answer()).toBeUndefined();
		expect(await held()).toEqual([{ value: 5, level: 'high', times: 14 }]);
	});

	it('is asked for again on the same page where a survey has no second one', async () => {
		const { opens, posts, answer } = await aLink({ askComment: false, reasons: 'none' });
		const asked = await posts(monday + second, await opens(monday, '1'));
		expect(asked.body).toContain('Please press the button once more');
		expect(hidden(asked.body, 'step')).toBe('rating');
		const again = await posts(monday + 1_100, asked.body);
		expect(again.emit).toBeNull();
		expect((await posts(monday + 4 * second, again.body)).emit).toMatchObject({ output: 'low' });
		expect(await answer()).toMatchObject({ value: 1, state: 'completed' });
	});

	it.each([
		['with the rating of the link, after three seconds', '1', 3 * second, {}],
		['with another rating, at once', '5', 100, { value: '1' }],
		['with a rating of their own, at once', undefined, 100, { value: '1' }],
	])('is none where a person answers %s', async (_what, r, after, over) => {
		const { opens, posts, held } = await aLink();
		const sent = await posts(monday + after, await opens(monday, r), over);
		expect(sent.emit).toMatchObject({ output: 'low' });
		expect(await held()).toEqual([]);
	});

	it('confirms no fix and opens no case again', async () => {
		const house = houseIn(store(), `held-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const { row, workedThrough } = caseLife(() => house);
		for (const r of ['5', '1']) {
			const caseId = await aCase(house, monday - 2 * day);
			await workedThrough(caseId, monday - day);
			const { opens, posts, answer } = await aLink({}, caseId, house.workspace);
			const asked = await posts(monday + second, await opens(monday, r));
			expect(await row(caseId)).toMatchObject({ state: 'resolved', reopen_count: 0 });
			await posts(monday + 9 * second, asked.body);
			expect((await answer())?.value).toBe(Number(r));
			expect((await row(caseId)).state).toBe(r === '5' ? 'confirmed' : 'open');
		}
	});

	it('is one row under a flood of one link', async () => {
		const { opens, posts, answer, held } = await aLink();
		const page = await opens(monday, '1');
		const flood = Array.from({ length: 300 }, async (_, turn) => await posts(monday + turn, page));
		const answers = await Promise.all(flood);
		expect(answers.every(({ status, emit }) => status === 200 && emit === null)).toBe(true);
		expect(await answer()).toBeUndefined();
		expect(await held()).toEqual([{ value: 1, level: 'low', times: 300 }]);
	});
});
