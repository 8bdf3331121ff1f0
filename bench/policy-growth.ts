import { type House } from '../core/loop/house';
import { invite } from '../core/loop/ask/invite';
import { receiveEvent } from '../core/loop/event/receive-event';
import type { Survey } from '../core/model/survey';
import { openStore } from '../core/store/registry';
import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { type Figure, alternately, figureOf, median, rounded, spoken } from './figure';
import { fill, perCustomer } from './fill';
import { emptyHouse, publishSurvey, usualSurvey } from './house';
import { say } from './say';

const small = 10_000;
/** Decisions of one side in one round, taken in turns of `turn`. */
const perRound = 400;
const turn = 50;
const warmUp = 100;

export type PolicyGrowth = {
	/** Median decision time in the large store over that in the small one. */
	ratio: Figure;
	/** Median decision time, ms. */
	milliseconds: { small: number; large: number };
	outcomes: Record<string, number>;
};

/**
 * What growth costs: the whole decision whether one customer is asked, in its own transaction,
 * committed, in a store of a million invitations against one of ten thousand.
 */
export async function measurePolicyGrowth(
	databases: Databases,
	dialect: DialectName,
	{ rows, rounds }: { rows: number; rounds: number },
): Promise<PolicyGrowth> {
	const now = Date.now();
	const survey = usualSurvey();
	const houses: House[] = [];
	try {
		for (const count of [small, rows]) {
			say(`policy: filling ${dialect} with ${count.toLocaleString('en')} invitations`);
			const target = await databases.target(dialect, `policy_${count}`);
			const filled = await emptyHouse(target);
			await publishSurvey(filled, survey, now);
			await fill(filled, survey, count, now, { responses: false });
			// Opened anew, as a process finds it.
			await filled.store.close();
			houses.push({ ...filled, store: await openStore(target, {}) });
		}
		return await compare(houses as [House, House], [small, rows], { survey, now, rounds });
	} finally {
		for (const { store } of houses) await store.close();
	}
}

async function compare(
	houses: readonly [House, House],
	sizes: readonly [number, number],
	{ survey, now, rounds }: { survey: Survey; now: number; rounds: number },
): Promise<PolicyGrowth> {
	const sides = houses.map((house, side) => ({
		house,
		customers: (sizes[side] ?? small) / perCustomer,
		medians: [] as number[],
	})) as [Side, Side];
	const outcomes: Record<string, number> = {};
	for (const side of sides) await decide(side, warmUp, { survey, now, outcomes: {} });
	for (let round = 0; round < rounds; round++) {
		const taken = new Map<Side, number[]>(sides.map((side) => [side, []]));
		for (let turns = 0; turns < perRound / turn; turns++) {
			for (const side of alternately(round + turns, sides[0], sides[1])) {
				const times = await decide(side, turn, { survey, now, outcomes });
				taken.get(side)?.push(...times);
			}
		}
		for (const side of sides) side.medians.push(median(taken.get(side) ?? []));
	}
	const [few, many] = sides;
	const ratio = figureOf(many.medians.map((time, round) => time / (few.medians[round] ?? time)));
	const milliseconds = {
		small: rounded(median(few.medians)),
		large: rounded(median(many.medians)),
	};
	const { dialect } = few.house.store;
	say(
		`policy: ${dialect} ${milliseconds.small} → ${milliseconds.large} ms, ratio ${spoken(ratio)}`,
	);
	return { ratio, milliseconds, outcomes };
}

type Side = { house: House; customers: number; medians: number[] };

let events = 0;

/** Decides about new events of random customers; what that stored is taken out again, untimed. */
async function decide(
	{ house, customers }: Side,
	count: number,
	{ survey, now, outcomes }: { survey: Survey; now: number; outcomes: Record<string, number> },
): Promise<number[]> {
	const eventIds: string[] = [];
	for (let n = 0; n < count; n++) {
		const customer = Math.floor(Math.random() * customers);
		const id = `bench-${events++}`;
		const { event } = await receiveEvent(house, now, {
			receiver: 'bench',
			test: false,
			event: {
				source: 'zendesk',
				externalId: id,
				type: 'ticket.closed',
				occurredAt: now,
				touchpoint: null,
				subject: { type: 'ticket', id, title: null, url: null },
				value: null,
				attributes: {},
				customer: {
					externalIds: { zendesk: String(customer) },
					name: null,
					email: null,
					phone: null,
					language: null,
					timeZone: null,
					segment: null,
				},
				owner: null,
			},
		});
		eventIds.push(event.event_id);
	}
	const times: number[] = [];
	for (const eventId of eventIds) {
		const began = performance.now();
		const { code } = await invite(house, now, {
			surveyKey: survey.key,
			eventId,
			customerId: null,
			customer: null,
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
		});
		times.push(performance.now() - began);
		outcomes[code] = (outcomes[code] ?? 0) + 1;
	}
	await forget(house, eventIds);
	return times;
}

async function forget(house: House, eventIds: string[]): Promise<void> {
	await house.store.transaction(async (tx) => {
		const made = await tx
			.selectFrom('invitation')
			.select('invitation_id')
			.where('workspace_id', '=', house.workspace)
			.where('event_id', 'in', eventIds)
			.execute();
		const ids = [...made.map((row) => row.invitation_id), ''];
		const { workspace } = house;
		await tx
			.deleteFrom('invitation')
			.where('workspace_id', '=', workspace)
			.where('invitation_id', 'in', ids)
			.execute();
		await tx
			.deleteFrom('contact')
			.where('workspace_id', '=', workspace)
			.where('ref_id', 'in', ids)
			.execute();
		for (const refs of [ids, eventIds]) {
			await tx
				.deleteFrom('due')
				.where('workspace_id', '=', workspace)
				.where('ref_id', 'in', refs)
				.execute();
		}
		for (const table of ['event_delivery', 'event'] as const) {
			await tx
				.deleteFrom(table)
				.where('workspace_id', '=', workspace)
				.where('event_id', 'in', eventIds)
				.execute();
		}
	});
}
