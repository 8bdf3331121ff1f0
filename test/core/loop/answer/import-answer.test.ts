import { importAnswer, type ImportedAnswer } from '../../../../core/loop/answer/import-answer';
import { storedAnswers } from '../../../../core/loop/item/item-parts';
import { publishPage } from '../../../../core/loop/workspace/endpoints';
import { readExpected } from '../../../../core/loop/event/intake';
import { receiveEvent } from '../../../../core/loop/event/receive-event';
import { InputError, NotFoundError } from '../../../../core/model/errors';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { CanonicalEvent } from '../../../../core/model/event';
import { dueKinds } from '../../../../core/model/states';
import { formbricks } from '../../../../core/systems/formbricks/source';
import { findEvent } from '../../../../core/store/repositories/events';
import { findResponse } from '../../../../core/store/repositories/responses';
import { peekDueRows } from '../../../../core/store/repositories/due-claims';
import { defineSurvey } from '../../../../core/survey/define';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, monday } from '../../../store/rows';
import { takes } from '../due/a-clock';

useDatabases();
const store = useStore('sqlite');
let workspaces = 0;
const newHouse = () => houseIn(store(), `import-${workspaces++}`);
type TestHouse = ReturnType<typeof newHouse>;

const answer: ImportedAnswer = {
	surveyKey: 'website',
	eventId: null,
	source: 'typeform',
	externalId: 'r1',
	reading: 'csat_1_5',
	value: 5,
	satisfiedFrom: null,
	comment: null,
	tags: [],
	answers: [],
	language: null,
	answeredAt: null,
	purpose: null,
	touchpoint: null,
	customerId: null,
	customer: null,
	subject: null,
	owner: null,
	test: false,
};

const record = async (house: TestHouse, change: Partial<ImportedAnswer> = {}) =>
	await importAnswer(house, monday, { ...answer, ...change });

const customer = {
	externalIds: { typeform: 'c1' },
	name: 'Li Wei',
	email: 'li@example.com',
	phone: null,
	language: 'zh-CN',
	timeZone: null,
	segment: 'gold',
};

const anEvent = (externalId: string): CanonicalEvent => ({
	source: 'formbricks',
	externalId,
	type: 'survey.answered',
	occurredAt: monday,
	touchpoint: null,
	subject: null,
	value: null,
	attributes: {},
	customer,
	owner: null,
});

const planned = async (house: TestHouse) =>
	(
		await peekDueRows(
			store(),
			house.workspace,
			{ kinds: dueKinds, scope: null, limit: 10 },
			monday + day,
		)
	).map(({ kind, ref_id: refId, test }) => ({ kind, refId, test }));

