import type { CaseAction } from '../../../../core/case/action';
import { workOnCase } from '../../../../core/loop/case/work-on-case';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, aServiceTeam, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case in a workflow on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	const work = async (
		caseId: string,
		action: CaseAction,
		inNameOf: string | null = null,
		trial = false,
	) =>
		await workOnCase(house(), monday, {
			caseId,
			responseId: null,
			action: () => action,
			inNameOf,
			workflow: 'Chat buttons',
			trial,
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

	it('stays as it is when somebody tries the workflow out, unless it is a test case', async () => {
		const [real, test] = [
			await aCase(house(), monday),
			await aCase(house(), monday, { test: true }),
		];
		const tried = async (caseId: string) =>
			(await work(caseId, { kind: 'acknowledge' }, null, true))[0];
		expect(await tried(real)).toMatchObject({
			outcome: { code: 'trial' },
			case: { id: real, state: 'open' },
			message: null,
		});
		expect(await tried(test)).toMatchObject({ test: true, outcome: { code: 'acknowledged' } });
	});
});
