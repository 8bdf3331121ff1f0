import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { customerPart, eventPart, storedOwner } from '../../core/loop/item/item-parts';
import { handOver, type ReceivedEvent, receiveEvent } from '../../core/loop/event/receive-event';
import { type CanonicalEvent, isReopening } from '../../core/model/event';
import { fillItem } from '../../core/model/item';
import { refusal } from '../../core/systems/source/answers';
import {
	MAX_EVENT_BYTES,
	type SourceAnswer,
	type SourceRequest,
} from '../../core/systems/source/source';
import { openHouse } from '../connection/open-house';
import { readLimited, send } from '../connection/webhook-request';
import { passes } from './event-filter';
import { readSecrets, readSenderSettings } from './sender-settings';
import { within } from './within';

/** Kept of the sender's time for n8n and the network, at most half of it, ms. */
const reserve = 500;

type Verdict =
	| { kind: 'answer'; answer: SourceAnswer }
	/** Answer first, then start the workflow with what is still to be handed over. */
	| {
			kind: 'start';
			answer: SourceAnswer;
			house: House;
			received: ReceivedEvent[];
			notes: string[];
	  };

/**
 * One request of a sender, from its bytes to the items that start the workflow. It always answers and
 * never throws: what we cannot store is answered 503, so that the sender comes again.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const begun = Date.now();
	const response = context.getResponseObject();
	const answer = (given: SourceAnswer) =>
		send(response, {
			status: given.status,
			headers: { 'content-type': given.contentType, ...given.headers },
			body: given.body,
		});
	const nothing: IWebhookResponseData = { noWebhookResponse: true };
	try {
		const verdict = await judge(context, begun);
		answer(verdict.answer);
		if (verdict.kind === 'answer') return nothing;
		const items = await start(context, verdict);
		return items.length === 0
			? nothing
			: { noWebhookResponse: true, workflowData: [items.map((json) => ({ json }))] };
	} catch (error) {
		// After the answer this leaves the event to the timer, which finds what was not handed over.
		context.logger.error(`Satisfaction CRM Trigger: ${(error as Error).message}`);
		answer(refusal('unavailable'));
		return nothing;
	}
}

async function judge(context: IWebhookFunctions, begun: number): Promise<Verdict> {
	const request = context.getRequestObject();
	const settings = readSenderSettings(context);
	const { source, options } = settings;
	const refuse = (...why: Parameters<typeof source.refuse>): Verdict => ({
		kind: 'answer',
		answer: source.refuse(...why),
	});

	const limited = await readLimited(request, MAX_EVENT_BYTES);
	if (!limited.ok) return refuse('too_large');
	const heard: SourceRequest = {
		method: request.method,
		headers: request.headers,
		query: request.query,
		rawBody: limited.rawBody,
		body: request.body as unknown,
	};
	const secrets = await readSecrets(context, settings);
	const greeting = source.handshake(heard, secrets, options);
	if (greeting) return { kind: 'answer', answer: greeting };
	const verification = source.verify(heard, secrets, options, begun);
	if (!verification.ok) {
		context.logger.warn(`Satisfaction CRM Trigger refused a request: ${verification.message}`);
		return refuse(verification.reason);
	}
	const parsed = source.parse(heard, options, begun);
	if (parsed.kind === 'invalid') return refuse('invalid', parsed.message);
	const ignore = (reason: string): Verdict => ({
		kind: 'answer',
		answer: source.acknowledge({ kind: 'ignored', reason }),
	});
	if (parsed.kind === 'ignored') return ignore(parsed.reason);

	const events = parsed.events.map(settings.complete);
	const starts = (event: CanonicalEvent) => passes(settings.filter, event);
	// A reopening cancels what was planned for its subject, even where it starts no workflow.
	const kept = events.filter((event) => starts(event) || isReopening(event.type));
	if (kept.length === 0) return ignore('The node takes other event types or touchpoints.');
	const left = source.answerWithinMs - (Date.now() - begun);
	const stored = await within(
		left - Math.min(reserve, source.answerWithinMs / 2),
		async (isLate) => await store(context, kept, begun, isLate),
	);
	if (!stored) {
		context.logger.warn(
			'Satisfaction CRM Trigger: storing took too long, the sender is told to come again.',
		);
		return refuse('unavailable');
	}
	const received = firstOfEach(
		stored.received.filter((_one, index) => starts(kept[index] as CanonicalEvent)),
	);
	const fresh = received.filter(({ kind }) => kind === 'start');
	if (received.length === 0) return ignore('The node takes other event types or touchpoints.');
	return {
		kind: 'start',
		answer: source.acknowledge({
			kind: 'accepted',
			events: fresh.length,
			duplicates: received.length - fresh.length,
		}),
		house: stored.house,
		received: fresh,
		notes: parsed.notes,
	};
}

async function store(
	context: IWebhookFunctions,
	events: CanonicalEvent[],
	now: number,
	isLate: () => boolean,
): Promise<{ house: House; received: ReceivedEvent[] }> {
	const house = await openHouse(context);
	const receiver = receiverOf(context);
	const test = context.getMode() === 'manual';
	const received: ReceivedEvent[] = [];
	for (const event of events) {
		// The sender was told to come again: what is not stored yet comes with it.
		if (isLate()) break;
		received.push(await receiveEvent(house, now, { event, receiver, test }));
	}
	return { house, received };
}

async function start(
	context: IWebhookFunctions,
	{ house, received, notes }: Verdict & { kind: 'start' },
): Promise<IDataObject[]> {
	const handed = await handOver(house, Date.now(), {
		eventIds: received.map(({ event }) => event.event_id),
		receiver: receiverOf(context),
	});
	const test = context.getMode() === 'manual';
	return received
		.filter(({ event }) => handed.includes(event.event_id))
		.map(({ event, customer }) => {
			const text = [`Received ${event.type} from ${event.source}.`, ...notes].join(' ');
			return fillItem(
				{},
				{
					test,
					outcome: { code: 'received', text },
					event: eventPart(event),
					customer: customer && customerPart(customer),
					owner: storedOwner(event.owner),
				},
			) as IDataObject;
		});
}

/** One request may carry an event twice. */
function firstOfEach(received: ReceivedEvent[]): ReceivedEvent[] {
	const known = new Set<string>();
	return received.map((one) => {
		const isRepeated = known.has(one.event.event_id);
		known.add(one.event.event_id);
		return isRepeated ? { ...one, kind: 'duplicate' as const } : one;
	});
}

function receiverOf(context: IWebhookFunctions): string {
	return `${String(context.getWorkflow().id)}/${context.getNode().id}`;
}
