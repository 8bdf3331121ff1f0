import fc from 'fast-check';
import { InputError } from '../../../../core/model/errors';
import { itemToolByKey, itemTools } from '../../../../core/systems/answers/items';
import { type GivenItem, readItem } from '../../../../core/systems/answers/items/read-item';

const zone = 'Asia/Shanghai';
const read = (tool: string, item: object, options: object, more: Partial<GivenItem> = {}) =>
	readItem(tool, item as Record<string, unknown>, { ...more, options: { ...options } }, zone);
const answerOf = (...given: Parameters<typeof read>) => {
	const outcome = read(...given);
	if (outcome.kind === 'skipped') throw new Error(outcome.reason);
	return outcome;
};

/** What n8n's own Typeform Trigger 1.1 gives, whole and simplified. */
const typeform = (answers: unknown) => ({
	event_id: 'e1',
	event_type: 'form_response',
	form_response: {
		form_id: 'lT4Z3j',
		token: 'a3a12ec6',
		submitted_at: '2026-01-05T02:00:00Z',
		hidden: { invitation: 'inv_1', email: 'ann@example.com' },
		definition: {
			title: 'After your request',
			fields: [
				{ id: 'f1', ref: 'sat', title: 'How was it, {{hidden:name}}?', type: 'rating' },
				{ id: 'f2', ref: 'why', title: 'Why?', type: 'long_text' },
			],
		},
		answers,
	},
});
const list = [
	{ type: 'number', number: 2, field: { id: 'f1', ref: 'sat', type: 'rating' } },
	{ type: 'text', text: 'Slow', field: { id: 'f2', ref: 'why', type: 'long_text' } },
];

/** What n8n's own SurveyMonkey Trigger gives with Resolve Data, and what the API gives. */
const monkey = {
	id: '5007154325',
	survey_id: '123',
	date_created: '2026-01-05T01:59:00+00:00',
	date_modified: '2026-01-05T02:00:00+00:00',
	response_status: 'completed',
	custom_variables: { invitation: 'inv_1', ticket: '10042' },
	metadata: {
		contact: { email: { type: 'string', value: 'ann@example.com' }, first_name: { value: 'Ann' } },
	},
};
const resolved = { ...monkey, questions: { 'How was it?': 'Dissatisfied', 'Why?': 'Slow' } };
const details = {
	...monkey,
	pages: [
		{
			id: '1',
			questions: [
				{
					id: 'q1',
					heading: 'How was it?',
					answers: [
						{ choice_id: 'c2', simple_text: 'Dissatisfied', choice_metadata: { weight: '2' } },
					],
				},
				{ id: 'q2', heading: 'Why?', answers: [{ text: 'Slow', simple_text: 'Slow' }] },
			],
		},
	],
};

describe('an item of Typeform', () => {
	it.each([
		['whole, by reference', list, { rating: 'sat', comment: 'why' }],
		['whole, by ID', list, { rating: 'f1', comment: 'f2' }],
		[
			'simplified, by title',
			{ 'How was it, [hidden:name]?': 2, 'Why?': 'Slow' },
			{ rating: 'How was it, [hidden:name]?', comment: 'Why?' },
		],
	])('is read %s', (_, answers, options) => {
		expect(answerOf('typeform', typeform(answers), options)).toMatchObject({
			value: 2,
			comment: 'Slow',
			invitation: 'inv_1',
			event: {
				source: 'typeform',
				externalId: 'a3a12ec6',
				occurredAt: Date.UTC(2026, 0, 5, 2),
				customer: { email: 'ann@example.com' },
			},
		});
	});

	it('has to be a whole one', () => {
		const only = { 'How was it?': 2 };
		expect(() => read('typeform', only, { rating: 'How was it?' })).toThrow(InputError);
		expect(() => read('typeform', only, { rating: 'x' })).toThrow(/no form_response\.token/);
	});

	it('tells a question that was renamed from one that was skipped', () => {
		expect(() => read('typeform', typeform(list), { rating: 'satisfied' })).toThrow(
			'Rating Question is "satisfied", and the item has no such thing.',
		);
		const [, why] = list;
		expect(read('typeform', typeform([why]), { rating: 'sat' })).toMatchObject({
			kind: 'skipped',
			reason: expect.stringContaining('"sat" was not answered'),
		});
	});

	it('waits for the end of a partial one', () => {
		const partial = { ...typeform(list), event_type: 'form_response_partial' };
		expect(read('typeform', partial, { rating: 'sat' }).kind).toBe('skipped');
	});
});

