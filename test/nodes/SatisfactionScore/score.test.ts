import { receiveEvent } from '../../../core/loop/event/receive-event';
import { mappingNames } from '../../../core/loop/answer/score-answer';
import type { CanonicalEvent } from '../../../core/model/event';
import { fillItem } from '../../../core/model/item';
import { customerPart, eventPart } from '../../../core/loop/item/item-parts';
import { formbricks } from '../../../core/systems/formbricks/source';
import { mappingOptions } from '../../../nodes/SatisfactionScore/actions/mapping-options';
import { SatisfactionScore } from '../../../nodes/SatisfactionScore/SatisfactionScore.node';
import { anonymiseResponses } from '../../../core/store/repositories/anonymise-responses';
import { loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionScore';
const nodeTypes = loadNodes({ [type]: SatisfactionScore });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

async function run(
	parameters: object,
	items: object[] = [{}],
	node: object = {},
	stored = true,
	mode?: 'manual',
) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		mode,
		workflow: {
			nodes: [{ name: 'Score', type, parameters: parameters as never, ...node }],
			connections: {},
		},
		start: 'Score',
		items,
		credentials: stored ? workspace.credentials : {},
	});
	const [low = [], middle = [], high = []] = outputs.Score ?? [];
	return { items: [...low, ...middle, ...high], low, middle, high, error };
}

it('Satisfaction Score offers every mapping there is', () => {
	const offered = mappingOptions.map(({ value }) => String(value));
	expect([...offered].sort()).toEqual([...mappingNames].sort());
});

it.each([
	['normalise', 'Normalise'],
	['record', 'Record'],
	['score', 'Score'],
])('Satisfaction Score says below its name that it does "%s"', (operation, name) => {
	expect(subtitleOf(SatisfactionScore, { operation })).toBe(name);
});

describe('Satisfaction Score: Normalise', () => {
	const normalise = { operation: 'normalise', answer: '={{ $json.answer }}' };

	it.each([
		['csat_1_5', 4, { value: 4, min: 1, max: 5, band: 'satisfied', level: 'high' }],
		['csat_labels_zh', '不满意', { value: 2, band: 'dissatisfied', level: 'low' }],
		['nps_0_10', '7', { value: 7, band: 'passive', level: 'middle' }],
		['freshdesk_codes', -103, { value: 1, max: 7, level: 'low' }],
		['ces_1_7_effort', 2, { value: 2, direction: 'lower_is_better', band: 'easy' }],
	])('reads by %s', async (mapping, answer, score) => {
		const { items } = await run({ ...normalise, mapping }, [{ answer, own: 'kept' }], {}, false);
		expect(items).toMatchObject([{ schema: 1, own: 'kept', score, outcome: { code: 'scored' } }]);
	});

	it('parts answers by their level, or puts them on one output', async () => {
		const rows = [{ answer: 9 }, { answer: 2 }, { answer: 7 }, { answer: 10 }];
		const parameters = { ...normalise, mapping: 'nps_0_10' };
		const { low, middle, high } = await run(parameters, rows);
		const answers = [low, middle, high].map((items) => items.map(({ answer }) => answer));
		expect(answers).toEqual([[2], [7], [9, 10]]);
		const single = await run({ ...parameters, outputs: 'single' }, rows);
		expect(single.low.map(({ answer }) => answer)).toEqual([9, 2, 7, 10]);
	});

	it('reads by an own scale', async () => {
		const own = { mapping: 'own', metric: 'ces', min: 1, max: 9, direction: 'lower_is_better' };
		const { items } = await run({ ...normalise, ...own }, [{ answer: 2.5 }]);
		expect(items).toMatchObject([{ score: { value: 2.5, band: 'easy', max: 9 } }]);
	});

	it.each([
		['csat_1_7', '', 5, 'neutral', 6],
		['csat_1_7', 5, 5, 'satisfied', 5],
		['csat_1_10', '', 8, 'neutral', 9],
		['csat_1_10', '8', 8, 'satisfied', 8],
		['freshdesk_codes', '', 101, 'satisfied', 5],
	])('%s satisfied from "%s" scores %d as %s', async (mapping, from, answer, band, highFrom) => {
		const { items } = await run({ ...normalise, mapping, satisfiedFrom: from }, [{ answer }]);
		expect(items).toMatchObject([{ score: { band, highFrom } }]);
	});

	it('says which rating a cut can be', async () => {
		const parameters = { ...normalise, mapping: 'csat_1_7', satisfiedFrom: 8 };
		const { error } = await run(parameters, [{ answer: 5 }]);
		expect(error?.message).toContain('"Satisfied from 8" parts nothing on the scale 1–7');
	});

	it('names an answer it does not know, with the item, and goes on when told to', async () => {
		const rows = [{ answer: 5 }, { answer: 'splendid' }];
		const parameters = { ...normalise, mapping: 'csat_1_5' };
		const { error } = await run(parameters, rows);
		expect(error).toMatchObject({
			message: expect.stringContaining('"splendid"'),
			context: { itemIndex: 1 },
			description: expect.stringContaining('whole numbers 1–5'),
		});
		const { low, high } = await run(parameters, rows, { onError: 'continueRegularOutput' });
		expect(high).toMatchObject([{ score: { value: 5 } }]);
		expect(low).toMatchObject([{ error: expect.stringContaining('"splendid"') }]);
	});
});

