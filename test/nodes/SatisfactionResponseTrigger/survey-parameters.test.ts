import { sayIn } from '../../../core/language/say';
import { surveyDefinition } from '../../../core/loop/survey/survey-definition';
import { lintWording } from '../../../core/survey/wording';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { surveyParameters } from '../../../nodes/SatisfactionResponseTrigger/survey-parameters';

const { properties } = new SatisfactionResponseTrigger().description;
const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));

const defined = (given: Record<string, unknown>) => {
	const survey = surveyDefinition(
		surveyParameters((name) => ({ ...defaults, surveyKey: 'service', ...given })[name]),
	);
	return { survey, warnings: lintWording(survey, sayIn('en')) };
};

describe('the parameters of the Response Trigger', () => {
	it('make a complete survey of nothing but a key', () => {
		const { survey, warnings } = defined({});
		expect(survey).toMatchObject({
			key: 'service',
			name: 'service',
			metric: 'csat',
			purpose: 'transactional',
			touchpoint: null,
			languages: ['en', 'zh-CN'],
			rating: { min: 1, max: 5, style: 'numbers', direction: 'higher_is_better' },
			expiresAfter: 14 * 86_400_000,
			changeWindow: 86_400_000,
			acceptAnswers: true,
		});
		expect(survey.reasons.length).toBeGreaterThan(5);
		expect(survey.commentPrompt).not.toBeNull();
		expect(warnings).toEqual([]);
	});

	const scales: Array<[Record<string, unknown>, number, number, string, string]> = [
		[{ csatScale: 'csat_1_5_stars' }, 1, 5, 'stars', 'higher_is_better'],
		[{ csatScale: 'csat_1_5_faces' }, 1, 5, 'faces', 'higher_is_better'],
		[{ csatScale: 'csat_1_7' }, 1, 7, 'numbers', 'higher_is_better'],
		[{ csatScale: 'csat_1_10' }, 1, 10, 'numbers', 'higher_is_better'],
		[
			{ csatScale: 'yes_no', options: { purpose: 'verification' } },
			1,
			2,
			'numbers',
			'higher_is_better',
		],
		[{ metric: 'nps' }, 0, 10, 'numbers', 'higher_is_better'],
		[{ metric: 'ces' }, 1, 7, 'numbers', 'higher_is_better'],
		[{ metric: 'ces', cesScale: 'ces_1_7_effort' }, 1, 7, 'numbers', 'lower_is_better'],
		[{ metric: 'csi' }, 1, 10, 'numbers', 'higher_is_better'],
		[{ metric: 'csi', csiScale: 'csat_1_5_stars' }, 1, 5, 'stars', 'higher_is_better'],
	];
	it.each(scales)('%j is asked from %i to %i', (given, min, max, style, direction) => {
		expect(defined(given).survey.rating).toMatchObject({ min, max, style, direction });
	});

	it('offer every scale that there is for their metric', () => {
		const offered = properties.filter(({ name }) => name.endsWith('Scale'));
		for (const { name, options } of offered) {
			for (const { value } of options as Array<{ value: string }>) {
				const metric = name.replace('Scale', '');
				expect(() => defined({ metric, [name]: value })).not.toThrow();
			}
		}
	});

	it('take items, reasons and questions as rows, with ids made from their texts', () => {
		const { survey } = defined({
			metric: 'csi',
			csiItems: {
				item: [
					{ text: 'Was it clean?', weight: 3 },
					{ id: 'speed', text: 'Speed', weight: 1 },
					{ text: ' ', weight: 1 },
				],
			},
			ownReasons: { reason: [{ text: 'Too far away', levels: ['low'] }] },
			ownQuestions: {
				question: [
					{ kind: 'text', text: 'What else?', maxLength: 100 },
					{
						kind: 'choice',
						id: 'where',
						text: '在哪里？',
						choices: '门店，市区\nVIP\n',
						multiple: true,
					},
					{
						kind: 'rating',
						id: 'again',
						text: 'Again?',
						min: 0,
						max: 3,
						required: true,
						askWhen: 'answer',
						askWhenQuestion: '在哪里？',
						askWhenAnswers: 'VIP',
					},
				],
			},
			texts: {
				text: [
					{ language: '', field: 'item', id: 'was-it-clean', text: '干净吗？' },
					// The row has no id of its own: its text will do.
					{ language: 'zh-CN', field: 'reason', id: 'Too far away', text: '太远' },
					{ language: 'en', field: 'question', id: 'where', text: 'Where?' },
					{ language: 'en', field: 'option', id: 'where:option_1', text: 'In town' },
				],
			},
			options: { lowBelow: 50 },
		});
		expect(survey.items).toEqual([
			{ id: 'was-it-clean', text: { en: 'Was it clean?', 'zh-CN': '干净吗？' }, weight: 3 },
			{ id: 'speed', text: { en: 'Speed' }, weight: 1 },
		]);
		expect(survey.reasons).toEqual([
			{ id: 'too-far-away', text: { en: 'Too far away', 'zh-CN': '太远' }, levels: ['low'] },
		]);
		expect(survey.questions).toMatchObject([
			{ kind: 'text', id: 'what-else', maxLength: 100 },
			{
				kind: 'choice',
				multiple: true,
				text: { en: 'Where?', 'zh-CN': '在哪里？' },
				options: [
					{ text: { en: 'In town', 'zh-CN': '门店，市区' } },
					{ id: 'option_2', text: { 'zh-CN': 'VIP' } },
				],
			},
			{
				kind: 'rating',
				min: 0,
				max: 3,
				required: true,
				askWhen: { question: 'where', answers: ['option_2'] },
			},
		]);
		expect(survey.cuts).toEqual({ lowBelow: 50, highFrom: 80 });
	});

	it('take the cut of the chosen scale, and of no other', () => {
		const cuts = { satisfiedFrom5: 5, satisfiedFrom7: 5, satisfiedFrom10: 8 };
		const cutOn = (csatScale: string) => defined({ csatScale, ...cuts }).survey.cuts?.highFrom;
		expect(['csat_1_5_faces', 'csat_1_7', 'csat_1_10', 'yes_no'].map(cutOn)).toEqual([5, 5, 8, 2]);
		expect(defined({ csatScale: 'csat_1_10' }).survey.cuts?.highFrom).toBe(9);
		expect(defined({ metric: 'nps', ...cuts }).survey.cuts).toBeNull();
	});

	it('make an id of a text without Latin letters, the same one every time', () => {
		const rows = { item: [{ text: '服务态度', weight: 1 }] };
		const [one, other] = [
			defined({ metric: 'csi', csiItems: rows }),
			defined({ metric: 'csi', csiItems: rows }),
		];
		expect(one.survey.items[0]?.id).toMatch(/^t[0-9a-f]{8}$/);
		expect(one.survey.version).toBe(other.survey.version);
	});

	it('ask the question that was written in its own language, and the standard one in others', () => {
		const { survey } = defined({ question: '这次维修您满意吗？' });
		expect(survey.rating.text).toEqual({
			en: 'How satisfied are you with our service?',
			'zh-CN': '这次维修您满意吗？',
		});
	});

	it('give the mail a subject and an introduction, in other languages by its texts', () => {
		const { survey } = defined({
			mail: { subject: '{customer}，请评价', intro: 'About {subject}' },
			texts: { text: [{ language: 'en', field: 'mailSubject', text: 'How was it?' }] },
		});
		expect(survey.mailSubject).toEqual({ en: 'How was it?', 'zh-CN': '{customer}，请评价' });
		expect(survey.mailIntro).toEqual({ en: 'About {subject}' });
	});

	it('give the page of thanks a next step, in other languages by its texts', () => {
		const { survey } = defined({
			options: {
				nextStep: {
					step: { url: 'https://example.com/review', link: 'Write a few words', text: '' },
				},
			},
			texts: { text: [{ language: 'zh-CN', field: 'nextStepLink', text: '写几句' }] },
		});
		expect(survey.nextStep).toEqual({
			url: 'https://example.com/review',
			text: null,
			link: { en: 'Write a few words', 'zh-CN': '写几句' },
			showTo: 'high',
		});
		expect(defined({}).survey.nextStep).toBeUndefined();
		const step = { url: 'https://example.com/review', showTo: 'everybody' };
		const all = defined({ options: { nextStep: { step } } });
		expect(all.survey.nextStep?.showTo).toBe('everybody');
	});

	it.each<[Record<string, unknown>, number]>([
		[{}, 13],
		[{ ownReasons: { reason: [{ text: 'Noise', levels: ['low'] }] } }, 1],
		[{ ownReasons: { reason: [{ text: 'Noise' }] }, options: { offerReasons: false } }, 0],
	])('of %j offer %i reasons', (given, count) => {
		expect(defined(given).survey.reasons).toHaveLength(count);
	});

	it('take the key from the path where none is given, and name the field where neither is', () => {
		const keyless = { surveyKey: '', options: { path: 'surveys/After Service' } };
		expect(defined(keyless).survey.key).toBe('after-service');
		expect(() => defined({ surveyKey: '' })).toThrow(
			expect.objectContaining({ hint: expect.stringContaining('Fill in Survey Key') }),
		);
	});

	it('give other languages their texts, and say which are missing', () => {
		const text = (field: string, given: string, id = '') => ({
			language: 'fr',
			field,
			text: given,
			id,
		});
		const { survey, warnings } = defined({
			question: 'Êtes-vous satisfait de notre service ?',
			options: { languages: ['en'], otherLanguages: 'fr', defaultLanguage: 'fr' },
			texts: {
				text: [
					text('lowLabel', 'Pas du tout'),
					text('reason', 'Trop lent', 'slow'),
					text('thanks', ''),
				],
			},
		});
		expect(survey.languages).toEqual(['fr', 'en']);
		expect(survey.rating.text.fr).toContain('satisfait');
		expect(survey.reasons.find(({ id }) => id === 'slow')?.text.fr).toBe('Trop lent');
		const missing = warnings.filter(({ code }) => code === 'missing_translation');
		expect(missing.map(({ questionId }) => questionId)).toContain('rating:high');
		expect(missing.map(({ questionId }) => questionId)).not.toContain('rating:low');
	});

	it('refuse a text for a part that the survey does not have', () => {
		const row = { language: 'en', field: 'reason', id: 'nonsense', text: 'x' };
		expect(() => defined({ texts: { text: [row] } })).toThrow(/"reason:nonsense"/);
	});
});
