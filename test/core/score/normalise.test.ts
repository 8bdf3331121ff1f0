import fc from 'fast-check';
import { InputError, SatisfactionError, SetupError } from '../../../core/model/errors';
import { mappingNames, mappings } from '../../../core/score/mappings';
import { normalise } from '../../../core/score/normalise';
import { score } from '../../../core/score/score';

describe('a named mapping', () => {
	it.each([
		['csat_1_5', 4, 4],
		['csat_1_5', ' 4 ', 4],
		['csat_1_5', '4.0', 4],
		['csat_1_5', '４', 4],
		['csat_1_7', '7', 7],
		['csat_1_10', 10, 10],
		['csat_faces', '😡', 1],
		['csat_faces', '☹️', 2],
		['csat_faces', 3, 3],
		['csat_faces', '😀', 5],
		['csat_labels_en', 'Very Satisfied', 5],
		['csat_labels_en', 'somewhat  dissatisfied', 2],
		['csat_labels_zh', '非常满意', 5],
		['csat_labels_zh', '满意', 4],
		['csat_labels_zh', '非常滿意', 5],
		['csat_labels_zh', '基本满意', 3],
		['csat_labels_zh', '不满意', 2],
		['nps_0_10', '0', 0],
		['nps_0_10', 10, 10],
		['ces_1_7_agreement', 6, 6],
		['ces_1_7_effort', 2, 2],
		['ces_1_5_agreement', 5, 5],
		['ces_1_5_effort', '1', 1],
		['zendesk_good_bad', 'GOOD', 1],
		['zendesk_good_bad', 'bad', 0],
		['zendesk_1_5', 3, 3],
		['freshdesk_classic', 1, 1],
		['freshdesk_classic', 'Unhappy', 3],
		['thumbs', true, 1],
		['thumbs', '👎🏽', 0],
		['thumbs', '赞', 1],
		['thumbs', 0, 0],
		['percent_0_100', '85.5%', 85.5],
		['percent_0_100', '85 %', 85],
		['percent_0_100', 0, 0],
		['csi_percent', 67.7333, 67.7333],
	])('%s reads %j as %d', (name, raw, value) => {
		expect(normalise(name, raw).value).toBe(value);
	});

	it.each([
		// Published in the Freshdesk API v2 reference; a table, not numbers to reckon with.
		[103, 7, 'high'],
		['102', 6, 'high'],
		[101, 5, 'high'],
		[100, 4, 'middle'],
		[-101, 3, 'low'],
		['-102', 2, 'low'],
		['−103', 1, 'low'],
	])('freshdesk_codes reads %j as step %d of 7: %s', (code, value, level) => {
		const rating = normalise('freshdesk_codes', code);
		expect(rating).toEqual({
			metric: 'csat',
			value,
			min: 1,
			max: 7,
			direction: 'higher_is_better',
			// Happy (101) is the third best of seven there, and its word says satisfied.
			cuts: { lowBelow: null, highFrom: 5 },
		});
		expect(score(rating.metric, rating.value, rating, rating.cuts).level).toBe(level);
	});

	it.each([
		['freshdesk_classic', 1, 'satisfied'],
		['freshdesk_classic', 2, 'neutral'],
		['freshdesk_classic', 3, 'dissatisfied'],
		['zendesk_good_bad', 'good', 'satisfied'],
		['zendesk_good_bad', 'bad', 'dissatisfied'],
		['thumbs', 'up', 'satisfied'],
		['ces_1_7_agreement', 7, 'easy'],
		['ces_1_7_effort', 7, 'hard'],
		['ces_1_5_effort', 2, 'easy'],
		['nps_0_10', 6, 'detractor'],
		['csat_labels_zh', '一般', 'neutral'],
		['csi_percent', 55, 'dissatisfied'],
	])('%s %j is scored as %s', (name, raw, band) => {
		const rating = normalise(name, raw);
		expect(score(rating.metric, rating.value, rating).band).toBe(band);
	});

	it.each([
		['csat_1_5', 6, /The answer 6 lies outside the scale 1–5/],
		['csat_1_5', 'great', /"great" is unknown/],
		['csat_1_5', 4.5, /4\.5 is unknown/],
		['csat_1_5', '1e0', /"1e0"/],
		['csat_1_5', '', /empty/],
		['csat_1_5', '  ', /empty/],
		['csat_1_5', null, /empty/],
		['csat_1_5', undefined, /empty/],
		['csat_1_5', [5], /\[5\] is not a rating/],
		['csat_1_5', { value: 5 }, /\{"value":5\} is not a rating/],
		['csat_1_5', NaN, /NaN/],
		['csat_1_5', '85%', /"85%"/],
		['freshdesk_codes', 5, /5 is unknown/],
		['freshdesk_codes', -100, /-100 is unknown/],
		['csat_labels_zh', '超级满意', /"超级满意"/],
		['zendesk_good_bad', 'offered', /'offered' is not an answer: Zendesk asked/],
		['thumbs', 'constructor', /"constructor"/],
		['thumbs', 'a\n\u0085\u202E', /"a\\n\\u0085\\u202e"/],
		['percent_0_100', 101, /outside the scale 0–100/],
		['percent_0_100', '-1%', /"-1%" lies outside/],
		['nps_0_10', 7.5, /7\.5 is unknown/],
	])('%s refuses %j and names it', (name, raw, message) => {
		expect(() => normalise(name, raw)).toThrow(InputError);
		expect(() => normalise(name, raw)).toThrow(message);
	});

	it('says what it accepts', () => {
		expect(hintOf(() => normalise('csat_1_7', 'x'))).toBe(
			"The mapping 'csat_1_7' accepts whole numbers 1–7.",
		);
		expect(hintOf(() => normalise('zendesk_good_bad', 'x'))).toBe(
			"The mapping 'zendesk_good_bad' accepts 'bad', 'good'.",
		);
	});

	it('that does not exist is an error with the names of all that do', () => {
		expect(() => normalise('csat_1_6', 3)).toThrow(SetupError);
		expect(hintOf(() => normalise('toString', 3))).toContain('csat_1_5, csat_1_7');
	});
});

