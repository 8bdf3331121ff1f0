import { thePackage as doer } from '../../core/loop/audit/doer';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { mergeCustomers } from '../../core/loop/customer/merge';
import type { House } from '../../core/loop/house';
import { type PageRequest, servePage } from '../../core/loop/pages/customer/serve';
import { createProblem, type SeenAs } from '../../core/loop/problem/create';
import { publicLink } from '../../core/loop/problem/public-link';
import { endPublicPage, renewPublicPage } from '../../core/loop/problem/end-public-page';
import { publicPageOf } from '../../core/loop/problem/public-page';
import { tellAnswerers } from '../../core/loop/problem/tell-answerers';
import { tellReporters } from '../../core/loop/problem/tell-reporters';
import { changeProblem } from '../../core/loop/problem/update';
import { publishPage } from '../../core/loop/workspace/endpoints';
import type { Person } from '../../core/model/people';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { savePerson } from '../../core/store/repositories/people';
import { updateProblem } from '../../core/store/repositories/problems';
import { insertResponse } from '../../core/store/repositories/responses';
import { defineSurvey } from '../../core/survey/define';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, monday, responseRow } from './rows';

useDatabases();

const now = monday;
const doneAt = now + 10 * day;
const later = doneAt + day;
const cause: SeenAs = {
	origin: 'root_cause',
	ref: 'slow_response',
	links: [{ kind: 'root_cause', ref: 'slow_response' }],
};
const said = 'Deliveries on Saturdays come late';
const did = 'A second courier drives on Saturdays';
const inEnglish = { text: [{ language: 'en', said, did }] };
const node = { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Response' };
const site = { node, surveyKey: 'after-service', trial: null };

const liNa: Person = {
	id: 'li.na',
	name: 'Li Na',
	email: 'li.na@example.com',
	team: 'after-sales',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};

describe.each(databases)('what everybody may read of problems, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let count = 0;

	/** So many customers answered low and have a case, others answered high. */
	async function aHouse(reporters: number, happy = 0): Promise<House> {
		const house = houseIn(store(), `said-${count++}`);
		const { workspace } = house;
		await store().transaction(async (tx) => {
			await savePerson(tx, workspace, liNa, now);
			for (let one = 0; one < reporters + happy; one += 1) {
				const customer_id = `cus_${one}`;
				const name = `Jane${one} Miller${one}`;
				const about = { workspace_id: workspace, customer_id };
				await tx
					.insertInto('customer')
					.values(customerRow({ ...about, name }))
					.execute();
				const response_id = `rsp_${one}`;
				const level = one < reporters ? ('low' as const) : ('high' as const);
				const answer = { ...about, response_id, level, answered_at: now - one * 60_000 };
				await insertResponse(tx, responseRow({ ...answer, comment: `${quote} ${one}` }));
				if (one >= reporters) continue;
				const opened = { opened_at: now - day, root_cause: 'slow_response' };
				const row = caseRow({ ...about, case_id: `cas_${one}`, response_id, ...opened });
				await openCaseQuery(tx, row).execute();
			}
		});
		return house;
	}
	const quote = 'I sat at home for a whole Saturday and nobody came at all';

	async function publish(house: House, key = 'after-service'): Promise<void> {
		await publishPage(house, now, {
			page: 'survey',
			node: { ...node, nodeId: key },
			address: `https://n8n.example.test/webhook/${key}`,
			survey: defineSurvey({ key, name: key, metric: 'csat' } as never),
		});
	}

	/** A problem that is done, with these words for the public. */
	async function done(house: House, publicTexts: object | null = inEnglish, test = false) {
		const { row } = await createProblem(house, now, {
			said: { title: 'Saturday (Li Na)' },
			seen: cause,
			doer,
			test,
		});
		const problemId = row.problem_id;
		const facts = { owner: 'li.na', remedy: 'Ask Bob', dueAt: '2030-01-01', publicTexts };
		const change = async (given: object, at = now) =>
			await changeProblem(house, at, { problemId, said: given, doer });
		await change({ ...facts, state: 'being_done' });
		await change({ state: 'done' }, doneAt);
		return problemId;
	}

	async function open(house: House, given: Partial<PageRequest> = {}) {
		const { query, ...more } = given;
		const own = query?.t ?? new URL(await publicLink(house, null)).searchParams.get('t');
		const t = own ?? '';
		const request = { method: 'GET' as const, fields: null, acceptLanguage: null, test: false };
		return await servePage(
			house,
			later,
			{ ...request, ...more, query: { t, ...query } },
			{ ...site },
		);
	}

	it('stand on a page without a name, an owner, a quote, an id, or a number that leads to anybody', async () => {
		const house = await aHouse(14);
		await publish(house);
		const problemId = await done(house);
		const { status, body } = await open(house);
		expect(status).toBe(200);
		for (const there of [said, did, '10 people or more', 'Done in January 2026']) {
			expect(body).toContain(there);
		}
		for (const never of [
			'Jane',
			'Miller',
			'Li Na',
			'Bob',
			'cas_',
			problemId,
			'sat at home',
			'14',
		]) {
			expect(body.replace(/<style[^]*<\/style>/, '')).not.toContain(never);
		}
		expect(body).toContain('the answers to come will show');
		await store().transaction(async (tx) => {
			await updateProblem(tx, house.workspace, problemId, { state: 'shown_to_work' });
		});
		expect((await open(house)).body).toContain('Shown to work');
	});

	it('say "several" of fewer than the minimum, and nothing of one', async () => {
		for (const [reporters, words] of [
			[4, 'Several people said so'],
			[1, null],
		] as const) {
			const house = await aHouse(reporters);
			await publish(house);
			await done(house);
			const { body } = await open(house);
			expect(body).toContain(said);
			if (words === null) expect(body).not.toMatch(/said so/);
			else expect(body).toContain(words);
		}
	});

	it('never appear without words for the public, before they are done, or as tests, which is said', async () => {
		const house = await aHouse(3);
		await publish(house);
		const none = await open(house);
		expect(none.status).toBe(200);
		expect(none.body).toContain('Nothing stands here yet');
		const problemId = await done(house, null);
		const silent = await publicPageOf(house, null);
		expect(silent.publicPage).toMatchObject({ shown: 0, withoutText: [{ id: problemId }] });
		expect(silent.text).toContain('"Saturday (Li Na)" (1)');
		expect((await open(house)).body).toContain('Nothing stands here yet');
		await done(house, inEnglish, true);
		expect((await publicPageOf(house, null)).publicPage.shown).toBe(0);
		const change = async (given: object) =>
			await changeProblem(house, later, { problemId, said: given, doer });
		await change({ publicTexts: inEnglish });
		expect((await publicPageOf(house, null)).publicPage).toMatchObject({
			shown: 1,
			withoutText: [],
			languages: ['en'],
		});
		await change({ state: 'being_done' });
		expect((await open(house)).body).toContain('Nothing stands here yet');
		await change({ state: 'done' });
		expect((await open(house)).body).toContain(did);
		// Both left empty: the words are taken away again.
		await change({ publicTexts: { text: [{ language: 'en', said: '', did: ' ' }] } });
		expect((await open(house)).body).not.toContain(did);
	});

	it('are refused with what they would tell, and where', async () => {
		const house = await aHouse(3, 1);
		const problemId = await done(house, null);
		// Hundreds who are called by a syllable hide nobody.
		await store()
			.db.insertInto('customer')
			.values(
				[...'abcdefghijklmnopqrstuvwxyz'].flatMap((one) =>
					[...'aeiouhrlnts'].map((other) => {
						const customer_id = `cus_${one}${other}`;
						const about = { workspace_id: house.workspace, customer_id };
						return customerRow({ ...about, name: `${one}${other}` });
					}),
				),
			)
			.execute();
		await store()
			.db.insertInto('customer')
			.values(
				customerRow({
					...{ workspace_id: house.workspace, customer_id: 'cus_large' },
					name: 'ÉLODIE ÉTÉ',
				}),
			)
			.execute();
		const write = async (one: string, other: string, language = 'en') =>
			await changeProblem(house, later, {
				problemId,
				said: { publicTexts: { text: [{ language, said: one, did: other }] } },
				doer,
			});
		const refused = [
			['Jane1 waited', did, 'Said (en) names somebody: "Jane1"'],
			[said, 'We called jane3 miller3', 'Did (en) names somebody: "jane3 miller3"'],
			['We called Jane3  Miller3', did, 'Said (en) names somebody: "Jane3 Miller3"'],
			[said, 'We called Jane3 Mil\u00adler3', 'Did (en) names somebody: "Jane3 Miller3"'],
			[said, 'We called Élodie Été', 'Did (en) names somebody: "Élodie Été"'],
			[said, 'Li Na sees to it', 'Did (en) names somebody: "Li Na"'],
			[said, 'Write to a@example.com', 'Did (en) has a mail address: "a@example.com"'],
			[said, 'Call +86 138 1234 5678', 'Did (en) has a telephone number'],
			[said, 'As in cas_01hx', 'Did (en) has an internal ID: "cas_01hx"'],
			[
				'I sat at home for a whole Saturday, and nobody came at all.',
				did,
				'repeats what a customer wrote',
			],
			[said, '', 'has no Did'],
		] as const;
		for (const [one, other, why] of refused) {
			await expect(write(one, other)).rejects.toThrow(why);
		}
		await expect(write(said, did, 'not a tag')).rejects.toThrow('Language');
		expect((await publicPageOf(house, null).catch(() => null))?.publicPage.shown ?? 0).toBe(0);
		// Of somebody whose case does not hang on it one word of the name is any word.
		expect((await write('Jane3 is a word', did)).kind).toBe('problem_changed');
	});

	it('are read in the language of the reader or of the address, and kept for a minute by their ETag', async () => {
		const house = await aHouse(0);
		await publish(house);
		const chinese = { language: 'zh-CN', said: '周六配送太慢', did: '周六增加一名配送员' };
		const arabic = { language: 'ar', said: 'التوصيل متأخر', did: 'أضفنا سائقا' };
		await done(house, { text: [...inEnglish.text, chinese, arabic] });
		const zh = await open(house, { acceptLanguage: 'zh-Hans,en;q=0.5' });
		expect(zh.body).toMatch(/<html lang="zh-CN"/);
		expect(zh.body).toContain(chinese.did);
		expect(zh.body).toContain('2026年1月完成');
		const en = await open(house, { acceptLanguage: 'zh', query: { lang: 'en' } });
		expect(en.body).toContain(did);
		const ar = await open(house, { query: { lang: 'ar' } });
		expect(ar.body).toMatch(/<html lang="ar" dir="rtl"/);
		expect(ar.body).toContain(arabic.said);
		expect(zh.headers).toMatchObject({
			'Cache-Control': 'public, max-age=60',
			Vary: 'Accept-Language',
		});
		const again = await open(house, { acceptLanguage: 'zh' });
		expect(again.body).toBe(zh.body);
		expect(again.headers.ETag).toBe(zh.headers.ETag);
		expect(en.headers.ETag).not.toBe(zh.headers.ETag);
		const known = await open(house, { acceptLanguage: 'zh', ifNoneMatch: `W/${zh.headers.ETag}` });
		expect(known).toMatchObject({ status: 304, body: '' });
		// What is kept keeps the policy it came with.
		expect(known.headers['Content-Security-Policy']).toBeUndefined();
		const other = await open(house, { query: { lang: 'en' }, ifNoneMatch: zh.headers.ETag });
		expect(other.status).toBe(200);
		const posted = await open(house, { method: 'POST', fields: { said: 'x' } });
		expect(posted.status).toBe(400);
	});

	it('have one address for ever, of which another survey, or another workspace, is no part', async () => {
		const house = await aHouse(0);
		await expect(publicLink(house, null)).rejects.toThrow('No Satisfaction Response Trigger');
		await publish(house, 'b');
		await publish(house, 'after-service');
		const link = await publicLink(house, null);
		expect(await publicLink(house, null)).toBe(link);
		expect(link).toContain('/webhook/after-service?t=');
		expect(await publicLink(house, 'b')).toContain('/webhook/b?t=');
		expect((await open(house, { query: { t: `${link.slice(-200)}x` } })).status).toBe(404);
		const stranger = await aHouse(0);
		await publish(stranger);
		const t = new URL(link).searchParams.get('t') ?? '';
		expect((await open(stranger, { query: { t } })).status).toBe(404);
	});

	it('can be ended: whoever opens the link is told so in their language, and a new one is another', async () => {
		const house = await aHouse(1);
		await publish(house, 'after-service');
		await publish(house, 'b');
		const problemId = await done(house);
		const link = await publicLink(house, null);
		const old = new URL(link).searchParams.get('t') ?? '';
		const { headers } = await open(house);
		const end = async (surveyKey: string | null = null) =>
			await endPublicPage(house, later, { surveyKey, doer });
		const codes = await Promise.all([end(), end()]);
		expect(codes.map(({ code }) => code).sort()).toEqual(['public_page_ended', 'unchanged']);
		const query = { t: old };
		const over = await open(house, { query, ifNoneMatch: headers.ETag });
		expect(over.status).toBe(410);
		expect(over.body).toContain('This page is no longer in use');
		expect(over.body).not.toContain(did);
		expect(over.headers['Cache-Control']).toBe('no-store');
		const zh = await open(house, { query, acceptLanguage: 'zh' });
		expect(zh.body).toMatch(/<html lang="zh-CN"[^]*此页面已停用/);
		// That of a survey is another page, and what is written stays with its problems.
		expect(await publicLink(house, 'b')).toContain('/webhook/b?t=');
		await expect(publicLink(house, null)).rejects.toThrow('was ended');
		const looked = await publicPageOf(house, null);
		expect(looked).toMatchObject({
			code: 'public_page_ended',
			publicPage: { link: null, shown: 1 },
		});
		expect(looked.text).toContain('New Link makes another one');
		// Mails have no link that leads nowhere.
		const told = (await tellReporters(house, later, { problemId, doer, peek: true })).told;
		expect(told[0]?.message.text).not.toContain('http');
		const renew = async () => await renewPublicPage(house, later, { surveyKey: null, doer });
		expect((await Promise.all([renew(), renew()])).sort()).toEqual([false, true]);
		const fresh = await publicLink(house, null);
		expect(fresh).not.toBe(link);
		const t = new URL(fresh).searchParams.get('t') ?? '';
		expect((await open(house, { query: { t } })).body).toContain(did);
		expect((await open(house, { query })).status).toBe(410);
		const lines = await store()
			.db.selectFrom('audit')
			.select(['action', 'target_kind'])
			.where('workspace_id', '=', house.workspace)
			.where('action', 'like', 'public_page_%')
			.execute();
		expect(lines.map(({ action }) => action).sort()).toEqual([
			'public_page_ended',
			'public_page_renewed',
		]);
	});

	it('are told to everybody who answered before, in these words, once, whoever tells at once', async () => {
		const house = await aHouse(2, 3);
		await publish(house);
		const { workspace } = house;
		await store().transaction(async (tx) => {
			const about = { workspace_id: workspace, customer_id: 'cus_9' };
			await tx
				.insertInto('customer')
				.values(customerRow({ ...about, language: 'zh-CN' }))
				.execute();
			const other = { survey_key: 'other', response_id: 'rsp_other', answered_at: now };
			await insertResponse(tx, responseRow({ ...about, ...other }));
			for (const [at, more] of [
				{ answered_at: later, customer_id: 'cus_late' },
				{ answered_at: now, customer_id: 'cus_test', test: 1 },
				{ answered_at: now, customer_id: 'cus_asked', purpose: 'verification' as const },
				{ answered_at: now - 400 * day, customer_id: 'cus_old' },
			].entries()) {
				const { customer_id } = more;
				await tx
					.insertInto('customer')
					.values(customerRow({ workspace_id: workspace, customer_id }))
					.execute();
				const row = { workspace_id: workspace, response_id: `rsp_not_${at}`, ...more };
				await insertResponse(tx, responseRow(row));
			}
		});
		const problemId = await done(house);
		const about = { problemId, doer, peek: false };
		const tell = async (peek = false, surveyKey: string | null = null) =>
			await tellAnswerers(house, later, { ...about, days: 90, surveyKey, peek });
		expect((await tell(true)).told).toHaveLength(6);
		// Those who reported it hear of it as such; they have answered, too.
		const reported = await tellReporters(house, later, about);
		expect(reported.told.map(({ customer }) => customer.id).sort()).toEqual(['cus_0', 'cus_1']);
		expect((await tell(true, 'after-service')).told).toHaveLength(3);
		const turns = await Promise.all([tell(), tell(), tell()]);
		const told = turns.flatMap((one) => one.told);
		expect(told.map(({ customer }) => customer.id).sort()).toEqual([
			'cus_2',
			'cus_3',
			'cus_4',
			'cus_9',
		]);
		const [first] = told;
		expect(first?.message.subject).toBe('You said, we did');
		expect(first?.message.text).toContain(`${said}\n\nAnd this is what we have done:\n\n${did}`);
		expect(first?.message.text).toContain(`: ${await publicLink(house, null)}`);
		expect(JSON.stringify(told.map(({ message }) => message))).not.toMatch(/Li Na|Bob|Saturday \(/);
		// Merged with somebody who was told: one person, who has heard of it.
		await mergeCustomers(house, later, { keepId: 'cus_late', mergeId: 'cus_2', doer });
		expect((await tell()).told).toEqual([]);
		await eraseCustomer(house, later, { customerId: 'cus_3', doer });
		const rows = await store()
			.db.selectFrom('problem_told')
			.select('customer_id')
			.where('workspace_id', '=', workspace)
			.execute();
		expect(rows.map(({ customer_id: id }) => id).sort()).toEqual([
			'cus_0',
			'cus_1',
			'cus_4',
			'cus_9',
			'cus_late',
		]);
	});

	it('are told to nobody without words for the public, nor of a test', async () => {
		const house = await aHouse(1);
		const problemId = await done(house, null);
		const about = { doer, peek: false, days: 90, surveyKey: null };
		await expect(tellAnswerers(house, later, { ...about, problemId })).rejects.toThrow(
			'has no text for the public',
		);
		const test = await done(house, inEnglish, true);
		expect((await tellAnswerers(house, later, { ...about, problemId: test })).told).toEqual([]);
	});
});
