import { importAnswer, type ImportOutcome } from '../../../../core/loop/answer/import-answer';
import { importItem } from '../../../../core/loop/answer/import-item';
import { readExpected } from '../../../../core/loop/event/intake';
import { receiveEvent } from '../../../../core/loop/event/receive-event';
import type { House } from '../../../../core/loop/house';
import { answerReference } from '../../../../core/model/answer-reference';
import { sourceByKey, sourceSystems } from '../../../../core/systems';
import { itemTools } from '../../../../core/systems/answers/items';
import type { OptionValues } from '../../../../core/systems/option/option';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { asked, post } from '../../systems/source/request';
import { hour, life, now, somebody } from '../a-house';

/** What a customer said, as the tool knows it. */
type Said = { id: string; rating: number; at: number; invitation: string; language: string };

type Tool = {
	key: string;
	/** What an admin fills in: no code, no expression. */
	options: OptionValues;
	reading: string | null;
	/** The body that it posts, or the item of the node in front. */
	body?: (said: Said) => unknown;
	item?: (said: Said) => Record<string, unknown>;
	/** Where nothing but a column can tell that two rows are one answer. */
	answerId?: string;
};

const iso = (at: number) => new Date(at).toISOString();
/** As China's tools write it: by their own clock, without a zone. */
const shanghai = (at: number) =>
	iso(at + 8 * hour)
		.slice(0, 19)
		.replace('T', ' ');
const words = ['很不满意', '不满意', '一般', '满意', '很满意'];
const wordFor = (rating: number) => words[rating - 1];
const english = [
	'Very dissatisfied',
	'Dissatisfied',
	'Neutral',
	'Satisfied',
	'Very satisfied',
] as const;

const monkeyResponse = ({ id, rating, at, invitation, language }: Said) => ({
	id,
	survey_id: '123450001',
	response_status: 'completed',
	date_created: iso(now),
	date_modified: iso(at),
	language,
	custom_variables: { invitation },
	pages: [
		{
			id: '1',
			questions: [
				{
					id: 'q1',
					heading: 'How was it?',
					answers: [{ choice_id: 'c', simple_text: english[rating - 1] }],
				},
			],
		},
	],
});

