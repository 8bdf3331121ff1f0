import { type ServedForm, sentUntouched, tooFast } from '../../../core/survey/haste';

const at = Date.UTC(2026, 2, 4, 10);
const nothing = { value: null, reasons: [], comment: null, own: {} };

describe('a form was sent by a program', () => {
	it.each<[string, ServedForm | null, object, number, boolean]>([
		['the marked rating, at once', { at, rating: 1 }, { value: 1 }, 0, true],
		['the marked rating, just too soon', { at, rating: 1 }, { value: 1 }, 1_499, true],
		['the marked rating, as fast as a person', { at, rating: 1 }, { value: 1 }, 1_500, false],
		['the lowest of a scale from 0', { at, rating: 0 }, { value: 0 }, 10, true],
		['another rating, at once', { at, rating: 1 }, { value: 5 }, 10, false],
		['a page that had marked nothing', null, { value: 1 }, 10, false],
		['an empty second page, at once', { at, rating: null }, {}, 10, true],
		['an empty second page, later', { at, rating: null }, {}, 2_000, false],
		['a comment, at once', { at, rating: null }, { comment: 'x' }, 10, false],
		['a reason, at once', { at, rating: null }, { reasons: ['slow'] }, 10, false],
		['an own answer, at once', { at, rating: null }, { own: { shop: 'x' } }, 10, false],
		['by a server whose clock is behind', { at, rating: 1 }, { value: 1 }, -900, true],
		['by one whose clock is far off', { at, rating: 1 }, { value: 1 }, -60_000, false],
	])('%s', (_what, served, sent, after, program) => {
		const untouched = sentUntouched(served, { ...nothing, ...sent });
		expect(untouched && tooFast(at, at + after)).toBe(program);
	});
});
