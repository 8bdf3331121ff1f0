import { sql } from 'kysely';

import { resolveCustomer } from '../core/loop/customer/resolve';
import type { House } from '../core/loop/house';
import type { CustomerFacts } from '../core/model/event';
import { openStore } from '../core/store/registry';
import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { type Figure, alternately, figureOf, median, rounded, spoken } from './figure';
import { fillPeople, onlyFills } from './fill';
import { emptyHouse } from './house';
import { say } from './say';

const small = 10_000;
/** An id and a mailbox. */
const perCustomer = 2;
const perRound = 400;
const turn = 50;
const warmUp = 200;

export type ResolveGrowth = {
	/** Median time to recognise a customer among many identities over that among few. */
	ratio: Figure;
	/** Median time, ms. */
	milliseconds: { small: number; large: number };
};

/**
 * What growth costs to whoever is recognised: a known customer by their id and their mailbox, in a
 * transaction of its own, among ten million identities against ten thousand.
 */
export async function measureResolveGrowth(
	databases: Databases,
	dialect: DialectName,
	{ identities, rounds }: { identities: number; rounds: number },
): Promise<ResolveGrowth> {
	const now = Date.now();
	const sides: Side[] = [];
	try {
		for (const count of [small, identities]) {
			say(`resolve: filling ${dialect} with ${count.toLocaleString('en')} identities`);
			const target = await databases.target(dialect, `resolve_${count}`);
			const filled = await emptyHouse(target);
			const customers = count / perCustomer;
			await onlyFills(filled);
			await fillPeople(filled, customers, now);
			if (dialect === 'postgres') {
				await sql`vacuum analyze`.execute(filled.store.db);
				await sql`checkpoint`.execute(filled.store.db);
			}
			// Opened anew, as a process finds it.
			await filled.store.close();
			const house = { ...filled, store: await openStore(target, {}) };
			sides.push({ house, customers, medians: [] });
		}
		const [few, many] = sides as [Side, Side];
		return await compare(few, many, { now, rounds });
	} finally {
		for (const { house } of sides) await house.store.close();
	}
}

type Side = { house: House; customers: number; medians: number[] };

async function compare(
	few: Side,
	many: Side,
	{ now, rounds }: { now: number; rounds: number },
): Promise<ResolveGrowth> {
	for (const side of [few, many]) await recognise(side, warmUp, now);
	for (let round = 0; round < rounds; round++) {
		const taken = new Map<Side, number[]>([few, many].map((side) => [side, []]));
		for (let turns = 0; turns < perRound / turn; turns++) {
			for (const side of alternately(round + turns, few, many)) {
				taken.get(side)?.push(...(await recognise(side, turn, now)));
			}
		}
		for (const side of [few, many]) side.medians.push(median(taken.get(side) ?? []));
	}
	const ratio = figureOf(many.medians.map((time, round) => time / (few.medians[round] ?? time)));
	const milliseconds = {
		small: rounded(median(few.medians)),
		large: rounded(median(many.medians)),
	};
	const { dialect } = few.house.store;
	say(
		`resolve: ${dialect} ${milliseconds.small} → ${milliseconds.large} ms, ratio ${spoken(ratio)}`,
	);
	return { ratio, milliseconds };
}

async function recognise(
	{ house, customers }: Side,
	count: number,
	now: number,
): Promise<number[]> {
	const times: number[] = [];
	for (let n = 0; n < count; n++) {
		const customer = Math.floor(Math.random() * customers);
		const facts: CustomerFacts = {
			externalIds: { zendesk: String(customer) },
			name: null,
			email: `c${customer}@example.com`,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		};
		const began = performance.now();
		const found = await house.store.transaction(
			async (tx) => await resolveCustomer(tx, house, facts, now, { source: 'zendesk' }),
		);
		times.push(performance.now() - began);
		if (found?.became !== 'unchanged') throw new Error(`Customer ${customer} was not recognised.`);
	}
	return times;
}