const tools: readonly Tool[] = [
	{
		key: 'wenjuanxing',
		options: {
			rating: 'q1',
			scaleMapping: 'csat_labels_zh',
			ratingOptions: '很满意,满意,一般,不满意,很不满意',
			fields: [{ element: 'q9', field: 'customer.language', attribute: '' }],
		},
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			...{ activity: '41943184', index: id, submittime: shanghai(at), sojumpparm: invitation },
			...{ q1: String(6 - rating), q9: language },
		}),
	},
	{
		key: 'wenjuanxing',
		options: {
			contract: 'sign_in_header',
			rating: 'q1',
			scaleMapping: 'csat_1_5',
			fields: [{ element: 'lang', field: 'customer.language', attribute: '' }],
		},
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			...{ vid: '41943184', jid: id, submittime: shanghai(at), submitdata: `1$${rating}}2$1|2` },
			custom_params: `sojumpparm=${invitation}&lang=${language}`,
		}),
	},
	{
		key: 'tencent_wenjuan',
		options: { rating: 'q-1', scaleMapping: 'csat_labels_zh' },
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			...{ id: `u-${at}`, action: at > now + hour ? 'answer.update' : 'answer.create' },
			created_at: shanghai(at),
			payload: {
				...{ survey_id: 25721826, answer_id: id },
				answer: [
					{
						id: 'p-1',
						questions: [
							{ id: 'q-1', type: 'radio', options: [{ checked: 1, text: wordFor(rating) }] },
						],
					},
					{
						id: 'custom_args',
						questions: [
							{ id: 'a1', type: 'text', title: 'invitation', text: invitation },
							{ id: 'a2', type: 'text', title: 'language', text: language },
						],
					},
				],
			},
		}),
	},
	{
		key: 'jinshuju',
		options: {
			rating: 'field_1',
			scaleMapping: 'csat_labels_zh',
			fields: [{ element: 'x_field_2', field: 'customer.language', attribute: '' }],
		},
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			form: 'FBTWTe',
			entry: {
				...{ serial_number: id, field_1: wordFor(rating), x_field_1: invitation },
				...{ x_field_2: language, created_at: iso(now), updated_at: iso(at) },
			},
		}),
	},
	{
		key: 'typeform',
		options: { rating: 'How was it?', scaleMapping: 'csat_1_5' },
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			event_type: 'form_response',
			form_response: {
				...{ form_id: 'lT4Z3j', token: id, submitted_at: iso(at) },
				hidden: { invitation, language },
				definition: { fields: [{ id: 'f1', ref: 'sat', title: 'How was it?' }] },
				answers: [{ type: 'number', number: rating, field: { id: 'f1', ref: 'sat' } }],
			},
		}),
	},
	{
		key: 'formbricks',
		options: { rating: 'satisfaction', scaleMapping: 'csat_1_5' },
		reading: null,
		body: ({ id, rating, at, invitation, language }) => ({
			event: 'responseFinished',
			data: {
				...{ id, surveyId: 's1', finished: true, updatedAt: iso(at), language },
				data: { satisfaction: rating, invitation },
			},
		}),
	},
	{
		key: 'typeform',
		options: { rating: 'How was it?' },
		reading: 'csat_1_5',
		item: ({ id, rating, at, invitation, language }) => ({
			event_type: 'form_response',
			form_response: {
				...{ token: id, submitted_at: iso(at), hidden: { invitation, language } },
				answers: { 'How was it?': rating },
				definition: { title: 'Form', fields: [{ id: 'f1', title: 'How was it?' }] },
			},
		}),
	},
	{
		key: 'surveymonkey',
		options: { rating: 'How was it?' },
		reading: 'csat_labels_en',
		item: (said) => {
			const { pages, ...rest } = monkeyResponse(said);
			const [answer] = pages[0]?.questions[0]?.answers ?? [];
			return { ...rest, questions: { 'How was it?': answer?.simple_text } };
		},
	},
	{
		key: 'surveymonkey',
		options: { rating: 'q1' },
		reading: 'csat_labels_en',
		item: monkeyResponse,
	},
	{
		key: 'qualtrics',
		options: { rating: 'QID1' },
		reading: 'csat_1_5',
		item: ({ id, rating, at, invitation, language }) => ({
			result: {
				responseId: id,
				values: {
					...{ QID1: rating, finished: 1, recordedDate: iso(at), invitation },
					userLanguage: language === 'zh-CN' ? 'ZH-S' : language.toUpperCase(),
				},
			},
		}),
	},
	{
		key: 'google_forms',
		options: {
			rating: 'How satisfied are you?',
			invitation: 'Invitation',
			fields: [{ element: 'Language', field: 'customer.language', attribute: '' }],
		},
		reading: 'csat_labels_en',
		answerId: 'Response No.',
		item: ({ id, rating, at, invitation, language }) => ({
			...{ row_number: 7, Timestamp: iso(at), 'Response No.': id, Invitation: invitation },
			...{ 'How satisfied are you?': english[rating - 1], Language: language },
		}),
	},
	{
		key: 'n8n_form',
		options: { rating: '满意吗？' },
		reading: 'csat_labels_zh',
		answerId: 'No.',
		item: ({ id, rating, at, invitation, language }) => ({
			...{ submittedAt: iso(at), formMode: 'production', 'No.': id, '满意吗？': wordFor(rating) },
			formQueryParameters: { invitation, language },
		}),
	},
	{
		key: 'delighted',
		options: { rating: 'Score' },
		reading: 'csat_1_5',
		item: ({ id, rating, at, invitation, language }) => ({
			...{ 'Response ID': id, Score: String(rating), Comment: '', Locale: language },
			...{ 'Created At': iso(now), 'Updated At': iso(at), Invitation: invitation },
		}),
	},
	{
		key: 'reviews',
		options: { rating: 'rating', invitation: 'order' },
		reading: 'csat_1_5',
		item: ({ id, rating, at, invitation, language }) => ({
			...{ id, rating, text: '…', date: iso(at), order: invitation, language },
		}),
	},
];

const blank = {
	surveyKey: null,
	satisfiedFrom: null,
	comment: null,
	tags: [],
	language: null,
	answeredAt: null,
	purpose: null,
	touchpoint: null,
	subject: null,
	owner: null,
	test: false,
};

