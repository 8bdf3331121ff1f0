import { simulatedNow } from '../../sandbox/systems';
import { expectedOf } from '../../sandbox/systems/counts';
import { playSystems, type RoundResult } from '../../sandbox/systems/play';
import { startSystems } from '../../sandbox/systems/server';
import { startStage } from '../../sandbox/stage/stage';

const say = (line: string) => process.stderr.write(`    ${line}\n`);

describe('a round trip of every simulated system on a real n8n', () => {
	const systems = simulatedNow('all');
	let result: RoundResult;

	beforeAll(async () => {
		const stage = await startStage({ say });
		const server = await startSystems(systems);
		try {
			result = await playSystems(systems, { stage, server, say });
		} finally {
			await server.stop();
			await stage.stop();
		}
	}, 900_000);

	it('goes as its script implies', () => {
		expect(result.differences).toEqual([]);
		expect(result.ok).toBe(true);
	});

	it.each(systems.map((system) => [system.key, system] as const))(
		'%s has the counts of its script',
		(key, system) => {
			expect(result.systems[key]).toEqual(expectedOf(system));
		},
	);

	it('takes events and answers, is written into, and reaches people, by more than a few of each', () => {
		const count = (has: (of: RoundResult['systems'][string]) => boolean) =>
			Object.values(result.systems).filter(has).length;
		expect(count((of) => of.in > 0)).toBeGreaterThan(15);
		expect(count((of) => of.out > 0)).toBeGreaterThan(3);
		expect(count((of) => of.messages > 0)).toBeGreaterThan(4);
	});
});
