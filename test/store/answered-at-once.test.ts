import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { sql } from 'kysely';

import { openStore, type StoreTarget } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import { life, now, somebody } from '../core/loop/a-house';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

const often = 4;

/** Starts one that delivers, and kills it while it does. */
async function killedWhileDelivering(target: StoreTarget, ids: string[], after: number) {
	const given = [JSON.stringify(target), JSON.stringify(ids), '1000'];
	const script = join(__dirname, 'answer-and-say.ts');
	const child = spawn(process.execPath, [require.resolve('tsx/cli'), script, ...given], {
		stdio: ['pipe', 'pipe', 'ignore'],
		detached: true,
	});
	const ended = new Promise((resolve) => child.once('exit', resolve));
	await new Promise((resolve) => child.stdout.once('data', resolve));
	child.stdin.write('go\n');
	await pause(after);
	// Its own group: what tsx has started dies with it.
	if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
	await ended;
}

/** Invitations that are answered without a response, or that have one and do not say so. */
async function torn(store: Store): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as n from invitation as i
		left join response as r
			on r.workspace_id = i.workspace_id and r.invitation_id = i.invitation_id
		where (i.state = 'completed') <> (r.response_id is not null)`.execute(store.db);
	return Number(rows[0]?.n);
}

describe.each(databases)('what a survey tool delivers, on $name', ({ dialect }) => {
	it('is one answer an invitation, whoever delivers it together and whoever dies meanwhile', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const house = houseIn(store);
		const { settings, publish, asks, sends } = life(house);
		await settings({ policy: { quietHours: null, delay: 0, capOverall: null } });
		await publish();
		const ids: string[] = [];
		for (let count = 0; count < 6; count += 1) {
			const { item } = await asks({ customer: somebody() });
			ids.push(item.invitation?.id ?? '');
			await sends(ids.at(-1) ?? '', now);
		}
		for (const after of [60, 150, 300]) {
			await killedWhileDelivering(target, ids, after);
			expect(await torn(store)).toBe(0);
		}
		// Whatever the dead have left: the tool delivers it all again, three times at once.
		const given = [JSON.stringify(target), JSON.stringify(ids), String(often)];
		expect(await runTogether('answer-and-say.ts', [given, given, given])).toEqual(
			Array.from({ length: 3 }, () => 'done'),
		);
		expect(await torn(store)).toBe(0);
		const responses = await store.db
			.selectFrom('response')
			.select(['invitation_id', 'external_id'])
			.execute();
		expect(responses.map(({ invitation_id: id }) => id).sort()).toEqual([...ids].sort());
		expect(responses.every((one) => one.invitation_id === one.external_id)).toBe(true);
		await store.close();
	}, 240_000);
});
