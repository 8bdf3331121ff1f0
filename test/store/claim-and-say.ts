/**
 * Claims due rows until none is left, and says their ids: `tsx claim-and-say.ts <target as JSON>
 * <holder>`. Several of these at once are the claimers of one test.
 */
import { openStore, type StoreTarget } from '../../core/store/registry';
import { claimDueRows, finishDueRows } from '../../core/store/repositories/due-claims';

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	const holder = process.argv[3] ?? '';
	const store = await openStore(target, {});
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const claimed: string[] = [];
	for (;;) {
		const claim = {
			kinds: ['reminder'] as const,
			scope: null,
			limit: 25,
			holder,
			leaseMs: 60_000,
		};
		const rows = await claimDueRows(store, 'test', claim, Date.now());
		if (rows.length === 0) break;
		claimed.push(...rows.map(({ due_id }) => due_id));
		await store.transaction(async (tx) => {
			await finishDueRows(
				tx,
				'test',
				rows.map(({ due_id }) => due_id),
			);
		});
	}
	process.stdout.write(`${JSON.stringify(claimed)}\n`);
	await store.close();
	process.exit(0);
}

void main();
