import { problemEffect } from '../../../core/case/problem/effect';
import { checkMove } from '../../../core/case/problem/transition';
import { listOf, problemStates } from '../../../core/model/problem';

const ready = { ownerId: 'li.na', remedy: 'A second courier', dueAt: 1, reason: null };

describe('where a problem may go', () => {
	it.each([
		['seen', ['seen', 'planned', 'being_done']],
		['planned', ['seen', 'planned', 'being_done', 'done']],
		['being_done', ['planned', 'being_done', 'done']],
		['done', ['planned', 'being_done', 'done']],
		['shown_to_work', ['planned', 'being_done', 'shown_to_work']],
		['given_up', ['seen', 'planned', 'being_done', 'given_up']],
	] as const)('from %s to %j, without a reason', (state, allowed) => {
		const may = problemStates.filter((to) => {
			try {
				checkMove({ state, ...ready }, to);
				return true;
			} catch {
				return false;
			}
		});
		expect(may).toEqual(problemStates.filter((to) => (allowed as readonly string[]).includes(to)));
	});

	it('says what is missing before somebody plans it', () => {
		const bare = { state: 'seen' as const, ownerId: null, remedy: null, dueAt: null, reason: null };
		expect(() => checkMove(bare, 'planned')).toThrow(
			'The problem cannot become "planned": Owner, What Will Be Done, By When is missing.',
		);
		expect(() => checkMove(bare, 'given_up')).toThrow('Reason is missing');
		expect(() => checkMove({ ...bare, reason: 'Too dear' }, 'given_up')).not.toThrow();
	});

	it('is never shown to work by hand', () => {
		expect(() => checkMove({ state: 'done', ...ready }, 'shown_to_work')).toThrow(
			'shown by the answers',
		);
	});

	it('stands in the list of its difficulty', () => {
		expect([null, 'easy', 'medium', 'hard'].map((one) => listOf(one as never))).toEqual([
			'unknown',
			'90_days',
			'90_days',
			'1_to_3_years',
		]);
	});
});

describe('whether there is less of a problem', () => {
	it('is said by Newcombe’s interval and the pooled z', () => {
		// Newcombe 1998: 56 of 70 against 48 of 80, the other way round; z 2.6502, p .00805.
		const effect = problemEffect({ x: 56, n: 70 }, { x: 48, n: 80 }, 30);
		expect(effect).toMatchObject({ verdict: 'unlikely_chance', works: true });
		expect(effect.difference).toBeCloseTo(-20, 10);
		expect(effect.interval.low).toBeCloseTo(-33.39, 2);
		expect(effect.interval.high).toBeCloseTo(-5.24, 2);
		expect(effect.p).toBeCloseTo(0.00805, 5);
		expect(problemEffect({ x: 48, n: 80 }, { x: 56, n: 70 }, 30).works).toBe(false);
	});

	it('is not said of few answers, of none, or of shares that are one', () => {
		expect(problemEffect({ x: 9, n: 10 }, { x: 0, n: 10 }, 30).verdict).toBe('too_few');
		expect(problemEffect({ x: 0, n: 0 }, { x: 0, n: 0 }, 0).verdict).toBe('too_few');
		expect(problemEffect({ x: 0, n: 90 }, { x: 0, n: 80 }, 30).verdict).toBe('no_change');
		expect(problemEffect({ x: 20, n: 90 }, { x: 15, n: 90 }, 30).verdict).toBe('could_be_chance');
	});
});
