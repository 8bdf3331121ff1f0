import { parse } from 'node:querystring';

import fc from 'fast-check';

import { parseSurveyForm, surveyStepOf } from '../../../core/pages/form';
import { aSurvey, anIndexSurvey } from './a-survey';

const tokens = { t: 'token', f: 'form' };
const empty = { value: null, items: {}, reasons: [], comment: null, own: {} };

describe('the rating step', () => {
	test.each([
		['as a form sends it', parse('t=a&f=b&step=rating&l=zh-CN&value=4')],
		['as JSON', { ...tokens, step: 'rating', l: 'zh-CN', value: 4 }],
	])('reads a rating %s', (_name, fields) => {
		expect(parseSurveyForm(aSurvey(), 'rating', fields)).toEqual({
			kind: 'ok',
			answers: { ...empty, value: 4 },
			language: 'zh-CN',
		});
	});

	test('reads every item of an index', () => {
		const fields = { ...tokens, 'item.product': '10', 'item.service': 1, 'item.price': '7' };
		expect(parseSurveyForm(anIndexSurvey(), 'rating', fields)).toMatchObject({
			kind: 'ok',
			answers: { value: null, items: { product: 10, service: 1, price: 7 } },
		});
	});

	test.each([
		[{ value: '6' }, 'value', 'not_in_scale'],
		[{ value: '0' }, 'value', 'not_in_scale'],
		[{ value: '3.5' }, 'value', 'not_in_scale'],
		[{ value: '1e0' }, 'value', 'not_in_scale'],
		[{ value: 'NaN' }, 'value', 'not_in_scale'],
		[{ value: ' 3' }, 'value', 'not_in_scale'],
		[{ value: ['3', '4'] }, 'value', 'repeated'],
		[{ value: { a: 1 } }, 'value', 'not_text'],
		[{ value: '' }, 'value', 'required'],
		[{}, 'value', 'required'],
		[{ value: '3', score: '5' }, 'score', 'unknown_field'],
		[{ value: '3', comment: 'too early' }, 'comment', 'unknown_field'],
		[{ value: '3', 'item.product': '3' }, 'item.product', 'unknown_field'],
		[{ value: '3', constructor: '3' }, 'constructor', 'unknown_field'],
	])('refuses %j', (fields, field, code) => {
		expect(parseSurveyForm(aSurvey(), 'rating', { ...tokens, ...fields })).toMatchObject({
			kind: 'invalid',
			errors: [{ field, code }],
		});
	});

	test('takes along what was typed on the second step, finished or not', () => {
		const fields = { ...tokens, value: '3', kept: '1', comment: 'Hm', reason: ['slow', 'gone'] };
		expect(parseSurveyForm(aSurvey(), 'rating', fields)).toEqual({
			kind: 'ok',
			answers: { ...empty, value: 3, comment: 'Hm', reasons: ['slow'] },
			language: null,
			kept: true,
		});
	});

	test('a language the survey does not have is not believed', () => {
		const fields = { ...tokens, value: '3', l: 'xx' };
		expect(parseSurveyForm(aSurvey(), 'rating', fields)).toMatchObject({ language: null });
	});

	test('a rating may be left out where the survey allows it', () => {
		const rating = { ...aSurvey().rating, required: false };
		expect(parseSurveyForm(aSurvey({ rating }), 'rating', tokens)).toMatchObject({ kind: 'ok' });
	});
});

