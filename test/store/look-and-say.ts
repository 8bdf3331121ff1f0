/**
 * Looks at a system until a look comes to its end or it is killed, and says each page that it asks for and
 * each event that it hands on: `tsx look-and-say.ts <target as JSON>`.
 */
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, type StoreTarget } from '../../core/store/registry';
import { aClosedShop } from '../core/loop/poll/a-closed-shop';
import { aTrigger } from '../core/loop/poll/a-system';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const house = houseIn(await openStore(JSON.parse(process.argv[2] ?? '') as StoreTarget, {}));
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const system = aClosedShop();
	const trigger = aTrigger(house, system);
	const { changed } = system.connected;
	trigger.about.connected = {
		...system.connected,
		changed: async (...asked) => {
			process.stdout.write('page\n');
			await pause(2);
			return await changed!(...asked);
		},
	};
	const { hand } = trigger.about;
	trigger.about.hand = async (received, notes) => {
		await hand(received, notes);
		for (const { event } of trigger.items.splice(0)) {
			process.stdout.write(`event ${(event as { id: string }).id}\n`);
		}
	};
	await trigger.look();
	process.stdout.write('done\n');
	await house.store.close();
	process.exit(0);
}

void main();
