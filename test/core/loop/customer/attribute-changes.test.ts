import { createOrUpdate, type HowToRead } from '../../../../core/loop/customer/create-or-update';
import { forgetStep } from '../../../../core/loop/retention/forget-old';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { insertCampaign } from '../../../../core/store/repositories/care';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';

useDatabases();

let workspaces = 0;
const usual: HowToRead = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };

describe.each(databases)('changes of attributes, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse(watches: string[] | null) {
		const house = houseIn(store(), `changes-${(workspaces += 1)}`);
		const { workspace } = house;
		const customerAttributes = [
			{ key: 'plan', name: 'Plan', type: 'text' },
			{ key: 'seats', name: 'Seats', type: 'number' },
			{ key: 'beta', name: 'Beta', type: 'yes_no' },
			{ key: 'note', name: 'Note', type: 'text' },
		];
		await changeSettings(house, now, { changes: [{ customerAttributes }], reset: [] });
		if (watches) {
			const times = { since: now, looked_until: null, created_at: now, updated_at: now };
			const home = { workflow_id: 'w', workflow_name: 'W', node_id: 'n', node_name: 'N' };
			await store().transaction(async (tx) => {
				await insertCampaign(tx, {
					workspace_id: workspace,
					campaign_key: 'care',
					definition: '{}',
					occasion: 'milestone',
					watches: JSON.stringify(watches),
					stopped_at: null,
					stopped_because: null,
					...home,
					...times,
				});
			});
		}
		const tell = async (row: object, at: number, how: Partial<HowToRead> = {}) =>
			await createOrUpdate(house, at, [{ 'Customer ID': '1', ...row }], { ...usual, ...how });
		const noted = async () =>
			await store()
				.db.selectFrom('attribute_change')
				.select(['name', 'before', 'after', 'at'])
				.where('workspace_id', '=', workspace)
				.orderBy('at')
				.orderBy('name')
				.execute();
		return { house, tell, noted };
	}

	it('are noted of those that a campaign watches, with what was before', async () => {
		const { tell, noted } = await aHouse(['plan', 'seats', 'beta']);
		await tell({ Plan: 'free', Seats: 3, Beta: 'no', Note: 'a' }, now);
		await tell({ Plan: 'pro', Seats: 3, Note: 'b' }, now + 1);
		await tell({ Plan: 'pro', Seats: 2.5, Beta: 'yes' }, now + 2);
		await tell({ Name: 'Li' }, now + 3);
		await tell({}, now + 4, { cleared: ['plan'] });
		expect(await noted()).toEqual([
			{ name: 'beta', before: null, after: 'false', at: now },
			{ name: 'plan', before: null, after: '"free"', at: now },
			{ name: 'seats', before: null, after: '3', at: now },
			{ name: 'plan', before: '"free"', after: '"pro"', at: now + 1 },
			{ name: 'beta', before: 'false', after: 'true', at: now + 2 },
			{ name: 'seats', before: '3', after: '2.5', at: now + 2 },
			{ name: 'plan', before: '"pro"', after: null, at: now + 4 },
		]);
	});

	it('are not noted where no campaign watches them', async () => {
		for (const watches of [null, []]) {
			const { tell, noted } = await aHouse(watches);
			await tell({ Plan: 'free' }, now);
			await tell({ Plan: 'pro' }, now + 1);
			expect(await noted()).toEqual([]);
		}
	});

	it('are forgotten after 400 days', async () => {
		const { house, tell, noted } = await aHouse(['plan']);
		await tell({ Plan: 'free' }, now - 401 * day);
		await tell({ Plan: 'pro' }, now - 399 * day);
		const step = async () =>
			await store().transaction(async (tx) => await forgetStep(tx, house, now, { run: 'night' }));
		for (let more = true; more;) more = await step();
		expect((await noted()).map(({ after }) => after)).toEqual(['"pro"']);
	});
});
