import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { defineSurvey } from '../../../core/survey/define';
import type { SurveyInput } from '../../../core/survey/survey-input';
import { scaleChoices, scales } from '../../../core/survey/scale-choices';
import { surveyVersion } from '../../../core/survey/version';

const base: SurveyInput = { key: 'after-service', metric: 'csat', languages: ['en', 'zh-CN'] };
const define = (more: Record<string, unknown> = {}) =>
	defineSurvey({ ...base, ...more } as SurveyInput);

describe('a survey of nothing but key and metric', () => {
	it('has built-in texts in both languages, reasons by level and sane times', () => {
		const survey = define();
		expect(survey.rating).toMatchObject({ id: 'rating', min: 1, max: 5, style: 'numbers' });
		expect(Object.keys(survey.rating.text)).toEqual(['en', 'zh-CN']);
		expect(survey.rating.lowLabel).toEqual({ en: 'Very dissatisfied', 'zh-CN': '非常不满意' });
		expect(survey.reasons.some(({ levels }) => levels.includes('low'))).toBe(true);
		expect(survey.reasons.some(({ levels }) => levels.includes('high'))).toBe(true);
		expect(survey.commentPrompt).not.toBeNull();
		expect(survey).toMatchObject({
			name: 'after-service',
			purpose: 'transactional',
			expiresAfter: 14 * 86_400_000,
			changeWindow: 86_400_000,
			acceptAnswers: true,
			cuts: { lowBelow: null, highFrom: 4 },
			items: [],
		});
		expect(survey.expectedSeconds).toBe(35);
	});

	it('speaks English when no language is named', () => {
		const survey = defineSurvey({ key: 'a', metric: 'nps' });
		expect(survey.languages).toEqual(['en']);
		expect(Object.keys(survey.rating.text)).toEqual(['en']);
	});

	it('uses the built-in texts for a regional tag, under that tag', () => {
		const survey = define({ languages: 'en-GB, zh' });
		expect(Object.keys(survey.rating.text)).toEqual(['en-GB', 'zh']);
	});
});

describe('the scale', () => {
	it.each([
		['csat', 'csat_1_5_stars', 1, 5, 'higher_is_better', 'stars'],
		['csat', 'csat_1_5_faces', 1, 5, 'higher_is_better', 'faces'],
		['csat', 'csat_1_7', 1, 7, 'higher_is_better', 'numbers'],
		['csat', 'csat_1_10', 1, 10, 'higher_is_better', 'numbers'],
		['csat', 'yes_no', 1, 2, 'higher_is_better', 'numbers'],
		['nps', 'nps', 0, 10, 'higher_is_better', 'numbers'],
		['ces', 'ces_1_7_agreement', 1, 7, 'higher_is_better', 'numbers'],
		['ces', 'ces_1_7_effort', 1, 7, 'lower_is_better', 'numbers'],
		['csi', 'csi', 1, 10, 'higher_is_better', 'numbers'],
		['csi', 'csat_1_5', 1, 5, 'higher_is_better', 'numbers'],
	])('of %s as %s goes from %d to %d, %s', (metric, scale, min, max, direction, style) => {
		expect(define({ metric, scale }).rating).toMatchObject({ min, max, direction, style });
	});

	it('asks about effort where less is better, and about ease where more is', () => {
		expect(define({ metric: 'ces', scale: 'ces_1_7_effort' }).rating.text.en).toContain('effort');
		expect(define({ metric: 'ces' }).rating.text.en).toContain('easy');
	});

	it('of another metric is refused with the ones that fit', () => {
		expect(() => define({ metric: 'nps', scale: 'csat_1_7' })).toThrow(
			expect.objectContaining({ hint: 'Choose one of: nps.' }),
		);
	});

	it('asks a verification whether it is solved', () => {
		const survey = define({ purpose: 'verification', scale: 'yes_no' });
		expect(survey.rating.text.en).toBe('Is your problem solved?');
		expect(survey.rating.highLabel?.['zh-CN']).toBe('已经解决');
	});

	it('answers any other question of two points with no or yes', () => {
		const { rating } = define({ scale: 'yes_no', question: 'Were we on time?' });
		expect(rating).toMatchObject({
			text: { en: 'Were we on time?' },
			lowLabel: { en: 'No', 'zh-CN': '否' },
			highLabel: { en: 'Yes', 'zh-CN': '是' },
		});
	});
});

