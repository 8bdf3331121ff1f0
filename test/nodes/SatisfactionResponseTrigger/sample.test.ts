import { changeSettings } from '../../../core/loop/workspace/settings';
import { receiveEvent } from '../../../core/loop/event/receive-event';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { aServiceTeam } from '../../core/loop/case/a-service-team';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, liWei, type Workspace } from '../a-workspace';
import { aSurveyPage, type Page, type Parameters } from './a-survey-page';

let workspace: Workspace;

beforeEach(async () => (workspace = await aWorkspace()));
afterEach(async () => await workspace.close());

const sampled = (sample: unknown): Parameters => ({
	options: { sample: typeof sample === 'string' ? sample : JSON.stringify(sample) },
});

/** Rates a survey that somebody tries out; gives every page that came. */
async function triedOut(parameters: Parameters = {}, mode: 'manual' | 'webhook' = 'manual') {
	const page = aSurveyPage(workspace.credentials, parameters, { mode });
	const opened = await page.get(null);
	const rated = await page.post(`?t=${opened.form.t}`, { ...opened.form, value: '1' });
	return { page, opened, rated };
}

const itemOf = ({ emitted }: Page) => emitted?.item;

describe('an answer while a survey is tried out', () => {
	it('carries a sample event and customer, all marked as a test', async () => {
		await changeSettings(workspace.house, Date.now(), {
			changes: [{ testAddress: 'tests@example.com' }],
			reset: [],
		});
		const { opened, rated } = await triedOut();
		expect(opened.body).toContain('Sample Customer');
		expect(opened.body).toContain('Sample ticket');
		expect(itemOf(rated)).toMatchObject({
			test: true,
			event: {
				type: 'ticket.closed',
				source: 'sample',
				subject: { type: 'ticket', id: 'sample-1', title: 'Sample ticket' },
				attributes: { city: 'Shanghai', product: 'Sample product' },
			},
			customer: { name: 'Sample Customer', email: 'tests@example.com', externalIds: {} },
			owner: null,
			survey: { key: 'service' },
			score: { level: 'low' },
		});
	});

	it('carries no address where the workspace has none for tests', async () => {
		const { rated } = await triedOut();
		expect(itemOf(rated)?.customer).toMatchObject({ name: 'Sample Customer', email: null });
	});

	it('carries what its author wrote', async () => {
		const { rated, opened } = await triedOut(
			sampled({
				event: {
					type: 'order.delivered',
					touchpoint: 'purchase',
					subject: { type: 'order', id: '7', title: 'Kettle', url: 'https://shop.example.com/7' },
					value: { amount: 99.5, currency: 'CNY' },
					attributes: { city: '北京', tags: ['vip'] },
				},
				customer: { name: '测试客户', language: 'zh-CN', segment: 'vip' },
				owner: { id: 'ada', name: 'Ada', email: 'ada@example.com' },
			}),
		);
		expect(opened.body).toContain('lang="zh-CN"');
		expect(itemOf(rated)).toMatchObject({
			event: {
				type: 'order.delivered',
				touchpoint: 'purchase',
				subject: { type: 'order', id: '7', url: 'https://shop.example.com/7' },
				value: { amount: 99.5, currency: 'CNY' },
				attributes: { city: '北京', tags: ['vip'] },
			},
			customer: { name: '测试客户', language: 'zh-CN', segment: 'vip' },
			owner: { id: 'ada', name: 'Ada', email: 'ada@example.com' },
		});
	});

	it('lets a rule about a city be tried', async () => {
		await aServiceTeam(workspace.house);
		const byCity = (city: string, person: string) => ({
			name: city,
			conditions: { attributePath: 'city', attributeValue: city },
			assignTo: 'person',
			person,
		});
		const owners: unknown[] = [];
		for (const city of ['Beijing', 'Shanghai']) {
			const { rated } = await triedOut(sampled({ event: { attributes: { city } } }));
			const { outputs, error } = await runWorkflow({
				nodeTypes: loadNodes({ satisfactionRouter: SatisfactionRouter }),
				mode: 'manual',
				workflow: {
					nodes: [
						{
							name: 'Router',
							type: 'satisfactionRouter',
							parameters: {
								rules: { rule: [byCity('Beijing', 'ben'), byCity('Shanghai', 'lea')] },
							},
						},
					],
					connections: {},
				},
				start: 'Router',
				items: [{ ...itemOf(rated) }],
				credentials: workspace.credentials,
			});
			expect(error).toBeUndefined();
			owners.push(outputs.Router?.[0]?.[0]?.owner);
		}
		expect(owners).toMatchObject([{ name: 'Ben' }, { name: 'Lea' }]);
	});

	it('takes for granted what the sample leaves out', async () => {
		const { rated } = await triedOut(sampled({ event: { attributes: {}, subject: null } }));
		expect(itemOf(rated)).toMatchObject({
			event: { type: 'ticket.closed', subject: null, attributes: {} },
			customer: { name: 'Sample Customer' },
		});
	});

	it('touches no customer, leaves one made-up one however often it is tried, and counts nowhere', async () => {
		const { db } = workspace.house.store;
		await changeSettings(workspace.house, Date.now(), {
			changes: [{ testAddress: liWei.email }],
			reset: [],
		});
		const real = await receiveEvent(workspace.house, Date.now(), {
			event: {
				source: 'desk',
				externalId: 'e1',
				type: 'ticket.closed',
				occurredAt: Date.now(),
				touchpoint: null,
				subject: { type: 'ticket', id: 'sample-1', title: 'Real', url: null },
				value: null,
				attributes: {},
				customer: liWei,
				owner: null,
			},
			receiver: 'w/n',
			test: false,
		});
		const before = await db.selectFrom('identity').selectAll().execute();
		await triedOut();
		const { rated } = await triedOut(sampled({ customer: { name: 'Somebody else' } }));
		expect(itemOf(rated)?.customer?.id).not.toBe(real.customer?.customer_id);
		const customers = await db.selectFrom('customer').selectAll().execute();
		expect(customers.map(({ name }) => name).sort()).toEqual(['Li Wei', 'Somebody else']);
		expect(await db.selectFrom('identity').selectAll().execute()).toEqual(before);
		for (const table of ['invitation', 'response'] as const) {
			const rows = await db.selectFrom(table).select('test').execute();
			expect(rows.length).toBeGreaterThanOrEqual(2);
			expect(rows.filter(({ test }) => test === 0)).toEqual([]);
		}
		// Nothing comes out of the published workflow later: no net waits for a low answer that was tried.
		const due = await db.selectFrom('due').select('kind').execute();
		expect(due.map(({ kind }) => kind).sort()).toEqual(['unprocessed_event']);
		const events = await db.selectFrom('event').select(['test', 'processed_at']).execute();
		expect(events.filter(({ test }) => test === 1)).toHaveLength(2);
		expect(events.filter(({ test, processed_at: at }) => test === 1 && at === null)).toEqual([]);
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
	});

	it.each(['manual', 'webhook'] as const)(
		'shows the opt-out and keeps nothing of it (%s)',
		async (mode) => {
			const open: Parameters = { options: { testMode: true } };
			const { page, opened, rated } = await triedOut(open, mode);
			const links = [...opened.body.matchAll(/href="(\?t=[^"]+)"/g)].map(([, link]) => link ?? '');
			const asks = await page.get(links.at(-1) ?? '');
			const done = await page.post(links.at(-1) ?? '', { ...asks.form, action: 'opt_out' });
			expect([asks.status, done.status]).toEqual([200, 200]);
			const said = await workspace.house.store.db.selectFrom('consent').selectAll().execute();
			expect(said).toEqual([]);
			expect(itemOf(rated)?.test).toBe(true);
		},
	);
});

