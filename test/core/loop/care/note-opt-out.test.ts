import { setConsent } from '../../../../core/loop/customer/consent';
import type { MessagePurpose } from '../../../../core/model/consent';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now } from '../a-house';
import { aCampaign, winBack } from './a-campaign';

useDatabases();

describe.each(databases)('an objection to what campaigns have sent, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	/** Ann has had mail of two campaigns: promotion three days ago, and news after it. */
	async function aWorld(definition: object = winBack) {
		const house = houseIn(store(), `objects-${(workspaces += 1)}`);
		const written = aCampaign(house);
		await written.customers(['ann']);
		await written.defined(definition);
		const news = { settings: { edition: 'may' }, steps: winBack.steps, holdoutPercent: 0 };
		await written.defined({ key: 'news', occasion: 'own_list', ...news });
		const sent = { customer_id: 'ann', state: 'sent' as const };
		const group = { customer_id: 'ann', last_sent_at: now };
		const [promotion, list] = await written.occasions([group, { ...group, campaign_key: 'news' }]);
		await written.steps([
			{ ...sent, care_id: promotion ?? '', at: now - 3 * day },
			{ ...sent, care_id: list ?? '', at: now - 2 * day, campaign_key: 'news' },
		]);
		const objects = async (purposes: readonly MessagePurpose[], at = now) =>
			await setConsent(house, at, {
				customerId: 'ann',
				topics: purposes.map((purpose) => ({ purpose, metric: null, channel: 'all' })),
				state: 'denied',
				source: 'page',
				words: null,
			});
		const blamed = async () => {
			const rows = await store()
				.db.selectFrom('care_step')
				.select('campaign_key')
				.where('workspace_id', '=', house.workspace)
				.where('opted_out_at', 'is not', null)
				.execute();
			return rows.map((row) => row.campaign_key).sort();
		};
		return { house, ...life(house), objects, blamed };
	}

	it.each<[MessagePurpose[], number, string[]]>([
		[['news'], 0, ['news']],
		[['promotional_care'], 0, ['win-back']],
		[['promotional_care', 'news', 'survey'], 0, ['news', 'win-back']],
		[['survey'], 0, []],
		[['promotional_care', 'news'], 6 * day, []],
	])(
		'to %j, %d ms later, counts for the newest message of its kind',
		async (purposes, later, of) => {
			const { objects, blamed } = await aWorld();
			expect(await objects(purposes, now + later)).toBe('set');
			expect(await blamed()).toEqual(of);
		},
	);

	it.each<[string, object]>([
		['names an attribute that has gone', { steps: [{ ...winBack.steps[0], text: '{gone}' }] }],
		['is of an occasion that has gone', { occasion: 'moonrise' }],
	])('is kept though the definition of a campaign %s', async (_, change) => {
		const { objects, blamed } = await aWorld({ ...winBack, ...change });
		expect(await objects(['promotional_care'])).toBe('set');
		expect(await blamed()).toEqual([]);
		expect(await objects(['news'])).toBe('set');
		expect(await blamed()).toEqual(['news']);
	});
});
