import type { CaseAction } from '../../../../core/case/action';
import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { getCase } from '../../../../core/loop/case/find-cases';
import { recomputeClocks } from '../../../../core/loop/case/recompute-clocks';
import { takeDue } from '../../../../core/loop/due/take';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { JsonObject } from '../../../../core/model/json';
import { findResponse } from '../../../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife } from './a-case-life';
import { aCase, aServiceTeam, day, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('the clocks of a case on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());
	const { row, does, due, history } = caseLife(house);

	beforeAll(async () => await aServiceTeam(house()));

	const waits = (until: number): CaseAction => ({
		kind: 'pause',
		reason: 'customer',
		until,
		note: 'Asked for the invoice.',
	});
	const beat = async (now: number) =>
		await takeDue(house(), now, {
			taker: 'effect',
			scope: null,
			limit: 100,
			holder: { node: 'w/n', own: 'w/n process' },
			leaseMs: minute,
		});
	const notices = async (caseId: string) =>
		(
			await store()
				.db.selectFrom('due')
				.select('data')
				.where('ref_id', '=', caseId)
				.where('kind', '=', 'notice')
				.execute()
		).map(({ data }) => (JSON.parse(data) as { kind: string }).kind);

	it('stand while it waits: all that is to come moves, and the item and history say so', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday, { kind: 'acknowledge' });
		await does(caseId, monday + hour, waits(monday + 5 * hour));
		expect(await row(caseId)).toMatchObject({ resolution_due_at: monday + 13 * hour });
		expect(await due(caseId)).toEqual([
			['rung', monday + hour],
			['pause_over', monday + 5 * hour],
			['sla_warning', monday + 11.2 * hour],
			['sla_breach', monday + 13 * hour],
			['rung', monday + 13 * hour],
			['rung', monday + 17.5 * hour],
		]);
		const { item } = await getCase(house(), { caseId, responseId: null });
		expect(item.case?.pause).toEqual({
			until: new Date(monday + 5 * hour).toISOString(),
			reason: 'customer',
		});
		expect((await history(caseId)).at(-1)).toMatch(
			/^10:00 Ada: Paused until .*for the customer; the clock of the resolution stands\. .*Asked for/s,
		);
	});

	it('go on at the end of the pause, and the owner is told', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday, { kind: 'acknowledge' });
		await does(caseId, monday + hour, waits(monday + 5 * hour));
		await beat(monday + 6 * hour);
		expect(await row(caseId)).toMatchObject({
			paused_until: null,
			pause_reason: null,
			resolution_due_at: monday + 13 * hour,
		});
		expect(await notices(caseId)).toContain('resumed');
		expect((await due(caseId)).map(([kind]) => kind)).not.toContain('pause_over');
	});

	it('go on with a new word of the customer', async () => {
		const caseId = await aCase(house(), monday);
		const { response_id: responseId } = await row(caseId);
		const response = await findResponse(store().db, 'test', responseId ?? '');
		await does(caseId, monday + hour, waits(monday + 5 * hour));
		await recordAnswer(house(), monday + 2 * hour, {
			invitationId: response?.invitation_id ?? '',
			given: { comment: 'Here is the invoice.' },
			step: 'details',
			language: null,
		});
		expect(await row(caseId)).toMatchObject({
			paused_until: null,
			resolution_due_at: monday + 10 * hour,
		});
		expect(await notices(caseId)).toContain('resumed');
	});

	it('are not breached by work that was claimed before they were moved', async () => {
		const caseId = await aCase(house(), monday);
		const breach = async () =>
			(await due(caseId)).filter(([kind, at]) => kind === 'sla_breach' && at > monday + hour);
		await does(caseId, monday, { kind: 'acknowledge' });
		await does(caseId, monday + hour, waits(monday + 5 * hour));
		await store().db.updateTable('due').set({ lease_until: 0 }).execute();
		await beat(monday + 9 * hour);
		expect(await row(caseId)).toMatchObject({ resolution_state: 'running' });
		expect(await breach()).toEqual([['sla_breach', monday + 13 * hour]]);
		await beat(monday + 13 * hour);
		expect(await row(caseId)).toMatchObject({ resolution_state: 'breached' });
	});

	it('end with the case, and a pause with them', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday + hour, waits(monday + 5 * hour));
		await actOnCase(house(), monday + 2 * hour, {
			caseId,
			action: { kind: 'close', reason: 'A duplicate' },
			actor: { kind: 'workflow', id: null, name: 'W' },
		});
		expect(await row(caseId)).toMatchObject({ paused_until: null, resolution_state: 'met' });
		expect(await due(caseId)).toEqual([]);
	});

	describe('when working time changes', () => {
		const other = () => houseIn(store(), 'changing');
		const life = caseLife(other);
		const set = async (changes: JsonObject) =>
			await changeSettings(other(), monday, { changes: [changes], reset: [] });
		const follow = async (now: number) => {
			let steps = 0;
			while ((await recomputeClocks(other(), now, 10)) === 10) steps += 1;
			return steps;
		};

		it('are reckoned again, once, with the work that waits and one line of history', async () => {
			await aServiceTeam(other());
			const ids: string[] = [];
			for (let count = 0; count < 12; count++) ids.push(await aCase(other(), monday));
			const [caseId = ''] = ids;
			expect(await recomputeClocks(other(), monday, 10)).toBe(0);
			const closed = new Date(monday).toISOString().slice(0, 10);
			await set({ calendar: { days: [{ date: closed, kind: 'off', name: 'Closed' }] } });
			expect(await follow(monday + minute)).toBe(1);
			const midnight = monday - 9 * hour + day;
			for (const id of ids) {
				expect(await life.row(id)).toMatchObject({
					response_due_at: midnight + hour,
					resolution_due_at: midnight + 9 * hour,
				});
			}
			expect(await life.due(caseId)).toEqual(
				[
					['sla_warning', midnight + 48 * minute],
					['sla_breach', midnight + hour],
					['rung', midnight + hour],
					['sla_warning', midnight + 7.2 * hour],
					['sla_breach', midnight + 9 * hour],
					['rung', midnight + 9 * hour],
					['rung', midnight + 13.5 * hour],
				].sort(([, one], [, two]) => Number(one) - Number(two)),
			);
			const lines = await life.history(caseId);
			expect(lines).toHaveLength(2);
			expect(lines[1]).toMatch(
				/Working time or SLA have changed\. First response: due .* instead of /,
			);
			expect(await recomputeClocks(other(), monday, 10)).toBe(0);
		});

		const step = (at: JsonObject, role = 'manager', takesOver = false) => ({
			name: `${role} ${JSON.stringify(at)}`,
			at,
			notify: { role },
			takesOver,
		});
		const rungsOf = async (cases: typeof life, caseId: string) =>
			(await cases.due(caseId)).flatMap(([kind, at]) =>
				kind === 'rung' ? [(at - monday) / hour] : [],
			);

		it('climb the ladder that there is now: longer, shorter, and after the clock has run out', async () => {
			const ladder = houseIn(store(), 'ladder');
			await aServiceTeam(ladder);
			const own = caseLife(() => ladder);
			const stood = async (given: JsonObject[], now: number) => {
				await changeSettings(ladder, now, { changes: [{ ladder: given }], reset: [] });
				await recomputeClocks(ladder, now, 10);
			};
			const climbs = async (now: number) =>
				await takeDue(ladder, now, {
					taker: 'effect',
					scope: null,
					limit: 100,
					holder: { node: 'w/n', own: 'w/n process' },
					leaseMs: minute,
				});
			const caseId = await aCase(ladder, monday);
			await own.does(caseId, monday, { kind: 'acknowledge' });
			const [first, half, breach] = [
				step({ breach: 'response' }, 'team_lead'),
				step({ share: 0.5 }, 'team_lead'),
				step({ breach: 'resolution' }),
			];
			await stood([first, half, breach, step({ share: 1.5 }), step({ share: 2 })], monday);
			// The response is met, so nothing waits for its breach; planned before, it does no harm.
			expect(await rungsOf(own, caseId)).toEqual([1, 4.5, 9, 13.5, 18]);

			for (const at of [1, 4.5, 9]) await climbs(monday + at * hour);
			expect(await own.row(caseId)).toMatchObject({ rung: 3, resolution_state: 'breached' });
			// Those that are passed are passed, whatever the ladder has there now.
			await stood([half, first, breach, step({ share: 1.5 })], monday + 10 * hour);
			expect(await rungsOf(own, caseId)).toEqual([13.5]);

			await stood([first, half, breach], monday + 10 * hour);
			expect(await rungsOf(own, caseId)).toEqual([]);
			await stood([first, half, breach, step({ share: 1.2 }, 'manager', true)], monday + 40 * hour);
			// What should have come before comes now.
			expect(await rungsOf(own, caseId)).toEqual([40]);
			await climbs(monday + 40 * hour);
			expect(await own.row(caseId)).toMatchObject({ rung: 4 });
		});

		it('keep to themselves where the preset is gone, or nothing comes of it', async () => {
			const caseId = await aCase(other(), monday);
			const before = await life.row(caseId);
			await set({
				slaPresets: { complaint: null },
				defaultSla: { urgent: 'live', high: 'live' },
			});
			await follow(monday + minute);
			expect(await life.row(caseId)).toMatchObject({
				resolution_due_at: before.resolution_due_at,
			});
			expect(await life.history(caseId)).toHaveLength(1);
		});
	});
});
