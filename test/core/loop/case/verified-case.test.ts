import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { gives, takes } from '../due/a-clock';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife, toOpen } from './a-case-life';
import { aCase, anAnswer, aServiceTeam, day, hour, monday } from './a-service-team';

useDatabases();

describe.each(databases)(
	'a case that the customer has the last word on on $name',
	({ dialect }) => {
		const store = useStore(dialect);
		const house = () => houseIn(store());
		const { row, due, history, workedThrough } = caseLife(house);

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
			expect(added).toMatchObject({ kind: 'recorded', handOver: 'collected' });
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

		it('is confirmed again when the customer takes a low rating back, and its owner hears of it', async () => {
			const caseId = await aCase(house(), monday);
			await workedThrough(caseId, monday + hour);
			const later = monday + 2 * day;
			await anAnswer(house(), later, { rating: 1, caseId, onlyRating: true });
			const { invitation_id: invitationId } = await store()
				.db.selectFrom('invitation')
				.select('invitation_id')
				.where('case_id', '=', caseId)
				.executeTakeFirstOrThrow();
			const says = async (at: number, given: { rating: number; comment?: string }) =>
				await recordAnswer(house(), at, { invitationId, given, step: 'details', language: null });
			await says(later + 30_000, { rating: 1, comment: 'Still broken' });
			expect(await row(caseId)).toMatchObject({ state: 'open', reopen_count: 1 });
			await says(later + 60_000, { rating: 5, comment: 'It is solved' });
			expect(await row(caseId)).toMatchObject({
				state: 'confirmed',
				confirmed_at: later + 60_000,
				resolution_state: 'met',
				reopen_count: 1,
			});
			expect(await due(caseId)).toEqual([]);
			expect((await history(caseId)).slice(-3)).toEqual([
				expect.stringContaining('Opened again'),
				expect.stringContaining('Still broken'),
				expect.stringContaining('It is solved'),
			]);
			const told = (await gives(house(), later + 61_000)).filter(
				({ case: about }) => about?.id === caseId,
			);
			expect(told.map(({ outcome, message }) => [outcome?.code, message?.to])).toEqual([
				['confirmed', 'ada@example.com'],
			]);
			// And back again.
			await says(later + 90_000, { rating: 1, comment: 'No' });
			await takes(house(), later + 96_000, 'answers', 'solved');
			expect(await row(caseId)).toMatchObject({ state: 'open', reopen_count: 2 });
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
