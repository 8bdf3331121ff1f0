import type { CompiledQuery } from 'kysely';

import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { invite } from '../../../../core/loop/ask/invite';
import { openCase } from '../../../../core/loop/case/open-case';
import { teamNow } from '../../../../core/loop/team/team-now';
import { answerGround } from '../../../../core/store/repositories/answer-ground';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { toOpen } from './a-case-life';
import { aServiceTeam, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('the case of an answer of a moment ago on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	/** A customer rates low on the page, where what their answer stands on has been read. */
	async function lowAnswer(name: string) {
		const { invitation } = await invite(house(), monday, {
			...{ surveyKey: 'service', eventId: null, customerId: null, caseId: null, owner: null },
			customer: {
				...{ externalIds: { desk: name }, name, email: `${name}@example.com`, phone: null },
				...{ language: 'en', timeZone: null, segment: null },
			},
			...{ channel: 'email', wave: null, delay: null, test: false },
		});
		const invitationId = invitation?.invitation_id ?? '';
		const ground = (await answerGround(house(), store().db, invitationId)) ?? null;
		const input = { invitationId, language: null, given: { rating: 1 }, step: 'rating' } as const;
		const recorded = await recordAnswer(house(), monday, input, ground);
		if (recorded.kind !== 'recorded') throw new Error(`It was refused: ${recorded.reason}`);
		return recorded.response;
	}

	const open = async (responseId: string, now = monday) =>
		await openCase(house(), now, toOpen({ responseId }));

	/** What is asked outside of transactions meanwhile. */
	async function questionsOf(work: () => Promise<unknown>): Promise<string[]> {
		const executor = store().db.getExecutor();
		const asked = jest.spyOn(executor, 'executeQuery');
		try {
			await work();
			return asked.mock.calls
				.map(([query]) => (query as CompiledQuery).sql)
				.filter((sql) => sql.startsWith('select'));
		} finally {
			asked.mockRestore();
		}
	}

	it('stands on what the answer was stored with, and reads nothing once more', async () => {
		const response = await lowAnswer('ann');
		await teamNow(house(), monday);
		expect(await questionsOf(async () => await open(response.response_id))).toEqual([]);
		const { kind, case: row, background } = await open(response.response_id);
		expect({ kind, row }).toMatchObject({
			kind: 'already_open',
			row: { customer_id: response.customer_id, owner_id: 'ada', priority: 'high' },
		});
		expect(background).toMatchObject({ customer: { name: 'ann' }, owner: { id: 'ada' } });
	});

	it('is the same case for two who open it at the same moment', async () => {
		const { response_id: id } = await lowAnswer('bob');
		const both = await Promise.all([open(id), open(id)]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['already_open', 'opened']);
		expect(both[0]?.case.case_id).toBe(both[1]?.case.case_id);
	});

	it('stands on the words that have followed', async () => {
		const { response_id: id, invitation_id: invitationId } = await lowAnswer('cid');
		await recordAnswer(house(), monday, {
			...{ invitationId: invitationId ?? '', language: null, step: 'details' },
			given: { rating: 1, comment: 'Nobody came' },
		});
		const { kind, background } = await open(id);
		expect({ kind, background }).toMatchObject({
			kind: 'opened',
			background: { response: { comment: 'Nobody came' } },
		});
	});

	it('stands on the customer as they are known now, or not any more', async () => {
		const changed = await lowAnswer('dan');
		const gone = await lowAnswer('eve');
		const { db } = store();
		await db
			.updateTable('customer')
			.set({ name: 'Daniel', updated_at: monday + 1 })
			.where('customer_id', '=', changed.customer_id)
			.execute();
		await db.deleteFrom('customer').where('customer_id', '=', gone.customer_id).execute();
		expect((await open(changed.response_id)).background.customer?.name).toBe('Daniel');
		const { kind, background } = await open(gone.response_id);
		expect([kind, background.customer]).toEqual(['opened', undefined]);
	});

	it('is read about where its workflow has waited', async () => {
		const { response_id: id } = await lowAnswer('fay');
		const later = monday + minute;
		await teamNow(house(), later);
		expect(await questionsOf(async () => await open(id, later))).not.toEqual([]);
		expect((await open(id, later)).kind).toBe('already_open');
	});
});
