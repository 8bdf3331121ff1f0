import { listCaseItems } from '../../../../core/loop/case/find-cases';
import { workingCaseStates } from '../../../../core/model/states';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, ada, aServiceTeam, hour, minute, monday } from './a-service-team';

useDatabases();

describe.each(databases)('cases on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	it('is found by team, owner and clock', async () => {
		const caseId = await aCase(house(), monday, { owner: { ...ada, id: 'otto', team: 'sales' } });
		const all = { ownerId: null, customerId: null, test: false, limit: null };
		const found = async (filter: object, now: number) => {
			const filters = { ...all, states: workingCaseStates, team: null, overdueOnly: false };
			const items = await listCaseItems(house(), now, { ...filters, ...filter });
			return items.map((item) => item.case?.id);
		};
		expect(await found({ team: 'Sales' }, monday)).toEqual([caseId]);
		expect(await found({ ownerId: 'otto' }, monday)).toEqual([caseId]);
		expect(await found({ team: 'sales', overdueOnly: true }, monday + minute)).toEqual([]);
		expect(await found({ team: 'sales', overdueOnly: true }, monday + 2 * hour)).toEqual([caseId]);
		expect(await found({ limit: 1 }, monday)).toHaveLength(1);
	});
});