describe('the details step', () => {
	test('reads reasons, comment and own questions; markup stays text, controls go', () => {
		const fields = parse(
			'reason=slow&reason=hard&comment=%3Cb%3Eno%3C%2Fb%3E%0D%0Aheat%00&own.name=Bo&own.channel=chat',
		);
		expect(parseSurveyForm(aSurvey(), 'details', fields)).toEqual({
			kind: 'ok',
			language: null,
			answers: {
				value: null,
				items: {},
				reasons: ['slow', 'hard'],
				comment: '<b>no</b>\nheat',
				own: { name: 'Bo', channel: 'chat' },
			},
		});
	});

	test('may be empty', () => {
		const fields = { ...tokens, comment: ' \n ', 'own.name': '' };
		expect(parseSurveyForm(aSurvey(), 'details', fields)).toMatchObject({
			kind: 'ok',
			answers: empty,
		});
	});

	test.each([
		[{ reason: 'made-up' }, 'reason', 'unknown_choice'],
		[{ comment: 'x'.repeat(4001) }, 'comment', 'too_long'],
		[{ 'own.name': 'x'.repeat(51) }, 'own.name', 'too_long'],
		[{ 'own.channel': 'fax' }, 'own.channel', 'unknown_choice'],
		[{ 'own.channel': ['chat', 'phone'] }, 'own.channel', 'repeated'],
		[{ 'own.other': 'x' }, 'own.other', 'unknown_field'],
		[{ value: '1' }, 'value', 'unknown_field'],
	])('refuses %j', (fields, field, code) => {
		expect(parseSurveyForm(aSurvey(), 'details', fields)).toMatchObject({
			kind: 'invalid',
			errors: [{ field, code }],
		});
	});

	test('what could be read is kept when something else is wrong', () => {
		const fields = { comment: 'long story', 'own.channel': 'fax' };
		expect(parseSurveyForm(aSurvey(), 'details', fields)).toMatchObject({
			kind: 'invalid',
			answers: { comment: 'long story' },
		});
	});

	test('4000 emoji fit, and no more of them', () => {
		const comment = (many: number) =>
			parseSurveyForm(aSurvey(), 'details', { comment: '😡'.repeat(many) });
		expect(comment(4_000)).toMatchObject({ kind: 'ok', answers: { comment: '😡'.repeat(4_000) } });
		expect(comment(4_001)).toMatchObject({ errors: [{ field: 'comment', code: 'too_long' }] });
	});

	test('4000 characters fit, with line ends as browsers send them', () => {
		const comment = 'ab\r\n'.repeat(1333);
		expect(parseSurveyForm(aSurvey(), 'details', { comment })).toMatchObject({ kind: 'ok' });
	});

	test('a comment is required after a low rating where the survey says so', () => {
		const survey = aSurvey({ commentRequiredWhenLow: true });
		const wrong = [{ field: 'comment', code: 'required' }];
		expect(parseSurveyForm(survey, 'details', {}, 'low')).toMatchObject({ errors: wrong });
		expect(parseSurveyForm(survey, 'details', {}, 'high')).toMatchObject({ kind: 'ok' });
	});
});

test.each([
	[{ step: 'rating' }, 'rating'],
	[{ step: 'details' }, 'details'],
	[{ step: 'other' }, null],
	[{ step: ['rating', 'rating'] }, null],
	[{}, null],
	[null, null],
])('the step of %j is %s', (fields, step) => {
	expect(surveyStepOf(fields)).toBe(step);
});

test('anything that arrives is read without a throw, and only answers of the survey come out', () => {
	const names = ['value', 'reason', 'comment', 'own.name', 'own.channel', 't', 'step', 'l'];
	const fields = fc.oneof(
		fc.anything(),
		fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.anything()),
		fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string()))),
	);
	fc.assert(
		fc.property(fields, fc.constantFrom('rating' as const, 'details' as const), (sent, step) => {
			const parsed = parseSurveyForm(aSurvey(), step, sent, 'low');
			const { value, reasons, comment } = parsed.answers;
			if (value !== null) expect([1, 2, 3, 4, 5]).toContain(value);
			for (const reason of reasons) {
				expect(aSurvey().reasons.map(({ id }) => id)).toContain(reason);
			}
			expect((comment ?? '').replace(/[\t\n]/g, '')).not.toMatch(/\p{Cc}|\u202e/u);
			if (parsed.kind === 'invalid') expect(parsed.errors.length).toBeGreaterThan(0);
			surveyStepOf(sent);
		}),
		{ numRuns: 500 },
	);
});
