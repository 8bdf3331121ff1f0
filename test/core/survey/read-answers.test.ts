import fc from 'fast-check';
import { defineSurvey } from '../../../core/survey/define';
import { readAnswers } from '../../../core/survey/read-answers';

const survey = defineSurvey({
	key: 'a',
	metric: 'csat',
	reasons: [
		{ id: 'slow', text: 'Slow' },
		{ id: 'loud', text: 'Loud' },
	],
	questions: [
		{ kind: 'text', id: 'order', text: 'Which order?', maxLength: 5 },
		{
			kind: 'choice',
			id: 'where',
			text: 'Where?',
			options: [
				{ id: 'shop', text: 'Shop' },
				{ id: 'web', text: 'Web' },
			],
		},
		{
			kind: 'choice',
			id: 'which',
			text: 'Which?',
			multiple: true,
			options: [
				{ id: 'x', text: 'X' },
				{ id: 'y', text: 'Y' },
			],
		},
		{ kind: 'rating', id: 'speed', text: 'How fast?' },
	],
});
const index = defineSurvey({ key: 'b', metric: 'csi' });

describe('answers from outside', () => {
	it.each<[unknown, unknown]>([
		[{ rating: 5 }, { rating: 5 }],
		[{ rating: ' 2 ' }, { rating: 2 }],
		[{ comment: ' too\r\nloud\u0000 ' }, { comment: 'too\nloud' }],
		[{ comment: '' }, { comment: null }],
		[{ reasons: 'slow' }, { reasons: ['slow'] }],
		[{ reasons: ['loud', 'slow', 'loud'] }, { reasons: ['slow', 'loud'] }],
		[{ reasons: [] }, { reasons: [] }],
		[{ order: 'A-12' }, { own: { order: 'A-12' } }],
		[{ order: '' }, { own: { order: null } }],
		[{ where: 'web' }, { own: { where: 'web' } }],
		[{ which: ['y', 'x'] }, { own: { which: ['x', 'y'] } }],
		[{ speed: '4' }, { own: { speed: 4 } }],
		[{ rating: undefined }, {}],
		[{}, {}],
	])('%j reads as %j', (input, given) => {
		expect(readAnswers(survey, input)).toEqual({ kind: 'ok', given });
	});

	it('rate the items of an index, not a headline', () => {
		expect(readAnswers(index, { product: 8, service: '' })).toEqual({
			kind: 'ok',
			given: { items: { product: 8, service: null } },
		});
		expect(readAnswers(index, { rating: 8 })).toMatchObject({ kind: 'invalid' });
	});

	it.each<[unknown, string, string]>([
		[{ rating: 6 }, 'rating', 'outside_scale'],
		[{ rating: 0 }, 'rating', 'outside_scale'],
		[{ rating: 4.5 }, 'rating', 'not_a_number'],
		[{ rating: '4.5' }, 'rating', 'not_a_number'],
		[{ rating: null }, 'rating', 'not_a_number'],
		[{ rating: '1e0' }, 'rating', 'not_a_number'],
		[{ rating: [3] }, 'rating', 'not_a_number'],
		[{ reasons: ['rude'] }, 'reasons', 'not_an_option'],
		[{ comment: 5 }, 'comment', 'not_a_text'],
		[{ comment: 'x'.repeat(5_001) }, 'comment', 'too_long'],
		[{ order: 'A-1234' }, 'order', 'too_long'],
		[{ where: ['shop', 'web'] }, 'where', 'not_an_option'],
		[{ where: 'moon' }, 'where', 'not_an_option'],
		[{ speed: 9 }, 'speed', 'outside_scale'],
		[{ admin: true }, 'admin', 'unknown_question'],
		['rating=5', 'rating', 'required'],
		[null, 'rating', 'required'],
	])('%j is a problem of "%s": %s', (input, questionId, problem) => {
		expect(readAnswers(survey, input)).toEqual({
			kind: 'invalid',
			problems: [{ questionId, problem }],
		});
	});

	it('never throw, and keep to the scale, whatever comes', () => {
		const input = fc.oneof(
			fc.anything(),
			fc.dictionary(
				fc.constantFrom('rating', 'comment', 'reasons', 'where', 'order', '__proto__'),
				fc.anything(),
			),
		);
		fc.assert(
			fc.property(input, (given) => {
				const read = readAnswers(survey, given);
				if (read.kind === 'invalid') return;
				const { rating } = read.given;
				expect(rating === undefined || (rating >= 1 && rating <= 5)).toBe(true);
			}),
		);
	});
});
