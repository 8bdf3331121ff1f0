/**
 * Writes, changes and deletes answers, or counts them by day, again and again:
 * `tsx tally-and-say.ts <target as JSON> <write|read> <number> <how often>`. Says how many it has written, or
 * the most it has counted.
 */
import { dayAt } from '../../core/calendar/wall-time';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { talliesBy } from '../../core/store/repositories/tallies-by';
import { houseIn } from './databases';
import { day, monday, responseRow } from './rows';

async function main(): Promise<void> {
	const [, , target = '', role = 'write', number = '1', often = '1'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	const { store, workspace } = house;
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	let said = 0;
	for (let turn = 0; turn < Number(often); turn += 1) {
		if (role === 'write') {
			const id = `rsp_${number}_${turn}`;
			const answered_at = monday + (turn % 3) * day;
			const row = responseRow({ workspace_id: workspace, response_id: id, answered_at });
			await store.transaction(async (tx) => await tx.insertInto('response').values(row).execute());
			if (turn % 5 === 1) {
				await store.db
					.updateTable('response')
					.set({ segment: 'gold', answered_at: answered_at + day })
					.where('workspace_id', '=', workspace)
					.where('response_id', '=', id)
					.execute();
			}
			if (turn % 5 === 2) {
				await store.db
					.deleteFrom('response')
					.where('workspace_id', '=', workspace)
					.where('response_id', '=', id)
					.execute();
			} else said += 1;
			continue;
		}
		const first = dayAt('Asia/Shanghai', monday) - 2;
		const found = await talliesBy(
			{
				place: house,
				period: { from: 0, until: 1 },
				filters: {
					...{ surveyKey: null, metric: null, segment: null, touchpoint: null },
					...{ team: null, owner: null },
				},
				responsible: null,
				now: monday,
			},
			{ first, last: first + 10, timeZone: 'Asia/Shanghai' },
			{ fields: ['segment'], each: 'day' },
		);
		said = Math.max(
			said,
			found.reduce((sum, { tally }) => sum + tally.high, 0),
		);
	}
	process.stdout.write(`${said}\n`);
	await store.close();
	process.exit(0);
}

void main();