describe('own texts', () => {
	const french = {
		question: 'Êtes-vous satisfait de notre service ?',
		'reason:slow': 'Trop long',
		commentPrompt: 'Que devons-nous savoir ?',
	};

	it.each([
		['rows', Object.entries(french).map(([field, text]) => ({ language: 'fr', field, text }))],
		['an object', { fr: french }],
		['JSON', JSON.stringify({ fr: french })],
		[
			'JSON rows',
			JSON.stringify(
				Object.entries(french).map(([field, text]) => ({ language: 'fr', field, text })),
			),
		],
	])('may come as %s', (_form, texts) => {
		const survey = define({ languages: ['fr', 'en'], texts });
		expect(survey.rating.text.fr).toBe(french.question);
		expect(survey.reasons[0]?.text).toEqual({ fr: 'Trop long', en: 'Took too long' });
		expect(survey.commentPrompt?.fr).toBe(french.commentPrompt);
	});

	it('replace the built-in ones', () => {
		const survey = define({ texts: { en: { question: 'How was the repair?' } } });
		expect(survey.rating.text.en).toBe('How was the repair?');
		expect(survey.rating.text['zh-CN']).toBe('您对本次服务满意吗？');
	});

	it.each([
		['question', 'rating.text'],
		['lowLabel', 'rating.lowLabel'],
		['highLabel', 'rating.highLabel'],
		['commentPrompt', 'commentPrompt'],
	])('of one language leave the built-in %s of the other alone', (field, path) => {
		const read = (survey: object): Record<string, string> =>
			path
				.split('.')
				.reduce((part, key) => (part as Record<string, object>)[key] ?? {}, survey) as never;
		const usual = read(define());
		const survey = define({ texts: [{ language: '', field, text: '请写中文' }] });
		expect(read(survey)).toEqual({ en: usual.en, 'zh-CN': '请写中文' });
		const other = define({ texts: [{ language: '', field, text: 'In English' }] });
		expect(read(other)).toEqual({ en: 'In English', 'zh-CN': usual['zh-CN'] });
	});

	it('of a page or mail are kept in the languages they were given in, and in no other', () => {
		const survey = define({
			question: '这次维修您满意吗？',
			mailSubject: '{customer}，请评价',
			mailIntro: 'About {subject}',
			texts: [
				{ language: '', field: 'thanks', text: '谢谢！' },
				{ language: 'en', field: 'mailSubject', text: '{customer}, how was it?' },
			],
		});
		expect(survey.rating.text).toEqual({
			en: 'How satisfied are you with our service?',
			'zh-CN': '这次维修您满意吗？',
		});
		expect(survey).toMatchObject({
			thanks: { 'zh-CN': '谢谢！' },
			intro: null,
			mailSubject: { en: '{customer}, how was it?', 'zh-CN': '{customer}，请评价' },
			mailIntro: { en: 'About {subject}' },
		});
	});

	it('take a list of choices for one language, however single ones are written', () => {
		const survey = define({
			languages: ['en', 'zh-CN'],
			questions: [{ kind: 'choice', id: 'where', text: '在哪里？', options: '门店\nVIP\n网上' }],
		});
		expect(survey.questions[0]).toMatchObject({
			text: { 'zh-CN': '在哪里？' },
			options: [
				{ text: { 'zh-CN': '门店' } },
				{ text: { 'zh-CN': 'VIP' } },
				{ text: { 'zh-CN': '网上' } },
			],
		});
	});

	it('fall back on English for what a default language without built-in texts lacks', () => {
		const survey = define({ languages: ['fr'], texts: { fr: { question: french.question } } });
		expect(survey.rating.lowLabel).toEqual({ en: 'Very dissatisfied' });
	});

	it.each<[Record<string, unknown>, string]>([
		[{ languages: ['fr'] }, 'default language is "fr", but its question has no text'],
		[{ texts: { en: { qestion: 'x' } } }, 'a text for "qestion"'],
		[{ texts: { fr: { question: 'x' } } }, '"texts.fr.question.language" is "fr"'],
		[{ texts: '{"en":' }, '"texts" is not JSON'],
		[{ texts: { en: { question: 5 } } }, '"texts.en.question.text" is 5'],
	])('%j is refused', (more, message) => {
		expect(() => define(more)).toThrow(
			expect.objectContaining({ message: expect.stringContaining(message) }),
		);
	});
});

