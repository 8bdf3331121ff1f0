import { createOrUpdate } from '../../../core/loop/customer/create-or-update';
import { aCampaign } from '../../core/loop/care/a-campaign';
import { subtitleOf } from '../../engine/subtitle';
import { aWorkspace, type Workspace } from '../a-workspace';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { runMessage } from './a-message-node';

const day = 86_400_000;
const monday = Date.UTC(2026, 2, 2, 4);

let workspace: Workspace;
let ada: string;
beforeEach(async () => {
	workspace = await aWorkspace({ timeZone: 'Asia/Shanghai' });
	const { house } = workspace;
	const rows = [{ name: 'Ada', email: 'ada@a.test' }];
	const [told] = await createOrUpdate(house, monday, rows, {
		byName: false,
		unused: new Set(),
		system: 'crm',
		order: null,
		serial: false,
		cleared: [],
	});
	ada = told?.customer?.id ?? '';
	const written = aCampaign(house, monday);
	await written.defined();
	const [first = '', second = ''] = await written.occasions([
		{ customer_id: ada },
		{ customer_id: ada },
	]);
	await written.steps([
		{ care_id: first, customer_id: ada, state: 'sent', at: monday, address: 'ada@a.test' },
		{ care_id: second, customer_id: ada, state: 'held', reason: 'no_consent', at: monday + day },
	]);
});
afterEach(async () => await workspace.close());

const campaign = 'win-back';
const list = async (parameters: object, item: object = {}) =>
	await runMessage(workspace, [item], {
		parameters: { operation: 'list', ...parameters },
		mode: 'trigger',
	});

describe('List', () => {
	it('puts what was sent on one output and what was not on the other, each with its customer', async () => {
		const { sent, notSent, error } = await list({ campaign });
		expect(error).toBeUndefined();
		expect(sent).toMatchObject([
			{
				outcome: { code: 'sent' },
				customer: { id: ada, name: 'Ada', email: 'ada@a.test' },
				care: { campaign, step: 1, key: null },
				// A node behind writes another message: it does not take this one for it.
				message: null,
				careMessage: { state: 'sent', address: 'ada@a.test' },
			},
		]);
		expect(notSent).toMatchObject([{ outcome: { code: 'no_consent' }, customer: { id: ada } }]);
	});

	it('takes the campaign of the item, and days of the workspace', async () => {
		const item = { care: { campaign } };
		const filters = { from: '2026-03-02', until: '2026-03-02' };
		const { sent, notSent } = await list({ filters }, item);
		expect([sent.length, notSent.length]).toEqual([1, 0]);
		const later = await list({ filters: { from: '2026-03-03' }, campaign });
		expect([later.sent.length, later.notSent.length]).toEqual([0, 1]);
	});

	it('is of some states, of one customer, on one output if wanted', async () => {
		const held = await list({ campaign, filters: { states: ['held'] } });
		expect([held.sent.length, held.notSent.length]).toEqual([0, 1]);
		const single = await list({ campaign, outputs: 'single', filters: { customer: 'ada@a.test' } });
		expect([single.sent.length, single.notSent.length]).toEqual([2, 0]);
		const one = await list({ campaign, limit: 1, outputs: 'single' });
		expect(one.sent).toMatchObject([{ outcome: { code: 'no_consent' } }]);
	});

	it.each<[object, string]>([
		[{}, '"Campaign" is empty'],
		[{ campaign: 'news' }, 'There is no campaign "news"'],
		[{ campaign, filters: { customer: 'bo@a.test' } }, 'bo@a.test'],
		[{ campaign, filters: { states: ['lost'] } }, 'States'],
		[{ campaign, filters: { from: 'spring' } }, 'From'],
	])('of %j is refused', async (parameters, message) => {
		expect((await list(parameters)).error?.message).toContain(message);
	});

	it('says below its node which campaign it is of', () => {
		const below = (parameters: object) => subtitleOf(SatisfactionMessage, parameters as never);
		expect(below({ operation: 'list', campaign })).toBe('List: win-back');
		expect(below({ operation: 'list', campaign: '' })).toBe('List');
		expect(below({ operation: 'send' })).toBe('Send');
		expect(below({ operation: 'write', to: 'owner' })).toBe('Write to owner');
		// A robot is of one group: the field is hidden, and has no value.
		expect(below({ operation: 'write', channel: 'wecom_robot' })).toBe('Write to a group');
	});
});