describe('an answer from elsewhere', () => {
	it('by one of the own people is kept as a test, which counts nowhere', async () => {
		const house = newHouse();
		const policy = { staffDomains: ['example.com'] };
		await changeSettings(house, monday, { changes: [{ policy }], reset: [] });
		const { response, text } = await record(house, { customer, value: 1 });
		expect(response).toMatchObject({ test: 1, level: 'low' });
		expect(text).toBe(
			'Recorded: CSAT 1 of 1–5, dissatisfied. As a test: whoever gave it is one of your own people.',
		);
		const outside = { ...customer, externalIds: {}, email: 'li@example.org' };
		expect(await record(house, { externalId: 'r2', customer: outside })).toMatchObject({
			response: { test: 0 },
			text: 'Recorded: CSAT 5 of 1–5, satisfied.',
		});
	});

	it('is stored with its score on its own scale, its customer and its words', async () => {
		const {
			code,
			response,
			customer: known,
		} = await record(newHouse(), {
			value: '不满意',
			reading: 'csat_labels_zh',
			comment: ' slow\u0000 ',
			tags: ['waiting', 'waiting', ''],
			customer,
			subject: { type: 'ticket', id: '42', title: 'Broken' },
			answeredAt: '2026-01-04 10:00',
		});
		expect(code).toBe('recorded');
		expect(response).toMatchObject({
			survey_key: 'website',
			metric: 'csat',
			value: 2,
			scale_min: 1,
			scale_max: 5,
			level: 'low',
			band: 'dissatisfied',
			percent: 25,
			state: 'completed',
			comment: 'slow',
			language: 'zh-CN',
			segment: 'gold',
			subject_source: 'typeform',
			subject_id: '42',
			answered_at: Date.UTC(2026, 0, 4, 10),
			customer_id: known?.customer_id,
			test: 0,
		});
		expect(known).toMatchObject({ email: 'li@example.com', external_ids: { typeform: 'c1' } });
		expect(storedAnswers(response)).toEqual({
			content: { rating: 2, items: {}, reasons: ['waiting'], comment: 'slow', own: {} },
			list: [
				{ id: 'rating', value: 2 },
				{ id: 'reasons', value: ['waiting'] },
				{ id: 'comment', value: 'slow' },
			],
		});
	});

	it('keeps a comment of 4,000 emoji whole, and cuts a longer one between two of them', async () => {
		const house = newHouse();
		const comment = async (many: number) => {
			const said = { comment: '😡'.repeat(many), externalId: String(many) };
			return (await record(house, said)).response.comment;
		};
		expect(await comment(4_000)).toBe('😡'.repeat(4_000));
		expect(await comment(4_001)).toBe(`${'😡'.repeat(3_999)}…`);
	});

	it('is stored once per source and id, and answered with what was stored first', async () => {
		const house = newHouse();
		const first = await record(house, { customer });
		const again = await record(house, { value: 1 });
		expect(again).toMatchObject({
			code: 'already_recorded',
			response: { response_id: first.response.response_id, value: 5 },
			customer: { customer_id: first.customer?.customer_id },
		});
		expect((await record(house, { source: 'other' })).code).toBe('recorded');
		expect((await record(house, { externalId: 'r2' })).code).toBe('recorded');
	});

	it('that an event brought and that is low is watched by whoever received the event', async () => {
		const house = newHouse();
		const brought = async (externalId: string, change: Partial<ImportedAnswer>) => {
			const { event } = await receiveEvent(house, monday, {
				event: anEvent(externalId),
				receiver: 'w/formbricks',
				test: false,
			});
			return await record(house, { ...change, externalId, eventId: event.event_id });
		};
		const low = await brought('low', { value: 1 });
		await brought('old', { value: 1, answeredAt: '2025-11-01' });
		await brought('good', { value: 5 });
		// What somebody tried out starts no published workflow later.
		await brought('tried', { value: 1, test: true });
		// What a sheet brought can be brought again.
		await record(house, { value: 1, externalId: 'row 7' });
		expect(await planned(house)).toEqual([
			{ kind: 'low_score_without_case', refId: low.response.response_id, test: 0 },
		]);
	});

	it('can be on a scale of its own, effort among them', async () => {
		const { response } = await record(newHouse(), {
			reading: { metric: 'ces', min: 1, max: 9, direction: 'lower_is_better' },
			value: 8.5,
		});
		expect(response).toMatchObject({ metric: 'ces', level: 'low', band: 'hard', scale_max: 9 });
	});

	it('can be a trial, which is marked', async () => {
		expect((await record(newHouse(), { test: true })).response.test).toBe(1);
	});

	it.each([
		['with an unknown value', { value: 'splendid' }, InputError, /"splendid"/],
		['outside its scale', { value: 6 }, InputError, /'?6'?/],
		['without a value', { value: '' }, InputError, /empty/],
		['without an id', { externalId: null }, InputError, /external ID/],
		['without a source', { source: null }, InputError, /source/],
		['on no scale', { reading: null }, InputError, /which scale/],
		['under a wrong key', { surveyKey: 'My Survey!' }, InputError, /My Survey!/],
		['from the future', { answeredAt: '2026-02-01' }, InputError, /future/],
		['to an event that is not there', { eventId: 'evt_x' }, NotFoundError, /evt_x/],
	])('%s is refused, and nothing is stored', async (_what, change, error, message) => {
		const house = newHouse();
		const recording = record(house, { customer, ...change });
		await expect(recording).rejects.toBeInstanceOf(error);
		await expect(recording).rejects.toThrow(message);
		expect((await record(house)).code).toBe('recorded');
	});

	it('takes the cut of the survey that is asked on the same scale, unless another is chosen', async () => {
		const house = newHouse();
		const survey = defineSurvey({
			key: 'website',
			metric: 'csat',
			scale: 'csat_1_7',
			cuts: { highFrom: 5 },
		});
		await publishPage(house, monday, {
			page: 'survey',
			survey,
			node: { workflowId: 'w', workflowName: 'W', nodeId: 'n', nodeName: 'N' },
			address: 'https://n8n.example.com/webhook/s',
		});
		const scored = async (change: Partial<ImportedAnswer>) => {
			const externalId = JSON.stringify(change);
			const { response } = await record(house, { surveyKey: 'website', externalId, ...change });
			return [response.level, response.high_from];
		};
		expect(await scored({ reading: 'csat_1_7', value: 5 })).toEqual(['high', 5]);
		const stricter = { reading: 'csat_1_7', value: 5, satisfiedFrom: 7 };
		expect(await scored(stricter)).toEqual(['middle', 7]);
		// Five of seven says nothing about five of ten.
		expect(await scored({ reading: 'csat_1_10', value: 8 })).toEqual(['middle', 9]);
	});

	it('must be of the metric that the published survey has', async () => {
		const house = newHouse();
		await publishPage(house, monday, {
			page: 'survey',
			survey: defineSurvey({ key: 'website', metric: 'nps', languages: ['en'] }),
			node: { workflowId: 'w', workflowName: 'W', nodeId: 'n', nodeName: 'N' },
			address: 'https://n8n.example.com/webhook/s',
		});
		await expect(record(house)).rejects.toThrow(/measures NPS/);
		const { response } = await record(house, { reading: 'nps_0_10', value: 9 });
		expect(response.survey_version).not.toBeNull();
	});
});

