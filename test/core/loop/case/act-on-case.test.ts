import type { CaseAction } from '../../../../core/case/action';
import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { listCompensations, listSteps } from '../../../../core/store/repositories/cases';
import { writtenNotices } from '../../../../core/loop/case/case-notices';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife } from './a-case-life';
import { aCase, aServiceTeam, day, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case that is worked on on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());
	const { row, does, due, workedThrough } = caseLife(house);

	beforeAll(async () => await aServiceTeam(house()));

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
});
