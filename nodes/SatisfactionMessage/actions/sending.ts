import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Sending, SentMessage } from '../../../core/loop/send/sending';
import { fillItem } from '../../../core/model/item';
import { channelByKey } from '../../../core/systems';
import type { Line } from '../../../core/systems/channel';
import { mailLine } from '../../../core/systems/smtp/channel';
import { type Call, collection, type Done, textOf } from '../../connection/operation';
import { TryAgainLater } from '../../connection/run-operations';
import { openMail } from '../../connection/smtp';
import { toolsOf } from '../../connection/tools';
import { attachmentsOf } from './attachments';

/** Where an item goes on; the order never changes. */
export const outputNames = ['Sent', 'Not Sent'] as const;
export type Output = (typeof outputNames)[number];

/**
 * Items under way in one execution: more than connections, so that those are busy while others are
 * marked, several in one commit.
 */
export const sendingAtOnce = 16;

/** Accounts of the runs that are under way: n8n decrypts a credential whenever it is asked for. */
const lines = new WeakMap<IExecuteFunctions, Promise<Line>>();

async function lineOf(context: IExecuteFunctions): Promise<Line> {
	const known = lines.get(context);
	if (known) return await known;
	const opened = openMail(context).then(mailLine);
	lines.set(context, opened);
	return await opened;
}

/** What both operations send with, by the parameters of the node. */
export async function sendingOf(call: Call): Promise<Sending> {
	const { from, to } = collection(call, 'options');
	return {
		house: call.house,
		clock: () => Date.now(),
		channel: channelByKey(String(call.parameter('channel', 'email'))),
		line: await lineOf(call.context),
		tools: toolsOf(call.context),
		from: textOf(from) ?? '',
		to: textOf(to) ?? '',
		trial: call.trial,
		attachments: await attachmentsOf(call),
	};
}

/**
 * The item that goes on.
 *
 * @throws what keeps everybody from sending; TryAgainLater if the items after this one may still leave
 */
export function doneWith(json: Record<string, unknown>, sent: SentMessage): Array<Done<Output>> {
	if (sent.retry) {
		const { error, everybody } = sent.retry;
		throw everybody ? error : new TryAgainLater(error);
	}
	const { outcome, message, invitation } = sent;
	return [
		{
			item: fillItem(json, { outcome, message, invitation }) as IDataObject,
			output: sent.sent ? 'Sent' : 'Not Sent',
		},
	];
}
