import { breather } from '../../../core/loop/breathe';

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
});
