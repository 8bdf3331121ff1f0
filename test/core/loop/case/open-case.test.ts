import type { JsonObject } from '../../../../core/model/json';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { listSteps } from '../../../../core/store/repositories/cases';
import { getCase } from '../../../../core/loop/case/find-cases';
import { openCase } from '../../../../core/loop/case/open-case';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife, toOpen } from './a-case-life';
import { aCase, anAnswer, aServiceTeam, day, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case that is opened on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());
	const { row, due } = caseLife(house);

	beforeAll(async () => await aServiceTeam(house()));

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

	it('says that the calendar ends before it is due, until the days are known', async () => {
		const ending = houseIn(store(), 'ending');
		await aServiceTeam(ending);
		const set = async (days: JsonObject[]) => {
			const calendar = { publicDays: 'china', days };
			await changeSettings(ending, monday, { changes: [{ calendar }], reset: [] });
		};
		await set([]);
		const caseId = await aCase(ending, Date.parse('2026-12-31T20:00Z'));
		const sla = async () => (await getCase(ending, { caseId, responseId: null })).item.case?.sla;
		expect(await sla()).toMatchObject({ calendarEndsOn: '2026-12-31' });
		await set([{ date: '2027-02-06', kind: 'off', name: '春节' }]);
		expect(await sla()).toMatchObject({ calendarEndsOn: null });
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
