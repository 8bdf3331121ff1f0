import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { takes } from '../due/a-clock';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife, toOpen } from './a-case-life';
import { aCase, anAnswer, aServiceTeam, day, hour, monday } from './a-service-team';

useDatabases();

describe.each(databases)(
	'a case that the customer has the last word on on $name',
	({ dialect }) => {
		const store = useStore(dialect);
		const house = () => houseIn(store());
		const { row, due, workedThrough } = caseLife(house);

		beforeAll(async () => await aServiceTeam(house()));

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
			expect(await row(caseId)).toMatchObject({
				state: 'confirmed',
				confirmed_at: monday + 2 * day,
			});
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
	},
);