describe('Satisfaction Score: Score', () => {
	it('scores a number on its scale', async () => {
		const parameters = {
			operation: 'score',
			value: '={{ $json.rating }}',
			metric: 'csi',
			min: 0,
			max: 100,
			direction: 'higher_is_better',
			lowBelow: 50,
			highFrom: 70,
		};
		const { items } = await run(parameters, [{ rating: '72' }], {}, false);
		expect(items).toMatchObject([{ score: { value: 72, percent: 72, band: 'satisfied' } }]);
		const { error } = await run(parameters, [{ rating: 101 }]);
		expect(error?.message).toContain('101');
	});
});

describe('Satisfaction Score: Record', () => {
	const fromSheet = {
		operation: 'record',
		answerFrom: 'fields',
		surveyKey: 'website',
		mapping: 'csat_1_5',
		answer: '={{ $json.rating }}',
		source: 'sheet',
		externalId: '={{ $json.row }}',
		customer: { email: '={{ $json.mail }}', externalId: '={{ $json.row }}' },
		options: { comment: '={{ $json.words }}', tags: 'price, waiting' },
	};

	it('stores a row of a sheet once and hands it on like an own answer', async () => {
		const row = { row: 17, rating: '2', mail: 'li@example.com', words: 'Too slow' };
		const { items } = await run(fromSheet, [row, row]);
		expect(items).toMatchObject([
			{
				row: 17,
				test: false,
				outcome: { code: 'recorded' },
				survey: { key: 'website', metric: 'csat', purpose: 'transactional' },
				customer: { email: 'li@example.com', externalIds: { sheet: '17' } },
				response: { state: 'completed', comment: 'Too slow', tags: ['price', 'waiting'] },
				score: { value: 2, level: 'low' },
				invitation: null,
				case: null,
			},
			{ outcome: { code: 'already_recorded' } },
		]);
		expect(items[1]?.response).toEqual(items[0]?.response);
	});

	it('records what the CRM Trigger received from Formbricks without any expression', async () => {
		const { event, customer } = await receiveEvent(workspace.house, Date.now(), {
			event: formbricks.sample.event as CanonicalEvent,
			receiver: 'w/n',
			test: false,
		});
		const item = fillItem(
			{},
			{
				event: eventPart(event),
				customer: customer && customerPart(customer),
			},
		);
		const parameters = { operation: 'record', answerFrom: 'event' };
		const { items } = await run(parameters, [item]);
		expect(items).toMatchObject([
			{
				outcome: { code: 'recorded' },
				event: { id: event.event_id, type: 'survey.answered' },
				survey: { key: 'formbricks' },
				customer: { email: 'li.wei@example.com' },
				response: { comment: 'Two weeks without an answer.' },
				score: { value: 2, min: 1, max: 5, level: 'low' },
			},
		]);
		const again = await run({ ...parameters, surveyKey: 'website' }, [item]);
		expect(again.items).toMatchObject([{ outcome: { code: 'already_recorded' } }]);
	});

	it('can be tried out on an event that no sender has sent, such as pinned data', async () => {
		const { event } = formbricks.sample as { event: CanonicalEvent };
		const item = { event: { ...event, id: 'evt_pinned' }, customer: event.customer };
		const parameters = { operation: 'record', answerFrom: 'event' };
		const { low } = await run(parameters, [item], {}, true, 'manual');
		expect(low).toMatchObject([
			{
				test: true,
				outcome: { code: 'recorded' },
				event: { type: 'survey.answered' },
				customer: { email: 'li.wei@example.com' },
				score: { value: 2, level: 'low' },
			},
		]);
		expect((await run(parameters, [item])).error?.message).toContain('no event "evt_pinned"');
	});

	it('marks the answer of a test item, which does not keep the real one out', async () => {
		const row = { row: 1, rating: 5 };
		const test = await run(fromSheet, [{ ...row, test: true }]);
		expect(test.high).toMatchObject([{ test: true }]);
		const real = await run(fromSheet, [row]);
		expect(real.high).toMatchObject([{ test: false, outcome: { code: 'recorded' } }]);
		const again = await run(fromSheet, [{ ...row, test: true }]);
		expect(again.high).toMatchObject([{ test: true, outcome: { code: 'already_recorded' } }]);
	});

	it('hands nothing on of an answer that was recorded once and has been forgotten', async () => {
		const { house } = workspace;
		const { low } = await run(fromSheet, [{ row: 7, rating: 1, answered: '2020-03-04' }]);
		const { id } = (low as Array<{ response: { id: string } }>)[0]?.response ?? { id: '' };
		await house.store.transaction(
			async (tx) => await anonymiseResponses(tx, house.workspace, [id], { timeZone: 'UTC' }),
		);
		const { items, error } = await run(fromSheet, [{ row: 7, rating: 1 }]);
		expect({ items, error }).toEqual({ items: [], error: undefined });
	});

	describe('an item of a survey tool', () => {
		const row = {
			row_number: 7,
			Timestamp: '2026-01-05 10:00:00',
			'Email Address': 'li@example.com',
			'How satisfied are you?': 2,
			'Why?': 'Too slow',
			Order: 'A-17',
		};
		const fromForm = {
			operation: 'record',
			answerFrom: 'item',
			surveyKey: 'shop-visit',
			tool: 'google_forms',
			itemRating: 'How satisfied are you?',
			itemMapping: 'csat_1_5',
			itemFields: { row: [{ element: 'Order', field: 'subject.id', attribute: '' }] },
			itemOptions: { comment: 'Why?' },
		};

		it('is stored once, without an expression, and handed on', async () => {
			const { items } = await run(fromForm, [row, { ...row, row_number: 8 }]);
			expect(items).toMatchObject([
				{
					Order: 'A-17',
					outcome: { code: 'recorded' },
					survey: { key: 'shop-visit', metric: 'csat' },
					customer: { email: 'li@example.com' },
					response: { comment: 'Too slow', answeredAt: expect.stringContaining('2026-01-05T') },
					score: { value: 2, level: 'low' },
				},
				{ outcome: { code: 'already_recorded' } },
			]);
			const stored = await workspace.house.store.db
				.selectFrom('response')
				.select(['source', 'subject_id', 'survey_key'])
				.where('survey_key', '=', 'shop-visit')
				.execute();
			expect(stored).toEqual([
				{ source: 'google_forms', subject_id: 'A-17', survey_key: 'shop-visit' },
			]);
		});

		it('whose question was renamed is an error that names the columns', async () => {
			const { error } = await run({ ...fromForm, itemRating: 'How happy are you?' }, [row]);
			expect(error).toMatchObject({
				message: expect.stringContaining('How happy are you?'),
				description: expect.stringContaining('"How satisfied are you?"'),
			});
		});

		it('without a rating is left out, and the others are recorded', async () => {
			const empty = { ...row, 'How satisfied are you?': '' };
			const { items, error } = await run(fromForm, [empty, { ...row, Order: 'A-18' }]);
			expect(error).toBeUndefined();
			expect(items).toMatchObject([{ Order: 'A-18', outcome: { code: 'recorded' } }]);
		});

		it('needs nothing but the tool where its columns are known', async () => {
			const review = { id: 'r1', rating: 5, text: 'Great', date: '2026-01-05T02:00:00Z' };
			const parameters = { operation: 'record', answerFrom: 'item', tool: 'reviews' };
			const { high } = await run(parameters, [review]);
			expect(high).toMatchObject([
				{ survey: { key: 'reviews' }, response: { comment: 'Great' }, score: { value: 5 } },
			]);
		});
	});

	it('leaves out an answer that was deleted, and wants one to be fetched that was only announced', async () => {
		const of = (type: string) => ({ event: { id: 'evt_1', type, source: 'surveymonkey' } });
		const event = { operation: 'record', answerFrom: 'event' };
		const { items, error } = await run(event, [of('survey.answer_deleted')]);
		expect({ items, error }).toEqual({ items: [], error: undefined });
		const announced = await run(event, [of('survey.answer_to_fetch')]);
		expect(announced.error).toMatchObject({
			message: 'The event only tells that there is an answer.',
			description: expect.stringContaining('HTTP Request'),
		});
	});

	it('says what to do when there is no event', async () => {
		const { error } = await run({ operation: 'record', answerFrom: 'event' });
		expect(error).toMatchObject({
			message: 'The item carries no event.',
			description: expect.stringContaining('Answer From'),
		});
	});
});
