/**
 * Imports a list and says what became of each row, and as whom: `tsx import-and-say.ts <target as JSON>
 * <how many rows>`. Several of these at once import the same list at the same moment.
 */
import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const [, , target = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	const rows = Array.from({ length: Number(count) }, (_, at) => ({
		id: `k${at}`,
		email: `c${at}@example.com`,
		name: `Customer ${at}`,
		tags: 'vip, new',
		birthday: '1990-03-05',
	}));
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
	const told = await createOrUpdate(house, Date.now(), rows, how);
	const said = told.map(({ outcome, customer }) => [outcome.code, customer?.id]);
	process.stdout.write(`${JSON.stringify(said)}\n`);
	await house.store.close();
	process.exit(0);
}

void main();
