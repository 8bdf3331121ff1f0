import { keepTried } from '../../../../core/loop/answer/keep-tried';
import { openForItem } from '../../../../core/loop/case/open-for-item';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { SatisfactionItem } from '../../../../core/model/item';
import { formAnswered, lowAnswer, ticketClosed } from '../../../../workflows/source/samples';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { monday } from '../../../store/rows';

useDatabases();
const store = useStore('sqlite');
let workspaces = 0;

/** A workspace with a test address; its tables are its own. */
async function aHouse() {
	const house = houseIn(store(), `samples-${workspaces++}`);
	const changes = [{ testAddress: 'test@example.com' }];
	await changeSettings(house, monday, { changes, reset: [] });
	return house;
}
type TestHouse = Awaited<ReturnType<typeof aHouse>>;

const rows = async (house: TestHouse, table: 'event' | 'response' | 'due' | 'identity') =>
	await house.store.db
		.selectFrom(table)
		.selectAll()
		.where('workspace_id', '=', house.workspace)
		.execute();

const kept = async (house: TestHouse, sample: object) =>
	(await keepTried(house, monday, { ...sample })) as SatisfactionItem;

describe('the sample that a template pins', () => {
	it('is stored as a test, about a customer whom nothing identifies', async () => {
		const house = await aHouse();
		const { event, customer } = await kept(house, ticketClosed('en'));
		expect(await rows(house, 'event')).toMatchObject([
			{ event_id: event?.id, test: 1, type: 'ticket.closed', attributes: '{"city":"London"}' },
		]);
		expect(customer).toMatchObject({ name: 'Ann Lee', email: 'ann.lee@example.com' });
		expect(await rows(house, 'identity')).toEqual([]);
	});

	it('with an answer brings the answer, too, and watches over nothing', async () => {
		const house = await aHouse();
		const { event, response, score, outcome } = await kept(
			house,
			lowAnswer('zh', 'after-service', 'csat'),
		);
		expect(await rows(house, 'response')).toMatchObject([
			{ response_id: response?.id, event_id: event?.id, value: 2, level: 'low', test: 1 },
		]);
		expect(score).toMatchObject({ value: 2, min: 1, max: 5, level: 'low' });
		expect(outcome).toMatchObject({ text: expect.stringContaining('低分') as string });
		expect(await rows(house, 'due')).toEqual([]);
	});

	it('becomes a test case, as a real answer would become a real one', async () => {
		const house = await aHouse();
		const item = await kept(house, lowAnswer('en', 'after-service', 'csat'));
		const [opened] = await openForItem(house, monday, {
			responseId: item.response?.id ?? null,
			eventId: null,
			customerId: null,
			owner: null,
			priority: 'normal',
			slaPreset: null,
			test: true,
			workflow: 'Template',
			item: { ...item },
		});
		expect(opened).toMatchObject({ test: true, case: { state: 'open' } });
	});

	it('is another one each time, so that it can be tried again', async () => {
		const house = await aHouse();
		const sample = lowAnswer('en', 'quarterly-nps', 'nps');
		const ids = [await kept(house, sample), await kept(house, sample)].map(
			({ response }) => response?.id,
		);
		expect(new Set(ids).size).toBe(2);
	});

	it('keeps what the event of another tool says, for the node that records it', async () => {
		const house = await aHouse();
		const { event, response } = await kept(house, formAnswered('en'));
		expect(event?.attributes).toMatchObject({ answer: { scaleMapping: 'csat_1_5', value: 2 } });
		expect(response).toBeNull();
	});

	it('is not stored again by the next node, which gets what was stored', async () => {
		const house = await aHouse();
		const stored = await kept(house, lowAnswer('en', 'after-service', 'csat'));
		expect(await keepTried(house, monday, stored)).toBe(stored);
		expect(await rows(house, 'event')).toHaveLength(1);
		expect(await rows(house, 'response')).toHaveLength(1);
	});
});

describe('an item that was made up by hand', () => {
	it('may be an event that no sender has sent, whatever it leaves out', async () => {
		const house = await aHouse();
		const { event, customer } = await kept(house, { event: { id: 'evt_1', type: 'deal.won' } });
		expect(event).toMatchObject({ type: 'deal.won', subject: null, attributes: {} });
		expect(customer).toMatchObject({ name: null, email: null });
	});

	it.each([
		['without an event and an answer', { customer: { name: 'Ann Lee' } }],
		['with an answer of which it tells nothing', { response: { id: 'rsp_1' }, score: {} }],
	])('%s is left as it is', async (_what, item) => {
		const house = await aHouse();
		expect(await keepTried(house, monday, item)).toBe(item);
		expect(await rows(house, 'event')).toEqual([]);
	});
});
