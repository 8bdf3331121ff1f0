import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { getCase } from '../../../../core/loop/case/find-cases';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife } from './a-case-life';
import { aCase, aServiceTeam, hour, monday } from './a-service-team';

useDatabases();

describe.each(databases)('the history of a case on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());
	const { does, history } = caseLife(house);

	beforeAll(async () => await aServiceTeam(house()));

	it('says in its history who did what and when', async () => {
		const caseId = await aCase(house(), monday);
		await does(caseId, monday + hour, { kind: 'log_contact', channel: 'phone', note: 'Called.' });
		await does(caseId, monday + 2 * hour, { kind: 'hand_over', personId: 'ben', note: null });
		await actOnCase(house(), monday + 3 * hour, {
			caseId,
			action: { kind: 'escalate', rung: 1, reason: null, planned: false },
			actor: { kind: 'system', id: null, name: null },
		});
		expect(await history(caseId)).toEqual([
			'09:00 Low score: Case opened.',
			'10:00 Ada: Contact: Phone. Called.',
			'11:00 Ada: Handed over to Ben.',
			'12:00 the clock: Escalated: team lead (step 1).',
		]);
		const chinese = await getCase(house(), { caseId, responseId: null }, 'zh-CN');
		const said = chinese.history.map(({ text }) => text);
		expect(said).toEqual(expect.arrayContaining(['已转交给Ben。', '已升级：主管（第 1 级）。']));
	});
});
