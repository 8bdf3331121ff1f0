/**
 * The process of the batch measurement: takes large requests of a sender as the CRM Trigger does, asks
 * about what they bring as the Survey node does, and says how long the event loop stood still.
 */
import { readIntake } from '../core/loop/event/intake';
import { startEvents } from '../core/loop/event/start-events';
import { takeRequest } from '../core/loop/event/take-request';
import type { Taken } from '../core/loop/event/taken';
import { ask } from '../core/loop/ask/ask';
import type { House } from '../core/loop/house';
import { MAX_EVENTS_PER_REQUEST } from '../core/systems/source/source';
import type { StoreTarget } from '../core/store/registry';
import { type Block, longestBlock } from './event-loop';
import { median } from './figure';
import { emptyHouse, publishSurvey, usualSurvey } from './house';
import { onOrder } from './own-process';

export type BatchOrder = { targets: StoreTarget[] };
export type BatchRound = {
	/** Longest stretch while a batch of new customers was taken and all of them were asked, ms. */
	customers: Block;
	/** The same for a batch of reopenings of one subject. */
	reopenings: Block;
	/** What the process does by itself as long, ms. */
	idleMs: number;
	/** Cost of a reopening at the beginning and after a thousand of the same subject, ms. */
	tenth: number;
	thousandth: number;
};

const receiver = 'bench/events';
const survey = usualSurvey();
const intake = readIntake({
	source: 'generic',
	options: { authentication: 'none' },
	filters: {},
	defaults: {},
});

const customer = (id: string) => ({
	externalIds: { crm: id },
	name: `Customer ${id}`,
	email: `${id}@example.com`,
	language: 'en',
});

const event = (type: string, subject: string, who: string, number: number, at: number) => ({
	id: `${subject}-${number}`,
	type,
	occurredAt: new Date(at).toISOString(),
	touchpoint: 'use',
	subject: { type: 'ticket', id: subject, title: `Ticket ${subject}` },
	customer: customer(who),
	owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
});

/** One request, again and again as a sender does, until it is not told to come again. */
async function deliver(house: House, events: object[], tries = 20): Promise<Taken> {
	const rawBody = Buffer.from(JSON.stringify(events));
	const headers = { 'content-type': 'application/json' };
	const taken = await takeRequest(intake, Date.now(), {
		age: 0,
		request: { method: 'POST', url: '', headers, query: {}, rawBody, body: null },
		secrets: async () => await Promise.resolve({ secret: null, previousSecret: null }),
		receiver,
		test: false,
		open: async () => await Promise.resolve(house),
	});
	return taken.answer.status === 503 && tries > 1 ? await deliver(house, events, tries - 1) : taken;
}

/** From the bytes to the asked customers; as many as were started. */
async function take(house: House, events: object[]): Promise<number> {
	const taken = await deliver(house, events);
	if (taken.kind !== 'start') throw new Error(`The batch was ${taken.kind}: ${taken.answer.body}`);
	const { received, notes } = taken;
	const items = await startEvents(house, Date.now(), { received, notes, receiver });
	for (const item of items) {
		await ask(house, Date.now(), {
			surveyKey: survey.key,
			eventId: (item.event as { id: string }).id,
			customerId: null,
			customer: null,
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
		});
	}
	return items.length;
}

async function blockOf(house: House, events: object[]): Promise<Block> {
	const { result, ...block } = await longestBlock(async () => await take(house, events));
	if (result !== events.length) throw new Error(`${result} of ${events.length} were started.`);
	return block;
}

const rounds = 1_010;
/** Single commits vary too much: what is compared are medians of as many neighbours. */
const neighbours = 19;

/** A ticket that is solved, asked about and reopened, over and over: the cost of each reopening, ms. */
async function reopenOverAndOver(house: House): Promise<number[]> {
	const times: number[] = [];
	const began = Date.now() - rounds * 2_000;
	for (let round = 0; round < rounds; round++) {
		const at = began + round * 2_000;
		const solved = event('ticket.solved', 'often', 'often', 2 * round, at);
		await take(house, [solved]);
		const since = performance.now();
		await take(house, [event('ticket.reopened', 'often', 'often', 2 * round + 1, at + 1_000)]);
		times.push(performance.now() - since);
	}
	return times;
}

async function measureRound(target: StoreTarget): Promise<BatchRound> {
	const house = await emptyHouse(target);
	const now = Date.now();
	await publishSurvey(house, survey, now);
	const batch = Array.from({ length: MAX_EVENTS_PER_REQUEST }, (_, number) => number);
	const customers = await blockOf(
		house,
		batch.map((number) => event('ticket.solved', `t${number}`, `c${number}`, 0, now)),
	);
	const reopenings = await blockOf(
		house,
		batch.map((number) =>
			event('ticket.reopened', 'same', 'same', number, now - 1_000_000 + number),
		),
	);
	const times = await reopenOverAndOver(house);
	const idle = await longestBlock(
		async () => await new Promise((resolve) => setTimeout(resolve, customers.tookMs)),
	);
	await house.store.close();
	const around = (middle: number) =>
		median(times.slice(middle - (neighbours + 1) / 2, middle + (neighbours - 1) / 2));
	return {
		customers,
		reopenings,
		idleMs: idle.ms,
		tenth: around(10),
		thousandth: around(1_000),
	};
}

onOrder<BatchOrder>(async ({ targets }) => {
	const measured: BatchRound[] = [];
	for (const target of targets) measured.push(await measureRound(target));
	return measured;
});
