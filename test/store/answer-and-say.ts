/**
 * Stores what a survey tool delivers about invitations, again and again until it is killed or has done so
 * often: `tsx answer-and-say.ts <target as JSON> <invitation ids as JSON> <how often>`.
 */
import { importAnswer } from '../../core/loop/answer/import-answer';
import { answerReference } from '../../core/model/answer-reference';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { now } from '../core/loop/a-house';
import { houseIn } from './databases';

async function main(): Promise<void> {
	const [, , target = '', invitations = '[]', often = '1'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	for (let turn = 1; turn <= Number(often); turn += 1) {
		for (const id of JSON.parse(invitations) as string[]) {
			const at = now + turn * 60_000;
			await importAnswer(house, at, {
				...{ surveyKey: null, eventId: null, source: 'wenjuanxing', externalId: id },
				...{ reading: 'csat_1_5', value: 1 + (turn % 5), satisfiedFrom: null, comment: null },
				...{ tags: [], answers: [], language: null, purpose: null, touchpoint: null },
				...{ customerId: null, customer: null, subject: null, owner: null, test: false },
				answeredAt: new Date(at).toISOString(),
				invitation: answerReference(house.keys, house.workspace, id),
			});
		}
	}
	process.stdout.write('done\n');
	await house.store.close();
	process.exit(0);
}

void main();
