/**
 * Sends messages one after the other as a process of n8n does, and says how many have left from it:
 * `tsx send-and-say.ts <target as JSON> <port of a mail server> <keys as JSON>`.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { sendMessage } from '../../core/loop/send/send-message';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { mail } from '../../core/systems/smtp/channel';
import { localMail, noTools } from '../core/systems/lines';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	const keys = JSON.parse(process.argv[4] ?? '') as string[];
	const store = await openStore(target, {});
	const line = localMail(Number(process.argv[3]));
	const sending = {
		house: houseIn(store),
		clock: () => Date.now(),
		channel: mail,
		// Slow, so that the other process comes upon what is under way here.
		line: {
			...line,
			deliver: async (...given: Parameters<typeof line.deliver>) => {
				await sleep(60);
				return await line.deliver(...given);
			},
		},
		tools: noTools,
		from: '',
		to: '',
		trial: false,
	};
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const parts = {
		kind: 'case',
		to: 'ana@example.com',
		subject: 'New',
		text: 'A',
		html: '<p>A</p>',
	};
	const said: string[] = [];
	for (const key of keys) {
		const { outcome } = await sendMessage(sending, { message: { key, ...parts } });
		said.push(outcome.code);
	}
	process.stdout.write(`${JSON.stringify(said)}\n`);
	await store.close();
	process.exit(0);
}

void main();
