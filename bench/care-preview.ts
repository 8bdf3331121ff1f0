import { sql } from 'kysely';

import { previewCare } from '../core/loop/care/preview';
import type { DialectName } from '../core/store/store';
import { openStore } from '../core/store/registry';
import { birthdayWishes, runBirthdays, sendAll } from './care-birthdays';
import { fillCareCustomers, runOn } from './care-people';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { say } from './say';

const days = 365;
/** So many days are run, and the year is taken to be as many times as long. */
const runDays = 10;

export type CarePreviewSpeed = {
	/** A preview of a year over 365 daily runs of the same campaign. */
	ratio: Figure;
	/** The same by the processor time of this process alone. */
	processorRatio: Figure;
	/** Of the preview, ms; of a daily run, median, ms. */
	milliseconds: { preview: number; run: number };
	customers: number;
};

/** A year of birthdays looked ahead at, against the days of it run one by one. */
export async function measureCarePreview(
	databases: Databases,
	dialect: DialectName,
	{ customers, rounds }: { customers: number; rounds: number },
): Promise<CarePreviewSpeed> {
	const target = await databases.target(dialect, 'care_preview');
	const filled = await emptyHouse(target);
	await fillCareCustomers(filled, customers, (i) => sql`${i} % ${sql.lit(days)}`);
	await filled.store.close();
	const house = { ...filled, store: await openStore(target, {}) };
	// The first run looks at nothing, the second one warms up.
	await runBirthdays(house, runOn(0));
	await runBirthdays(house, runOn(1));
	await sendAll(house, runOn(1));
	const measured: Array<{ preview: Took; run: Took }> = [];
	let ran = 1;
	for (let round = 0; round < rounds; round++) {
		const from = runOn(ran);
		const preview = await timed(async () => {
			const seen = await previewCare(house, from, {
				definition: birthdayWishes,
				campaigns: null,
				from,
				until: from + days * 86_400_000,
				customerId: null,
			});
			const found = seen.days.reduce((sum, one) => sum + one.due + one.held, 0);
			if (found < customers * 0.95) throw new Error(`${found} of ${customers} were foreseen.`);
		});
		const runs: Took[] = [];
		for (let day = 0; day < runDays; day++) {
			ran += 1;
			const now = runOn(ran);
			runs.push(await timed(async () => void (await runBirthdays(house, now))));
			await sendAll(house, now);
		}
		const middle = (key: keyof Took) => median(runs.map((one) => one[key]));
		measured.push({
			preview,
			run: { tookMs: middle('tookMs'), processorMs: middle('processorMs') },
		});
	}
	await house.store.close();
	const against = (key: keyof Took) =>
		figureOf(measured.map(({ preview, run }) => preview[key] / (run[key] * days)));
	const ratio = against('tookMs');
	const processorRatio = against('processorMs');
	const milliseconds = {
		preview: rounded(median(measured.map(({ preview }) => preview.tookMs))),
		run: rounded(median(measured.map(({ run }) => run.tookMs))),
	};
	say(
		`care: ${dialect} a year foreseen in ${milliseconds.preview} ms, a day run in ${milliseconds.run} ms, ratio ${spoken(ratio)}, by processor ${spoken(processorRatio)}`,
	);
	return { ratio, processorRatio, milliseconds, customers };
}

type Took = { tookMs: number; processorMs: number };

async function timed(work: () => Promise<void>): Promise<Took> {
	const used = process.cpuUsage();
	const began = performance.now();
	await work();
	const tookMs = performance.now() - began;
	const { user, system } = process.cpuUsage(used);
	return { tookMs, processorMs: (user + system) / 1000 };
}