describe('a sample that cannot be read', () => {
	it.each<[string, unknown, RegExp]>([
		['broken JSON', '{"event":', /The sample is not JSON/],
		['a list', '[]', /"Options → Sample for Tests" is \[\], but must be an object/],
		[
			'a field nobody knows',
			{ event: { colour: 'red' } },
			/"Options → Sample for Tests → event.colour" is not known/,
		],
		['attributes that are a text', { event: { attributes: 'city' } }, /attributes" is "city"/],
		[
			'a subject without id',
			{ event: { subject: { type: 'ticket' } } },
			/"Options → Sample for Tests → event.subject.id" is missing/,
		],
		['an amount that is a text', { event: { value: { amount: '5' } } }, /value.amount" is "5"/],
		// Nobody real is in it.
		['an address', { customer: { email: 'li.wei@example.com' } }, /customer.email" is not known/],
		[
			'no language',
			{ customer: { language: 'in Chinese' } },
			/"Options → Sample for Tests → customer.language"/,
		],
		['too much', { event: { attributes: { x: 'x'.repeat(21_000) } } }, /at most 20000/],
	])('(%s) is refused when it is published or tried', async (_what, sample, message) => {
		for (const mode of ['manual', 'webhook'] as const) {
			const page = aSurveyPage(workspace.credentials, sampled(sample), { mode });
			await expect(page.publish()).rejects.toThrow(message);
		}
	});
});
