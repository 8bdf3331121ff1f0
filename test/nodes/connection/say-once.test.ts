import type { ITriggerFunctions } from 'n8n-workflow';

import { everySeconds } from '../../../nodes/connection/every-seconds';
import { sayOnce } from '../../../nodes/connection/say-once';

const minute = 60_000;

const aLog = () => {
	const lines: string[] = [];
	const write = (line: string) => void lines.push(line);
	return { lines, logger: { warn: write, error: write } };
};

describe("a line that comes again and again in n8n's log", () => {
	it('is written once in ten minutes, and then with how often it came', () => {
		const { lines, logger } = aLog();
		for (const at of [0, 1, 2, 9 * minute]) sayOnce(logger, 'warn', 'The database is away.', at);
		sayOnce(logger, 'error', 'The disk is full.', 5);
		sayOnce(logger, 'warn', 'The database is away.', 11 * minute);
		expect(lines).toEqual([
			'The database is away.',
			'The disk is full.',
			'The database is away. (3 more times since it was said)',
		]);
	});

	it('is said to each log, and only so many are remembered', () => {
		const [one, other] = [aLog(), aLog()];
		for (let at = 0; at < 201; at++) sayOnce(one.logger, 'warn', `Line ${at}.`, at);
		sayOnce(one.logger, 'warn', 'Line 0.', 300);
		sayOnce(one.logger, 'warn', 'Line 200.', 300);
		sayOnce(other.logger, 'warn', 'Line 200.', 300);
		expect(one.lines).toHaveLength(202);
		expect(other.lines).toEqual(['Line 200.']);
	});

	it('is none for every beat of a clock whose database is away', async () => {
		const { lines, logger } = aLog();
		let beat = () => {};
		const trigger = {
			logger,
			getNode: () => ({ name: 'When due' }),
			helpers: { registerCron: (_: unknown, onTick: () => void) => (beat = onTick) },
		};
		everySeconds(trigger as never as ITriggerFunctions, 5, async () => {
			await Promise.reject(new Error('The database cannot be used.'));
		});
		for (let beats = 0; beats < 3; beats++) {
			beat();
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(lines).toEqual(['When due: The database cannot be used.']);
	});
});
