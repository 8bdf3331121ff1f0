import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, type StoreTarget } from '../../core/store/registry';
import { aClosedShop, closedInShop, shopSize } from '../core/loop/poll/a-closed-shop';
import { aTrigger, start } from '../core/loop/poll/a-system';
import { databases, houseIn, newTarget, useDatabases } from './databases';

useDatabases();

/** At which page a look is killed, and how long after it, ms: between statements and within them. */
const kills: ReadonlyArray<readonly [number, number]> = [
	[1, 4],
	[2, 9],
	[4, 13],
	[3, 6],
];

/** Starts one that looks, for which the others do not have to wait. */
function looker(target: StoreTarget) {
	const script = join(__dirname, 'look-and-say.ts');
	const child = spawn(
		process.execPath,
		[require.resolve('tsx/cli'), script, JSON.stringify(target)],
		{ stdio: ['pipe', 'pipe', 'inherit'], detached: true },
	);
	let said = '';
	child.stdout.on('data', (text) => (said += String(text)));
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const pages = () => said.split('page\n').length - 1;
	const until = async (isSo: () => boolean): Promise<void> => {
		while (!isSo() && child.exitCode === null && child.signalCode === null) await pause(1);
	};
	return {
		async killedAt(page: number, after: number): Promise<{ events: string[]; wasAtWork: boolean }> {
			await until(() => said.startsWith('ready'));
			child.stdin.write('go\n');
			await until(() => pages() >= page);
			await pause(after);
			// Its own group: what tsx has started dies with it.
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
			await ended;
			return {
				events: [...said.matchAll(/^event (\S+)$/gm)].map(([, id = '']) => id),
				wasAtWork: !said.includes('done'),
			};
		},
	};
}

describe.each(databases)(
	'a poll whose process is killed in the middle of a look, on $name',
	({ dialect }) => {
		it('loses no event and tells none twice, however often', async () => {
			const target = await newTarget(dialect);
			const store = await openStore(target, {});
			const house = houseIn(store);
			// What the records hold is learned while all of them are open.
			await aTrigger(house, aClosedShop({ at: start })).look();
			const learned = await store.db.selectFrom('poll_record').select('mark').execute();
			expect(learned).toHaveLength(shopSize);
			const open = learned[0]?.mark ?? '';
			const lookers = kills.map((_, nth) => [nth, looker(target)] as const);
			const handed: string[] = [];
			let atWork = 0;
			for (const [nth, one] of lookers) {
				const [page, after] = kills[nth] ?? [1, 1];
				const { events, wasAtWork } = await one.killedAt(page, after);
				handed.push(...events);
				if (wasAtWork) atWork += 1;
				// A record that is seen as closed has its event, and no other one has: both or neither were noted.
				const told = await store.db.selectFrom('event').select('subject_id').execute();
				const seen = await store.db
					.selectFrom('poll_record')
					.select('record_id')
					.where('mark', '<>', open)
					.execute();
				expect(told.map(({ subject_id: id }) => id).sort()).toEqual(
					seen.map(({ record_id: id }) => id).sort(),
				);
			}
			expect(atWork).toBeGreaterThanOrEqual(3);
			const last = aTrigger(house, aClosedShop());
			await last.look();
			handed.push(...last.items.map(({ event }) => (event as { id: string }).id));
			const rows = await store.db
				.selectFrom('event')
				.innerJoin('event_delivery', 'event_delivery.event_id', 'event.event_id')
				.select(['event.event_id', 'subject_id', 'state', 'processed_at'])
				.execute();
			expect(rows.map(({ subject_id: id }) => id).sort()).toEqual(closedInShop);
			expect(new Set(handed).size).toBe(handed.length);
			// What a kill cut off before it was told, the net under the workflow starts later.
			const nets = await store.db
				.selectFrom('due')
				.select('ref_id')
				.where('kind', '=', 'unprocessed_event')
				.execute();
			const caught = new Set(nets.map(({ ref_id: id }) => id));
			for (const { event_id: id } of rows) expect(caught).toContain(id);
			for (const id of handed)
				expect(rows.find((row) => row.event_id === id)?.state).toBe('handed_over');
			await store.close();
		}, 180_000);
	},
);
