/**
 * Asks customers of a workspace one after the other and says how each was decided: `tsx
 * invite-and-say.ts <target as JSON> <name of the process> <how many>`. Several of these at once want
 * the same places of a quota.
 */
import { invite } from '../../core/loop/ask/invite';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	const [, , , name = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(target, {}));
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const codes: string[] = [];
	for (let index = 0; index < Number(count); index += 1) {
		const customer = {
			externalIds: { desk: `${name}-${index}` },
			name: null,
			email: `${name}-${index}@example.com`,
			phone: null,
			language: null,
			timeZone: null,
			segment: 'North',
		};
		const { code } = await invite(house, Date.now(), {
			surveyKey: 'service',
			eventId: null,
			customerId: null,
			customer,
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
		});
		codes.push(code);
	}
	process.stdout.write(`${JSON.stringify(codes)}\n`);
	await house.store.close();
	process.exit(0);
}

void main();
