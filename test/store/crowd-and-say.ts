/**
 * Imports lists about the same few people for a while and says which errors came of it: `tsx crowd-and-say.ts
 * <target as JSON> <number of the process> <lists> <rows of each>`. Several of these meet in any order.
 */
import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { houseIn } from './databases';

const people = 14;
const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };

async function main(): Promise<void> {
	const [, , target = '', number = '0', lists = '0', length = '0'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	let seed = Number(number) * 7_919 + 17;
	const any = (below: number): number => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	const row = (): object => {
		const who = any(people);
		const by = [
			{ id: `k${who}` },
			{ email: `c${any(8) === 0 ? any(people) : who}@example.com` },
			{ phone: `+4930${1_000_000 + who}` },
		];
		const what = any(6);
		return {
			...by[what % 3],
			...(what > 2 && by[(what + 1) % 3]),
			name: `Name ${who} ${any(3)}`,
			...(any(3) === 0 && { segment: `s${any(5)}` }),
			...(any(3) === 0 && { tags: `t${any(4)},u${any(4)}` }),
			...(any(4) === 0 && { birthday: `199${any(10)}-03-05` }),
		};
	};
	const errors: string[] = [];
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	for (let list = 0; list < Number(lists); list += 1) {
		const rows = Array.from({ length: Number(length) }, row);
		await createOrUpdate(house, Date.now(), rows, how).catch((error: unknown) => {
			errors.push(String(error));
		});
	}
	process.stdout.write(`${JSON.stringify(errors)}\n`);
	await house.store.close();
	process.exit(0);
}

void main();
