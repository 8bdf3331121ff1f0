import { differences } from '../../sandbox/day/counts';
import { type DayResult, type DayRun, dayResult, startDay } from '../../sandbox/day/play';
import { theDay } from '../../sandbox/day/script';
import { brokenPromises } from '../../sandbox/crash/broken-promises';
import { linkIn } from '../../sandbox/links';
import { type Stage, type StageOptions, startStage } from '../../sandbox/stage/stage';

const say = (line: string) => process.stderr.write(`    ${line}\n`);

/**
 * Plays the whole day on a stage and holds it against its script.
 *
 * @param beside is played beside it
 */
export function playsTheDay(
	options: StageOptions = {},
	beside: (stage: Stage, run: DayRun) => Promise<void> = async () => {},
): { stage: () => Stage } {
	let stage: Stage;
	let run: DayRun;
	let result: DayResult;

	beforeAll(async () => {
		stage = await startStage({ say, ...options });
		say('The day begins');
		run = startDay(stage, theDay());
		[result] = await Promise.all([dayResult(run, { within: 480_000 }), beside(stage, run)]);
	}, 720_000);

	afterAll(async () => {
		run?.stop();
		await stage?.stop();
	});

	it('is long and varied enough to mean something', () => {
		const { events, forgeries } = theDay();
		expect(events.length).toBeGreaterThanOrEqual(30);
		expect(events.filter(({ again }) => again).length).toBeGreaterThanOrEqual(3);
		expect(forgeries.length).toBeGreaterThanOrEqual(3);
		const sources = events.map(({ system }) => system.split('_')[0]);
		expect(new Set(sources)).toEqual(new Set(['shop', 'zendesk', 'jiandaoyun']));
	});

	it('goes exactly as its script implies', () => {
		expect(result.differences).toEqual([]);
		expect(differences(run.expected, result.counts)).toEqual([]);
		expect(result.ok).toBe(true);
	});

	it('keeps every promise', async () => {
		expect(await brokenPromises(stage, [run])).toEqual([]);
	});

	it('lets every message say how to opt out, and who sent it automatically', () => {
		const invitations = stage.mailbox.mails.filter((mail) => linkIn(mail, 'survey') !== null);
		expect(invitations.length).toBeGreaterThan(0);
		for (const { headers } of invitations) {
			expect(headers.get('list-unsubscribe')).toMatch(/^<http/);
			expect(headers.get('auto-submitted')).toBe('auto-generated');
		}
	});

	it('sends who asks for it their data, and tells who is forgotten, of whom nothing is left', async () => {
		const { emailOf } = run.performance;
		const to = (customer: string) =>
			stage.mailbox.mails.filter(({ to: address }) => address === emailOf(customer));
		expect(to('farah').at(-1)?.subject).toMatch(/^Your data/);
		expect(to('ivan')).toHaveLength(2);
		const left = await stage.store.count(
			'select count(*) from customer where email = ?',
			emailOf('ivan') ?? '',
		);
		expect(left).toBe(0);
	});

	it('leaves no failed execution behind', async () => {
		const failed = await stage.store.rows(`select * from due where state = 'stuck'`);
		expect(failed).toEqual([]);
	});

	return { stage: () => stage };
}
