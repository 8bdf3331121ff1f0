import { dingtalkNotice } from '../../../core/systems/dingtalk/notice';
import { dingtalk } from '../../../sandbox/systems/dingtalk';
import { aLetter, bytesOf, longMarkdown, worldOf } from './a-letter';

let accounts = 0;

function anApp(changed: Record<string, unknown> = {}) {
	accounts += 1;
	const base = `https://dingtalk-${accounts}.example`;
	const system = dingtalk();
	const { handle, credential, deeds } = system.api!;
	const world = worldOf(handle, base);
	const line = dingtalkNotice.open({ ...credential.data(base), ...changed });
	const messages = () => deeds.filter(({ kind }) => kind === 'message');
	const bodies = () =>
		world.requests
			.filter(({ path }) => path.endsWith('asyncsend_v2'))
			.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	return { base, system, world, line, messages, bodies };
}

describe('work notices of DingTalk', () => {
	it('are cards that open the link', async () => {
		const { world, line, messages, bodies } = anApp();
		expect(await line.deliver(aLetter(), world)).toMatchObject({
			kind: 'sent',
			reply: expect.stringMatching(/^code 0 · ok · task \d+$/) as string,
		});
		expect(bodies()[0]).toEqual({
			agent_id: '123456789',
			userid_list: 'zhang.min',
			msg: {
				msgtype: 'action_card',
				action_card: {
					title: '差评：订单 1001',
					markdown: '### 差评：订单 1001\n\n**客户说**\n\n> 又坏了 😡',
					single_title: 'Open the case',
					single_url: 'https://care.example/c?t=abc.def_~1&x=(2)',
				},
			},
		});
		expect(messages()).toHaveLength(1);
	});

	it('keep to 2,048 bytes with a link of 300 signs', async () => {
		const { world, line, messages, bodies } = anApp();
		const url = `https://care.example/c?t=${'x'.repeat(280)}`;
		const letter = aLetter({ markdown: longMarkdown, link: { title: '打开工单', url } });
		expect((await line.deliver(letter, world)).kind).toBe('sent');
		expect(messages()).toHaveLength(1);
		const sent = JSON.stringify(bodies()[0]!.msg);
		expect(sent).toContain(url);
		expect(bytesOf(sent)).toBeLessThanOrEqual(2_048);
		expect((await line.deliver(aLetter({ markdown: longMarkdown, link: null }), world)).kind).toBe(
			'sent',
		);
	});

	it('tell a moment later of a member who is not there', async () => {
		const { world, line } = anApp();
		const letter = aLetter({ to: { name: '', address: 'nobody' } });
		expect(await line.deliver(letter, world)).toMatchObject({
			kind: 'refused',
			code: 'address_unknown',
			addressIsWrong: true,
		});
		expect(world.slept).toEqual([800]);
	});

	it('that were shown already today count as sent', async () => {
		const { world, line, messages } = anApp();
		await line.deliver(aLetter(), world);
		expect((await line.deliver(aLetter(), world)).kind).toBe('sent');
		expect(messages()).toHaveLength(1);
	});

	it('are sent with a new token where the old one was taken back', async () => {
		const { system, world, line, messages } = anApp();
		await line.deliver(aLetter(), world);
		system.revoke();
		expect((await line.deliver(aLetter({ subject: '另一条' }), world)).kind).toBe('sent');
		expect(messages()).toHaveLength(2);
	});

	it('count as sent where nobody says what became of them', async () => {
		const { base, system, line, messages } = anApp();
		const { handle } = system.api!;
		const silent = worldOf(
			(request, now) =>
				request.path.endsWith('getsendresult')
					? { status: 502, body: '<html>Bad Gateway' }
					: handle(request, now),
			base,
		);
		expect((await line.deliver(aLetter(), silent)).kind).toBe('sent');
		expect(messages()).toHaveLength(1);
	});

	it('say which field is wrong', async () => {
		const right = anApp();
		expect(await right.line.test?.(right.world)).toMatch(/accepts app key/);
		const wrong = anApp({ appSecret: 'another' });
		await expect(wrong.line.test?.(wrong.world)).rejects.toThrow('40089');
		expect(await wrong.line.deliver(aLetter(), wrong.world)).toMatchObject({ code: 'login' });
		const other = anApp({ agentId: '1' });
		expect(await other.line.deliver(aLetter(), other.world)).toMatchObject({
			code: 'login',
			reply: expect.stringMatching(/^code 60011 · the app may not write/) as string,
		});
		expect(() =>
			dingtalkNotice.open({
				...right.system.api!.credential.data('https://x.example'),
				agentId: 'a',
			}),
		).toThrow(/^Agent ID of the Satisfaction DingTalk credential is "a"/);
		for (const text of ['a,b', '', 'a b']) expect(dingtalkNotice.address(text)).toBeNull();
	});
});