describe('an answer that an event brings', () => {
	const sample = formbricks.sample.event as CanonicalEvent;
	const fromEvent = {
		surveyKey: null,
		source: null,
		externalId: null,
		reading: null,
		value: null,
	} as const;

	async function received(house: TestHouse, change: Partial<CanonicalEvent> = {}) {
		const event = { ...sample, ...change };
		const got = await receiveEvent(house, monday, { event, receiver: 'w/n', test: false });
		return got.event.event_id;
	}

	it('needs nothing but the event: scale, value, customer, subject and id are in it', async () => {
		const house = newHouse();
		const eventId = await received(house);
		const { response, customer: known } = await record(house, { ...fromEvent, eventId });
		expect(response).toMatchObject({
			survey_key: 'formbricks',
			source: 'formbricks',
			external_id: 'cm5response0001',
			event_id: eventId,
			value: 2,
			level: 'low',
			comment: 'Two weeks without an answer.',
			subject_id: 'cm5response0001',
			answered_at: sample.occurredAt,
		});
		expect(storedAnswers(response).list).toContainEqual({ id: 'ticket', value: '10042' });
		expect(known?.email).toBe('li.wei@example.com');
		expect(await findEvent(store().db, house.workspace, eventId)).toMatchObject({
			processed_at: monday,
			outcome: 'answer_recorded',
		});
		expect((await planned(house)).map(({ kind }) => kind)).toEqual(['low_score_without_case']);
		expect((await record(house, { ...fromEvent, eventId })).code).toBe('already_recorded');
	});

	it('is read by the mapping that is chosen here, if one is', async () => {
		const house = newHouse();
		const eventId = await received(house);
		const { response } = await record(house, { ...fromEvent, eventId, reading: 'nps_0_10' });
		expect(response).toMatchObject({ metric: 'nps', value: 2, band: 'detractor' });
	});

	it.each([
		['no rating', { answer: { scaleMapping: 'csat_1_5', value: null } }, /carries no rating/],
		['no scale', { answer: { value: 3 } }, /which scale/],
		['no answer at all', {}, /which scale/],
		['an unknown value', { answer: { scaleMapping: 'csat_1_5', value: 'meh' } }, /"meh"/],
	])('with %s is refused', async (_what, attributes, message) => {
		const house = newHouse();
		const eventId = await received(house, { attributes });
		await expect(record(house, { ...fromEvent, eventId })).rejects.toThrow(message);
	});

	it.each([
		['ZH_cn', 'zh-CN'],
		['Deutsch', 'de'],
		['<img src=x>', 'zh-CN'],
		['\u202eed', 'zh-CN'],
		['../..', 'zh-CN'],
		[`en-x${'-abcdefgh'.repeat(40)}`, 'zh-CN'],
		['__proto__', 'zh-CN'],
		['', 'zh-CN'],
		[null, 'zh-CN'],
		[['en'], 'zh-CN'],
	])('in the language %j has one that there is: %s', async (language, is) => {
		const house = newHouse();
		const { complete } = readExpected({ filters: {}, defaults: { language: 'zh-CN' } });
		const answer = { scaleMapping: 'csat_1_5', value: 3, language };
		const { attributes } = complete({ ...sample, attributes: { answer } });
		const eventId = await received(house, { attributes, customer: null });
		const { response } = await record(house, { ...fromEvent, eventId });
		// Whose language nobody has understood has the default of the node.
		expect(response.language).toBe(is);
	});

	it('of a trial is marked as a trial', async () => {
		const house = newHouse();
		const { event } = await receiveEvent(house, monday, {
			event: sample,
			receiver: 'w/n',
			test: true,
		});
		const { response } = await record(house, { ...fromEvent, eventId: event.event_id });
		expect(response.test).toBe(1);
	});
});

