import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { retirePage } from '../../../../core/loop/workspace/endpoints';
import type { House } from '../../../../core/loop/house';
import { upsertPerson } from '../../../../core/loop/team/team';
import { findCase } from '../../../../core/store/repositories/cases';
import { aWorkspace, type Workspace } from '../../../nodes/a-workspace';
import { aCase, aServiceTeam, ada, day, hour, minute, monday } from '../case/a-service-team';
import { gives, tells, takes } from './a-clock';

let workspace: Workspace;
let house: House;

beforeEach(async () => {
	workspace = await aWorkspace();
	house = workspace.house;
	await aServiceTeam(house, { settings: { verificationSurvey: 'solved' } });
});
afterEach(async () => await workspace.close());

const workflow = { kind: 'workflow' as const, id: null, name: null };
const stored = async (id: string) => await findCase(house.store.db, house.workspace, id);

async function resolved(caseId: string, at: number): Promise<void> {
	for (const step of ['hear', 'empathise', 'apologise', 'act'] as const) {
		const action = { kind: 'heat' as const, step, done: true, note: null };
		await actOnCase(house, at, { caseId, action, actor: workflow });
	}
	const cause = { kind: 'root_cause' as const, code: 'delivery', note: null };
	await actOnCase(house, at, { caseId, action: cause, actor: workflow });
	await actOnCase(house, at, { caseId, action: { kind: 'resolve', note: null }, actor: workflow });
}

describe('the clocks of a case', () => {
	it('tell the owner of the new case, warn, run out and climb the ladder in their order', async () => {
		const caseId = await aCase(house, monday);
		expect(await tells(house, monday)).toEqual(['notice opened ada@example.com']);
		// The preset "complaint": one hour to respond.
		expect(await tells(house, monday + 49 * minute)).toEqual([
			'sla_warning sla_warning_response ada@example.com',
		]);
		expect(await tells(house, monday + hour + 1)).toEqual([
			'rung rung_1 lea@example.com',
			'sla_breach sla_breach_response ada@example.com',
		]);
		expect(await stored(caseId)).toMatchObject({ rung: 1, response_state: 'breached' });
	});

	it('tell whoever is told at the address that they have now', async () => {
		await aCase(house, monday);
		const facts = { id: 'ada', email: 'ada@new.example.com' };
		await upsertPerson(house, monday, { facts, cleared: [] });
		expect(await tells(house, monday)).toEqual(['notice opened ada@new.example.com']);
	});

	it('write a breach down even when nobody can be told of it, and tell it later', async () => {
		const caseId = await aCase(house, monday);
		await gives(house, monday);
		const cases = {
			workflowId: 'cases',
			workflowName: 'cases',
			nodeId: 'cases',
			nodeName: 'cases',
		};
		await house.store.db.deleteFrom('endpoint').where('page', '=', 'case').execute();
		expect(await tells(house, monday + hour + 1)).toEqual([]);
		expect(await stored(caseId)).toMatchObject({ rung: 1, response_state: 'breached' });
		const waiting = await house.store.db
			.selectFrom('due')
			.select(['kind', 'last_error'])
			.where('attempt', '>', 0)
			.orderBy('kind')
			.execute();
		expect(waiting.map(({ kind }) => kind)).toEqual(['notice', 'notice']);
		expect(waiting[0]?.last_error).toContain('No Satisfaction Case Trigger is published');
		await retirePage(house, monday, cases);
		await aServiceTeam(house);
		expect(await tells(house, monday + 2 * hour)).toContain(
			'sla_breach sla_breach_response ada@example.com',
		);
	});

	it('count a breach once, however often it is taken', async () => {
		const caseId = await aCase(house, monday);
		await takes(house, monday + hour + 1, 'effect');
		await house.store.db
			.insertInto('due')
			.values({
				workspace_id: 'main',
				due_id: 'due_again',
				kind: 'sla_breach',
				ref_key: 'again',
				ref_id: caseId,
				scope: '',
				due_at: monday,
				attempt: 1,
				state: 'pending',
				lease_until: 0,
				lease_by: null,
				last_error: null,
				data: JSON.stringify({ clock: 'response', rung: null }),
				test: 0,
				created_at: monday,
			})
			.execute();
		await takes(house, monday + hour + 2, 'effect');
		const steps = await house.store.db
			.selectFrom('case_step')
			.select('kind')
			.where('case_id', '=', caseId)
			.where('kind', '=', 'breach')
			.execute();
		expect(steps).toHaveLength(1);
	});

	it('run the whole ladder again however often the case is opened again', async () => {
		const caseId = await aCase(house, monday);
		const actor = { kind: 'lead' as const, id: 'mia', name: 'Mia' };
		let at = monday;
		for (const time of [1, 2, 3, 4]) {
			at += 2 * day;
			await actOnCase(house, at, { caseId, action: { kind: 'close', reason: 'x' }, actor });
			await actOnCase(house, at, { caseId, action: { kind: 'reopen', reason: 'x' }, actor });
			const told = [];
			for (const later of [1, 9, 13.5]) told.push(...(await tells(house, at + later * hour + 1)));
			// The manager owns it after the first time, and gets one mail about both.
			const second = time === 1 ? 'rung rung_2' : 'sla_breach sla_breach_resolution';
			expect([time, told]).toEqual([
				time,
				expect.arrayContaining([
					'rung rung_1 lea@example.com',
					`${second} mia@example.com`,
					'rung rung_3 mia@example.com',
				]),
			]);
		}
	});

	it('stand still once the case is acknowledged: no news, no warning, no breach', async () => {
		const caseId = await aCase(house, monday);
		const actor = { kind: 'owner' as const, id: ada.id, name: ada.name };
		await actOnCase(house, monday + minute, { caseId, action: { kind: 'acknowledge' }, actor });
		expect(await tells(house, monday + 2 * hour)).toEqual([]);
	});
});

