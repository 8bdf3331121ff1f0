import { Client } from '@larksuiteoapi/node-sdk';

import { feishuApp } from '../../../core/systems/feishu/app';
import { feishu } from '../../../sandbox/systems/feishu';
import { aLetter, longMarkdown, worldOf } from './a-letter';

let accounts = 0;

function anApp(changed: Record<string, unknown> = {}) {
	accounts += 1;
	const base = `https://feishu-${accounts}.example`;
	const system = feishu();
	const { handle, credential, deeds } = system.api!;
	const world = worldOf(handle, base);
	const account = credential.data(base) as { appId: string; appSecret: string };
	const line = feishuApp.open({ ...account, ...changed });
	const messages = () => deeds.filter(({ kind }) => kind === 'message');
	return { base, account, system, world, line, messages };
}

const quiet = (): void => {};
const to = (id: string) => aLetter({ to: { name: '', address: id } });

describe('an app of Feishu', () => {
	it('is called as the vendor’s own library calls it', async () => {
		const ours = anApp();
		expect(await ours.line.deliver(to('ou_zhoumin'), ours.world)).toEqual({
			kind: 'sent',
			reply: 'code 0 · success',
		});
		const [, sent] = ours.world.requests;
		const data = JSON.parse(sent!.body) as {
			receive_id: string;
			msg_type: string;
			content: string;
			uuid: string;
		};

		const theirs = anApp();
		const request = async (options: Record<string, unknown>) => {
			const query = new URLSearchParams(options.params as Record<string, string>).toString();
			const { text } = await theirs.world.http({
				method: String(options.method).toUpperCase() as 'POST',
				url: `${String(options.url)}${query === '' ? '' : `?${query}`}`,
				headers: Object.fromEntries(
					Object.entries(options.headers ?? {}).map(([name, value]) => [
						name.toLowerCase(),
						String(value),
					]),
				),
				body: JSON.stringify(options.data),
			});
			return JSON.parse(text) as unknown;
		};
		const client = new Client({
			...theirs.account,
			domain: theirs.base,
			logger: { error: quiet, warn: quiet, info: quiet, debug: quiet, trace: quiet },
			httpInstance: {
				request,
				post: async (url: string, body: unknown, options: object) =>
					await request({ ...options, method: 'POST', url, data: body }),
			},
		});
		const said = await client.im.message.create({
			params: { receive_id_type: 'open_id' },
			data,
		});
		expect(said.code).toBe(0);
		const [theirToken, theirMessage] = theirs.world.requests;
		expect(ours.world.requests[0]).toMatchObject({
			method: theirToken!.method,
			path: theirToken!.path,
		});
		expect(JSON.parse(ours.world.requests[0]!.body)).toEqual(JSON.parse(theirToken!.body));
		expect([sent!.method, sent!.path, sent!.query.toString(), sent!.headers.authorization]).toEqual(
			[
				theirMessage!.method,
				theirMessage!.path,
				theirMessage!.query.toString(),
				theirMessage!.headers.authorization,
			],
		);
		expect(data).toEqual(JSON.parse(theirMessage!.body));
		expect(ours.messages()).toEqual(theirs.messages());
	});

	it.each([
		['ou_zhoumin', 'open_id'],
		['on_zhoumin', 'union_id'],
		['zhou.min', 'user_id'],
		['zhou.min@example.com', 'email'],
	])('writes to %s by its %s', async (id, type) => {
		const { world, line, messages } = anApp();
		expect((await line.deliver(to(id), world)).kind).toBe('sent');
		expect(world.requests.at(-1)!.query.get('receive_id_type')).toBe(type);
		expect(messages()).toHaveLength(1);
	});

	it('shows a letter once, however often it is sent within the hour', async () => {
		const { world, line, messages } = anApp();
		for (let sent = 0; sent < 3; sent += 1) await line.deliver(to('ou_zhoumin'), world);
		await line.deliver({ ...to('ou_zhoumin'), messageId: '<m2@chat.invalid>' }, world);
		expect(messages()).toHaveLength(2);
	});

	it('takes the longest text', async () => {
		const { world, line, messages } = anApp();
		const letter = { ...to('ou_zhoumin'), markdown: `"${longMarkdown}"\n`.repeat(8) };
		expect((await line.deliver(letter, world)).kind).toBe('sent');
		expect(messages()).toHaveLength(1);
	});

	it('tells who is not there from who cannot be reached by it', async () => {
		const { world, line } = anApp();
		expect(await line.deliver(to('ou_nobody'), world)).toMatchObject({
			code: 'address_unknown',
			addressIsWrong: true,
			reply: expect.stringContaining('invalid receive_id') as string,
		});
		for (const id of ['ou_unseen', 'ou_stopped']) {
			expect(await line.deliver(to(id), world)).toMatchObject({
				kind: 'refused',
				code: 'blocked',
				addressIsWrong: false,
			});
		}
	});

	it('fetches another token where it was taken back', async () => {
		const { system, world, line, messages } = anApp();
		await line.deliver(to('ou_zhoumin'), world);
		system.revoke();
		await line.deliver({ ...to('ou_zhoumin'), messageId: '<m2@chat.invalid>' }, world);
		expect(messages()).toHaveLength(2);
	});

	it('says which field is wrong', async () => {
		const right = anApp();
		expect(await right.line.test?.(right.world)).toMatch(/has a bot/);
		const wrong = anApp({ appSecret: 'another' });
		await expect(wrong.line.test?.(wrong.world)).rejects.toThrow('code 10014');
		expect(await wrong.line.deliver(to('ou_zhoumin'), wrong.world)).toMatchObject({
			kind: 'unavailable',
			code: 'login',
			everybody: true,
		});
		expect(feishuApp.address('oc_group')).toBeNull();
		expect(feishuApp.address('a b')).toBeNull();
	});
});
