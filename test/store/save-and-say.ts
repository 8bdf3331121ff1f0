/**
 * Saves people in a SQLite file until it is killed, and says who is saved: `tsx save-and-say.ts <target as JSON>
 * <name of the process as JSON>`.
 */
import { writeSync } from 'node:fs';

import { openStore, type StoreTarget } from '../../core/store/registry';
import { savePerson } from '../../core/store/repositories/people';
import { aPerson } from './a-person';

async function main(): Promise<void> {
	const [target, name] = process.argv.slice(2).map((one) => JSON.parse(one) as unknown);
	const store = await openStore(target as StoreTarget, {});
	writeSync(1, 'ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	for (let saved = 0; ; saved += 1) {
		const id = `${String(name)}-${saved}`;
		// Many pages each, so that the log is long when it is copied.
		await store.transaction(async (tx) => await savePerson(tx, 'w', aPerson(id, 200_000), 0));
		writeSync(1, `${JSON.stringify(id)}\n`);
	}
}

void main();
