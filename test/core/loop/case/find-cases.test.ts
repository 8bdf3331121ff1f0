import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { listCaseItems } from '../../../../core/loop/case/find-cases';
import { teamFigures } from '../../../../core/loop/insight/team-figures';
import { workingCaseStates } from '../../../../core/model/states';
import {
	type CaseFilter,
	findCases,
	openTouchpoints,
} from '../../../../core/store/repositories/case-list';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, ada, aServiceTeam, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('cases on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

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

	it('is narrowed to what the reader of a list asks for', async () => {
		const { db } = store();
		const { workspace } = house();
		const caseId = await aCase(house(), monday);
		const about = { team: 'narrow', touchpoint: 'stay_50%', subject_title: 'Zimmer Ärger_1' };
		const row = { ...about, priority: 'urgent' } as const;
		await db.updateTable('case_file').set(row).where('case_id', '=', caseId).execute();
		const nothing = { unowned: false, priority: null, touchpoint: null, search: null };
		const found = async (narrowed: Partial<NonNullable<CaseFilter['narrowed']>>) => {
			const rows = await findCases(
				db,
				workspace,
				{
					states: workingCaseStates,
					team: 'narrow',
					ownerId: null,
					customerId: null,
					overdueOnly: false,
					test: false,
					limit: null,
					narrowed: { ...nothing, ...narrowed },
				},
				monday,
			);
			return rows.map((one) => one.case_id);
		};
		for (const narrowed of [
			{},
			{ priority: 'urgent' },
			{ touchpoint: 'stay_50%' },
			{ search: 'li WEI' },
			{ search: 'Ärger_' },
			{ search: caseId.toUpperCase() },
		] as const) {
			expect([narrowed, await found(narrowed)]).toEqual([narrowed, [caseId]]);
		}
		for (const narrowed of [
			{ unowned: true },
			{ priority: 'low' },
			{ touchpoint: 'stay' },
			// No wildcard of the database is one of the reader.
			{ search: 'Zimmer%1' },
			{ search: 'L_' },
			{ search: "'" },
		] as const) {
			expect([narrowed, await found(narrowed)]).toEqual([narrowed, []]);
		}
		const scope = { team: 'Narrow', test: false };
		expect(await openTouchpoints(db, workspace, scope)).toEqual(['stay_50%']);
	});

	it('of a team is counted with what each figure rests on', async () => {
		const answered = await aCase(house(), monday);
		const ids = [answered, await aCase(house(), monday)];
		await store()
			.db.updateTable('case_file')
			.set({ team: 'figures' })
			.where('case_id', 'in', ids)
			.execute();
		const actor = { kind: 'lead', id: 'lea', name: 'Lea' } as const;
		const later = monday + 20 * minute;
		const deed = { caseId: answered, action: { kind: 'acknowledge' }, actor } as const;
		expect((await actOnCase(house(), later, deed)).kind).toBe('done');
		expect(await teamFigures(house(), monday + 2 * hour, 'Figures')).toMatchObject({
			open: 2,
			overdue: 1,
			days: 30,
			inTime: { count: 1, n: 2, low: expect.closeTo(0.095, 3), high: expect.closeTo(0.905, 3) },
			firstContact: { ms: 20 * minute, n: 1 },
			confirmed: { count: 0, n: 0 },
		});
	});
});
