import { assign } from '../../../../core/loop/assign';
import { answerToRoute } from '../../../../core/loop/answer-to-route';
import { openForItem } from '../../../../core/loop/cases/open-for-item';
import { keepAhead, takeAhead } from '../../../../core/loop/cases/read-ahead';
import { readRules } from '../../../../core/loop/routing-rules';
import type { Person } from '../../../../core/model/people';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { anAnswer, aServiceTeam, day, hour, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case whose owner was sought before, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	const itemOf = (responseId: string) => ({ response: { id: responseId }, score: { percent: 0 } });

	const route = async (responseId: string, now: number) => {
		const rule = { name: 'All', assignTo: 'person', person: 'ben' };
		const inTurn = { name: 'All', assignTo: 'team', team: 'service' };
		const plan = { useCrmOwner: false, fallback: null, slaPreset: null };
		const priority = { valuableFrom: null, segments: [] };
		const answer = answerToRoute(itemOf(responseId), 'low');
		const [turn] = await assign(house(), now, [
			{ answer, routing: { ...plan, priority, rules: readRules([inTurn]) } },
		]);
		// The same owner for everybody, so that cases can be compared.
		const [person] = await assign(house(), now, [
			{ answer, routing: { ...plan, priority, rules: readRules([rule]) } },
		]);
		return { owner: person?.owner ?? null, inTurn: turn?.owner ?? null };
	};

	const open = async (responseId: string, now: number, owner: unknown) => {
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
		const asked = questions.mock.calls.length;
		questions.mockRestore();
		return { item, asked };
	};

	/** Without ids and what is signed from them. */
	const plain = (item: unknown) =>
		JSON.stringify(item)
			.replace(/(cas|rsp|cus|inv)_[0-9a-z]{20}/g, '$1')
			.replace(/\?t=[\w.-]+/g, '?t=')
			.replace(/li\.wei\.\d+|1234 \d+|"c\d+"/g, '');

	it('asks no more, and is the case that it would have been', async () => {
		const routed = await anAnswer(house(), monday, { rating: 1, comment: 'Broken' });
		const { owner } = await route(routed, monday);
		const ahead = await open(routed, monday, owner);
		const alone = await anAnswer(house(), monday, { rating: 1, comment: 'Broken' });
		const anew = await open(alone, monday, owner);
		expect(ahead.item).toMatchObject({
			outcome: { code: 'opened' },
			owner: { id: 'ben' },
			message: { to: 'ben@example.com' },
		});
		expect(plain(ahead.item)).toBe(plain(anew.item));
		// In SQLite the case is written in a transaction, whose statements the spy does not see.
		expect(ahead.asked).toBe(dialect === 'sqlite' ? 0 : 1);
		expect(anew.asked).toBeGreaterThan(ahead.asked);
	});

	it('is one case, whoever asks and however often', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		await route(responseId, monday);
		const { owner } = await route(responseId, monday);
		const both = [await open(responseId, monday, owner), await open(responseId, monday, owner)];
		await route(responseId, monday);
		both.push(await open(responseId, monday, owner));
		expect(both.map(({ item }) => item?.outcome?.code)).toEqual([
			'opened',
			'already_open',
			'already_open',
		]);
		expect(new Set(both.map(({ item }) => item?.case?.id)).size).toBe(1);
	});

	it('reads anew what was read more than a second ago', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const { owner } = await route(responseId, monday);
		const { item, asked } = await open(responseId, monday + 1_001, owner);
		expect(item).toMatchObject({ outcome: { code: 'opened' } });
		expect(asked).toBeGreaterThan(1);
	});

	it('belongs to whom the item names, also if that is not who was found', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		await route(responseId, monday);
		const mail = { id: null, name: null, email: 'lea@example.com', team: null, channels: {} };
		const { item } = await open(responseId, monday, mail);
		expect(item).toMatchObject({ owner: { id: 'lea' }, message: { to: 'lea@example.com' } });
	});

	it('stays the case that a verification is about', async () => {
		const first = await anAnswer(house(), monday, { rating: 1 });
		const { owner } = await route(first, monday);
		const { item } = await open(first, monday, owner);
		const caseId = item?.case?.id ?? '';
		await store()
			.db.updateTable('case_file')
			.set({ state: 'resolved', resolved_at: monday + hour })
			.where('case_id', '=', caseId)
			.execute();
		const later = monday + day;
		const low = await anAnswer(house(), later, { rating: 1, caseId, comment: 'Broken again' });
		await route(low, later);
		const again = await open(low, later, owner);
		expect(again.item).toMatchObject({ outcome: { code: 'reopened' }, case: { id: caseId } });
	});

	it('forgets what nobody came for', () => {
		const about = (at: number) => ({ responseId: `rsp_${at}`, eventId: '', customerId: '' });
		const ahead = { background: {} as never, people: [] as Person[] };
		for (let at = 0; at < 600; at++) keepAhead(house(), about(at), ahead, monday);
		expect(takeAhead(house(), about(0), monday)).toBeUndefined();
		expect(takeAhead(house(), about(599), monday)).toMatchObject(ahead);
		expect(takeAhead(house(), about(599), monday)).toBeUndefined();
		const other = { ...house(), workspace: 'other' };
		expect(takeAhead(other, about(598), monday)).toBeUndefined();
		expect(takeAhead(house(), { ...about(598), eventId: 'evt_1' }, monday)).toBeUndefined();
	});
});
