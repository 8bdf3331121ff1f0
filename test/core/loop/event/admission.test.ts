import { Admission } from '../../../../core/loop/event/admission';

const answerWithin = 5_000;
const now = Date.UTC(2026, 3, 15, 10);

describe('who is let in while n8n is behind', () => {
	it.each([
		['at once', 0, true],
		['after a fifth of the time of the sender', 1_000, true],
		['so late that it could hardly be stored in time', 3_001, false],
	])('%s: %i ms of 5 s → %s', (_when, age, expected) => {
		expect(new Admission().enter(now, { age, answerWithin })).toBe(expected);
	});

	it('is measured by the sender: 500 ms are late for one who waits for two seconds', () => {
		const admission = new Admission();
		const enter = (within: number) => admission.enter(now, { age: 500, answerWithin: within });
		expect([enter(2_000), enter(2_000), enter(5_000)]).toEqual([true, false, true]);
	});

	it('goes on slowly while all come late, five a second', () => {
		const admission = new Admission();
		const enters = Array.from({ length: 100 }, (_, at) => {
			const isIn = admission.enter(now + at * 10, { age: 2_000, answerWithin });
			if (isIn) admission.leave();
			return isIn;
		});
		expect(enters.filter((one) => one)).toHaveLength(5);
	});

	it('goes on at once after the clock was set back by an hour', () => {
		const admission = new Admission();
		const enter = (at: number) => admission.enter(at, { age: 2_000, answerWithin });
		const back = now - 3_600_000;
		expect([enter(now), enter(back), enter(back + 100), enter(back + 200)]).toEqual([
			true,
			true,
			false,
			true,
		]);
	});

	it('is at most fifty at a time, and the next as soon as one has left', () => {
		const admission = new Admission();
		const enter = () => admission.enter(now, { age: 0, answerWithin });
		expect(Array.from({ length: 51 }, enter).filter((one) => one)).toHaveLength(50);
		admission.leave();
		expect([enter(), enter()]).toEqual([true, false]);
	});
});
