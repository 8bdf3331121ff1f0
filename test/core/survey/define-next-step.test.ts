import { InputError } from '../../../core/model/errors';
import { sayIn } from '../../../core/language/say';
import { surveyDefinition } from '../../../core/loop/survey/survey-definition';
import type { SurveyInput } from '../../../core/survey/survey-input';
import { lintWording } from '../../../core/survey/wording';

const define = (input: Partial<SurveyInput>) =>
	surveyDefinition({ key: 'service', metric: 'csat', languages: ['en', 'zh-CN'], ...input });

describe('the next step of a survey', () => {
	it('is part of its definition, in the languages it is given in', () => {
		const survey = define({
			nextStep: {
				url: ' https://example.com/review ',
				text: { en: 'Two sentences help.', 'zh-CN': '写两句话就好。' },
				link: 'Write a few words',
			},
			texts: [{ language: 'zh-CN', field: 'nextStepLink', text: '写几句' }],
		});
		expect(survey.nextStep).toEqual({
			url: 'https://example.com/review',
			text: { en: 'Two sentences help.', 'zh-CN': '写两句话就好。' },
			link: { en: 'Write a few words', 'zh-CN': '写几句' },
			showTo: 'high',
		});
		expect(survey.version).not.toBe(define({}).version);
	});

	it('leaves the version of a survey without one as it was', () => {
		const none = define({ nextStep: { url: '', text: '', link: '', showTo: 'high' } });
		expect(none.nextStep).toBeUndefined();
		expect(none.version).toBe(define({}).version);
	});

	it.each<[SurveyInput['nextStep'], RegExp]>([
		[{ url: 'http://example.com' }, /"nextStep.url".*http:\/\/example.com/],
		[{ url: 'example.com/review' }, /"nextStep.url".*example.com\/review/],
		[{ url: 'javascript:alert(1)' }, /"nextStep.url"/],
		[{ url: 'https://me:secret@example.com' }, /"nextStep.url"/],
		[{ url: 'https://localhost/x' }, /"nextStep.url"/],
		[{ url: '', text: 'Tell others' }, /has a text, but no address/],
		[{ url: 'https://example.com', showTo: 'low' as never }, /"nextStep.showTo".*low/],
	])('refuses %j, and says why', (nextStep, message) => {
		expect(() => define({ nextStep })).toThrow(InputError);
		expect(() => define({ nextStep })).toThrow(message);
	});

	it('is told of where a language of the survey has no text for it', () => {
		const nextStep = { url: 'https://example.com', text: 'Two sentences help.' };
		const warnings = lintWording(define({ nextStep }), sayIn('en'));
		expect(warnings).toEqual([
			expect.objectContaining({
				code: 'missing_translation',
				questionId: 'nextStep',
				language: 'zh-CN',
			}),
		]);
	});

	it('refuses its text under Texts where there is none', () => {
		const texts = [{ language: 'en', field: 'nextStep', text: 'Tell others' }];
		expect(() => define({ texts })).toThrow(/"nextStep", which this survey does not have/);
	});
});
