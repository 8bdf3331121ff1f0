/**
 * Opens (and so migrates) a store in a process of its own, says the schema version and closes it:
 * `tsx open-and-say.ts <target as JSON>`.
 */
import { schemaVersion } from '../../core/store/migrate';
import { openStore, type StoreTarget } from '../../core/store/registry';

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	process.stdout.write('ready\n');
	// Both processes have loaded before either may begin.
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const store = await openStore(target, {});
	process.stdout.write(`${await schemaVersion(store.db)}\n`);
	await store.close();
	process.exit(0);
}

void main();