/** One answer, as whoever wired the tool's node and Satisfaction Score lets it in. */
async function comes(
	house: House,
	tool: Tool,
	said: Said,
	defaults: { language?: string } = {},
): Promise<ImportOutcome> {
	const { key, options, reading } = tool;
	if (tool.item) {
		const { answerId = null } = tool;
		const outcome = await importItem(house, said.at, {
			tool: key,
			item: tool.item(said),
			given: { options, answerId },
			customerId: null,
			beside: { ...blank, reading },
		});
		if ('kind' in outcome) throw new Error(outcome.reason);
		return outcome;
	}
	const request = post(JSON.stringify(tool.body?.(said)));
	const outcome = asked(sourceByKey(key).source).parse(request, options, said.at);
	const [event] = outcome.kind === 'events' ? outcome.events : [];
	if (!event) throw new Error(JSON.stringify(outcome));
	const { complete } = readExpected({ filters: {}, defaults });
	const received = await receiveEvent(house, said.at, {
		...{ event: complete(event), receiver: 'w/tool', test: false },
	});
	return await importAnswer(house, said.at, {
		...{ ...blank, eventId: received.event.event_id, source: null, externalId: null },
		...{ reading, value: null, answers: [], customerId: null, customer: null },
	});
}

useDatabases();
let workspaces = 0;

const cases = tools.map((tool) => {
	const { contract } = tool.options as { contract?: string };
	const way = tool.item ? 'an item' : (contract ?? 'a request');
	return [`${tool.key}, by ${way}`, tool] as const;
});

it('every survey tool is in this table', () => {
	const keys = new Set(tools.map(({ key }) => key));
	const webhooks = sourceSystems.filter(({ isSurveyTool }) => isSurveyTool).map(({ key }) => key);
	expect(webhooks.filter((key) => !keys.has(key))).toEqual([]);
	expect(itemTools.map(({ key }) => key).filter((key) => !keys.has(key))).toEqual([]);
});

describe.each(cases)('an answer of %s', (_name, tool) => {
	const store = useStore('sqlite');

	async function aLife() {
		const house = houseIn(store(), `tool-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish({});
		const closed = await own.happens({ customer: somebody({ language: 'en' }) });
		const { item } = await own.asks({ eventId: closed.event.event_id });
		const id = item.invitation?.id ?? '';
		await own.sends(id);
		return { house, id, reference: answerReference(house.keys, house.workspace, id) };
	}
	const said: Said = { id: '7001', rating: 2, at: now + hour, invitation: '', language: 'zh-CN' };

	it('finds its invitation, on its scale, in its language; once, and a later version changes it', async () => {
		const { house, id, reference } = await aLife();
		const first = { ...said, invitation: reference };
		expect(await comes(house, tool, first)).toMatchObject({
			code: 'recorded',
			invitation: { invitation_id: id },
			response: {
				...{ source: tool.key, value: 2, scale_min: 1, scale_max: 5, level: 'low' },
				language: 'zh-CN',
			},
		});
		expect(await comes(house, tool, first)).toMatchObject({ code: 'already_recorded' });
		const later = { ...first, rating: 5, at: now + 2 * hour };
		expect(await comes(house, tool, later)).toMatchObject({
			code: 'changed',
			invitation: { invitation_id: id },
			response: { value: 5, level: 'high' },
		});
		expect(await comes(house, tool, first)).toMatchObject({
			code: 'already_recorded',
			response: { value: 5 },
		});
	});

	it('of somebody whom nobody invited is a response of its own, which a later version changes', async () => {
		const { house } = await aLife();
		const alone = await comes(house, tool, said);
		expect(alone).toMatchObject({
			code: 'recorded',
			invitation: null,
			response: { invitation_id: null, customer_id: null, value: 2, language: 'zh-CN' },
		});
		const later = { ...said, rating: 4, at: now + 2 * hour };
		expect(await comes(house, tool, later)).toMatchObject({
			code: 'changed',
			response: { response_id: alone.response.response_id, value: 4 },
		});
	});
});

describe('the language of an answer', () => {
	const store = useStore('sqlite');
	const formbricks = tools.find(({ key }) => key === 'formbricks') as Tool;
	const inLanguage = async (language: string, defaults = {}) => {
		const house = houseIn(store(), `tool-${(workspaces += 1)}`);
		const at = now + hour;
		const said = { id: 'r', rating: 2, at, invitation: '', language };
		return (await comes(house, formbricks, said, defaults)).response.language;
	};

	it('is what the tool says, else the default of the node', async () => {
		expect(await inLanguage('default')).toBeNull();
		expect(await inLanguage('default', { language: 'de' })).toBe('de');
		expect(await inLanguage('zh-CN', { language: 'de' })).toBe('zh-CN');
		expect(await inLanguage('no language at all')).toBeNull();
	});
});
