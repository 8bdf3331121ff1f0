import { recentActivities } from '../../core/loop/activity/take-activities';
import { thePackage } from '../../core/loop/audit/doer';
import { problemsLink } from '../../core/loop/case/case-link';
import type { House } from '../../core/loop/house';
import type { PageRequest } from '../../core/loop/pages/page-answer';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { createProblem } from '../../core/loop/problem/create';
import { problemsOf } from '../../core/loop/problem/list';
import { changeProblem } from '../../core/loop/problem/update';
import type { Person } from '../../core/model/people';
import { auditOf } from '../../core/store/repositories/audit';
import { savePerson } from '../../core/store/repositories/people';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { customerRow, day, monday } from './rows';

useDatabases();

const now = monday;
const nobody: Person = {
	id: '',
	name: '',
	email: null,
	team: 'after-sales',
	role: 'agent',
	skills: [],
	languages: ['en'],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};
const everything = { kinds: [], surveys: [], teams: [], levels: [], test: false };
const team = [
	{ ...nobody, id: 'li.na', name: 'Li Na' },
	{ ...nobody, id: 'bob', name: 'Bob Stone' },
	{ ...nobody, id: 'mei', name: 'Mei Chen', role: 'manager', team: null },
	{ ...nobody, id: 'gone', name: 'Gone Away', active: false },
];

