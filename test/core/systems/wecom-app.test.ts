import { appMessage, wecomApp } from '../../../core/systems/wecom/app';
import { wecom } from '../../../sandbox/systems/wecom';
import { aLetter, bytesOf, lastBody, longMarkdown, worldOf } from './a-letter';

const address = 'https://qyapi.weixin.qq.com';

/** A number of its own for each account, or tests would share tokens. */
let accounts = 0;

function anApp(changed: Record<string, unknown> = {}) {
	accounts += 1;
	const base = `https://wecom-${accounts}.example`;
	const system = wecom();
	const { handle, credential, deeds } = system.api!;
	const world = worldOf(handle, base);
	const line = wecomApp.open({ ...credential.data(base), ...changed });
	const messages = () => deeds.filter(({ kind }) => kind === 'message');
	const calls = (path: string) => world.requests.filter((request) => request.path === path).length;
	return { system, world, line, messages, calls };
}

describe('an app of WeCom', () => {
	it('sends a card that opens the link', async () => {
		const { world, line, messages } = anApp();
		expect(await line.deliver(aLetter(), world)).toEqual({
			kind: 'sent',
			reply: 'code 0 · ok · msgid msg-2',
		});
		expect(lastBody(world)).toEqual({
			touser: 'zhang.min',
			agentid: 1_000_002,
			msgtype: 'textcard',
			textcard: {
				title: '差评：订单 1001',
				description: '客户说\n\n又坏了 😡',
				url: 'https://care.example/c?t=abc.def_~1&x=(2)',
				btntxt: 'Open',
			},
			enable_duplicate_check: 1,
			duplicate_check_interval: 14_400,
		});
		expect(messages()).toHaveLength(1);
	});

	it('says in Chinese what became of a Chinese letter', async () => {
		const { world, line } = anApp();
		const chinese = aLetter({ language: 'zh-CN', to: { name: '', address: 'nobody' } });
		expect((await line.deliver(chinese, world)).reply).toMatch(/^错误码 81013 · 成员不存在/);
		expect(lastBody(world)).toMatchObject({ textcard: { btntxt: '查看' } });
		const wrong = anApp({ secret: 'another' });
		expect((await wrong.line.deliver(chinese, wrong.world)).reply).toBe(
			'错误码 40001 · 密钥不是该应用的 · invalid credential',
		);
	});

	it('keeps to 512 bytes of a card and to 2,048 of a text', async () => {
		const { world, line, messages } = anApp();
		const long = { markdown: longMarkdown, subject: '很长的标题'.repeat(20) };
		expect((await line.deliver(aLetter(long), world)).kind).toBe('sent');
		expect((await line.deliver(aLetter({ ...long, link: null }), world)).kind).toBe('sent');
		const { text } = lastBody(world) as { text: { content: string } };
		expect(bytesOf(text.content)).toBeGreaterThan(2_048 - 64);
		expect(messages()).toHaveLength(2);
	});

	it('fetches one token for all that ask at once', async () => {
		const { world, line, messages, calls } = anApp();
		const letters = ['a', 'b', 'c'].map((subject) => aLetter({ subject }));
		await Promise.all(letters.map(async (letter) => await line.deliver(letter, world)));
		expect(messages()).toHaveLength(3);
		expect(calls('/cgi-bin/gettoken')).toBe(1);
	});

	it('fetches another where the token was taken back, and delivers once', async () => {
		const { system, world, line, messages, calls } = anApp();
		await line.deliver(aLetter(), world);
		system.revoke();
		expect((await line.deliver(aLetter({ subject: '另一条' }), world)).kind).toBe('sent');
		expect(messages()).toHaveLength(2);
		expect([calls('/cgi-bin/gettoken'), calls('/cgi-bin/message/send')]).toEqual([2, 3]);
		// Two hours on it is not used any more at all.
		world.at += 7_200_000 - 5 * 60_000;
		await line.deliver(aLetter({ subject: '第三条' }), world);
		expect([calls('/cgi-bin/gettoken'), calls('/cgi-bin/message/send')]).toEqual([3, 4]);
	});

	it('that is asked again with the same letter shows it once', async () => {
		const { world, line, messages } = anApp();
		for (const later of [0, 60_000, 3_600_000]) {
			world.at += later;
			expect((await line.deliver(aLetter(), world)).kind).toBe('sent');
		}
		expect(messages()).toHaveLength(1);
		expect(JSON.stringify(appMessage(aLetter(), 1))).toBe(JSON.stringify(appMessage(aLetter(), 1)));
	});

	it('tells a member who is not there from one who may not get it', async () => {
		const { world, line } = anApp();
		const to = (id: string) => aLetter({ to: { name: '', address: id } });
		expect(await line.deliver(to('nobody'), world)).toMatchObject({
			kind: 'refused',
			code: 'address_unknown',
			addressIsWrong: true,
			reply: expect.stringMatching(/^code 81013 · the member does not exist/) as string,
		});
		expect(await line.deliver(to('no.licence'), world)).toMatchObject({
			kind: 'refused',
			code: 'blocked',
			addressIsWrong: false,
		});
		// A code of 0 that names the member all the same.
		const half = worldOf(
			({ path }) => ({
				status: 200,
				body: path.endsWith('gettoken')
					? '{"errcode":0,"access_token":"t","expires_in":7200}'
					: '{"errcode":0,"errmsg":"ok","invaliduser":"x|zhang.min"}',
			}),
			address,
		);
		const open = wecomApp.open({ corpId: 'ww1', secret: 's', agentId: '1', baseUrl: address });
		expect(
			await open.deliver(aLetter({ to: { name: '', address: 'Zhang.Min' } }), half),
		).toMatchObject({
			kind: 'refused',
			addressIsWrong: true,
		});
	});

	it('is not called where WeCom would drop the message without a word', async () => {
		const { world, line, messages } = anApp();
		const send = async (place: number, to: string) =>
			await line.deliver(
				aLetter({ subject: `第 ${place} 条`, to: { name: '', address: to } }),
				world,
			);
		for (let sent = 0; sent < 30; sent += 1) await send(sent, 'zhang.min');
		expect(await send(31, 'zhang.min')).toMatchObject({
			kind: 'unavailable',
			code: 'limited',
			everybody: false,
		});
		expect((await send(31, 'li.hua')).kind).toBe('sent');
		expect(messages()).toHaveLength(31);
		world.at += 60_000;
		expect((await send(31, 'zhang.min')).kind).toBe('sent');
	});

	it('is not called for a member who has had a thousand within the hour', async () => {
		const { world, line, messages } = anApp();
		const send = async (place: number, to = 'zhang.min') =>
			await line.deliver(
				aLetter({ subject: `第 ${place} 条`, to: { name: '', address: to } }),
				world,
			);
		for (let sent = 0; sent < 1_000; sent += 1) {
			world.at += 2_001;
			expect((await send(sent)).kind).toBe('sent');
		}
		world.at += 120_000;
		expect(await send(1_000)).toMatchObject({ code: 'limited', everybody: false });
		expect((await send(1_000, 'li.hua')).kind).toBe('sent');
		expect(messages()).toHaveLength(1_001);
		world.at += 3_600_000;
		expect((await send(1_000)).kind).toBe('sent');
	});

	it('says which field is wrong, by its test and by what becomes of a letter', async () => {
		const right = anApp();
		expect(await right.line.test?.(right.world)).toMatch(/accepts the secret/);
		for (const [field, value, code] of [
			['secret', 'another', '40001'],
			['corpId', 'ww-another', '40013'],
			['agentId', '1', '40056'],
		] as const) {
			const { world, line, messages } = anApp({ [field]: value });
			await expect(line.test?.(world)).rejects.toMatchObject({
				message: expect.stringContaining(`code ${code} · `) as string,
				hint: expect.stringContaining('Agent ID') as string,
			});
			expect(await line.deliver(aLetter(), world)).toMatchObject({
				kind: 'unavailable',
				code: 'login',
				everybody: true,
			});
			expect(messages()).toEqual([]);
		}
		expect(() =>
			wecomApp.open({ ...right.system.api!.credential.data(address), agentId: 'x' }),
		).toThrow('Agent ID of the Satisfaction WeCom credential is "x".');
		expect(() => wecomApp.open({})).toThrow(/is empty/);
	});

	it('writes to one member, never to all or to several', () => {
		expect(wecomApp.address(' zhang.min ')).toEqual({ name: '', address: 'zhang.min' });
		for (const text of ['@all', 'a|b', '', 'a b', '<x>']) expect(wecomApp.address(text)).toBeNull();
	});
});