describe('items, reasons and own questions', () => {
	it('make a CSI of weighted items with cut points', () => {
		const survey = define({
			metric: 'csi',
			items: [
				{ id: 'product', weight: 2 },
				{ id: 'delivery', text: { en: 'Delivery', 'zh-CN': '配送' }, weight: 1 },
			],
		});
		expect(survey.items).toEqual([
			{ id: 'product', text: { en: 'Product', 'zh-CN': '产品' }, weight: 2 },
			{ id: 'delivery', text: { en: 'Delivery', 'zh-CN': '配送' }, weight: 1 },
		]);
		expect(survey.cuts).toEqual({ lowBelow: 60, highFrom: 80 });
		expect(define({ metric: 'csi' }).items).toHaveLength(3);
	});

	it.each([
		['csat_1_5', 4],
		['csat_1_5_stars', 4],
		['csat_1_7', 6],
		['csat_1_10', 9],
		['yes_no', 2],
	] as const)(
		'begin satisfied on %s at the two best, at %d, unless told otherwise',
		(scale, usual) => {
			const cut = (cuts: SurveyInput['cuts']) => define({ scale, cuts }).cuts;
			expect(cut(null)).toEqual({ lowBelow: null, highFrom: usual });
			expect(cut({ highFrom: 2 })).toEqual({ lowBelow: null, highFrom: 2 });
			expect(define({ scale, cuts: { highFrom: usual } }).version).toBe(define({ scale }).version);
		},
	);

	it('make of a pair two ratings of one matter, with the same labels and the same condition', () => {
		const [importance, quality, ...more] = define({
			questions: [
				{ kind: 'pair', id: 'speed', text: 'Speed', max: 7, required: true, askWhen: 'low' },
			],
		}).questions;
		const both = { kind: 'rating', text: { en: 'Speed' }, min: 1, max: 7, required: true };
		expect(importance).toMatchObject({
			...both,
			id: 'speed-importance',
			pair: { of: 'speed', side: 'importance' },
			askWhen: { levels: ['low'] },
		});
		expect(quality).toMatchObject({
			...both,
			id: 'speed-quality',
			pair: { of: 'speed', side: 'quality' },
			askWhen: { levels: ['low'] },
		});
		expect(more).toEqual([]);
	});

	it('read own questions of all three kinds', () => {
		const survey = define({
			questions: [
				{ kind: 'text', id: 'order', text: 'Which order?', maxLength: 40 },
				{
					kind: 'choice',
					id: 'channel',
					text: 'Where?',
					options: 'Shop, town\n\nPhone',
					required: true,
				},
				{
					kind: 'rating',
					id: 'speed',
					text: 'How fast?',
					max: 7,
					lowLabel: 'Slow',
					highLabel: 'Fast',
				},
			],
		});
		expect(survey.questions).toEqual([
			{ kind: 'text', id: 'order', text: { en: 'Which order?' }, required: false, maxLength: 40 },
			{
				kind: 'choice',
				id: 'channel',
				text: { en: 'Where?' },
				required: true,
				multiple: false,
				options: [
					{ id: 'option_1', text: { en: 'Shop, town' } },
					{ id: 'option_2', text: { en: 'Phone' } },
				],
			},
			{
				kind: 'rating',
				id: 'speed',
				text: { en: 'How fast?' },
				required: false,
				min: 1,
				max: 7,
				direction: 'higher_is_better',
				style: 'numbers',
				lowLabel: { en: 'Slow' },
				highLabel: { en: 'Fast' },
			},
		]);
	});

	it('takes own reasons for the levels they name', () => {
		const survey = define({
			reasons: [{ id: 'noise', text: 'Too loud', levels: ['high', 'low'] }],
		});
		expect(survey.reasons).toEqual([
			{ id: 'noise', text: { en: 'Too loud' }, levels: ['low', 'high'] },
		]);
		expect(define({ reasons: 'none' }).reasons).toEqual([]);
	});

	it.each<[Record<string, unknown>, string]>([
		[{ key: 'After Service' }, '"key" is "After Service"'],
		[{ key: '' }, 'The survey has no key'],
		[{ metric: 'csatt' }, '"metric" is "csatt"'],
		[{ purpose: 'fun' }, '"purpose" is "fun"'],
		[{ items: [{ id: 'product' }] }, 'only a CSI has items'],
		[{ metric: 'nps', cuts: { highFrom: 8 } }, 'only CSAT and CSI have cut points'],
		[{ metric: 'ces', cuts: { highFrom: 6 } }, 'only CSAT and CSI have cut points'],
		[{ cuts: { highFrom: 1 } }, '"cuts.highFrom" is 1, but must be a number from 2 to 5'],
		[{ cuts: { highFrom: 6 } }, '"cuts.highFrom" is 6'],
		[{ cuts: { highFrom: 3.5 } }, '"cuts.highFrom" is 3.5'],
		[{ metric: 'csi', items: [{ id: 'x', text: 'X', weight: 0 }] }, 'weight above zero'],
		[{ metric: 'csi', items: [{ id: 'x', text: 'X', weight: -1 }] }, '"items[0].weight" is -1'],
		[{ metric: 'csi', items: [{ id: 'product' }, { id: 'product' }] }, 'used twice'],
		[{ metric: 'csi', cuts: { lowBelow: 80, highFrom: 60 } }, '"cuts.highFrom" is 60'],
		[{ reasons: [{ id: 'noise' }] }, '"reasons[0].text" has no text'],
		[{ reasons: [{ id: 'slow', levels: ['bad'] }] }, '"reasons[0].levels[0]" is "bad"'],
		[{ questions: [{ kind: 'text', id: 'comment', text: 'x' }] }, 'used twice'],
		[{ questions: [{ kind: 'text', id: '1st', text: 'x' }] }, '"questions[0].id" is "1st"'],
		[{ questions: [{ kind: 'text', id: 'constructor', text: 'x' }] }, '"constructor"'],
		[
			{ questions: [{ kind: 'choice', id: 'a', text: 'x', options: 'one' }] },
			'at least two options',
		],
		[
			{ questions: [{ kind: 'rating', id: 'a', text: 'x', min: 5, max: 5 }] },
			'"questions[0].max" is 5',
		],
		[{ expiresAfterDays: 0 }, '"expiresAfterDays" is 0'],
		[{ changeWindowHours: -1 }, '"changeWindowHours" is -1'],
		[{ colour: 'red' }, '"colour" is not known'],
	])('%j is refused', (more, message) => {
		expect(() => define(more)).toThrow(InputError);
		expect(() => define(more)).toThrow(
			expect.objectContaining({ message: expect.stringContaining(message) }),
		);
	});

	it('leaves out comment and its duty when none is asked for', () => {
		const survey = define({ askComment: false, commentRequiredWhenLow: true });
		expect(survey.commentPrompt).toBeNull();
		expect(survey.commentRequiredWhenLow).toBe(false);
	});
});

