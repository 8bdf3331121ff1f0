/**
 * Imports a list in which every fifth person stands a second time, spelled otherwise, and says what became of each
 * row, and as whom: `tsx import-spelled-and-say.ts <target as JSON> <how many people>`.
 */
import { writeSync } from 'node:fs';

import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const [, , target = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	const rows = Array.from({ length: Number(count) }, (_, at) => {
		const number = 1_000_000 + at;
		const row = {
			id: `k${at}`,
			email: `c${at}@example.com`,
			phone: `+49 30 ${number}`,
			name: `Customer ${at}`,
			tags: 'vip, new',
		};
		const again = { email: ` C${at}@Example.COM`, phone: `0049-30-${number}` };
		return at % 5 === 0 ? [row, again] : [row];
	}).flat();
	writeSync(1, 'ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
	const lines = (await createOrUpdate(house, Date.now(), rows, how)).map(
		({ outcome, customer }) => `${JSON.stringify([outcome.code, customer?.id, customer?.email])}\n`,
	);
	await house.store.close();
	process.stdout.write(lines.join(''), () => process.exit(0));
}

void main();
