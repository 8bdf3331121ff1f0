import type { IExecuteFunctions } from 'n8n-workflow';

import type { Way } from '../../../core/loop/send/sending';
import { SetupError } from '../../../core/model/errors';
import { channels } from '../../../core/systems';
import type { Channel, Line } from '../../../core/systems/channel';
import { mail, mailLine } from '../../../core/systems/smtp/channel';
import { openMail, workspaceMail } from '../../connection/smtp';

/** Accounts of the runs that are under way: n8n decrypts a credential whenever it is asked for. */
const lines = new WeakMap<IExecuteFunctions, Map<string, Promise<Line>>>();

async function onceFor(
	context: IExecuteFunctions,
	key: string,
	open: () => Promise<Line>,
): Promise<Line> {
	const known = lines.get(context) ?? new Map<string, Promise<Line>>();
	lines.set(context, known);
	const opened = known.get(key) ?? open();
	known.set(key, opened);
	return await opened;
}

/**
 * The account of a channel that the node has a credential for.
 *
 * @throws SetupError naming what is missing
 */
export async function lineOf(context: IExecuteFunctions, channel: Channel): Promise<Line> {
	return await onceFor(context, channel.key, async () => {
		if (channel.key === mail.key) return mailLine(await openMail(context));
		if (!hasCredential(context, channel)) {
			throw new SetupError(
				`This node has no credential for ${channel.names.en}, so nothing is sent.`,
				'Choose one below Channel, or another Channel.',
			);
		}
		return channel.open(await context.getCredentials(channel.credential));
	});
}

/** The mail server by which tests leave. */
export async function testLineOf(context: IExecuteFunctions): Promise<Line> {
	return await onceFor(context, 'test', async () => {
		const account = await workspaceMail(context);
		if (account) return mailLine(account);
		throw new SetupError(
			'This is a test, which leaves by mail, and the workspace has no mail server.',
			'Enter Mail Host and Mail From in the Satisfaction Workspace credential.',
		);
	});
}

/**
 * The channels to one person that the node has an account of.
 *
 * @throws SetupError if there is none
 */
export async function waysOf(context: IExecuteFunctions): Promise<Way[]> {
	const ways: Way[] = [];
	for (const channel of channels) {
		if (channel.reaches !== 'person' || !(await isSetUp(context, channel))) continue;
		ways.push({ channel, line: await lineOf(context, channel) });
	}
	if (ways.length > 0) return ways;
	throw new SetupError(
		'This node has no channel to send by: no credential is chosen, and the workspace has no mail server.',
		'Choose the credentials of the channels below Channel, or enter Mail Host and Mail From in the Satisfaction Workspace credential.',
	);
}

async function isSetUp(context: IExecuteFunctions, channel: Channel): Promise<boolean> {
	if (channel.key !== mail.key) return hasCredential(context, channel);
	if (context.getNode().parameters.mailServer === 'another') return true;
	return (await workspaceMail(context)) !== null;
}

const hasCredential = (context: IExecuteFunctions, { credential }: Channel): boolean =>
	context.getNode().credentials?.[credential] !== undefined;
