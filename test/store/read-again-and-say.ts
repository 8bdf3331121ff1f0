/**
 * Reads again what was kept unread, in a process of its own that may be killed, and says the subject of each event
 * that starts a workflow: `tsx read-again-and-say.ts <target> <workspace> <receiver> <intake> <secrets> <now>`, each
 * as JSON.
 */
import { type GivenIntake, readIntake } from '../../core/loop/event/intake';
import { readAgain } from '../../core/loop/event/read-again';
import { openStore, type StoreTarget } from '../../core/store/registry';
import type { SourceSecrets } from '../../core/systems/source/source';
import { houseIn } from './databases';

const given = process.argv.slice(2).map((text) => JSON.parse(text) as unknown);

async function main(): Promise<void> {
	const [target, workspace, receiver, intake, secrets, now] = given as [
		StoreTarget,
		string,
		string,
		GivenIntake,
		SourceSecrets,
		number,
	];
	const store = await openStore(target, {});
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	await readAgain(houseIn(store, workspace), now, {
		...{ intake: readIntake(intake), secrets, receiver },
		start: (items) => {
			for (const { event } of items) {
				process.stdout.write(
					`${JSON.stringify((event as { subject: { id: string } }).subject.id)}\n`,
				);
			}
		},
	});
	await store.close();
	process.exit(0);
}

void main();
