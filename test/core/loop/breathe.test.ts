import { breather } from '../../../core/loop/breathe';
import { eventLoop } from '../../../core/store/event-loop';

describe('long work', () => {
	afterEach(() => jest.restoreAllMocks());

	/** Whether somebody else had their turn while a piece of work of so many milliseconds was over. */
	async function letsIn(took: number): Promise<boolean> {
		let time = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => time);
		const breathe = breather();
		let others = false;
		setImmediate(() => (others = true));
		time = took;
		await breathe();
		return others;
	}

	it.each([
		{ took: 1, others: false },
		{ took: 7, others: false },
		{ took: 8, others: true },
		{ took: 500, others: true },
	])('of $took ms lets others in: $others', async ({ took, others }) => {
		expect(await letsIn(took)).toBe(others);
	});

	it('counts from when others were let in last', async () => {
		let time = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => time);
		const breathe = breather();
		time = 10;
		await breathe();
		let others = false;
		setImmediate(() => (others = true));
		time = 17;
		await breathe();
		expect(others).toBe(false);
		time = 18;
		await breathe();
		expect(others).toBe(true);
	});

	describe('in one turn of the event loop', () => {
		/** Whether others had their turn after 5 ms of one kind of work and 3 ms of another. */
		async function letsInAfter(one: () => Promise<void>, other: () => Promise<void>) {
			await new Promise((resolve) => setImmediate(resolve));
			let time = 0;
			jest.spyOn(performance, 'now').mockImplementation(() => time);
			await one();
			time = 5;
			let others = false;
			setImmediate(() => (others = true));
			await other();
			const early = others;
			time = 8;
			await other();
			return { early, late: others };
		}
		const database = async () => await eventLoop.turn(false);

		it('counts what the database has worked before', async () => {
			const afterIt = breather();
			const found = await letsInAfter(database, afterIt);
			expect(found).toEqual({ early: false, late: true });
		});

		it('counts for the database behind it', async () => {
			const breathe = breather();
			expect(await letsInAfter(breathe, database)).toEqual({ early: false, late: true });
		});
	});
});