describe.each(databases)('the page of problems, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let count = 0;

	async function aHouse(): Promise<House> {
		const house = houseIn(store(), `problem-page-${count++}`);
		await store().transaction(async (tx) => {
			for (const person of team) await savePerson(tx, house.workspace, person, now);
		});
		return house;
	}

	async function create(house: House, title: string, owner?: string, more: object = {}) {
		const seen = { origin: 'own' as const, ref: null, links: [] };
		const about = { said: { title, owner, ...more }, seen, doer: thePackage, test: false };
		return (await createProblem(house, now, about)).row.problem_id;
	}

	function tokenOf(house: House, personId: string): string {
		const link = problemsLink(house, 'https://n8n.example.test/webhook/case', { personId, now });
		return new URL(link).searchParams.get('t') ?? '';
	}

	async function open(house: House, personId: string, given: Partial<PageRequest> = {}) {
		const { query, ...more } = given;
		return await serveCase(house, now, {
			method: 'GET',
			fields: null,
			acceptLanguage: null,
			test: false,
			...more,
			query: { t: tokenOf(house, personId), ...query },
		});
	}

	/** What a form of the page would send as it is served, for one problem. */
	function formOf(body: string, id: string): Record<string, string> {
		const form = new RegExp(`<form[^>]*>(?:(?!</form>)[^])*value="${id}"[^]*?</form>`).exec(
			body,
		)?.[0];
		if (form === undefined) throw new Error(`There is no form of ${id}.`);
		const fields: Record<string, string> = {};
		for (const [input] of form.matchAll(/<input[^>]*>/g)) {
			const name = /name="([^"]*)"/.exec(input)?.[1] ?? '';
			if (/type="radio"/.test(input) && !/ checked/.test(input)) continue;
			fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
		}
		for (const [, name = '', text = ''] of form.matchAll(
			/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g,
		)) {
			fields[name] = text;
		}
		return fields;
	}

	async function send(house: House, personId: string, fields: object, more: object = {}) {
		return await open(house, personId, { method: 'POST', fields, ...more });
	}

	it('shows owners their own problems in two lists, leads those of everybody, and others nothing', async () => {
		const house = await aHouse();
		await create(house, 'Saturdays are late', 'li.na', { difficulty: 'easy', influence: 2.5 });
		await create(house, 'The old shop', 'li.na', { difficulty: 'hard' });
		await create(house, 'Invoices are wrong', 'bob');
		await create(house, 'Nobody sees to it');
		const own = (await open(house, 'li.na')).body;
		expect(own).toContain('Within 90 days');
		expect(own).toContain('One to three years');
		expect(own).toContain('Expected: 2.5 points');
		expect(own).not.toContain('Invoices are wrong');
		expect(own).not.toContain('Nobody sees to it</h3>');
		const all = (await open(house, 'mei')).body;
		expect(all).toContain('Invoices are wrong');
		expect(all).toContain('Nobody sees to it</h3>');
		expect(all).toContain('Owner: Bob Stone');
		expect((await open(house, 'gone')).status).toBe(403);
		expect((await open(house, 'unknown')).status).toBe(403);
		const zh = await serveCase(house, now, {
			method: 'GET',
			fields: null,
			query: { t: tokenOf(house, 'bob') },
			acceptLanguage: 'zh-CN',
			test: false,
		});
		// A person's own language goes before the browser's.
		expect(zh.body).toContain('<html lang="en"');
	});

	it('moves a problem from seen to done with the same rules and audit trail as the node', async () => {
		const house = await aHouse();
		const id = await create(house, 'Saturdays are late', 'li.na');
		const page = async () => formOf((await open(house, 'li.na')).body, id);
		// Nothing touched, nothing changed: whatever presses the buttons of mails does no harm.
		const untouched = await send(house, 'li.na', await page());
		expect(untouched.headers.Location).toContain('done=unchanged');
		const missing = await send(house, 'li.na', { ...(await page()), state: 'planned', due: '' });
		expect(missing.status).toBe(400);
		expect(missing.body).toContain('Say what will be done.');
		expect(missing.body).toContain('Say by when.');
		const plan = { state: 'planned', due: '2026-03-31', remedy: 'A second courier' };
		const planned = await send(house, 'li.na', { ...(await page()), ...plan });
		expect(planned.status).toBe(303);
		expect(planned.headers.Location).toContain(`done=saved#p-${id}`);
		const listed = async () =>
			(
				await problemsOf(house, now, {
					states: null,
					ownerId: null,
					overdueOnly: false,
					list: null,
					limit: null,
					test: false,
				})
			)[0];
		expect(await listed()).toMatchObject({ state: 'planned', remedy: 'A second courier' });
		for (const state of ['being_done', 'done']) {
			expect((await send(house, 'li.na', { ...(await page()), state })).status).toBe(303);
		}
		expect(await listed()).toMatchObject({ state: 'done', dueAt: '2026-04-01T00:00:00.000Z' });
		const deeds = await auditOf(store().db, house.workspace, { kind: 'problem', id }, 20);
		const changed = deeds.filter(({ action }) => action === 'problem_changed');
		expect(changed.map(({ actor_kind: kind, actor_id: who }) => [kind, who])).toEqual(
			changed.map(() => ['person', 'li.na']),
		);
		expect(changed.length).toBeGreaterThan(0);
		// That it works is nobody's word.
		const works = await send(house, 'li.na', { ...(await page()), state: 'shown_to_work' });
		expect(works.status).toBe(400);
		expect(works.body).toContain('cannot go there');
		expect((await listed())?.state).toBe('done');
	});

	it('takes what everybody may read, in each language, with the refusals of the node in words', async () => {
		const house = await aHouse();
		await store().transaction(async (tx) => {
			const settings = await loadSettings(tx, house.workspace);
			await saveSettings(tx, house.workspace, { ...settings, languages: ['en', 'zh-CN'] }, now);
			const who = { workspace_id: house.workspace, customer_id: 'cus_1', name: 'Jane Miller' };
			await tx.insertInto('customer').values(customerRow(who)).execute();
		});
		const id = await create(house, 'Saturdays are late', 'li.na');
		const page = async () => formOf((await open(house, 'li.na')).body, id);
		const blank = await page();
		expect(blank).toMatchObject({ 'said.en': '', 'did.en': '', 'said.zh-CN': '', 'did.zh-CN': '' });
		const words = {
			'said.en': 'Saturdays are late',
			'did.en': 'A second courier',
			'said.zh-CN': '周六配送慢',
			'did.zh-CN': '周六增加一名配送员',
		};
		const stored = async () =>
			(
				await store()
					.db.selectFrom('problem')
					.select('public_texts')
					.where('workspace_id', '=', house.workspace)
					.executeTakeFirstOrThrow()
			).public_texts;
		const refused = [
			['did.en', '', 'Say what was done, too, or leave both empty.'],
			['said.zh-CN', '', 'Say what was heard, too, or leave both empty.'],
			['said.en', 'x'.repeat(501), 'at most 500 characters'],
			['said.en', 'Jane Miller waited', 'Leave out: the name “Jane Miller”.'],
			[
				'did.zh-CN',
				'李先生请联系 bob@example.com',
				'Leave out: the mail address “bob@example.com”.',
			],
			['did.en', 'Li Na drives, +86 138 1234 5678', 'the telephone number “+86 138 1234 5678”'],
		] as const;
		for (const [field, text, why] of refused) {
			const answer = await send(house, 'li.na', { ...blank, ...words, [field]: text });
			expect(answer.status).toBe(400);
			expect(answer.body).toContain(why);
			const [part, language = ''] = field.split('.');
			const box = new RegExp(`<textarea[^>]*name="${part}\\.${language}"[^>]*>`).exec(answer.body);
			expect(box?.[0]).toContain('aria-invalid="true"');
			// Nothing that was typed is lost.
			expect(formOf(answer.body, id)).toMatchObject({ ...words, [field]: text });
		}
		expect(await stored()).toBeNull();
		expect((await send(house, 'li.na', { ...blank, ...words })).status).toBe(303);
		expect(JSON.parse((await stored()) ?? '')).toEqual({
			en: { said: words['said.en'], did: words['did.en'] },
			'zh-CN': { said: words['said.zh-CN'], did: words['did.zh-CN'] },
		});
		// Sent twice it is there; of somebody else's change the second is told.
		const twice = await send(house, 'li.na', { ...blank, ...words });
		expect(twice.headers.Location).toContain('done=unchanged');
		const late = await send(house, 'mei', {
			...formOf((await open(house, 'mei')).body, id),
			seen: blank.seen,
			'did.en': 'Two more couriers',
		});
		expect(late.status).toBe(409);
		expect(late.body).toContain(
			'What everybody may read: English: Saturdays are late – A second courier',
		);
		// Both empty take a language away; what is not in the form stays.
		const form = await page();
		expect(form).toMatchObject(words);
		const { 'said.zh-CN': _said, 'did.zh-CN': _did, ...rest } = form;
		const taken = { ...rest, 'said.en': '', 'did.en': ' ' };
		expect((await send(house, 'li.na', taken)).status).toBe(303);
		expect(Object.keys(JSON.parse((await stored()) ?? '') as object)).toEqual(['zh-CN']);
		const odd = { ...(await page()), 'said.not a tag': 'x' };
		expect((await send(house, 'li.na', odd)).status).toBe(400);
	});

	it('shows the second of two people what has changed, and keeps what they typed', async () => {
		const house = await aHouse();
		const id = await create(house, 'Saturdays are late', 'li.na');
		const first = formOf((await open(house, 'li.na')).body, id);
		const second = formOf((await open(house, 'mei')).body, id);
		const plan = { state: 'planned', due: '2026-03-31', remedy: 'A second courier' };
		expect((await send(house, 'li.na', { ...first, ...plan })).status).toBe(303);
		// The same once more, as a second tap, is done already.
		const twice = await send(house, 'li.na', { ...first, ...plan });
		expect(twice.headers.Location).toContain('done=unchanged');
		const mine = { state: 'being_done', due: '2026-02-28', remedy: 'Ask <the> couriers' };
		const late = await send(house, 'mei', { ...second, ...mine });
		expect(late.status).toBe(409);
		expect(late.body).toContain('Li Na changed this');
		expect(late.body).toContain('Where it stands: planned');
		expect(late.body).toContain('What will be done: A second courier');
		const again = formOf(late.body, id);
		expect(again).toMatchObject({ state: 'being_done', due: '2026-02-28' });
		expect(late.body).toContain('Ask &lt;the> couriers');
		// Sent again, it is what they want in spite of it.
		const knowing = { ...again, remedy: mine.remedy };
		expect((await send(house, 'mei', knowing)).status).toBe(303);
		// And two at the same moment: one of them sees the other's.
		const forms = await Promise.all(
			['li.na', 'mei'].map(async (who) => formOf((await open(house, who)).body, id)),
		);
		const statuses = await Promise.all(
			forms.map(
				async (form, at) =>
					(await send(house, ['li.na', 'mei'][at] ?? '', { ...form, remedy: `Way ${at}` })).status,
			),
		);
		expect(statuses.sort()).toEqual([303, 409]);
	});

	it('lets nobody move what is not theirs, with a stale page, or with what is none of its fields', async () => {
		const house = await aHouse();
		const id = await create(house, 'Saturdays are late', 'li.na');
		const form = formOf((await open(house, 'mei')).body, id);
		const taken = { ...form, t: tokenOf(house, 'bob'), state: 'given_up', reason: 'x' };
		// With the form of another's page, and with one of his own.
		expect((await send(house, 'bob', taken)).status).toBe(409);
		const { f: token } = await tokenOnPageOf(house, 'bob');
		expect((await send(house, 'bob', { ...taken, f: token })).status).toBe(404);
		expect((await send(house, 'mei', { ...form, f: 'made up' })).status).toBe(409);
		expect((await send(house, 'mei', { ...form, difficulty: 'easy' })).status).toBe(400);
		expect((await send(house, 'mei', { ...form, due: '2026-02-30' })).body).toContain('no day');
		expect((await send(house, 'mei', { ...form, remedy: 'x'.repeat(2_001) })).status).toBe(400);
		// A real one is not there while the page is tried out.
		expect((await send(house, 'mei', { ...form, remedy: 'x' }, { test: true })).status).toBe(404);
		const why = await send(house, 'mei', { ...form, state: 'given_up' });
		expect(why.body).toContain('Say why it is given up.');
		expect((await send(house, 'mei', { ...form, state: 'given_up', reason: 'Sold' })).status).toBe(
			303,
		);
	});

	it('hands a problem over to somebody of the team, whoever owns it or leads, without a script', async () => {
		const house = await aHouse();
		const id = await create(house, 'Saturdays are late', 'li.na');
		const form = async (who: string) => formOf((await open(house, who)).body, id);
		const ownerNow = async () =>
			(
				await store()
					.db.selectFrom('problem')
					.select('owner_id')
					.where('workspace_id', '=', house.workspace)
					.executeTakeFirstOrThrow()
			).owner_id;
		const { body } = await open(house, 'li.na');
		expect(await form('li.na')).toMatchObject({ owner: '' });
		expect(body).toContain('Left empty, it stays with Li Na.');
		expect(body).toContain('<option value="Bob Stone">after-sales</option>');
		expect(body).not.toContain('Gone Away');
		expect(body).not.toContain('<script');
		for (const strange of ['Somebody else', 'Gone Away', 'bob@elsewhere.test']) {
			const answer = await send(house, 'li.na', { ...(await form('li.na')), owner: strange });
			expect(answer.status).toBe(400);
			expect(answer.body).toContain('Nobody of the team is called so');
			expect(formOf(answer.body, id)).toMatchObject({ owner: strange });
		}
		expect(await ownerNow()).toBe('li.na');
		const stale = await form('mei');
		const tapped = { ...(await form('li.na')), owner: 'bob stone' };
		const taps = await Promise.all([send(house, 'li.na', tapped), send(house, 'li.na', tapped)]);
		// A browser shows what comes of the second tap.
		for (const given of [...taps, await send(house, 'li.na', tapped)]) {
			expect(given.headers.Location).toContain('done=handed_over');
		}
		// Theirs it is no longer: with another word it is refused, and whoever never had it is told nothing.
		for (const other of [{ remedy: 'Another' }, { owner: 'Li Na' }, { owner: '' }]) {
			expect((await send(house, 'li.na', { ...tapped, ...other })).status).toBe(404);
		}
		expect(await ownerNow()).toBe('bob');
		expect(await ownerNow()).toBe('bob');
		expect((await open(house, 'li.na')).body).not.toContain('Saturdays are late');
		const deeds = await auditOf(store().db, house.workspace, { kind: 'problem', id }, 20);
		const changed = deeds.find(({ action }) => action === 'problem_changed');
		expect(changed).toMatchObject({ actor_kind: 'person', actor_id: 'li.na' });
		expect(JSON.parse(changed?.details ?? '')).toMatchObject({
			changes: [{ field: 'owner_id', before: 'li.na', after: 'bob' }],
		});
		// Whoever leads had it open meanwhile: they see whose it is now, and may give it on knowing that.
		const late = await send(house, 'mei', { ...stale, owner: 'Li Na' });
		expect(late.status).toBe(409);
		expect(late.body).toContain('Owner: Bob Stone');
		const again = formOf(late.body, id);
		expect(again).toMatchObject({ owner: 'Li Na' });
		expect((await send(house, 'mei', { ...again, owner: 'Mei Chen' })).status).toBe(303);
		expect(await ownerNow()).toBe('mei');
		// Who owns it already, and nobody at all, change nothing.
		for (const same of ['mei', ' ']) {
			const answer = await send(house, 'mei', { ...(await form('mei')), owner: same });
			expect(answer.headers.Location).toContain('done=unchanged');
		}
	});

	it('hands over to nobody of another workspace, nor by a link of one, nor by one that has run out', async () => {
		const [house, other] = [await aHouse(), await aHouse()];
		await store().transaction(async (tx) => {
			const foreign = { ...nobody, id: 'foreign', name: 'Foreign Lead', role: 'manager' };
			await savePerson(tx, other.workspace, foreign, now);
		});
		const id = await create(house, 'Saturdays are late', 'li.na');
		const form = formOf((await open(house, 'li.na')).body, id);
		const foreign = await send(house, 'li.na', { ...form, owner: 'Foreign Lead' });
		expect(foreign.status).toBe(400);
		const theirs = tokenOf(other, 'mei');
		for (const query of [{ t: theirs }, { t: `${theirs}x` }, { t: '' }]) {
			const fields = { ...form, t: query.t, owner: 'Bob Stone' };
			expect((await open(house, 'mei', { method: 'POST', fields, query })).status).not.toBe(303);
		}
		// The form of the other workspace's page, and the same problem there.
		expect((await send(other, 'mei', { ...form, t: theirs, owner: 'Bob Stone' })).status).toBe(409);
		const late = await serveCase(house, now + 400 * day, {
			...{ method: 'POST', acceptLanguage: null, test: false },
			query: { t: tokenOf(house, 'li.na') },
			fields: { ...form, owner: 'Bob Stone' },
		});
		expect(late.status).not.toBe(303);
		const hostile = [
			'x'.repeat(5_000),
			'<img src=x onerror=alert(1)>',
			'Bob\u200b Stone\u202e',
			'=1+1',
		];
		for (const owner of [...hostile, ['Bob Stone', 'Mei Chen'], { a: 1 }]) {
			const answer = await send(house, 'li.na', { ...form, owner });
			expect([answer.status, answer.body.includes('<img src=x')]).toEqual([400, false]);
		}
		const rows = await store()
			.db.selectFrom('problem')
			.select('owner_id')
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(rows).toEqual([{ owner_id: 'li.na' }]);
	});

	it('tells Activity Triggers who was given a problem, once, and not who took it on', async () => {
		const house = await aHouse();
		const told = async () =>
			(await recentActivities(house, everything, 10)).map(({ activity, outcome, owner }) => [
				activity?.kind,
				outcome?.text,
				owner?.id,
			]);
		const id = await create(house, 'Saturdays are late', 'li.na');
		const form = async (who: string) => formOf((await open(house, who)).body, id);
		const tapped = { ...(await form('li.na')), owner: 'Bob Stone' };
		await Promise.all([send(house, 'li.na', tapped), send(house, 'li.na', tapped)]);
		const given = (name: string) => `${name} sees to this problem from now on: Saturdays are late.`;
		expect(await told()).toEqual([['problem_handed_over', given('Bob Stone'), 'bob']]);
		// Who is handed over what they gave on meanwhile is told nothing any more.
		await send(house, 'mei', { ...(await form('mei')), owner: 'Li Na' });
		expect(await told()).toEqual([['problem_handed_over', given('Li Na'), 'li.na']]);
		await send(house, 'mei', { ...(await form('mei')), owner: 'mei' });
		expect(await told()).toEqual([]);
	});

	it('tells them of a problem that a workflow gives to somebody', async () => {
		const house = await aHouse();
		const problemId = await create(house, 'Saturdays are late', 'li.na');
		for (const at of [now + 1, now + 2]) {
			await changeProblem(house, at, { problemId, said: { owner: 'bob' }, doer: thePackage });
		}
		const [item, ...others] = await recentActivities(house, everything, 10);
		expect(item).toMatchObject({ owner: { id: 'bob' }, problem: { id: problemId, link: null } });
		expect(others).toEqual([]);
	});

	it('plans for another in one go, and names by ID whoever shares a name', async () => {
		const house = await aHouse();
		await store().transaction(async (tx) => {
			const twin = { ...nobody, id: 'li.na.2', name: 'Li Na', languages: ['zh-CN'] };
			await savePerson(tx, house.workspace, twin, now);
		});
		const id = await create(house, 'Nobody sees to it');
		const { body } = await open(house, 'mei');
		expect(body).toContain('<option value="li.na.2">Li Na, after-sales</option>');
		const plan = { state: 'planned', due: '2026-03-31', remedy: 'A second courier' };
		const twice = await send(house, 'mei', { ...formOf(body, id), ...plan, owner: 'Li Na' });
		expect(twice.body).toContain('or more than one is');
		const done = await send(house, 'mei', { ...formOf(body, id), ...plan, owner: 'li.na.2' });
		expect(done.status).toBe(303);
		const zh = (await open(house, 'li.na.2')).body;
		expect(zh).toContain('<html lang="zh-CN"');
		expect(zh).toContain('留空则仍由Li Na负责。');
	});

	async function tokenOnPageOf(house: House, personId: string) {
		const own = await create(house, 'Something else', personId);
		return formOf((await open(house, personId)).body, own);
	}

	it('is taken on by the lead who plans what nobody owns, and keeps the hour of a day that stays', async () => {
		const house = await aHouse();
		const id = await create(house, 'Nobody sees to it');
		const form = formOf((await open(house, 'mei')).body, id);
		const plan = { state: 'planned', due: '2026-03-31', remedy: 'A second courier' };
		expect((await send(house, 'mei', { ...form, ...plan })).status).toBe(303);
		const hour = now + 30 * day;
		await changeProblem(house, now, {
			problemId: id,
			said: { dueAt: new Date(hour).toISOString() },
			doer: thePackage,
		});
		const again = formOf((await open(house, 'mei')).body, id);
		await send(house, 'mei', { ...again, state: 'being_done' });
		const rows = await store()
			.db.selectFrom('problem')
			.select(['owner_id', 'due_at', 'state'])
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(rows).toEqual([{ owner_id: 'mei', due_at: hour, state: 'being_done' }]);
	});
});
