import type { IDataObject } from 'n8n-workflow';

import type { handOn } from '../../../core/loop/send/hand-on';
import type { Sending, SentMessage } from '../../../core/loop/send/sending';
import { InputError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { channelByKey } from '../../../core/systems';
import { type Call, collection, type Done, textOf } from '../../connection/operation';
import { TryAgainLater } from '../../connection/run-operations';
import { toolsOf } from '../../connection/tools';
import { attachmentsOf } from './attachments';
import { anotherNode, preferred } from './channel-field';
import { lineOf, testLineOf, waysOf } from './channel-lines';

/** Where an item goes on; the order never changes. */
export const outputNames = ['Sent', 'Not Sent'] as const;
export type Output = (typeof outputNames)[number];

/**
 * Items under way in one execution: more than connections, so that those are busy while others are
 * marked, several in one commit.
 */
export const sendingAtOnce = 16;

/** The channel that is chosen in the panel. */
export const channelOf = ({ parameter }: Call): string => String(parameter('channel', 'email'));

/** What a message is handed on with to the node behind. */
export function handingOf({ context, house, trial }: Call): Parameters<typeof handOn>[0] {
	return {
		house,
		clock: () => Date.now(),
		testLine: async () => await testLineOf(context),
		tools: toolsOf(context),
		trial,
	};
}

/** What both operations send with, by the parameters of the node. */
export async function sendingOf(call: Call): Promise<Sending> {
	const { context } = call;
	const { from, to } = collection(call, 'options');
	return {
		...(await waysIn(call)),
		house: call.house,
		clock: () => Date.now(),
		testLine: async () => await testLineOf(context),
		tools: toolsOf(context),
		from: textOf(from) ?? '',
		to: textOf(to) ?? '',
		trial: call.trial,
		attachments: await attachmentsOf(call),
	};
}

/** By which channels it leaves, and the accounts there. */
async function waysIn(call: Call): Promise<Pick<Sending, 'channel' | 'line' | 'ways'>> {
	const chosen = channelOf(call);
	if (chosen === anotherNode) {
		throw new InputError(
			'Another Node sends nothing itself.',
			'Choose the operation Send with it, or another Channel.',
		);
	}
	if (chosen !== preferred) {
		const channel = channelByKey(chosen);
		return { channel, line: await lineOf(call.context, channel) };
	}
	const ways = await waysOf(call.context);
	const [first] = ways;
	if (!first) throw new InputError('There is no channel.', 'Choose a credential below Channel.');
	return { ...first, ways };
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
