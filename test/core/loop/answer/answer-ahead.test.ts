import { keepAnswer, takeAnswer } from '../../../../core/loop/answer-ahead';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { ada, anAnswer, aServiceTeam, day, hour, monday } from '../case/a-service-team';

useDatabases();

describe.each(databases)('a case of an answer that was just stored, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	const open = async (responseId: string, now: number, owner: unknown = ada) => {
		const questions = jest.spyOn(store().db, 'executeQuery');
		const [item] = await openForItem(house(), now, {
			responseId,
			eventId: null,
			customerId: null,
			owner: owner as never,
			priority: 'high',
			slaPreset: null,
			test: false,
			workflow: 'Low score',
			item: {},
		});
		const texts = questions.mock.calls.map(([query]) => ('sql' in query ? query.sql : ''));
		questions.mockRestore();
		return { item, texts, asked: texts.length };
	};

	/** Without ids and what is signed from them. */
	const plain = (item: unknown) =>
		JSON.stringify(item)
			.replace(/(cas|rsp|cus|inv)_[0-9a-z]{20}/g, '$1')
			.replace(/\?t=[\w.-]+/g, '?t=')
			.replace(/li\.wei\.\d+|1234 \d+|"c\d+"/g, '');

	it('asks for nothing but the team, and is the case that it would have been', async () => {
		const warm = await anAnswer(house(), monday, { rating: 1 });
		await open(warm, monday);
		const stored = await anAnswer(house(), monday, { rating: 1, comment: 'Broken' });
		const ahead = await open(stored, monday);
		const alone = await anAnswer(house(), monday, { rating: 1, comment: 'Broken' });
		takeAnswer(house(), alone, monday);
		const anew = await open(alone, monday);
		expect(ahead.item).toMatchObject({
			outcome: { code: 'opened' },
			owner: { id: 'ada' },
			message: { to: 'ada@example.com' },
		});
		expect(plain(ahead.item)).toBe(plain(anew.item));
		// In SQLite the case is written in a transaction, whose statements the spy does not see.
		expect(ahead.asked).toBe(dialect === 'sqlite' ? 0 : 1);
		expect(anew.asked).toBeGreaterThan(ahead.asked);
	});

	it('is one case, whoever asks and however often', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const both = [await open(responseId, monday), await open(responseId, monday)];
		await anAnswer(house(), monday, { rating: 1 });
		both.push(await open(responseId, monday));
		expect(both.map(({ item }) => item?.outcome?.code)).toEqual([
			'opened',
			'already_open',
			'already_open',
		]);
		expect(new Set(both.map(({ item }) => item?.case?.id)).size).toBe(1);
	});

	it('has what the customer has added meanwhile', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1, comment: 'Still broken' });
		const { item } = await open(responseId, monday);
		expect(item).toMatchObject({ response: { comment: 'Still broken', state: 'completed' } });
	});

	it('is read anew when the answer came longer ago', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const { item, asked } = await open(responseId, monday + 10_001);
		expect(item).toMatchObject({ outcome: { code: 'opened' } });
		expect(asked).toBeGreaterThan(1);
	});

	it('belongs to whom the item names, also by an e-mail alone', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const mail = { id: null, name: null, email: 'lea@example.com', team: null, channels: {} };
		const { item } = await open(responseId, monday, mail);
		expect(item).toMatchObject({ owner: { id: 'lea' }, message: { to: 'lea@example.com' } });
	});

	it('stays the case that a verification is about', async () => {
		const { item } = await open(await anAnswer(house(), monday, { rating: 1 }), monday);
		const caseId = item?.case?.id ?? '';
		await store()
			.db.updateTable('case_file')
			.set({ state: 'resolved', resolved_at: monday + hour })
			.where('case_id', '=', caseId)
			.execute();
		const later = monday + day;
		const low = await anAnswer(house(), later, { rating: 1, caseId, comment: 'Broken again' });
		const again = await open(low, later);
		expect(again.item).toMatchObject({ outcome: { code: 'reopened' }, case: { id: caseId } });
	});

	it.each([
		[1, 'does not wait for the disk, since its net would open it again'],
		[3, 'waits for the disk when nothing would open it again'],
	])('of a rating of %i %s', async (rating) => {
		if (dialect === 'sqlite') return;
		const responseId = await anAnswer(house(), monday, { rating });
		const { item, texts } = await open(responseId, monday);
		expect(item?.outcome?.code).toBe('opened');
		const writing = texts.filter((text) => text.includes('insert into "case_file"'));
		expect(writing).toHaveLength(1);
		expect(writing[0]?.includes('synchronous_commit')).toBe(rating === 1);
		const nets = await store()
			.db.selectFrom('due')
			.select('due_id')
			.where('kind', '=', 'low_score_without_case')
			.where('ref_id', '=', responseId)
			.execute();
		expect(nets).toEqual([]);
	});

	it('forgets what nobody came for', () => {
		const answer = (at: number) => ({
			response: { response_id: `rsp_${at}` } as never,
			event: undefined,
			customer: undefined,
		});
		for (let at = 0; at < 600; at++) keepAnswer(house(), answer(at), monday);
		expect(takeAnswer(house(), 'rsp_0', monday)).toBeUndefined();
		expect(takeAnswer(house(), 'rsp_599', monday)).toMatchObject(answer(599));
		expect(takeAnswer(house(), 'rsp_599', monday)).toBeUndefined();
		const other = { ...house(), workspace: 'other' };
		expect(takeAnswer(other, 'rsp_598', monday)).toBeUndefined();
		expect(takeAnswer(house(), 'rsp_598', monday + 10_001)).toBeUndefined();
	});
});
