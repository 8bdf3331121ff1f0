import fc from 'fast-check';

import { importAnswer, type ImportedAnswer } from '../../../../core/loop/answer/import-answer';
import { recordedItem } from '../../../../core/loop/answer/imported-item';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { cancelInvitation } from '../../../../core/loop/ask/cancel';
import { customerAsDoer } from '../../../../core/loop/audit/doer';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import type { House } from '../../../../core/loop/house';
import { answerReference } from '../../../../core/model/answer-reference';
import type { CanonicalEvent } from '../../../../core/model/event';
import type { JsonObject } from '../../../../core/model/json';
import { signToken } from '../../../../core/model/token';
import { updateInvitation } from '../../../../core/store/repositories/invitations';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';
import { says } from '../a-word';
import { takes } from '../due/a-clock';

useDatabases();

const always: JsonObject = { policy: { quietHours: null, delay: 0 } };
let workspaces = 0;

/** What the fields of the node say of an answer. */
const fields: ImportedAnswer = {
	surveyKey: null,
	eventId: null,
	source: 'typeform',
	externalId: 'r1',
	reading: 'csat_1_5',
	value: 2,
	satisfiedFrom: null,
	comment: null,
	tags: [],
	answers: [],
	language: null,
	answeredAt: null,
	purpose: null,
	touchpoint: null,
	customerId: null,
	customer: null,
	subject: null,
	owner: null,
	test: false,
};

const referenceOf = (house: House, id: string | null) =>
	answerReference(house.keys, house.workspace, id);

