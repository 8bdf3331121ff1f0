import axios from 'axios';
import { join, resolve } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { SetupError } from '../../../core/model/errors';
import { channels } from '../../../core/systems';
import { credentialTestsOf, testNameOf } from '../../../nodes/connection/system-credential';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import packageJson from '../../../package.json';
import { dingtalk } from '../../../sandbox/systems/dingtalk';
import { feishu } from '../../../sandbox/systems/feishu';
import { type SimServer, startSystems } from '../../../sandbox/systems/server';
import { sms } from '../../../sandbox/systems/sms';
import { wechat } from '../../../sandbox/systems/wechat';
import { wecom } from '../../../sandbox/systems/wecom';

const folder = resolve(__dirname, '../../../credentials');
const systems = [wecom(), dingtalk(), feishu(), wechat(), sms()];
const chats = channels.filter(({ key }) => key !== 'email');

type Tested = ICredentialType & { testedBy?: string };

async function classOf(credential: string): Promise<Tested> {
	const name = `S${credential.slice(1)}`;
	const module = (await import(join(folder, `${name}.credentials`))) as Record<
		string,
		new () => Tested
	>;
	return new module[name]!();
}

const initial = (properties: INodeProperties[]): Record<string, unknown> =>
	Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));

/** A credential of the simulated system behind a channel. */
function dataOf(channel: string, address: (key: string) => string): Record<string, unknown> {
	for (const { key, words = {} } of systems) {
		const found = words[channel];
		if (found) return found.credential.data(address(key));
	}
	throw new Error(`Nobody plays ${channel}.`);
}

describe.each(chats.map((channel) => [channel.key, channel] as const))(
	'the credential of %s',
	(key, { credential, open }) => {
		const data = dataOf(key, () => 'https://system.example');

		it('is listed, and is tested by the node that sends', async () => {
			const { name, testedBy, displayName } = await classOf(credential);
			const file = `dist/credentials/S${credential.slice(1)}.credentials.js`;
			expect(packageJson.n8n.credentials).toContain(file);
			expect([name, testedBy]).toEqual([credential, testNameOf(credential)]);
			expect(displayName).toMatch(/^Satisfaction .+ API$/);
			const node = new SatisfactionMessage();
			const asked = node.description.credentials?.find(({ name: type }) => type === credential);
			expect(asked?.testedBy).toBe(testedBy);
			expect(asked?.displayOptions?.show?.channel).toContain(key);
			expect(node.methods.credentialTest).toHaveProperty(testNameOf(credential));
		});

		it('has every field that a simulated account fills in, and opens with it', async () => {
			const { properties } = await classOf(credential);
			const names = properties.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(Object.keys(data)));
			expect(open({ ...initial(properties), ...data }).server).not.toBe('');
		});

		it('says of each field that must not be empty that it is, by its name', async () => {
			const { properties } = await classOf(credential);
			const required = properties.filter((property) => property.required === true);
			expect(required.length).toBeGreaterThan(0);
			for (const { name, displayName } of required) {
				try {
					open({ ...initial(properties), ...data, [name]: '' });
					throw new Error(`${name} may be empty`);
				} catch (error) {
					expect(error).toBeInstanceOf(SetupError);
					expect((error as SetupError).message).toMatch(new RegExp(`^${displayName} of the `));
				}
			}
		});
	},
);

describe('the button of a credential', () => {
	let server: SimServer;
	beforeAll(async () => {
		server = await startSystems(systems);
	});
	afterAll(async () => await server.stop());

	const call = async (credential: string, data: Record<string, unknown>) => {
		const tests = credentialTestsOf([credential]);
		const helpers = {
			request: async (asked: { method: string; uri: string; headers: object; body?: string }) => {
				const {
					status,
					headers,
					data: body,
				} = await axios.request<string>({
					method: asked.method,
					url: asked.uri,
					headers: { ...asked.headers },
					data: asked.body,
					proxy: false,
					responseType: 'text',
					transformResponse: (text: string) => text,
					validateStatus: () => true,
				});
				return { statusCode: status, headers, body };
			},
		};
		return await tests[testNameOf(credential)]!.call({ helpers } as never, { data } as never);
	};

	it.each(chats.map(({ key, credential }) => [key, credential] as const))(
		'of %s finds the account good, and sends nothing',
		async (key, credential) => {
			const said = await call(credential, dataOf(key, server.addressOf));
			expect(said).toMatchObject({ status: 'OK' });
			const sent = systems.flatMap(({ api }) => api?.deeds ?? []);
			expect(sent.filter(({ kind }) => kind === 'message')).toEqual([]);
		},
	);

	it.each(
		chats
			.filter(({ key }) => key !== 'sms_http')
			.map(({ key, credential }) => [key, credential] as const),
	)('of %s says what is wrong with a secret, without it', async (key, credential) => {
		const data = dataOf(key, server.addressOf);
		const field = ['secret', 'appSecret', 'secretAddress'].find((name) => name in data)!;
		const wrong = String(data[field]).replace(/sandbox$|[^/]$/, 'wrong-one');
		const { status, message } = await call(credential, { ...data, [field]: wrong });
		expect(status).toBe('Error');
		expect(message).toMatch(/code \d+ · /);
		expect(message).not.toContain('wrong-one');
	});
});
