import { wechatTemplate } from '../../../core/systems/wechat/template-message';
import { fillingsOf, templateData } from '../../../core/systems/wechat/template-data';
import { wechat } from '../../../sandbox/systems/wechat';
import { aLetter, lastBody, longMarkdown, noon, worldOf } from './a-letter';

const follower = 'oSandboxFollower00000000001';
let accounts = 0;

function anAccount(changed: Record<string, unknown> = {}) {
	accounts += 1;
	const base = `https://wechat-${accounts}.example`;
	const system = wechat();
	const { handle, credential, deeds } = system.api!;
	const world = worldOf(handle, base);
	const line = wechatTemplate.open({ ...credential.data(base), ...changed });
	const messages = () => deeds.filter(({ kind }) => kind === 'message');
	return { system, world, line, messages };
}

const to = (address: string, more = {}) => aLetter({ to: { name: '林晓', address }, ...more });

describe('template messages of WeChat', () => {
	it('are filled with what the credential says, and open the link', async () => {
		const { world, line, messages } = anAccount();
		expect(await line.deliver(to(follower), world)).toEqual({
			kind: 'sent',
			reply: 'code 0 · ok · msgid 200228334',
		});
		expect(lastBody(world)).toMatchObject({
			touser: follower,
			url: 'https://care.example/c?t=abc.def_~1&x=(2)',
			client_msg_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
			data: {
				thing2: { value: '差评：订单 1001' },
				// Noon in Shanghai.
				time3: { value: '2026-01-05 12:00' },
				phrase4: { value: '待您评价' },
				character_string5: { value: 'N-1001' },
			},
		});
		expect(messages()).toHaveLength(1);
	});

	it('are cut to what each key takes', async () => {
		const { world, line, messages } = anAccount({
			templateData:
				'thing2：{text}\ntime3.DATA = {time}\nphrase4 = 处理中 (3) 请您评价\ncharacter_string5 = 单号 {subject} A-1',
		});
		const result = await line.deliver(to(follower, { markdown: longMarkdown }), world);
		expect(result.kind).toBe('sent');
		expect(lastBody(world).data).toMatchObject({
			thing2: { value: `${'差评'.repeat(4)}差…` },
			phrase4: { value: '处理中请您' },
			character_string5: { value: '1001A-1' },
		});
		expect(messages()).toHaveLength(1);
	});

	it('of one letter are shown once', async () => {
		const { world, line, messages } = anAccount();
		await line.deliver(to(follower), world);
		world.at += 60_000;
		await line.deliver(to(follower), world);
		expect(messages()).toHaveLength(1);
	});

	it.each([
		['oSandboxUnknown0000000000009', 'address_unknown', true],
		['oSandboxUnfollowed000000002', 'blocked', false],
		['oSandboxBlocked000000000003', 'blocked', false],
	])('to %s are refused: %s', async (id, code, addressIsWrong) => {
		const { world, line } = anAccount();
		expect(await line.deliver(to(id), world)).toMatchObject({
			kind: 'refused',
			code,
			addressIsWrong,
		});
	});

	it('are sent with a new token where another program fetched one', async () => {
		const { system, world, line, messages } = anAccount();
		await line.deliver(to(follower), world);
		system.revoke();
		await line.deliver(to(follower, { messageId: '<m2@chat.invalid>' }), world);
		expect(messages()).toHaveLength(2);
	});

	it('are tried by whether account, template and keys are there', async () => {
		const right = anAccount();
		expect(await right.line.test?.(right.world)).toMatch(
			/thing2, time3, phrase4, character_string5\.$/,
		);
		expect(right.messages()).toEqual([]);
		for (const [changed, message] of [
			[{ appSecret: 'x' }, /code 40125/],
			[{ templateId: 'x' }, /no template with the Template ID/],
			[{ templateData: 'thing9 = {subject}' }, /no key "thing9"/],
			[{ templateData: 'thing2 = {subject}' }, /no line for the key "time3"/],
		] as const) {
			const { world, line } = anAccount(changed);
			await expect(line.test?.(world)).rejects.toThrow(message);
		}
		const wrong = anAccount({ templateId: 'x' });
		expect(await wrong.line.deliver(to(follower), wrong.world)).toMatchObject({
			kind: 'unavailable',
			everybody: true,
		});
	});

	it('say in words what is wrong with their data', () => {
		expect(() => fillingsOf('')).toThrow(
			'Template Data of the Satisfaction WeChat credential is empty.',
		);
		expect(() => fillingsOf('thing2 {subject}')).toThrow(/has the line "thing2 \{subject\}"/);
		expect(() => fillingsOf('thing2 = {customer}')).toThrow(/uses \{customer\}/);
		expect(() => anAccount({ timeZone: 'Mars/Olympus' })).toThrow(
			/Time Zone .* is "Mars\/Olympus"/,
		);
		expect(wechatTemplate.address('o 1')).toBeNull();
	});

	it('write the time of the zone, a minute before its midnight too', () => {
		const data = templateData(fillingsOf('time3 = {time}\ndate1 = {date}'), aLetter(), {
			now: Date.UTC(2026, 0, 5, 15, 59),
			zone: 'Asia/Shanghai',
		});
		expect(data).toEqual({ time3: { value: '2026-01-05 23:59' }, date1: { value: '2026-01-05' } });
		expect(noon).toBe(Date.UTC(2026, 0, 5, 4));
	});
});
