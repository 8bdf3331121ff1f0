import {
	type CareMessagesWanted,
	careMessageStates,
	listCareMessages,
} from '../../../../core/loop/care/list-messages';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';
import { aCampaign } from './a-campaign';

useDatabases();

describe.each(databases)('the messages of a campaign, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	async function aWorld() {
		const house = houseIn(store(), `messages-${(workspaces += 1)}`);
		const written = aCampaign(house);
		await written.defined();
		await written.customers(['ann', 'bob', 'cid']);
		const [ann = '', bob = '', cid = ''] = await written.occasions(
			['ann', 'bob', 'cid'].map((id) => ({ customer_id: id })),
		);
		const list = async (more: Partial<CareMessagesWanted> = {}) =>
			await listCareMessages(house, {
				campaign: 'win-back',
				states: careMessageStates,
				customerId: null,
				from: null,
				until: null,
				limit: null,
				...more,
			});
		return { house, written, ann, bob, cid, list };
	}

	async function aCampaignOnItsWay() {
		const world = await aWorld();
		const { written, ann, bob, cid } = world;
		await written.steps([
			{ care_id: ann, customer_id: 'ann', state: 'sent', at: now - 2 * day, address: 'ann@a.test' },
			{ care_id: ann, customer_id: 'ann', step: 1, state: 'planned', at: now + day },
			{ care_id: bob, customer_id: 'bob', state: 'held', reason: 'open_case', at: now - day },
			{ care_id: cid, customer_id: 'cid', state: 'failed', at: now, address: 'cid@c.test' },
		]);
		return world;
	}

	it('say who got one, who did not, and why, the newest first', async () => {
		const { ann, list } = await aCampaignOnItsWay();
		const listed = await list();
		expect(listed).toMatchObject([
			{ item: { customer: { id: 'ann' }, care: { step: 2 }, outcome: { code: 'planned' } } },
			{ item: { customer: { id: 'cid' }, outcome: { code: 'failed' } } },
			{
				item: {
					customer: { id: 'bob' },
					outcome: {
						code: 'open_case',
						text: expect.stringMatching(
							/^\w+ \d+, 2026, [\d:]+ .*: Win-back \("win-back"\), message 1\. Not sent: a case of this customer is still open\.$/,
						) as string,
					},
				},
			},
			{
				item: {
					test: false,
					customer: { id: 'ann', name: 'Customer ann', email: 'ann@example.com' },
					care: { campaign: 'win-back', occasion: 'gone_quiet', step: 1, key: null },
					outcome: {
						code: 'sent',
						text: expect.stringMatching(
							/^\w+ \d+, 2026, [\d:]+ .*: Win-back \("win-back"\), message 1 to ann@a\.test: sent\.$/,
						) as string,
					},
				},
				careMessage: {
					key: `${ann}:0`,
					state: 'sent',
					reason: null,
					at: new Date(now - 2 * day).toISOString(),
					recipient: 'customer',
					address: 'ann@a.test',
					optedOutAt: null,
				},
			},
		]);
	});

	it('are those of a span, of some states and of one customer', async () => {
		const { list } = await aCampaignOnItsWay();
		const whose = async (more: Partial<CareMessagesWanted>) =>
			(await list(more)).map(
				({ careMessage, item }) => `${item.customer?.id} ${careMessage.state}`,
			);
		expect(await whose({ states: ['sent'] })).toEqual(['ann sent']);
		expect(await whose({ states: ['held', 'failed'] })).toEqual(['cid failed', 'bob held']);
		// The first moment is inside, the last one is not.
		expect(await whose({ from: now - day, until: now })).toEqual(['bob held']);
		expect(await whose({ customerId: 'ann' })).toEqual(['ann planned', 'ann sent']);
		expect(await whose({ customerId: 'ann', states: ['sent'] })).toEqual(['ann sent']);
		expect(await whose({ customerId: 'ann', until: now })).toEqual(['ann sent']);
		expect(await whose({ limit: 1 })).toEqual(['ann planned']);
	});

	it('are those of this campaign in this workspace alone', async () => {
		const { written, ann, list, house } = await aWorld();
		await written.defined({ key: 'news' });
		const news = { care_id: ann, customer_id: 'ann', campaign_key: 'news', state: 'sent' as const };
		await written.steps([news]);
		expect(await list()).toEqual([]);
		expect(await list({ customerId: 'ann' })).toEqual([]);
		expect(await list({ campaign: ' news ' })).toHaveLength(1);
		const other = aCampaign(houseIn(house.store, `${house.workspace}-other`));
		await other.defined();
		expect(await list()).toEqual([]);
	});

	it('tell of an occasion a reason once, and once what went to a record that was joined', async () => {
		const { written, ann, bob, list } = await aWorld();
		const held = { customer_id: 'ann', care_id: ann, state: 'held' as const };
		await written.steps([
			{ ...held, step: 0, reason: 'no_consent' },
			{ ...held, step: 1, reason: 'no_consent' },
			{ ...held, step: 2, reason: 'open_case' },
			{ ...held, care_id: bob, customer_id: 'bob', reason: 'sent_before' },
		]);
		const listed = await list();
		expect(listed.map(({ careMessage: { reason } }) => reason)).toEqual([
			'open_case',
			'no_consent',
		]);
	});

	it('come all, each once, however many left in one moment', async () => {
		const { written, list } = await aWorld();
		const many = Array.from({ length: 1_203 }, (_, at) => `many-${at}`);
		await written.customers(many);
		const ids = await written.occasions(many.map((id) => ({ customer_id: id })));
		await written.steps(
			ids.map((careId, at) => ({
				care_id: careId,
				customer_id: many[at] ?? '',
				state: at % 3 === 0 ? ('held' as const) : ('sent' as const),
				reason: at % 3 === 0 ? ('no_consent' as const) : null,
				at: at < 1_100 ? now : now + at,
			})),
		);
		const listed = await list();
		expect(listed).toHaveLength(many.length);
		expect(new Set(listed.map(({ careMessage: { key } }) => key)).size).toBe(many.length);
		const times = listed.map(({ careMessage: { at } }) => String(at));
		expect(times).toEqual([...times].sort().reverse());
		expect(await list({ limit: 700 })).toEqual(listed.slice(0, 700));
	});

	it('of a campaign that there is not are refused with those that there are', async () => {
		const { list } = await aWorld();
		await expect(list({ campaign: 'birthday' })).rejects.toThrow('There is no campaign "birthday"');
	});
});
