import { sayIn } from '../../../core/language/say';
import { metrics } from '../../../core/model/metric';
import { defineSurvey } from '../../../core/survey/define';
import type { SurveyInput } from '../../../core/survey/survey-input';
import { lintWording } from '../../../core/survey/wording';
import type { WarningCode } from '../../../core/survey/wording';

const say = sayIn('en');
const survey = (more: Partial<SurveyInput> = {}) =>
	defineSurvey({ key: 'a', metric: 'csat', languages: ['en', 'zh-CN'], ...more });
const codes = (more: Partial<SurveyInput>): WarningCode[] =>
	lintWording(survey(more), say).map(({ code }) => code);

describe('the built-in surveys', () => {
	it.each(metrics.map((metric) => [metric]))(
		'of %s give no warning in either language',
		(metric) => {
			expect(lintWording(survey({ metric }), say)).toEqual([]);
		},
	);

	it.each<[Partial<SurveyInput>]>([
		[{ metric: 'ces', scale: 'ces_1_7_effort' }],
		[{ purpose: 'verification', scale: 'yes_no' }],
		[{ purpose: 'verification' }],
	])('%j give no warning either', (more) => {
		expect(lintWording(survey(more), say)).toEqual([]);
	});
});

describe('a question', () => {
	it.each<[string, string, WarningCode[]]>([
		['en', 'How satisfied are you with our service?', []],
		['en', 'How likely are you to recommend us to a friend or colleague?', []],
		['en', 'Was the technician on time?', []],
		['en', 'How satisfied are you with the price and the quality?', ['double_barrelled']],
		['en', 'Was our team fast & friendly?', ['double_barrelled']],
		['en', 'How clear or helpful was the answer?', ['double_barrelled']],
		['en', 'How much did you enjoy our award-winning support?', ['leading']],
		['en', 'Don’t you agree that it was easy?', ['leading']],
		['en', 'How satisfied are you with our excellent service?', ['leading']],
		['en', 'Please rate us 5 stars', ['leading']],
		[
			'en',
			'Thinking back to the whole of the time since you first got in touch with our team about this, how satisfied are you?',
			['too_long'],
		],
		['zh-CN', '您对本次服务满意吗？', []],
		['zh-CN', '您有多大可能向朋友或同事推荐我们？', []],
		['zh-CN', '我们的回复及时吗？', []],
		['zh-CN', '您对价格和质量满意吗？', ['double_barrelled']],
		['zh-CN', '您对我们的态度、速度满意吗？', ['double_barrelled']],
		['zh-CN', '您对产品以及服务满意吗？', ['double_barrelled']],
		['zh-CN', '您对我们优质的服务满意吗？', ['leading']],
		['zh-CN', '难道您不满意吗？', ['leading']],
		['zh-CN', '请给我们打五星', ['leading']],
		[
			'zh-CN',
			'请您回忆一下从第一次联系我们的客服人员一直到今天为止的整个过程当中，总的来说您对我们所提供的服务是否感到满意？',
			['too_long'],
		],
		['fr', 'Êtes-vous satisfait du prix et de la qualité ?', []],
	])('in %s, "%s" is found %j', (language, text, expected) => {
		const texts = { [language]: { question: text } };
		const warnings = lintWording(
			survey({ languages: [language], texts, reasons: 'none', askComment: false }),
			say,
		).filter(({ code }) => code !== 'missing_translation');
		expect(warnings.map(({ code }) => code)).toEqual(expected);
		for (const warning of warnings) {
			expect(warning).toMatchObject({ questionId: 'rating', language });
		}
	});

	it.each<[string, WarningCode[]]>([
		['How likely are you to recommend us to a friend or colleague?', []],
		['On a scale of 0 to 10, how likely is it that you would recommend Lotus Hotels?', []],
		['Would you recommend {brand} to others?', []],
		['How likely are you to refer a friend to us?', []],
		['您有多大可能向朋友或同事推荐我们？', []],
		['您愿意把我们推荐给别人吗？', []],
		['您会把{brand}介绍给亲友吗？', []],
		['您有多大可能向朋友或同事推薦我們？', []],
		['How do you like us?', ['nps_altered']],
		['How satisfied are you with our service?', ['nps_altered']],
		['您喜欢我们吗？', ['nps_altered']],
	])('"%s" for an NPS is found %j', (question, expected) => {
		expect(codes({ metric: 'nps', question })).toEqual(expected);
	});

	it('of free text may join two things: it is not rated', () => {
		const question = {
			kind: 'text' as const,
			id: 'why',
			text: { en: 'What was good and what was bad?', 'zh-CN': '哪里好和哪里不好？' },
		};
		expect(codes({ questions: [question] })).toEqual([]);
	});
});

describe('the survey as a whole', () => {
	it('names every text without a translation and what readers see instead', () => {
		const warnings = lintWording(
			survey({
				reasons: [{ id: 'noise', text: 'Too loud', levels: ['low'] }],
				questions: [{ kind: 'choice', id: 'where', text: 'Where?', options: 'Shop\nWeb' }],
			}),
			say,
		);
		expect(warnings.map(({ code, questionId, language }) => [code, questionId, language])).toEqual([
			['missing_translation', 'where', 'zh-CN'],
			['missing_translation', 'reason:noise', 'zh-CN'],
			['missing_translation', 'where:option_1', 'zh-CN'],
			['missing_translation', 'where:option_2', 'zh-CN'],
		]);
		expect(warnings[0]?.text).toBe('"where" has no text in "zh-CN"; readers see "Where?".');
	});

	it('misses what replaces a built-in text only where none is built in', () => {
		const texts = {
			fr: { question: 'Êtes-vous satisfait ?' },
			'zh-CN': { thanks: '谢谢！' },
			en: { mailSubject: 'Your opinion?' },
		};
		const warnings = lintWording(
			survey({
				languages: ['zh-CN', 'fr', 'en'],
				texts,
				reasons: 'none',
				askComment: false,
			}),
			say,
		).filter(({ questionId }) => !questionId?.startsWith('rating'));
		expect(warnings.map(({ text }) => text)).toEqual([
			'"thanks" has no text in "fr"; readers see the built-in one in "en".',
			'"mailSubject" has no text in "fr"; readers see yours in "en".',
		]);
	});

	it('misses the labels of a scale', () => {
		const text = { en: 'How fast was it?', 'zh-CN': '速度如何？' };
		expect(codes({ questions: [{ kind: 'rating', id: 'speed', text }] })).toEqual([
			'missing_scale_label',
		]);
	});

	it('is too much past ten questions', () => {
		const questions = (count: number) =>
			Array.from({ length: count }, (_, index) => ({
				kind: 'text' as const,
				id: `q${index}`,
				text: { en: 'What else?', 'zh-CN': '还有呢？' },
			}));
		expect(codes({ questions: questions(9) })).toEqual([]);
		expect(codes({ questions: questions(10) })).toEqual(['too_many_questions']);
	});
});