describe('an own scale', () => {
	const own = { metric: 'csat', min: 0, max: 20, direction: 'lower_is_better' } as const;

	it('takes any number on it', () => {
		expect(normalise(own, '17.5')).toEqual({ ...own, value: 17.5, cuts: null });
		expect(normalise({ ...own, min: -3, max: 3 }, '-2').value).toBe(-2);
	});

	it('refuses what lies outside, and a scale without width', () => {
		expect(() => normalise(own, 21)).toThrow(InputError);
		expect(() => normalise({ ...own, max: 0 }, 0)).toThrow(SetupError);
	});
});

describe('all mappings', () => {
	it.each(mappingNames)('%s has words on its scale, written as they are looked up', (name) => {
		const { words, min, max } = mappings[name];
		for (const [word, value] of Object.entries(words)) {
			expect(value).toBeGreaterThanOrEqual(min);
			expect(value).toBeLessThanOrEqual(max);
			expect(normalise(name, word).value).toBe(value);
			expect(normalise(name, ` ${word.toUpperCase()} `).value).toBe(value);
		}
	});

	it('give a rating that can be scored, or an error in words, for anything at all', () => {
		const raw = fc.oneof(
			fc.anything(),
			fc.integer({ min: -110, max: 110 }),
			fc.string(),
			fc.string({ unit: 'binary' }),
			fc.double(),
		);
		fc.assert(
			fc.property(fc.constantFrom(...mappingNames), raw, (name, given) => {
				try {
					const rating = normalise(name, given);
					expect(score(rating.metric, rating.value, rating).value).toBe(rating.value);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					expect((error as InputError).message).toMatch(/^[^\p{Cc}]{1,500}$/u);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

function hintOf(action: () => unknown): string {
	try {
		action();
	} catch (error) {
		if (error instanceof SatisfactionError) return error.hint;
	}
	return '';
}
