import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { isSampleCall, playSample } from '../../core/loop/event/play-sample';
import { startEvents } from '../../core/loop/event/start-events';
import { takeRequest } from '../../core/loop/event/take-request';
import type { Taken } from '../../core/loop/event/taken';
import { receiverKey } from '../../core/loop/workspace/endpoints';
import { refusal } from '../../core/systems/source/answers';
import { MAX_EVENT_BYTES, type SourceRequest } from '../../core/systems/source/source';
import { asNodeError } from '../connection/node-error';
import { keptHouse } from '../connection/kept-house';
import { ageOf } from '../connection/request-age';
import { openSender } from '../connection/sender';
import { sayOnce } from '../connection/say-once';
import { servingNode } from '../connection/serving-node';
import { headerText, readLimited, send } from '../connection/webhook-request';
import { sampleHeader } from './call-itself';
import { intakeOf } from './source-fields';

/**
 * One request of a sender, from its bytes to the items that start the workflow. In production it always
 * answers and never throws; while somebody tries the node out, what is wrong shows in the editor, too.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const nothing: IWebhookResponseData = { noWebhookResponse: true };
	const test = context.getMode() === 'manual';
	const taken = await take(context, Date.now(), test);
	const { status, contentType, headers, body } = taken.answer;
	const all = { 'content-type': contentType, ...headers };
	send(context.getResponseObject(), { status, headers: all, body });
	const { logger } = context;
	const node = context.getNode();
	// n8n shows a fault beside the answer that has left; in production it would be an execution.
	const tell = (fault: unknown, log: string): IWebhookResponseData => {
		if (test) throw asNodeError(node, fault);
		sayOnce(logger, 'warn', `${node.name}: ${log}`);
		return nothing;
	};
	if (taken.kind === 'answered') return nothing;
	if (taken.kind === 'refused') return tell(taken.fault, taken.log);
	try {
		const { house, received, notes, log } = taken;
		if (log !== undefined) sayOnce(logger, 'warn', `${node.name}: ${log}`);
		const receiver = receiverKey(servingNode(context, node));
		const items = await startEvents(house, Date.now(), { received, notes, receiver });
		if (items.length === 0) return nothing;
		return { ...nothing, workflowData: [items.map((json) => ({ json: json as IDataObject }))] };
	} catch (error) {
		// The events are stored as not handed over; who looks for what was cut off finds them.
		return tell(error, (error as Error).message);
	}
}

/** Never throws: what cannot be read or stored now is told to come again. */
async function take(context: IWebhookFunctions, now: number, test: boolean): Promise<Taken> {
	const receiver = receiverKey(servingNode(context));
	const open = async (): Promise<House> => await keptHouse(context, now);
	try {
		const intake = intakeOf(context);
		const token = test ? headerText(context.getRequestObject().headers[sampleHeader]) : '';
		if (token !== '' && isSampleCall(await open(), now, { token, receiver })) {
			return await playSample(intake, now, { receiver, open });
		}
		const age = test ? 0 : ageOf(context.getRequestObject());
		const request = await requestOf(context);
		const secrets = async () => await openSender(context);
		return await takeRequest(intake, now, { request, age, secrets, receiver, test, open });
	} catch (error) {
		const fault = error as Error;
		return { kind: 'refused', answer: refusal('unavailable'), fault, log: fault.message };
	}
}

/** The request as a source reads it; `null` when its body is larger than an event may be. */
async function requestOf(context: IWebhookFunctions): Promise<SourceRequest | null> {
	const request = context.getRequestObject();
	const limited = await readLimited(context, MAX_EVENT_BYTES);
	if (!limited.ok) return null;
	const { method, headers, query } = request;
	const [, asked] = /\?(.*)$/s.exec(request.originalUrl) ?? [];
	const url = `${context.getNodeWebhookUrl('default') ?? ''}${asked === undefined ? '' : `?${asked}`}`;
	return { method, url, headers, query, rawBody: limited.rawBody, body: request.body as unknown };
}
