import { eraseCustomer } from '../core/loop/customer/erase';
import type { House } from '../core/loop/house';
import { openStore } from '../core/store/registry';
import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { longestBlock } from './event-loop';
import { type Figure, alternately, figureOf, median, rounded, spoken } from './figure';
import { fill } from './fill';
import { emptyHouse, publishSurvey, usualSurvey } from './house';
import { say } from './say';

const small = 10_000;
const perRound = 20;
const turn = 5;

export type EraseGrowth = {
	/** Median time to erase one person in the large store over that in the small one. */
	ratio: Figure;
	/** Longest time the event loop stood still while people of the large store were erased, ms. */
	longest: Figure;
	/** The same during the first erasure of the large store, which looks through older texts, ms. */
	firstMs: number;
	/** Median time, ms. */
	milliseconds: { small: number; large: number };
};

/**
 * What growth costs to whoever is erased: a person with ten invitations and answers, among a million against ten
 * thousand, and how long pages wait meanwhile.
 */
export async function measureEraseGrowth(
	databases: Databases,
	dialect: DialectName,
	{ rows, rounds }: { rows: number; rounds: number },
): Promise<EraseGrowth> {
	const now = Date.now();
	const survey = usualSurvey();
	const sides: Side[] = [];
	try {
		for (const count of [small, rows]) {
			say(`erase: filling ${dialect} with ${count.toLocaleString('en')} answers`);
			const target = await databases.target(dialect, `erase_${count}`);
			const filled = await emptyHouse(target);
			await publishSurvey(filled, survey, now);
			await fill(filled, survey, count, now, { responses: true });
			// Opened anew, as a process finds it.
			await filled.store.close();
			const house = { ...filled, store: await openStore(target, {}) };
			sides.push({ house, medians: [], longest: [] });
		}
		const [few, many] = sides as [Side, Side];
		await erasePeople(few, 1, now);
		const { ms: firstMs } = await longestBlock(async () => await erasePeople(many, 1, now));
		for (let round = 0; round < rounds; round++) {
			await measureRound([few, many], round, now);
		}
		const { medians } = many;
		const ratio = figureOf(medians.map((time, round) => time / (few.medians[round] ?? time)));
		const longest = figureOf(many.longest);
		const milliseconds = {
			small: rounded(median(few.medians)),
			large: rounded(median(medians)),
		};
		say(
			`erase: ${dialect} ${milliseconds.small} → ${milliseconds.large} ms, ratio ${spoken(ratio)}, block ${spoken(longest)} ms, first ${rounded(firstMs)} ms`,
		);
		return { ratio, longest, firstMs: rounded(firstMs), milliseconds };
	} finally {
		for (const { house } of sides) await house.store.close();
	}
}

type Side = { house: House; medians: number[]; longest: number[] };

async function measureRound(sides: [Side, Side], round: number, now: number): Promise<void> {
	const times = new Map<Side, number[]>(sides.map((side) => [side, []]));
	const blocks = new Map<Side, number>();
	for (let turns = 0; turns < perRound / turn; turns++) {
		for (const side of alternately(round + turns, ...sides)) {
			const { result, ms } = await longestBlock(async () => await erasePeople(side, turn, now));
			times.get(side)?.push(...result);
			blocks.set(side, Math.max(blocks.get(side) ?? 0, ms));
		}
	}
	for (const side of sides) {
		side.medians.push(median(times.get(side) ?? []));
		side.longest.push(blocks.get(side) ?? 0);
	}
}

/** Erases the next people of a store; how long each took, ms. */
async function erasePeople({ house }: Side, count: number, now: number): Promise<number[]> {
	const people = await house.store.db
		.selectFrom('customer')
		.select('customer_id')
		.where('workspace_id', '=', house.workspace)
		.limit(count)
		.execute();
	const doer = { kind: 'workflow' as const, id: 'bench', name: 'Bench' };
	const times: number[] = [];
	for (const { customer_id: customerId } of people) {
		const began = performance.now();
		const { kind } = await eraseCustomer(house, now, { customerId, doer });
		times.push(performance.now() - began);
		if (kind !== 'erased') throw new Error(`Customer ${customerId} was not erased.`);
	}
	return times;
}
