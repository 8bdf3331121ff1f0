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
		// Newcombe 1998: 56 of 70 against 48 of 80, the other way round; z 2.6502, p .00805 of one look.
		const effect = problemEffect({ x: 56, n: 70 }, { x: 48, n: 80 }, 30);
		expect(effect).toMatchObject({ verdict: 'could_be_chance', works: false });
		expect(problemEffect({ x: 112, n: 140 }, { x: 96, n: 160 }, 30)).toMatchObject({
			verdict: 'unlikely_chance',
			works: true,
		});
		expect(effect.difference).toBeCloseTo(-20, 10);
		expect(effect.interval.low).toBeCloseTo(-33.39, 2);
		expect(effect.interval.high).toBeCloseTo(-5.24, 2);
		expect(effect.p).toBeCloseTo(0.13408, 4);
		expect(problemEffect({ x: 96, n: 160 }, { x: 112, n: 140 }, 30).works).toBe(false);
	});

	it('is seldom said by chance, though somebody looks every day for a quarter', () => {
		// Ten answers a day, 30 % of them low before and after: nothing has changed.
		let state = 7;
		const random = () => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return state / 2_147_483_648;
		};
		const day = () => Array.from({ length: 10 }, random).filter((one) => one < 0.3).length;
		let wrong = 0;
		for (let run = 0; run < 400; run += 1) {
			let [before, after, found] = [0, 0, false];
			for (let days = 1; days <= 90 && !found; days += 1) {
				before += day();
				after += day();
				const n = 10 * days;
				found = problemEffect({ x: before, n }, { x: after, n }, 30).works;
			}
			if (found) wrong += 1;
		}
		expect(wrong).toBeLessThan(0.05 * 400);
	});

	it('is not said of few answers, of none, or of shares that are one', () => {
		expect(problemEffect({ x: 9, n: 10 }, { x: 0, n: 10 }, 30).verdict).toBe('too_few');
		expect(problemEffect({ x: 0, n: 0 }, { x: 0, n: 0 }, 0).verdict).toBe('too_few');
		expect(problemEffect({ x: 0, n: 90 }, { x: 0, n: 80 }, 30).verdict).toBe('no_change');
		expect(problemEffect({ x: 20, n: 90 }, { x: 15, n: 90 }, 30).verdict).toBe('could_be_chance');
	});
});