describe('an item of SurveyMonkey', () => {
	it.each([
		['as its trigger resolves it', resolved, { rating: 'How was it?', comment: 'Why?' }],
		['as the API details it', details, { rating: 'How was it?', comment: 'Why?' }],
		['as the API details it, by ID', details, { rating: 'q1', comment: 'q2' }],
	])('is read %s', (_, item, options) => {
		const fields = [{ element: 'ticket', field: 'subject.id', attribute: '' }];
		expect(answerOf('surveymonkey', item, { ...options, fields })).toMatchObject({
			value: 'Dissatisfied',
			comment: 'Slow',
			invitation: 'inv_1',
			event: {
				externalId: '5007154325',
				occurredAt: Date.UTC(2026, 0, 5, 2),
				subject: { id: '10042' },
				customer: { email: 'ann@example.com', name: 'Ann' },
				attributes: { surveyId: '123' },
			},
		});
	});

	it('is in the language that the response says, of whom an older collector names', () => {
		const { metadata: _left, ...older } = details;
		const recipient = { email_address: 'bo@example.com', first_name: 'Bo', last_name: 'Lind' };
		const item = { ...older, ...recipient, custom_value: 'T-9', language: 'sv' };
		const fields = [{ element: 'custom_value', field: 'subject.id', attribute: '' }];
		expect(answerOf('surveymonkey', item, { rating: 'q1', fields })).toMatchObject({
			language: 'sv',
			event: {
				customer: { email: 'bo@example.com', name: 'Bo Lind', language: 'sv' },
				subject: { id: 'T-9' },
			},
		});
		expect(answerOf('surveymonkey', details, { rating: 'q1' }).language).toBeNull();
	});

	it('has the weight of a choice beside what it says', () => {
		const weight = answerOf('surveymonkey', details, { rating: 'How was it?.weight' });
		expect(weight.value).toBe('2');
	});

	it('says which switch of the trigger is wrong', () => {
		const told = { event_type: 'response_completed', object_id: '1', resources: {} };
		expect(() => read('surveymonkey', told, { rating: 'x' })).toThrow(/only tells which response/);
		expect(() => read('surveymonkey', resolved.questions, { rating: 'x' })).toThrow(/no whole/);
		expect(read('surveymonkey', resolved, { rating: 'How is it?' })).toMatchObject({
			kind: 'skipped',
			reason: expect.stringContaining('There are: "How was it?", "Why?".'),
		});
	});
});

describe('an item of Qualtrics', () => {
	const response = {
		result: {
			responseId: 'R_1',
			values: {
				recordedDate: '2026-01-05T02:00:00Z',
				finished: 1,
				userLanguage: 'ZH-S',
				recipientEmail: 'ann@example.com',
				invitation: 'inv_1',
				QID1: 2,
				QID2_TEXT: 'Slow',
			},
			labels: { QID1: 'Dissatisfied', finished: 'True' },
		},
	};

	it.each([
		['QID1', 2],
		['QID1.label', 'Dissatisfied'],
	])('is read by %s', (rating, value) => {
		expect(answerOf('qualtrics', response, { rating, comment: 'QID2_TEXT' })).toMatchObject({
			value,
			comment: 'Slow',
			invitation: 'inv_1',
			event: { externalId: 'R_1', customer: { email: 'ann@example.com', language: 'zh-CN' } },
		});
	});

	it('is refused where it was not fetched', () => {
		const notFetched = { event: { attributes: { fetch: '/API' } } };
		expect(() => read('qualtrics', notFetched, { rating: 'QID1' })).toThrow(
			/no response of Qualtrics/,
		);
	});
});

