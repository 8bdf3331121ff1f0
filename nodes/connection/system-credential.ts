import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';

import { channels, clientSystems } from '../../core/systems';
import type { HttpAnswer, Tools } from '../../core/systems/http/http';
import { unreachable } from '../../core/systems/http/unreachable';
import { inTime, longestAnswer } from './in-time';
import { wordsOf } from './node-error';
import { answerIn } from './tools';

type Tested = (
	this: ICredentialTestFunctions,
	credential: { data?: ICredentialDataDecryptedObject },
) => Promise<INodeCredentialTestResult>;

/** Every credential of another system with what tries it, by the name of the credential. */
const trials = new Map<string, (fields: Record<string, unknown>, tools: Tools) => Promise<string>>([
	...clientSystems.map(
		({ client }) =>
			[
				client.credential,
				async (fields: Record<string, unknown>, tools: Tools) =>
					await client.open(fields, tools).test(),
			] as const,
	),
	...channels.map(
		(channel) =>
			[
				channel.credential,
				async (fields: Record<string, unknown>, tools: Tools) => {
					const line = channel.open(fields);
					return (await line.test?.(tools)) ?? 'The fields are well formed.';
				},
			] as const,
	),
]);

/** How the test of a credential is called: `testSatisfactionFxiaokeApi`. */
export const testNameOf = (credential: string): string =>
	`test${credential.charAt(0).toUpperCase()}${credential.slice(1)}`;

/** The tests behind the buttons of these credentials, for `methods.credentialTest` of a node. */
export function credentialTestsOf(credentials: readonly string[]): Record<string, Tested> {
	return Object.fromEntries(credentials.map((name) => [testNameOf(name), testOf(name)]));
}

function testOf(credential: string): Tested {
	return async function (this, { data = {} }) {
		try {
			const trial = trials.get(credential);
			if (!trial) throw new Error(`No system has the credential ${credential}.`);
			return { status: 'OK', message: await trial(data, toolsOfTest(this)) };
		} catch (error) {
			return { status: 'Error', message: wordsOf(error) };
		}
	};
}

/** Tests of credentials have n8n's older requests alone. */
function toolsOfTest({ helpers }: ICredentialTestFunctions): Tools {
	return {
		now: () => Date.now(),
		sleep: async (time) => await sleep(time),
		http: async ({ method, url, headers = {}, body }): Promise<HttpAnswer> => {
			try {
				const options = {
					method,
					uri: url,
					headers,
					...(body !== undefined && { body }),
					resolveWithFullResponse: true,
					simple: false,
					followRedirect: false,
					timeout: 15_000,
				};
				const answer: unknown = await inTime(
					async () => await (helpers.request(options) as Promise<unknown>),
					longestAnswer / 2,
				);
				return answerIn(answer);
			} catch (error) {
				throw unreachable(url, error);
			}
		},
	};
}
