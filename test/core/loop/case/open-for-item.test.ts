import type { OpenCaseInput } from '../../../../core/loop/case/open-case';
import { listCaseItems } from '../../../../core/loop/case/find-cases';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife, toOpen } from './a-case-life';
import { ada, anAnswer, aServiceTeam, monday } from './a-service-team';

useDatabases();

describe.each(databases)('a case opened for an item on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());
	const { does } = caseLife(house);

	beforeAll(async () => await aServiceTeam(house()));

	const open = async (given: Partial<OpenCaseInput>) =>
		await openForItem(house(), monday, { ...toOpen(given), workflow: 'Low', item: { kept: 1 } });

	it('writes to the owner, with their own link, under one key however often', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const [first] = await open({ responseId });
		const [again] = await open({ responseId });
		expect(first).toMatchObject({
			kept: 1,
			outcome: { code: 'opened' },
			owner: { id: 'ada' },
			message: { kind: 'case', to: 'ada@example.com' },
			case: { state: 'open', sla: { preset: 'complaint' } },
			score: { level: 'low' },
		});
		expect(first?.case?.link).toMatch(/^https:\/\/n8n\.example\.test\/webhook\/cases\?t=/);
		expect(first?.message?.text).toContain(first?.case?.link);
		expect(again?.outcome?.code).toBe('already_open');
		expect(again?.message?.key).toBe(first?.message?.key);
	});

	it('writes no second time to somebody it was handed to', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const [first] = await open({ responseId });
		const caseId = first?.case?.id ?? '';
		await does(caseId, monday, { kind: 'hand_over', personId: 'ben', note: null });
		const [again] = await open({ responseId });
		expect(again).toMatchObject({ owner: { id: 'ben' }, message: null });
	});

	it('finds the owner in the team list by an e-mail or the id of a CRM', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const crm = { ...ada, id: '4711', email: 'ADA@example.com', name: null, team: null };
		const [item] = await open({ responseId, owner: crm });
		expect(item?.owner).toMatchObject({ id: 'ada', name: 'Ada', team: 'service' });
	});

	it('says that nobody is told when there is no owner', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		const [item] = await open({ responseId, owner: null });
		expect(item).toMatchObject({ owner: null, message: null, case: { link: null } });
		expect(item?.outcome?.text).toContain('no owner');
	});

	it('names the presets when one is unknown, and opens nothing', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1 });
		await expect(open({ responseId, slaPreset: 'platinum' })).rejects.toMatchObject({
			message: 'There is no SLA preset "platinum".',
			hint: expect.stringContaining('live, chat, complaint, feedback') as string,
		});
		const all = await listCaseItems(house(), monday, {
			states: null,
			team: null,
			ownerId: null,
			customerId: null,
			overdueOnly: false,
			test: false,
			limit: null,
		});
		expect(all.some((item) => item.response?.id === responseId)).toBe(false);
	});

	it.each([
		[{}, 'no answer, no event and no customer'],
		[{ responseId: 'rsp_unknown' }, 'There is no response "rsp_unknown"'],
	])('refuses %j', async (given, message) => {
		await expect(open(given)).rejects.toThrow(message);
	});

	it('has no link and says why while no Case Trigger is published', async () => {
		const other = houseIn(store(), 'bare');
		await aServiceTeam(other, { page: false });
		const responseId = await anAnswer(other, monday, { rating: 1 });
		const given = { ...toOpen({ responseId }), workflow: 'Low', item: {} };
		const [item] = await openForItem(other, monday, given);
		expect(item).toMatchObject({ message: null, case: { link: null, state: 'open' } });
		expect(item?.outcome?.text).toContain('Satisfaction Case Trigger');
	});
});