describe.each(databases)('an answer in another tool, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife(survey = {}) {
		const house = houseIn(store(), `elsewhere-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings(always);
		await own.publish(survey);
		const customer = somebody();
		const subject = { type: 'ticket', id: `T${workspaces}`, title: 'Kettle', url: null };
		const closed = await own.happens({ subject, customer, touchpoint: 'use' });
		const asked = await own.asks({ eventId: closed.event.event_id });
		const id = asked.item.invitation?.id ?? '';
		await own.sends(id);
		const reference = referenceOf(house, id);
		/** A delivery of the tool, through the trigger and Score: Record. */
		const delivers = async (
			answer: JsonObject = {},
			more: Partial<CanonicalEvent> = {},
			at = now + hour,
		) => {
			const told = {
				scaleMapping: 'csat_1_5',
				value: 2,
				answers: [{ id: 'q1', value: 2 }],
				invitation: reference,
				...answer,
			};
			const event = {
				source: 'typeform',
				externalId: 'r1',
				type: 'survey.answered',
				occurredAt: at,
				subject: { type: 'survey_response', id: 'r1', title: null, url: null },
				attributes: { answer: told },
				...more,
			};
			const { event: received } = await own.happens(
				event,
				Math.max(at, event.occurredAt),
				'w/tool',
			);
			const nothing = { source: null, externalId: null, reading: null, value: null };
			const given = { ...fields, ...nothing, eventId: received.event_id };
			return await importAnswer(house, Math.max(at, event.occurredAt), given);
		};
		const records = async (change: Partial<ImportedAnswer>, at = now + hour) =>
			await importAnswer(house, at, { ...fields, ...change });
		const responses = async () =>
			await house.store.db
				.selectFrom('response')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute();
		const customerId = closed.customer?.customer_id ?? '';
		return {
			house,
			id,
			reference,
			closed,
			customerId,
			customer,
			delivers,
			records,
			responses,
			...own,
		};
	}

	it('is the answer of the invitation that its link was made for', async () => {
		const { house, id, closed, customerId, delivers, due, invitation, event } = await aLife();
		const outcome = await delivers({ comment: 'Two weeks.' });
		expect(outcome.code).toBe('recorded');
		expect(outcome.text).toBe(
			`Recorded: CSAT 2 of 1–5, dissatisfied. It answers the invitation ${id}.`,
		);
		expect(outcome.response).toMatchObject({
			invitation_id: id,
			source: 'typeform',
			external_id: 'r1',
			survey_key: 'service',
			customer_id: customerId,
			event_id: closed.event.event_id,
			subject_id: closed.event.subject_id,
			touchpoint: 'use',
			level: 'low',
			comment: 'Two weeks.',
			state: 'completed',
			test: 0,
		});
		expect(await invitation(id)).toMatchObject({ state: 'completed', answered_at: now + hour });
		expect(await due(id)).toEqual([]);
		const item = await recordedItem(house, outcome, {});
		expect(item).toMatchObject({
			event: { id: closed.event.event_id, type: 'ticket.closed', subject: { title: 'Kettle' } },
			customer: { id: customerId },
			survey: { key: 'service' },
			invitation: { id, state: 'completed' },
			response: { state: 'completed', changed: false, answers: [{ id: 'q1', value: 2 }] },
			score: { level: 'low' },
		});
		// What brought it is theirs, too: an erasure finds the words in it.
		const [brought] = await house.store.db
			.selectFrom('event')
			.select(['event_id', 'customer_id', 'outcome'])
			.where('workspace_id', '=', house.workspace)
			.where('type', '=', 'survey.answered')
			.execute();
		expect(brought).toMatchObject({ customer_id: customerId, outcome: 'answer_recorded' });
		// A low score that no workflow makes a case of comes out again where it came in.
		const work = await takes(house, now + 2 * hour, 'events', 'w/tool');
		expect(work.map(({ items }) => items.map((one) => one.event?.id))).toEqual([
			[brought?.event_id],
		]);
		expect(await event(brought?.event_id ?? '')).toBeDefined();
	});

	it('is stored once an invitation, and the newest word counts', async () => {
		const { delivers, records, reference, responses } = await aLife();
		await delivers({ value: 2 });
		expect((await delivers({ value: 2 })).code).toBe('already_recorded');
		const later = { externalId: 'r1', occurredAt: now + 2 * hour };
		const changed = await delivers({ value: 4, comment: 'Solved' }, later);
		expect(changed).toMatchObject({ code: 'changed', response: { value: 4, level: 'high' } });
		// The form filled in once more, which the tool takes for another answer.
		const second = { externalId: 'r2', occurredAt: now + 3 * hour };
		expect((await delivers({ value: 1 }, second)).code).toBe('changed');
		for (const old of [{ occurredAt: now + hour }, later, second]) {
			expect((await delivers({ value: 5 }, old)).code).toBe('already_recorded');
		}
		// A row without a time of its own changes nothing.
		const row = await records(
			{ invitation: reference, value: 5, externalId: 'r3' },
			now + 4 * hour,
		);
		expect(row.code).toBe('already_recorded');
		const all = await responses();
		expect(all).toHaveLength(1);
		expect(all[0]).toMatchObject({ value: 1, external_id: 'r2', handed_over: 3 });
	});

	it('stays where it is when a later word of it carries nothing, or something else', async () => {
		const { house, id, delivers, responses, asks } = await aLife();
		const other = await asks({ customer: somebody() });
		await delivers();
		await delivers({ value: 3, invitation: '' }, { occurredAt: now + 2 * hour });
		const another = referenceOf(house, other.item.invitation?.id ?? '');
		await delivers({ value: 4, invitation: another }, { occurredAt: now + 3 * hour });
		expect(await responses()).toMatchObject([{ invitation_id: id, value: 4 }]);
	});

	it('that was recorded alone finds its invitation once its link is read', async () => {
		const { id, delivers, responses, invitation } = await aLife();
		const alone = await delivers({ invitation: '' });
		expect(alone).toMatchObject({ invitation: null, response: { invitation_id: null } });
		const found = await delivers({ value: 5 }, { occurredAt: now + 2 * hour });
		expect(found).toMatchObject({
			code: 'changed',
			response: { response_id: alone.response.response_id, invitation_id: id, value: 5 },
		});
		expect(await responses()).toHaveLength(1);
		expect((await invitation(id))?.state).toBe('completed');
	});

	type Life = Awaited<ReturnType<typeof aLife>>;
	const refusals: Array<[string, string, (life: Life) => Promise<JsonObject | void>]> = [
		[
			'was made up',
			'what it carries was not made by',
			async ({ reference }) => ({
				invitation: `${reference.slice(0, -1)}${reference.endsWith('0') ? '1' : '0'}`,
			}),
		],
		[
			'is a bare id, which any form could send',
			'not made by',
			async ({ id }) => ({ invitation: id }),
		],
		[
			'is of another workspace',
			'not made by',
			async ({ house, id }) => ({
				invitation: answerReference(house.keys, 'another', id),
			}),
		],
		[
			'is of another secret',
			'not made by',
			async ({ house, id }) => ({
				invitation: answerReference(
					{ current: 'another signing secret, 32 characters', previous: [] },
					house.workspace,
					id,
				),
			}),
		],
		[
			'opens something else',
			'not made by',
			async ({ house, id }) => ({
				invitation: signToken(house.keys, {
					workspace: house.workspace,
					purpose: 'status',
					subject: id,
					audience: '',
					expiresAt: now + day,
				}),
			}),
		],
		[
			'is of nobody who is there',
			'deleted',
			async ({ house }) => ({
				invitation: referenceOf(house, 'inv_00000000000000000000'),
			}),
		],
		[
			'is of somebody who was erased',
			'deleted',
			async ({ house, customerId }) => {
				await eraseCustomer(house, now, { customerId, doer: customerAsDoer(customerId) });
			},
		],
		[
			'is of one that was withdrawn',
			'withdrawn',
			async ({ house, id }) => {
				await cancelInvitation(house, now, { invitationId: id, reason: null, trial: false });
			},
		],
		[
			'is of somebody who objected before it was sent',
			'has objected to that',
			async ({ settings, asks, happens, house, invitation }) => {
				await settings({ policy: { quietHours: null, delay: '2d' } });
				const closed = await happens({ customer: somebody() });
				const asked = await asks({ eventId: closed.event.event_id });
				const id = asked.item.invitation?.id ?? '';
				await says(house, closed.customer?.customer_id ?? '', 'denied');
				expect((await invitation(id))?.state).toBe('suppressed');
				return { invitation: referenceOf(house, id) };
			},
		],
		[
			'has expired',
			'expired',
			async ({ house, id }) => {
				await house.store.transaction(
					async (tx) =>
						await updateInvitation(tx, house.workspace, id, { expires_at: now + minute }),
				);
			},
		],
		[
			'is of a survey that takes no answers any more',
			'takes no answers',
			async ({ publish }) => {
				await publish({ acceptAnswers: false }, now + minute);
			},
		],
	];
	it.each(refusals)('whose link %s is stored alone, and says so', async (_, why, plays) => {
		const own = await aLife();
		const answer = (await plays(own)) ?? {};
		const untouched = await own.invitation(own.id);
		const outcome = await own.delivers(answer);
		expect(outcome).toMatchObject({ code: 'recorded', invitation: null });
		expect(outcome.response).toMatchObject({ invitation_id: null, customer_id: null, value: 2 });
		expect(outcome.text).toContain(why);
		expect(await own.invitation(own.id)).toEqual(untouched);
	});

	it('of somebody who objected after they were asked is theirs, as it is on our page', async () => {
		const { house, id, customerId, delivers } = await aLife();
		await says(house, customerId, 'denied');
		expect((await delivers()).response).toMatchObject({ invitation_id: id });
	});

	it('of somebody else than was asked is never put down to whoever was', async () => {
		const { delivers, happens, customerId, responses, invitation, id } = await aLife();
		const other = somebody();
		await happens({ customer: other });
		const { text, response } = await delivers({}, { customer: other });
		expect(text).toContain('sent to somebody else');
		expect(response.customer_id).not.toBe(customerId);
		expect((await invitation(id))?.state).toBe('sent');
		// An address that nobody had is no other customer: the link was theirs.
		const typed = somebody({ externalIds: {}, email: 'private@example.org' });
		const own = await delivers(
			{},
			{ externalId: 'r2', customer: typed, occurredAt: now + 2 * hour },
		);
		expect(own.response).toMatchObject({ customer_id: customerId, invitation_id: id });
		expect(await responses()).toHaveLength(2);
	});

	it('counts by when it was given, not by when it is heard of', async () => {
		const { house, id, delivers, invitation } = await aLife();
		await house.store.transaction(
			async (tx) =>
				await updateInvitation(tx, house.workspace, id, {
					...{ state: 'expired', reason: 'expired', reason_text: 'Ran out' },
					expires_at: now + 2 * hour,
				}),
		);
		const late = await delivers({}, { occurredAt: now + hour }, now + day);
		expect(late.response.invitation_id).toBe(id);
		expect(await invitation(id)).toMatchObject({ state: 'completed', reason: null });
	});

	it('stands once it may not be changed any more, but for its own corrections', async () => {
		const { delivers, responses } = await aLife({ changeWindowHours: 1 });
		await delivers({ value: 4 });
		const again = await delivers({ value: 1 }, { externalId: 'r2', occurredAt: now + 3 * hour });
		expect(again).toMatchObject({ code: 'already_recorded', response: { value: 4 } });
		expect(again.text).toContain('cannot be changed any more');
		const mended = await delivers({ value: 3 }, { occurredAt: now + 4 * hour });
		expect(mended).toMatchObject({ code: 'changed', response: { value: 3 } });
		expect(await responses()).toHaveLength(1);
	});

	it('is a test where the invitation or the form was tried out, and a trial leaves a real one alone', async () => {
		const { house, id, asks, delivers, records, reference, invitation } = await aLife();
		const asked = await asks({ customer: somebody(), test: true });
		const tried = asked.item.invitation?.id ?? '';
		const outcome = await delivers({ invitation: referenceOf(house, tried) });
		expect(outcome.response).toMatchObject({
			test: 1,
			invitation_id: tried,
			external_id: 'test:r1',
		});
		const form = await delivers({ invitation: referenceOf(house, null) }, { externalId: 'r2' });
		expect(form.response).toMatchObject({ test: 1, invitation_id: null });
		expect(form.text).toContain('the form was being tried out');
		const trial = await records({ invitation: reference, externalId: 'r3', test: true });
		expect(trial.response).toMatchObject({ test: 1, invitation_id: null });
		expect(trial.text).toContain('left alone');
		expect((await invitation(id))?.state).toBe('sent');
		// The answer itself is none of these.
		const real = await delivers({}, { externalId: 'r3' });
		expect(real.response).toMatchObject({ test: 0, invitation_id: id });
	});

	it('may name its invitation by id where the workflow says it, and by the link of the customer', async () => {
		const { house, id, records } = await aLife();
		const token = signToken(house.keys, {
			workspace: house.workspace,
			purpose: 'survey',
			subject: id,
			audience: '',
			expiresAt: now + day,
		});
		const link = `https://n8n.example.test/webhook/service?t=${token}`;
		for (const invitation of [id, token, link, ` ${referenceOf(house, id).toUpperCase()} `]) {
			const outcome = await records({ invitation });
			expect(outcome.response.invitation_id).toBe(id);
		}
	});

	it('on a scale of its own is kept on it, also beside one on our page', async () => {
		const { house, id, delivers, responses } = await aLife();
		await delivers({ scaleMapping: 'csat_1_10', value: 9 });
		expect(await responses()).toMatchObject([{ value: 9, scale_max: 10, level: 'high' }]);
		const answers = async (given: { rating?: number; comment?: string }, at: number) =>
			await recordAnswer(house, at, { invitationId: id, given, step: 'details', language: 'en' });
		// Nothing was rated on our scale so far.
		expect(await answers({ comment: 'x' }, now + 2 * hour)).toMatchObject({ reason: 'incomplete' });
		await answers({ rating: 1 }, now + 2 * hour);
		expect(await responses()).toMatchObject([{ value: 1, scale_max: 5, source: null }]);
		// An older word of the tool changes nothing, a newer one does.
		expect((await delivers({ value: 5 }, { occurredAt: now + 90 * minute })).code).toBe(
			'already_recorded',
		);
		expect((await delivers({ value: 5 }, { occurredAt: now + 3 * hour })).code).toBe('changed');
		expect(await responses()).toMatchObject([{ value: 5, source: 'typeform', external_id: 'r1' }]);
	});

	it('that is half given is closed after its time', async () => {
		const { house, id, delivers, invitation, responses } = await aLife();
		await delivers({ value: 4, finished: false });
		expect((await invitation(id))?.state).toBe('partial');
		await takes(house, now + 2 * hour, 'events', 'w/tool');
		expect((await invitation(id))?.state).toBe('completed');
		expect(await responses()).toMatchObject([{ state: 'completed', handed_over: 1 }]);
	});

	it('of another metric is refused with the error that names both', async () => {
		const { delivers } = await aLife();
		await expect(delivers({ scaleMapping: 'nps_0_10', value: 9 })).rejects.toThrow(
			'The survey "service" measures CSAT, but the answer is read as NPS.',
		);
	});

	it('is one response when all its deliveries come at once, with an answer on our page', async () => {
		const { house, id, delivers, responses, invitation } = await aLife();
		const page = { invitationId: id, step: 'details' as const, language: 'en' };
		await Promise.all([
			...[1, 2, 3].map(async () => await delivers()),
			...[1, 2].map(async () => await delivers({ value: 4 }, { externalId: 'r2' })),
			recordAnswer(house, now + hour, { ...page, given: { rating: 3 } }),
		]);
		expect(await responses()).toHaveLength(1);
		expect((await invitation(id))?.state).toBe('completed');
	});

	it('is one response of its invitation in any order of deliveries, corrections and answers on our page', async () => {
		const word = fc.record({
			by: fc.constantFrom('r1', 'r2', 'page'),
			gap: fc.integer({ min: 1, max: 60 }),
			/** A tool that retries, or is asked, tells late. */
			delay: fc.integer({ min: 0, max: 120 }),
			value: fc.integer({ min: 1, max: 5 }),
			carries: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), async (words) => {
				const { house, id, delivers, responses } = await aLife();
				let newest = { at: 0, value: 0 };
				let heard = now + day / 4;
				for (const [index, { by, gap, delay, value, carries }] of words.entries()) {
					// No two words are said at the same moment.
					heard += gap * minute + 1;
					const at = by === 'page' ? heard : heard - delay * minute - index * 7;
					if (by === 'page') {
						const page = { invitationId: id, step: 'details' as const, language: 'en' };
						await recordAnswer(house, at, { ...page, given: { rating: value } });
					} else {
						const known = (await responses()).some(({ external_id: one }) => one === by);
						const answer = { value, ...(known && !carries && { invitation: '' }) };
						await delivers(answer, { externalId: by, occurredAt: at }, heard);
					}
					if (at > newest.at) newest = { at, value };
				}
				const all = await responses();
				expect(all.map(({ invitation_id: one }) => one)).toEqual([id]);
				expect(all[0]?.value).toBe(newest.value);
			}),
			{ numRuns: dialect === 'sqlite' ? 40 : 15 },
		);
	});
});