describe('a row of a Google form', () => {
	const row = {
		row_number: 7,
		Timestamp: 46027.416666666664,
		'Email Address': 'ann@example.com',
		'How satisfied are you?': 2,
		'Why?': 'Slow',
		'Order number': 10042,
	};
	const options = { rating: 'How satisfied are you?', comment: 'Why?' };
	const at = Date.UTC(2026, 0, 5, 2);

	it('is read in the zone of the workspace, with its own columns', () => {
		const fields = [{ element: 'Order number', field: 'subject.id', attribute: '' }];
		expect(answerOf('google_forms', row, { ...options, fields })).toMatchObject({
			value: 2,
			comment: 'Slow',
			answers: [
				{ id: 'Email Address', value: 'ann@example.com' },
				{ id: 'How satisfied are you?', value: 2 },
				{ id: 'Why?', value: 'Slow' },
				{ id: 'Order number', value: 10042 },
			],
			event: {
				source: 'google_forms',
				occurredAt: at,
				customer: { email: 'ann@example.com' },
				subject: { id: '10042' },
			},
		});
	});

	it.each([
		['时间戳记', '2026/1/5 10:00:00'],
		['Timestamp', '2026-01-05 10:00:00'],
		['Timestamp', '1/25/2026 10:00:00'],
		['Zeitstempel', '25.01.2026 10:00:00'],
		['Timestamp', '1/25/2026 10:00:00 PM'],
	])('has a time under %s as %s', (column, written) => {
		const { Timestamp: _, ...rest } = row;
		const { event } = answerOf('google_forms', { [column]: written, ...rest }, options);
		const day = written.includes('25') ? 25 : 5;
		expect(event.occurredAt).toBe(Date.UTC(2026, 0, day, written.includes('PM') ? 14 : 2));
	});

	it('is not guessed where day and month could be either, unless the time is given', () => {
		const either = { ...row, Timestamp: '2/1/2026 10:00:00' };
		expect(() => read('google_forms', either, options)).toThrow(/which number is the month/);
		const { event } = answerOf('google_forms', either, options, { at: '2026-02-01T10:00:00Z' });
		expect(event.occurredAt).toBe(Date.UTC(2026, 1, 1, 10));
	});

	it('is known again wherever it stands, and told from another of the same second', () => {
		const id = (change: object, more = {}) =>
			answerOf('google_forms', { ...row, ...change }, options, more).event.externalId;
		expect(id({ row_number: 8 })).toBe(id({}));
		expect(id({ Done: 'x', 'A new question?': '' })).toBe(id({}));
		expect(id({ 'How satisfied are you?': 2 })).toBe(id({ 'How satisfied are you?': '2' }));
		expect(id({ 'Email Address': 'other@example.com' })).not.toBe(id({}));
		expect(id({ 'Why?': 'Rude' })).not.toBe(id({}));
		expect(id({}, { form: 'shop' })).not.toBe(id({}, { form: 'hotline' }));
		expect(id({ 'Why?': 'Rude' }, { answerId: 'row_number', form: 'shop' })).toBe('shop:7');
	});

	it('names the columns there are where one was renamed', () => {
		const renamed = () => read('google_forms', row, { ...options, rating: 'How happy are you?' });
		expect(renamed).toThrow(
			'Rating Question is "How happy are you?", and the item has no such thing.',
		);
		try {
			renamed();
		} catch (error) {
			expect(error).toMatchObject({ hint: expect.stringContaining('"How satisfied are you?"') });
		}
		const { Timestamp: _, ...rest } = row;
		expect(() => read('google_forms', rest, options)).toThrow(/no time under Timestamp/);
		expect(() => read('google_forms', row, { ...options, comment: 'Comment' })).toThrow(
			/Comment Question is "Comment"/,
		);
		expect(() => read('google_forms', row, {})).toThrow('Rating Question is empty.');
		expect(() => read('google_forms', row, options, { answerId: 'Nr' })).toThrow(
			/nothing under "Nr"/,
		);
	});

	it('without a rating is left out', () => {
		const empty = { ...row, 'How satisfied are you?': '' };
		expect(read('google_forms', empty, options)).toMatchObject({ kind: 'skipped' });
	});
});

describe('an item of an n8n form', () => {
	it('is read with what stands in the address of the form', () => {
		const item = {
			Rating: '4',
			Comment: 'Fine',
			Phone: '13800001111',
			submittedAt: '2026-01-05T10:00:00.000+08:00',
			formMode: 'production',
			formQueryParameters: { invitation: 'inv_1', ticket: '10042' },
		};
		const fields = [{ element: 'ticket', field: 'subject.id', attribute: '' }];
		const options = { rating: 'Rating', comment: 'Comment', fields };
		expect(answerOf('n8n_form', item, options)).toMatchObject({
			value: '4',
			comment: 'Fine',
			invitation: 'inv_1',
			event: {
				occurredAt: Date.UTC(2026, 0, 5, 2),
				subject: { id: '10042' },
				customer: { phone: '13800001111' },
			},
		});
	});
});

it('an item of an n8n form that somebody only tries out is a test', () => {
	const item = { Rating: 4, submittedAt: '2026-01-05T02:00:00Z' };
	const isTest = (formMode: string) =>
		answerOf('n8n_form', { ...item, formMode }, { rating: 'Rating' }).test;
	expect([isTest('test'), isTest('production')]).toEqual([true, false]);
});

