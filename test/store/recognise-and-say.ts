/**
 * Takes events about new people and says as whom each was recognised: `tsx recognise-and-say.ts <target as
 * JSON> <name of the process> <how many people>`. Several of these at once meet the same people at the
 * same moment.
 */
import { receiveEvent } from '../../core/loop/event/receive-event';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	const [, , , name = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(target, {}));
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const known: string[] = [];
	for (let person = 0; person < Number(count); person += 1) {
		const { customer } = await receiveEvent(house, Date.now(), {
			event: {
				source: 'crm',
				externalId: `${name}-${person}`,
				type: 'ticket.closed',
				occurredAt: Date.now(),
				touchpoint: null,
				subject: { type: 'ticket', id: `${name}-${person}`, title: null, url: null },
				value: null,
				attributes: {},
				customer: {
					// Of every second person one of the processes knows the mailbox alone.
					externalIds: name === 'a' && person % 2 === 1 ? {} : { crm: `p${person}` },
					name: null,
					email: `p${person}@example.com`,
					phone: null,
					language: null,
					timeZone: null,
					segment: null,
				},
				owner: null,
			},
			receiver: 'w/n',
			test: false,
		});
		known.push(customer?.customer_id ?? '');
	}
	process.stdout.write(`${JSON.stringify(known)}\n`);
	await house.store.close();
	process.exit(0);
}

void main();