describe('a fix', () => {
	it('is put to the customer by the loop itself, with the survey of the settings', async () => {
		const caseId = await aCase(house, monday);
		await gives(house, monday);
		await resolved(caseId, monday + minute);
		expect(await tells(house, monday + 23 * hour)).toEqual([]);
		const [item, ...more] = await gives(house, monday + day + 2 * minute);
		expect(more).toEqual([]);
		expect(item).toMatchObject({
			due: { kind: 'invitation_due' },
			survey: { key: 'solved', purpose: 'verification' },
			message: { kind: 'invitation' },
		});
		expect(await stored(caseId)).toMatchObject({ verification_id: item?.invitation?.id });
	});

	it('ends unconfirmed when the customer says nothing, and its owner hears of it', async () => {
		const caseId = await aCase(house, monday);
		await gives(house, monday);
		await resolved(caseId, monday + minute);
		await gives(house, monday + day + 2 * minute);
		expect(await tells(house, monday + 8 * day + hour)).toEqual([
			'verification_silent unconfirmed ada@example.com',
		]);
		expect(await stored(caseId)).toMatchObject({ state: 'unconfirmed' });
	});

	it('is put to nobody where the settings name no survey', async () => {
		await workspace.close();
		workspace = await aWorkspace();
		house = workspace.house;
		await aServiceTeam(house);
		const caseId = await aCase(house, monday);
		await gives(house, monday);
		await resolved(caseId, monday + minute);
		expect(await tells(house, monday + day + 2 * minute)).toEqual([]);
	});
});

describe('a hand-over', () => {
	it('is told to the new owner, and the old news of the case to nobody', async () => {
		const caseId = await aCase(house, monday);
		const action = { kind: 'hand_over' as const, personId: 'ben', note: null };
		await actOnCase(house, monday, { caseId, action, actor: workflow });
		expect(await tells(house, monday + minute)).toEqual(['notice reassigned ben@example.com']);
	});
});
