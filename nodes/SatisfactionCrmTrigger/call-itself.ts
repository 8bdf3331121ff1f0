import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IHookFunctions } from 'n8n-workflow';

import { loopbackAddress } from '../connection/own-address';

/** Says that a call comes from the node itself: a token that only the workspace can sign. */
export const sampleHeader = 'x-satisfaction-sample';

/** What n8n needs, after `create`, until it listens and the editor knows that it does, ms. */
const head = 500;
const tries = 3;
const timeout = 10_000;

/**
 * Calls the test address of this node in a moment, by loopback, so that it plays its sample. The call
 * cannot be part of `create`: n8n listens only after it. A call that fails is told in the log.
 */
export function callItself(hook: IHookFunctions, token: string): void {
	const address = loopbackAddress(hook.getNodeWebhookUrl('default') ?? '', process.env);
	const { name } = hook.getNode();
	insist(address, token).catch((error: unknown) => {
		const { message } = error as Error;
		hook.logger.warn(
			`${name}: the sample could not be played (${message}). Set When Testing to Listen for the Sender, and let the sender send an event to the test URL.`,
		);
	});
}

async function insist(address: string, token: string): Promise<void> {
	let last = '';
	for (let turn = 0; turn < tries; turn++) {
		await sleep(head);
		last = await post(address, token).then(
			(status) => (status === 404 ? `${address} answers 404` : ''),
			(error: unknown) => (error as Error).message,
		);
		if (last === '') return;
	}
	throw new Error(last);
}

/** The status of the answer; its body is for the editor, which shows what became of the sample. */
async function post(address: string, token: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		const options = {
			method: 'POST',
			headers: { [sampleHeader]: token, 'content-type': 'application/json', 'content-length': 2 },
			timeout,
			// One call, no connection that is kept open for more.
			agent: false,
			// n8n's own certificate is made out for its public name, not for loopback.
			rejectUnauthorized: false,
		};
		const request = address.startsWith('https:') ? tlsRequest : plainRequest;
		const call = request(address, options, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		call.on('timeout', () => call.destroy(new Error(`no answer in ${timeout / 1000} s`)));
		call.on('error', reject);
		call.end('{}');
	});
}
