/**
 * Ends processes of n8n with SIGKILL at seeded random moments of the day; nothing in the product knows
 * of it. `SATISFACTION_CRASH_MOMENTS` says how often, `SATISFACTION_CRASH_SEED` which moments.
 */
import { brokenPromises } from '../../sandbox/crash/broken-promises';
import { type KilledDays, playWithKills } from '../../sandbox/crash/play-with-kills';
import { crashSettings } from '../../sandbox/crash/settings';
import { type Stage, type StageOptions, startStage } from '../../sandbox/stage/stage';

export const moments = Number(process.env.SATISFACTION_CRASH_MOMENTS ?? 5);
export const seed = Number(process.env.SATISFACTION_CRASH_SEED ?? Date.now() % 100_000);
const say = (line: string) => process.stderr.write(`    ${line}\n`);

/** Plays days while processes of n8n are killed, and looks for promises that do not hold. */
export function survivesKills(options: StageOptions = {}): void {
	let stage: Stage;
	let days: KilledDays;

	beforeAll(
		async () => {
			stage = await startStage({ say, settings: { ...crashSettings }, ...options });
			days = await playWithKills(stage, { kills: moments, seed, say });
		},
		600_000 + moments * 40_000,
	);

	afterAll(async () => await stage?.stop());

	it('was killed as often as promised', () => {
		expect(days.kills).toBe(moments);
	});

	it('lets senders and people finish what they had begun, in the end', () => {
		expect(days.problems).toEqual([]);
	});

	it('took every event of the day', async () => {
		const sent = days.runs.flatMap((run) => run.performance.day.events).length;
		expect(await stage.store.count('select count(*) from event')).toBe(sent);
	});

	it('lost nothing, did nothing twice, and sent no message under two ids', async () => {
		expect(await brokenPromises(stage, days.runs)).toEqual([]);
	});
}
