import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { openCase } from '../../../../core/loop/case/open-case';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { invite } from '../../../../core/loop/ask/invite';
import type { House } from '../../../../core/loop/house';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { listSteps } from '../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { takes } from '../due/a-clock';
import { ada, aServiceTeam, hour, monday } from '../case/a-service-team';

useDatabases();

let workspaces = 0;
const workflow = { kind: 'workflow' as const, id: null, name: null };

describe.each(databases)('a rating that turns low, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let house: House;
	let invitationId = '';
	beforeEach(async () => {
		house = houseIn(store(), `turns-${workspaces++}`);
		await aServiceTeam(house);
		const { invitation } = await invite(house, monday, {
			surveyKey: 'service',
			eventId: null,
			customerId: null,
			customer: {
				externalIds: { desk: `t${workspaces}` },
				name: 'Li Wei',
				email: `turns${workspaces}@example.com`,
				phone: null,
				language: 'en',
				timeZone: null,
				segment: null,
			},
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
		});
		invitationId = invitation?.invitation_id ?? '';
	});

	async function rates(rating: number, at: number) {
		const given = { invitationId, given: { rating }, step: 'rating' as const, language: null };
		const recorded = await recordAnswer(house, at, given);
		if (recorded.kind === 'refused') throw new Error(recorded.reason);
		return recorded;
	}
	async function opens(responseId: string, at: number) {
		return await openCase(house, at, {
			responseId,
			eventId: null,
			customerId: null,
			owner: ada,
			priority: 'high',
			slaPreset: null,
			actor: workflow,
			test: false,
		});
	}
	const due = async () =>
		(
			await house.store.db
				.selectFrom('due')
				.select('kind')
				.where('workspace_id', '=', house.workspace)
				.where('kind', 'in', ['partial_to_close', 'low_score_without_case'])
				.execute()
		).map(({ kind }) => kind);

	it('is handed over as low at once, with its net; what it turns to later is collected', async () => {
		const said: string[] = [];
		for (const [index, rating] of [5, 1, 5, 1, 1].entries()) {
			const { handOver } = await rates(rating, monday + index);
			said.push([handOver, ...(await due())].join(' '));
		}
		expect(said).toEqual([
			'none partial_to_close',
			'low_partial low_score_without_case',
			'collected',
			'collected low_score_without_case',
			'none low_score_without_case',
		]);
	});

	it('is handed over once when the same is posted many times at once', async () => {
		await rates(5, monday);
		await takes(house, monday + hour, 'answers');
		const all = await Promise.all([1, 2, 3, 4].map(async () => await rates(1, monday + hour)));
		expect(all.map(({ handOver }) => handOver).sort()).toEqual([
			'none',
			'none',
			'none',
			'turned_low',
		]);
	});

	it('opens the closed case of its earlier word again', async () => {
		const { response } = await rates(1, monday);
		const opened = await opens(response.response_id, monday);
		const caseId = opened.case.case_id;
		await rates(5, monday + 1);
		const close = { kind: 'close' as const, reason: 'A slip: the customer meant 5' };
		await actOnCase(house, monday + 2, { caseId, action: close, actor: workflow });
		await rates(1, monday + hour);
		const again = await opens(response.response_id, monday + hour);
		expect(again).toMatchObject({ kind: 'already_open', case: { case_id: caseId, state: 'open' } });
		const told = await house.store.db
			.selectFrom('due')
			.select('ref_key')
			.where('workspace_id', '=', house.workspace)
			.where('kind', '=', 'notice')
			.execute();
		expect(told.map(({ ref_key: key }) => key)).toContain(`${caseId}:1:reopened:ada`);
	});

	it('says so in the history, in the language of the workspace', async () => {
		const languages = ['zh-CN', 'en'];
		await changeSettings(house, monday, { changes: [{ languages }], reset: [] });
		const { response } = await rates(1, monday);
		const opened = await opens(response.response_id, monday);
		const caseId = opened.case.case_id;
		await rates(5, monday + 1);
		const close = { kind: 'close' as const, reason: '误点' };
		await actOnCase(house, monday + 2, { caseId, action: close, actor: workflow });
		await rates(1, monday + hour);
		const steps = await listSteps(house.store.db, house.workspace, caseId);
		expect(JSON.stringify(steps.find(({ kind }) => kind === 'reopen'))).toContain(
			'客户再次给了低分。',
		);
	});
});
