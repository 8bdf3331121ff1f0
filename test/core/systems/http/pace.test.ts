import { Pace } from '../../../../core/systems/http/pace';
import { SystemError } from '../../../../core/systems/system-error';

const hour = 3_600_000;

/** A clock that sleeping moves on. */
function clock(at = Date.UTC(2026, 0, 5)) {
	const slept: number[] = [];
	const tools = {
		http: async () => await Promise.reject(new Error('nothing is called')),
		now: () => at,
		sleep: async (time: number) => {
			slept.push(time);
			at += time;
			return await Promise.resolve();
		},
	};
	return { tools, slept, jump: (by: number) => void (at += by) };
}

describe('the pace of calls', () => {
	it('lets so many through in a stretch of time, and lets the next one wait its turn', async () => {
		const { tools, slept } = clock();
		const pace = new Pace();
		for (let call = 0; call < 5; call += 1) await pace.turn('a', { calls: 2, perMs: 1_000 }, tools);
		expect(slept).toEqual([1_000, 1_000]);
		await pace.turn('b', { calls: 2, perMs: 1_000 }, tools);
		expect(slept).toHaveLength(2);
	});

	it('says so where an execution would have to wait too long', async () => {
		const { tools } = clock();
		const pace = new Pace();
		const limit = { calls: 1, perMs: 60_000 };
		await pace.turn('a', limit, tools);
		await expect(pace.turn('a', limit, tools)).rejects.toThrow(SystemError);
	});

	it('goes on when the clock is set back', async () => {
		const { tools, slept, jump } = clock();
		const pace = new Pace();
		const limit = { calls: 1, perMs: 1_000 };
		await pace.turn('a', limit, tools);
		jump(-hour);
		await pace.turn('a', limit, tools);
		expect(slept).toEqual([]);
	});
});