describe('an answer that its sender gives again', () => {
	const word = (rating: number, minutes: number, more: Record<string, unknown> = {}) => ({
		...anEvent('fb-1'),
		occurredAt: monday + minutes * 60_000,
		attributes: { answer: { scaleMapping: 'csat_1_5', value: rating, answers: [], ...more } },
	});
	const at = monday + 3_600_000;

	async function says(house: TestHouse, event: CanonicalEvent) {
		const received = await receiveEvent(house, at, { event, receiver: 'w/n', test: false });
		const { event_id: eventId } = received.event;
		const given = {
			...answer,
			source: null,
			externalId: null,
			reading: null,
			value: null,
			eventId,
		};
		return { received, outcome: await importAnswer(house, at, given) };
	}

	it('changes what was said when it is newer, and nothing when it is older or the same', async () => {
		const house = newHouse();
		const first = await says(house, word(4, 1) as CanonicalEvent);
		const later = await says(house, word(1, 9, { comment: 'Broken again' }) as CanonicalEvent);
		expect(later.received.event.event_id).not.toBe(first.received.event.event_id);
		expect(later.outcome).toMatchObject({
			code: 'changed',
			response: {
				response_id: first.outcome.response.response_id,
				value: 1,
				level: 'low',
				comment: 'Broken again',
			},
		});
		for (const old of [word(4, 1), word(5, 2), word(1, 9)]) {
			const again = await says(house, old as CanonicalEvent);
			expect(again.outcome).toMatchObject({ code: 'already_recorded', response: { value: 1 } });
		}
	});

	it('is partial until it is finished', async () => {
		const house = newHouse();
		const first = await says(house, word(4, 1, { finished: false }) as CanonicalEvent);
		expect(first.outcome.response).toMatchObject({ state: 'partial', completed_at: null });
		const { outcome } = await says(house, word(4, 2) as CanonicalEvent);
		expect(outcome.response).toMatchObject({ state: 'completed', value: 4 });
		expect(await closing(house)).toEqual([]);
		// What is finished stays so.
		const { outcome: late } = await says(house, word(3, 3, { finished: false }) as CanonicalEvent);
		expect(late.response).toMatchObject({ state: 'completed', value: 3 });
		expect(await closing(house)).toEqual([]);
	});

	const closing = async (house: TestHouse) =>
		await house.store.db
			.selectFrom('due')
			.select(['due_at', 'scope'])
			.where('workspace_id', '=', house.workspace)
			.where('kind', '=', 'partial_to_close')
			.execute();

	it('that is never finished is closed after an hour, as one to our own surveys is', async () => {
		const house = newHouse();
		const { outcome } = await says(house, word(4, 1, { finished: false }) as CanonicalEvent);
		await says(house, word(5, 9, { finished: false }) as CanonicalEvent);
		const closesAt = monday + 61 * 60_000;
		expect(await closing(house)).toEqual([{ due_at: closesAt, scope: 'w/n' }]);
		expect(await takes(house, closesAt, 'answers')).toEqual([]);
		// It was handed over with its rating: nothing leaves once more.
		expect(await takes(house, closesAt, 'events', 'w/n')).toEqual([]);
		const row = await findResponse(house.store.db, house.workspace, outcome.response.response_id);
		expect(row).toMatchObject({ state: 'completed', completed_at: closesAt, value: 5 });
		expect(await closing(house)).toEqual([]);
	});
});