describe('a row of a Delighted export', () => {
	it.each([
		[
			'the CSV',
			{
				'Response ID': '5435',
				'Person Email': 'ann@example.com',
				Score: '3',
				Comment: 'Slow',
				'Created At': '2026-01-05 02:00:00Z',
			},
		],
		[
			'the API',
			{
				id: '5435',
				email: 'ann@example.com',
				score: 3,
				comment: 'Slow',
				created_at: 1767578400,
				updated_at: null,
			},
		],
	])('from %s needs nothing filled in', (_, row) => {
		const { value, comment, event } = answerOf('delighted', row, {});
		expect({ value: Number(value), comment, id: event.externalId, at: event.occurredAt }).toEqual({
			value: 3,
			comment: 'Slow',
			id: '5435',
			at: Date.UTC(2026, 0, 5, 2),
		});
		expect(event.customer?.email).toBe('ann@example.com');
	});

	it('with other columns says which there are', () => {
		const row = { Note: 3, 'Created At': '2026-01-05 02:00:00Z' };
		expect(() => read('delighted', row, {})).toThrow(/Rating Question is "Score"/);
	});
});

describe('a review', () => {
	it.each([
		[
			'of Google Play',
			{
				reviewId: 'r1',
				authorName: 'Ann',
				comments: [
					{
						userComment: {
							text: 'Crashes',
							starRating: 1,
							lastModified: { seconds: '1767578400' },
						},
					},
				],
			},
		],
		[
			'of App Store Connect',
			{
				id: 'r1',
				attributes: {
					rating: 1,
					title: 'No',
					body: 'Crashes',
					reviewerNickname: 'Ann',
					createdDate: '2026-01-04T18:00:00-08:00',
				},
			},
		],
		[
			'of Google Business',
			{
				reviewId: 'r1',
				reviewer: { displayName: 'Ann' },
				starRating: 'ONE',
				comment: 'Crashes',
				updateTime: '2026-01-05T02:00:00Z',
			},
		],
		[
			'of a sheet in Chinese',
			{ 评论ID: 'r1', 昵称: 'Ann', 星级: 1, 内容: 'Crashes', 时间: '2026/01/05 10:00' },
		],
	])('%s needs nothing filled in', (_, item) => {
		expect(answerOf('reviews', item, {})).toMatchObject({
			value: 1,
			comment: 'Crashes',
			event: {
				externalId: 'r1',
				occurredAt: Date.UTC(2026, 0, 5, 2),
				customer: { name: 'Ann' },
			},
		});
	});

	it('says a word that every object has as it is', () => {
		const item = { id: 'r1', rating: 3, date: '2026-01-05T02:00:00Z' };
		const said = { ...item, text: 'constructor', author: 'toString' };
		expect(answerOf('reviews', said, {})).toMatchObject({
			comment: 'constructor',
			event: { customer: { name: 'toString' } },
		});
		expect(() => read('reviews', { ...item, rating: 'valueOf' }, {})).not.toThrow(TypeError);
	});

	it('of any other shape is read by the fields that are named', () => {
		const item = { id: 'r1', date: '2026-01-05T02:00:00Z', punkte: 3, meinung: 'Gut' };
		const options = { rating: 'punkte', comment: 'meinung' };
		expect(answerOf('reviews', item, options)).toMatchObject({ value: 3, comment: 'Gut' });
		expect(() => read('reviews', item, {})).toThrow(/Rating Question is "rating"/);
	});
});

describe('the list of tools', () => {
	it('has each once, and says which there are', () => {
		const keys = itemTools.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(() => itemToolByKey('survicate')).toThrow('There is no tool "survicate".');
	});

	it.each(itemTools.map(({ key }) => key))(
		'never fails on any item but with what to do: %s',
		(key) => {
			const words = fc.constantFrom(
				...[
					'form_response',
					'token',
					'answers',
					'definition',
					'fields',
					'hidden',
					'id',
					'survey_id',
				],
				...[
					'pages',
					'questions',
					'result',
					'values',
					'responseId',
					'Timestamp',
					'submittedAt',
					'Score',
				],
				...['comments', 'userComment', 'attributes', 'rating', 'date', '__proto__', 'toString'],
			);
			const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
				tree: fc.oneof(
					{ depthSize: 'medium' },
					fc.jsonValue(),
					fc.constantFrom<unknown>('2026-01-05T02:00:00Z', 46000.5, 'x', '', null, 3),
					fc.array(tie('tree'), { maxLength: 3 }),
					fc.dictionary(words, tie('tree'), { maxKeys: 8 }),
				),
			}));
			const item = fc.dictionary(words, tree, { maxKeys: 10 });
			fc.assert(
				fc.property(item, fc.constantFrom('rating', 'id', 'x'), (given, rating) => {
					try {
						expect(['answer', 'skipped']).toContain(read(key, given, { rating }).kind);
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
					}
				}),
				{ numRuns: 300 },
			);
		},
	);
});