describe('the version', () => {
	it('is twelve hex digits, the same for the same content and another for other content', () => {
		const survey = define();
		expect(survey.version).toMatch(/^[0-9a-f]{12}$/);
		expect(define().version).toBe(survey.version);
		expect(define({ acceptAnswers: false }).version).not.toBe(survey.version);
		for (const field of ['thanks', 'mailSubject', 'mailIntro']) {
			expect(define({ texts: { en: { [field]: 'Thanks!' } } }).version).not.toBe(survey.version);
		}
	});

	it('does not depend on the order of keys', () => {
		const { version, ...content } = define();
		const shuffled = Object.fromEntries(Object.entries(content).reverse());
		expect(surveyVersion(shuffled as typeof content)).toBe(version);
	});
});

describe('any input at all', () => {
	it('gives a complete survey or an InputError', () => {
		const part = fc.oneof(
			fc.anything({ withBigInt: false }),
			fc.array(
				fc.record(
					{
						id: fc.constantFrom('slow', 'a', '', 'rating'),
						kind: fc.constantFrom('text', 'choice', 'rating', 'x'),
						text: fc.oneof(fc.string(), fc.dictionary(fc.constantFrom('en', 'fr'), fc.string())),
						options: fc.oneof(fc.string(), fc.constant([])),
						weight: fc.oneof(fc.double(), fc.constant(1)),
						levels: fc.constantFrom('low', 'high', [], null),
					},
					{ requiredKeys: ['id'] },
				),
				{ maxLength: 3 },
			),
		);
		const input = fc.record(
			{
				key: fc.constantFrom('a', 'B', 'ok-1'),
				metric: fc.constantFrom('csat', 'nps', 'ces', 'csi', 'x'),
				scale: fc.constantFrom(...scaleChoices, null),
				languages: fc.constantFrom('en', 'en,fr', ['zh-CN'], [], 5),
				texts: part,
				items: part,
				reasons: part,
				questions: part,
				commentPrompt: part,
			},
			{ requiredKeys: ['key', 'metric'] },
		);
		fc.assert(
			fc.property(input, (given) => {
				try {
					const survey = defineSurvey(given as unknown as SurveyInput);
					expect(survey.rating.text[survey.languages[0] ?? '']).toBeTruthy();
					expect(survey.version).toMatch(/^[0-9a-f]{12}$/);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('knows a scale for every choice', () => {
		expect(Object.keys(scales)).toEqual([...scaleChoices]);
	});
});
