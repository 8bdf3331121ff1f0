import type { CaseAction } from '../../../../core/case/action';
import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { writtenNotices } from '../../../../core/loop/case/case-notices';
import { getCase, listCaseItems } from '../../../../core/loop/case/find-cases';
import { openCase, type OpenCaseInput } from '../../../../core/loop/case/open-case';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { workOnCase } from '../../../../core/loop/case/work-on-case';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { takes } from '../due/a-clock';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { JsonObject } from '../../../../core/model/json';
import { workingCaseStates } from '../../../../core/model/states';
import { findCase, listCompensations, listSteps } from '../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, ada, anAnswer, aServiceTeam, day, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	const row = async (caseId: string) => {
		const found = await findCase(store().db, 'test', caseId);
		if (!found) throw new Error('The case is gone.');
		return found;
	};

	const does = async (caseId: string, now: number, action: CaseAction, by = 'ada') =>
		await actOnCase(house(), now, {
			caseId,
			action,
			actor: { kind: by === 'ada' ? 'owner' : 'lead', id: by, name: by },
		});

	const due = async (caseId: string) => {
		const rows = await store()
			.db.selectFrom('due')
			.selectAll()
			.where('ref_id', '=', caseId)
			.where('kind', '<>', 'notice')
			.orderBy('due_at')
			.execute();
		return rows.map(({ kind, due_at: at }) => [kind, at] as const);
	};

	const history = async (caseId: string) =>
		(await getCase(house(), { caseId, responseId: null })).history.map(
			({ at, who, text }) => `${new Date(at).toISOString().slice(11, 16)} ${who}: ${text}`,
		);

	const workedThrough = async (caseId: string, now: number) => {
		for (const step of ['hear', 'empathise', 'apologise', 'act'] as const) {
			await does(caseId, now, { kind: 'heat', step, done: true, note: null });
		}
		await does(caseId, now, { kind: 'root_cause', code: 'delivery', note: null });
		return await does(caseId, now, { kind: 'resolve', note: 'Sent a new one.' });
	};

	const toOpen = (given: Partial<OpenCaseInput>): OpenCaseInput => ({
		responseId: null,
		eventId: null,
		customerId: null,
		owner: ada,
		priority: 'high',
		slaPreset: null,
		actor: { kind: 'workflow', id: null, name: 'Low score' },
		test: false,
		...given,
	});

	it('is opened once for an answer, even by two callers at the same moment', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const both = await Promise.all(
			[1, 2].map(async () => await openCase(house(), monday, toOpen({ responseId }))),
		);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['already_open', 'opened']);
		expect(both[0]?.case.case_id).toBe(both[1]?.case.case_id);
		expect(await listSteps(store().db, 'test', both[0]?.case.case_id ?? '')).toHaveLength(1);
	});

	it('starts both clocks and plans warnings, breaches and the ladder', async () => {
		const caseId = await aCase(house(), monday);
		expect(await row(caseId)).toMatchObject({
			state: 'open',
			owner_id: 'ada',
			team: 'service',
			sla_preset: 'complaint',
			response_due_at: monday + hour,
			resolution_due_at: monday + 9 * hour,
		});
		expect(await due(caseId)).toEqual(
			[
				['sla_warning', monday + 48 * minute],
				['sla_breach', monday + hour],
				['rung', monday + hour],
				['sla_warning', monday + 7.2 * hour],
				['sla_breach', monday + 9 * hour],
				['rung', monday + 9 * hour],
				['rung', monday + 13.5 * hour],
			].sort(([, one], [, other]) => Number(one) - Number(other)),
		);
	});

	it('stops the response clock when it is acknowledged', async () => {
		const caseId = await aCase(house(), monday);
		expect((await does(caseId, monday + 10 * minute, { kind: 'acknowledge' })).kind).toBe('done');
		expect(await row(caseId)).toMatchObject({
			state: 'acknowledged',
			response_state: 'met',
			resolution_state: 'running',
			acknowledged_at: monday + 10 * minute,
		});
		expect((await due(caseId)).filter(([, at]) => at <= monday + hour)).toEqual([
			['rung', monday + hour],
		]);
		expect(await does(caseId, monday + hour, { kind: 'acknowledge' })).toMatchObject({
			kind: 'refused',
			reason: 'already_done',
		});
	});

	it('does a deed once that arrives twice under one name', async () => {
		const caseId = await aCase(house(), monday);
		const deed = {
			caseId,
			action: { kind: 'log_contact' as const, channel: 'phone', note: null },
			actor: { kind: 'owner' as const, id: 'ada', name: 'Ada' },
			once: 'page:one tap',
		};
		const both = await Promise.all([1, 2].map(async () => await actOnCase(house(), monday, deed)));
		expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
		expect(await listSteps(store().db, 'test', caseId)).toHaveLength(2);
	});

	it('is not resolved without HEAT and a root cause, then asks the customer', async () => {
		const caseId = await aCase(house(), monday);
		const refused = await does(caseId, monday, { kind: 'resolve', note: null });
		expect(refused).toMatchObject({ kind: 'refused', reason: 'incomplete' });
		expect((await workedThrough(caseId, monday + hour)).kind).toBe('done');
		expect(await row(caseId)).toMatchObject({ state: 'resolved', resolution_state: 'met' });
		expect(await due(caseId)).toEqual([
			['verification_due', monday + hour + day],
			['verification_silent', monday + hour + 8 * day],
		]);
	});

	it('gives a promise a clock of its own, which a newer promise replaces', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday, { kind: 'promise', at: monday + 2 * day, text: 'A new one' });
		await does(caseId, monday, { kind: 'promise', at: monday + 3 * day, text: 'A new one' });
		const promises = (await due(caseId)).filter(([kind]) => kind === 'promise_due');
		expect(promises).toEqual([['promise_due', monday + 3 * day]]);
	});

	it('grants compensation within the limit and asks a manager above it', async () => {
		const caseId = await aCase(house(), monday);
		const give = (amount: number): CaseAction => ({
			kind: 'compensation',
			compensationKind: 'voucher',
			amount,
			currency: 'USD',
			note: 'Sorry',
		});
		expect(await does(caseId, monday, give(30))).toMatchObject({ kind: 'done', notices: [] });
		const asked = await does(caseId, monday + 1, give(60));
		if (asked.kind !== 'done') throw new Error(asked.text);
		const [notice] = await writtenNotices(house(), asked.row, asked.notices);
		expect(notice).toMatchObject({
			kind: 'approval_requested',
			recipient: { id: 'mia' },
			message: { to: 'mia@example.com', subject: expect.stringContaining('USD 60') as string },
		});
		expect(notice?.link).toContain('https://n8n.example.test/webhook/cases?t=');
		expect(await does(caseId, monday, { kind: 'resolve', note: null })).toMatchObject({
			text: expect.stringContaining('compensation') as string,
		});

		const compensationId = String(asked.history.data.compensationId);
		const approve: CaseAction = { kind: 'approve', compensationId, note: null };
		expect(await does(caseId, monday, approve, 'ben')).toMatchObject({ reason: 'not_allowed' });
		const approved = await does(caseId, monday + 2, approve, 'mia');
		if (approved.kind !== 'done') throw new Error(approved.text);
		expect(await writtenNotices(house(), approved.row, approved.notices)).toMatchObject([
			{ kind: 'approved', recipient: { id: 'ada' } },
		]);
		const states = (await listCompensations(store().db, 'test', caseId)).map(({ state }) => state);
		expect(states).toEqual(['granted', 'approved']);
	});

	it('tells the new owner when it is handed over, and the old one has no more say', async () => {
		const caseId = await aCase(house(), monday);
		const handed = await does(caseId, monday, { kind: 'hand_over', personId: 'ben', note: null });
		if (handed.kind !== 'done') throw new Error(handed.text);
		expect(await writtenNotices(house(), handed.row, handed.notices)).toMatchObject([
			{ kind: 'reassigned', recipient: { id: 'ben' }, message: { to: 'ben@example.com' } },
		]);
		expect(await does(caseId, monday, { kind: 'acknowledge' })).toMatchObject({
			reason: 'not_owner',
		});
	});

	it('is opened again one rung higher, with new clocks, by a low verification', async () => {
		const caseId = await aCase(house(), monday);
		await workedThrough(caseId, monday + hour);
		const later = monday + 2 * day;
		const responseId = await anAnswer(house(), later, { rating: 1, caseId, comment: 'Broken' });
		expect(await row(caseId)).toMatchObject({
			state: 'open',
			rung: 1,
			reopen_count: 1,
			response_due_at: later + hour,
			response_state: 'running',
			root_cause: 'delivery',
		});
		expect((await due(caseId)).map(([kind]) => kind)).not.toContain('verification_silent');
		const items = await openForItem(house(), later, {
			...toOpen({ responseId }),
			workflow: 'Verification',
			item: {},
		});
		expect(items.map(({ outcome, message }) => [outcome?.code, message?.to])).toEqual([
			['reopened', 'ada@example.com'],
			['reopened', 'lea@example.com'],
		]);
		expect(new Set(items.map((item) => item.message?.key)).size).toBe(2);
	});

	it('is not opened again by what the customer adds about the fix before', async () => {
		const caseId = await aCase(house(), monday);
		await workedThrough(caseId, monday + hour);
		await anAnswer(house(), monday + 2 * day, { rating: 1, caseId, onlyRating: true });
		expect(await row(caseId)).toMatchObject({ state: 'open', rung: 1, reopen_count: 1 });
		const asked = await store()
			.db.selectFrom('invitation')
			.select('invitation_id')
			.where('case_id', '=', caseId)
			.executeTakeFirstOrThrow();
		await workedThrough(caseId, monday + 3 * day);
		const added = await recordAnswer(house(), monday + 3 * day + hour, {
			invitationId: asked.invitation_id,
			given: { comment: 'It broke again at once.' },
			step: 'details',
			language: null,
		});
		expect(added).toMatchObject({ kind: 'recorded', handOver: 'changed' });
		expect(await row(caseId)).toMatchObject({ state: 'resolved', rung: 1, reopen_count: 1 });
		expect((await due(caseId)).map(([kind]) => kind)).toContain('verification_silent');
	});

	it('is confirmed by a good verification', async () => {
		const caseId = await aCase(house(), monday);
		await workedThrough(caseId, monday + hour);
		await anAnswer(house(), monday + 2 * day, { rating: 5, caseId });
		expect(await row(caseId)).toMatchObject({ state: 'confirmed', confirmed_at: monday + 2 * day });
		expect(await due(caseId)).toEqual([]);
	});

	it('is confirmed by a good rating alone, once the timer closes it', async () => {
		const caseId = await aCase(house(), monday);
		await workedThrough(caseId, monday + hour);
		await anAnswer(house(), monday + 2 * day, { rating: 5, caseId, onlyRating: true });
		expect((await row(caseId)).state).toBe('resolved');
		await takes(house(), monday + 2 * day + 2 * hour, 'answers', 'solved');
		expect((await row(caseId)).state).toBe('confirmed');
	});

	it('ends as unconfirmed when the customer stays silent', async () => {
		const caseId = await aCase(house(), monday);
		await workedThrough(caseId, monday + hour);
		const silence = { kind: 'system' as const, id: null, name: null };
		const action = { kind: 'unconfirmed' as const };
		await actOnCase(house(), monday + 9 * day, { caseId, action, actor: silence });
		expect((await row(caseId)).state).toBe('unconfirmed');
	});

	it('says in its history who did what and when', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday + hour, { kind: 'log_contact', channel: 'phone', note: 'Called.' });
		await does(caseId, monday + 2 * hour, { kind: 'hand_over', personId: 'ben', note: null });
		await actOnCase(house(), monday + 3 * hour, {
			caseId,
			action: { kind: 'escalate', rung: 1, reason: null, planned: false },
			actor: { kind: 'system', id: null, name: null },
		});
		expect(await history(caseId)).toEqual([
			'09:00 Low score: Case opened.',
			'10:00 Ada: Contact: Phone. Called.',
			'11:00 Ada: Handed over to Ben.',
			'12:00 the clock: Escalated to team lead (step 1).',
		]);
		const chinese = await getCase(house(), { caseId, responseId: null }, 'zh-CN');
		expect(chinese.history.map(({ text }) => text)).toContain('已转交给Ben。');
	});

	it('is found by team, owner and clock', async () => {
		const caseId = await aCase(house(), monday, { owner: { ...ada, id: 'otto', team: 'sales' } });
		const all = { ownerId: null, customerId: null, test: false, limit: null };
		const found = async (filter: object, now: number) => {
			const filters = { ...all, states: workingCaseStates, team: null, overdueOnly: false };
			const items = await listCaseItems(house(), now, { ...filters, ...filter });
			return items.map((item) => item.case?.id);
		};
		expect(await found({ team: 'Sales' }, monday)).toEqual([caseId]);
		expect(await found({ ownerId: 'otto' }, monday)).toEqual([caseId]);
		expect(await found({ team: 'sales', overdueOnly: true }, monday + minute)).toEqual([]);
		expect(await found({ team: 'sales', overdueOnly: true }, monday + 2 * hour)).toEqual([caseId]);
		expect(await found({ limit: 1 }, monday)).toHaveLength(1);
	});

	describe('opened for an item', () => {
		const open = async (given: Partial<OpenCaseInput>) =>
			await openForItem(house(), monday, { ...toOpen(given), workflow: 'Low', item: { kept: 1 } });

		it('writes to the owner, with their own link, under one key however often', async () => {
			const responseId = await anAnswer(house(), monday, { rating: 1 });
			const [first] = await open({ responseId });
			const [again] = await open({ responseId });
			expect(first).toMatchObject({
				kept: 1,
				outcome: { code: 'opened' },
				owner: { id: 'ada' },
				message: { kind: 'case', to: 'ada@example.com' },
				case: { state: 'open', sla: { preset: 'complaint' } },
				score: { level: 'low' },
			});
			expect(first?.case?.link).toMatch(/^https:\/\/n8n\.example\.test\/webhook\/cases\?t=/);
			expect(first?.message?.text).toContain(first?.case?.link);
			expect(again?.outcome?.code).toBe('already_open');
			expect(again?.message?.key).toBe(first?.message?.key);
		});

		it('writes no second time to somebody it was handed to', async () => {
			const responseId = await anAnswer(house(), monday, { rating: 1 });
			const [first] = await open({ responseId });
			const caseId = first?.case?.id ?? '';
			await does(caseId, monday, { kind: 'hand_over', personId: 'ben', note: null });
			const [again] = await open({ responseId });
			expect(again).toMatchObject({ owner: { id: 'ben' }, message: null });
		});

		it('finds the owner in the team list by an e-mail or the id of a CRM', async () => {
			const responseId = await anAnswer(house(), monday, { rating: 1 });
			const crm = { ...ada, id: '4711', email: 'ADA@example.com', name: null, team: null };
			const [item] = await open({ responseId, owner: crm });
			expect(item?.owner).toMatchObject({ id: 'ada', name: 'Ada', team: 'service' });
		});

		it('says that nobody is told when there is no owner', async () => {
			const responseId = await anAnswer(house(), monday, { rating: 1 });
			const [item] = await open({ responseId, owner: null });
			expect(item).toMatchObject({ owner: null, message: null, case: { link: null } });
			expect(item?.outcome?.text).toContain('no owner');
		});

		it('names the presets when one is unknown, and opens nothing', async () => {
			const responseId = await anAnswer(house(), monday, { rating: 1 });
			await expect(open({ responseId, slaPreset: 'platinum' })).rejects.toMatchObject({
				message: 'There is no SLA preset "platinum".',
				hint: expect.stringContaining('live, chat, complaint, feedback') as string,
			});
			const all = await listCaseItems(house(), monday, {
				states: null,
				team: null,
				ownerId: null,
				customerId: null,
				overdueOnly: false,
				test: false,
				limit: null,
			});
			expect(all.some((item) => item.response?.id === responseId)).toBe(false);
		});

		it.each([
			[{}, 'no answer, no event and no customer'],
			[{ responseId: 'rsp_unknown' }, 'There is no response "rsp_unknown"'],
		])('refuses %j', async (given, message) => {
			await expect(open(given)).rejects.toThrow(message);
		});
	});

	describe('worked on by a workflow', () => {
		const work = async (caseId: string, action: CaseAction, inNameOf: string | null = null) =>
			await workOnCase(house(), monday, {
				caseId,
				responseId: null,
				action: () => action,
				inNameOf,
				workflow: 'Chat buttons',
				item: {},
			});

		it('repeats nothing: what was done before is said, not an error', async () => {
			const caseId = await aCase(house(), monday);
			const [first] = await work(caseId, { kind: 'acknowledge' });
			const [again] = await work(caseId, { kind: 'acknowledge' });
			expect(first).toMatchObject({ outcome: { code: 'acknowledged' } });
			expect(again).toMatchObject({ outcome: { code: 'already_done' }, message: null });
		});

		it('acts with the limits of the person in whose name it acts', async () => {
			const caseId = await aCase(house(), monday);
			const give = (amount: number): CaseAction => ({
				kind: 'compensation',
				compensationKind: 'refund',
				amount,
				currency: 'USD',
				note: null,
			});
			const [granted] = await work(caseId, give(20), 'ada@example.com');
			expect(granted?.outcome?.code).toBe('compensation_granted');
			const [asked] = await work(caseId, give(20));
			expect(asked).toMatchObject({
				outcome: { code: 'approval_requested' },
				message: { to: 'mia@example.com' },
			});
		});

		it('tells whom the ladder names when it escalates, with the list of the team', async () => {
			const caseId = await aCase(house(), monday);
			const action: CaseAction = { kind: 'escalate', rung: 1, reason: 'Urgent', planned: false };
			const [item] = await work(caseId, action);
			expect(item).toMatchObject({
				outcome: { code: 'escalated' },
				message: { to: 'lea@example.com' },
				case: { rung: 1 },
				teamLink: expect.stringContaining('/webhook/cases?t=') as string,
			});
		});

		it.each<[string, CaseAction, string | null, string]>([
			['the state forbids it', { kind: 'reopen', reason: 'x' }, null, 'open'],
			['steps are missing', { kind: 'resolve', note: null }, null, 'hear'],
			['the person is unknown', { kind: 'acknowledge' }, 'nobody@example.com', 'nobody'],
			[
				'the rung is unknown',
				{ kind: 'escalate', rung: 9, reason: null, planned: false },
				null,
				'3 rungs',
			],
		])('is an error when %s', async (_why, action, inNameOf, message) => {
			const caseId = await aCase(house(), monday);
			await expect(work(caseId, action, inNameOf)).rejects.toThrow(message);
		});
	});

	it('has no link and says why while no Case Trigger is published', async () => {
		const other = houseIn(store(), 'bare');
		await aServiceTeam(other, { page: false });
		const responseId = await anAnswer(other, monday, { rating: 1 });
		const given = { ...toOpen({ responseId }), workflow: 'Low', item: {} };
		const [item] = await openForItem(other, monday, given);
		expect(item).toMatchObject({ message: null, case: { link: null, state: 'open' } });
		expect(item?.outcome?.text).toContain('Satisfaction Case Trigger');
	});

	it('opens nothing with a calendar that has no working time, and says so', async () => {
		const other = houseIn(store(), 'idle');
		await aServiceTeam(other);
		const set = async (calendar: JsonObject) =>
			await changeSettings(other, monday, { changes: [{ calendar }], reset: [] });
		await expect(set({ hours: {} })).rejects.toThrow(/working/);
		const off = (_: unknown, week: number) => {
			const date = new Date(monday + week * 7 * day).toISOString().slice(0, 10);
			return { date, kind: 'off', name: 'Closed' };
		};
		const hours = { 1: [{ from: '09:00', to: '18:00' }] };
		await set({ hours, days: Array.from({ length: 120 }, off) });
		const responseId = await anAnswer(other, monday, { rating: 1 });
		await expect(openCase(other, monday, toOpen({ responseId }))).rejects.toMatchObject({
			name: 'SetupError',
			message: expect.stringMatching(/working time/) as string,
		});
		expect(
			await store()
				.db.selectFrom('case_file')
				.selectAll()
				.where('workspace_id', '=', 'idle')
				.execute(),
		).toEqual([]);
	});
});
