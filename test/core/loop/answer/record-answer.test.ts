import { answerGround } from '../../../../core/store/repositories/answer-ground';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import { type AnswerInput, recordAnswer } from '../../../../core/loop/answer/record-answer';
import type { JsonObject } from '../../../../core/model/json';
import { markViewed, updateInvitation } from '../../../../core/store/repositories/invitations';
import type { GivenAnswers } from '../../../../core/survey/given-answers';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';

useDatabases();

const always: JsonObject = { policy: { quietHours: null, delay: 0 } };
let workspaces = 0;

describe.each(databases)('answers, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife(survey = {}) {
		const house = houseIn(store(), `answers-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings(always);
		await own.publish(survey);
		const asked = await own.asks({ customer: somebody() });
		const id = asked.item.invitation?.id ?? '';
		await own.sends(id);
		const answers = async (
			given: GivenAnswers,
			step: 'rating' | 'details' = 'rating',
			at = now + minute,
		) => await recordAnswer(house, at, { invitationId: id, given, step, language: 'en' });
		const responses = async () =>
			await house.store.db
				.selectFrom('response')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute();
		return { house, id, answers, responses, ...own };
	}

	it('a low rating is due for the workflow at once, with a net until it has a case', async () => {
		const { answers, responses, due, invitation, id } = await aLife();
		expect(await answers({ rating: 1 })).toMatchObject({
			kind: 'recorded',
			handOver: 'low_partial',
		});
		const [response] = await responses();
		expect(response).toMatchObject({
			value: 1,
			scale_min: 1,
			scale_max: 5,
			direction: 'higher_is_better',
			percent: 0,
			level: 'low',
			state: 'partial',
			handed_over: 1,
		});
		expect(await due(response?.response_id ?? '')).toEqual([
			{ kind: 'low_score_without_case', due_at: now + 11 * minute },
		]);
		expect(await due(id)).toEqual([]);
		expect((await invitation(id))?.state).toBe('partial');
	});

	it('another one waits for its details, or an hour', async () => {
		const { answers, responses, due } = await aLife();
		expect(await answers({ rating: 4 })).toMatchObject({ handOver: 'none' });
		const [response] = await responses();
		expect(await due(response?.response_id ?? '')).toEqual([
			{ kind: 'partial_to_close', due_at: now + minute + hour },
		]);
		const done = await answers({ comment: 'Good.' }, 'details');
		expect(done).toMatchObject({ handOver: 'completed', response: { comment: 'Good.' } });
		expect(await due(response?.response_id ?? '')).toEqual([]);
	});

	it('many at once are one response, handed over once', async () => {
		const { answers, responses } = await aLife();
		const all = await Promise.all([1, 1, 1, 1].map(async (rating) => await answers({ rating })));
		const handed = all.filter((one) => one.kind === 'recorded' && one.handOver !== 'none');
		expect(handed).toHaveLength(1);
		expect(await responses()).toHaveLength(1);
	});

	describe('on what the page has read before', () => {
		async function read() {
			const own = await aLife();
			const ground = await answerGround(own.house, own.house.store.db, own.id);
			if (!ground) throw new Error('The invitation is gone.');
			const answer = async (rating: number) => {
				const input = { invitationId: own.id, given: { rating }, step: 'rating', language: 'en' };
				return await recordAnswer(own.house, now + minute, input as AnswerInput, ground);
			};
			return { ...own, answer };
		}

		it('are the same response as without it', async () => {
			const { answer, responses, due, invitation, id } = await read();
			expect(await answer(1)).toMatchObject({ kind: 'recorded', handOver: 'low_partial' });
			const [response] = await responses();
			expect(response).toMatchObject({ value: 1, level: 'low', state: 'partial' });
			expect(await due(response?.response_id ?? '')).toEqual([
				{ kind: 'low_score_without_case', due_at: now + 11 * minute },
			]);
			expect(await due(id)).toEqual([]);
			expect(await invitation(id)).toMatchObject({ state: 'partial', answered_at: now + minute });
		});

		it('are one response, handed over once, when many have read the same', async () => {
			const { answer, responses } = await read();
			const recorded = await Promise.all([1, 1, 1, 1].map(answer));
			const handedOver = recorded.filter(
				(one) => one.kind === 'recorded' && one.handOver !== 'none',
			);
			expect(handedOver).toHaveLength(1);
			expect(await responses()).toHaveLength(1);
		});

		it('are refused if the invitation was cancelled meanwhile', async () => {
			const { answer, responses, house, id } = await read();
			await house.store.transaction(async (tx) => {
				await updateInvitation(tx, house.workspace, id, { state: 'cancelled' });
			});
			expect(await answer(1)).toMatchObject({ kind: 'refused' });
			expect(await responses()).toEqual([]);
		});

		it('are recorded if somebody has only looked meanwhile', async () => {
			const { answer, responses, house, id } = await read();
			await house.store.transaction(async (tx) => {
				await markViewed(tx, house.workspace, [id], now);
			});
			expect(await answer(1)).toMatchObject({ kind: 'recorded', handOver: 'low_partial' });
			expect(await responses()).toHaveLength(1);
		});
	});

	it('a change of mind is a change of the same response; after its window it is refused', async () => {
		const { answers, responses, due } = await aLife();
		await answers({ rating: 1 });
		await answers({ comment: 'Late.' }, 'details');
		const better = await answers({ rating: 5 }, 'rating', now + hour);
		expect(better).toMatchObject({ handOver: 'collected', response: { level: 'high' } });
		const [response] = await responses();
		// A good answer needs no case any more; what has changed is told soon.
		expect(await due(response?.response_id ?? '')).toEqual([
			{ kind: 'changed_answer', due_at: now + minute + 5_000 },
		]);
		const late = await answers({ rating: 2 }, 'rating', now + 3 * day);
		expect(late).toMatchObject({ kind: 'refused', reason: 'window_passed' });
		expect((await responses())[0]?.value).toBe(5);
	});

	it('are refused after the link expired, and when nobody was asked', async () => {
		const { answers, house, responses } = await aLife({ expiresAfterDays: 2 });
		expect(await answers({ rating: 5 }, 'rating', now + 3 * day)).toMatchObject({
			kind: 'refused',
			reason: 'expired',
		});
		const unknown = { invitationId: 'inv_nobody', given: { rating: 5 }, language: null };
		expect(await recordAnswer(house, now, { ...unknown, step: 'rating' })).toMatchObject({
			reason: 'unknown',
		});
		expect(await responses()).toEqual([]);
	});

	it('of a retired survey are refused, except those that had begun', async () => {
		const own = await aLife();
		await own.publish({ acceptAnswers: false }, now + 2 * minute);
		expect(await own.answers({ rating: 5 })).toMatchObject({ kind: 'refused', reason: 'closed' });
		const begun = await aLife();
		await begun.answers({ rating: 1 });
		await begun.publish({ acceptAnswers: false }, now + 2 * minute);
		const finished = await begun.answers({ comment: 'So.' }, 'details', now + 3 * minute);
		expect(finished).toMatchObject({ kind: 'recorded', handOver: 'collected' });
	});

	it('of an index weigh its items', async () => {
		const { answers } = await aLife({ key: 'service', metric: 'csi' });
		const items = { product: 10, service: 10, price: 1 };
		const recorded = await answers({ items });
		// 0.4·100 + 0.4·100 + 0.2·0
		expect(recorded).toMatchObject({ response: { value: 80, scale_max: 100, level: 'high' } });
		expect(await (await aLife({ metric: 'csi' })).answers({ items: { price: 3 } })).toMatchObject({
			kind: 'refused',
			reason: 'incomplete',
		});
	});

	it('are not undone, nor reminded of, by what is told about the message later', async () => {
		const { answers, house, id, invitation, due } = await aLife();
		await answers({ rating: 5 });
		const about = { message: { invitationId: id }, channel: 'email', recipient: 'x@example.com' };
		await recordDelivery(house, now + hour, {
			...about,
			state: 'sent',
			reason: null,
			permanent: false,
		});
		expect(await due(id)).toEqual([]);
		await recordDelivery(house, now + hour, {
			...about,
			state: 'failed',
			reason: 'bounced',
			permanent: false,
		});
		expect((await invitation(id))?.state).toBe('partial');
	});
});
