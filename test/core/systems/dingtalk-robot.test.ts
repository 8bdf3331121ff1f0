import { dingtalkRobot, signatureOf } from '../../../core/systems/dingtalk/robot';
import { dingtalkRobot as simulated } from '../../../sandbox/systems/dingtalk-robot';
import type { RobotSettings } from '../../../sandbox/systems/robot';
import { aLetter, bytesOf, longMarkdown, worldOf } from './a-letter';

const address = 'https://oapi.dingtalk.com';
const secret = 'SECtest123';

function aRobot(settings: RobotSettings = {}, fields: Record<string, unknown> = {}) {
	const robot = simulated({ secret, counts: true, ...settings });
	let clockIsOff = 0;
	const world = worldOf((request, now) => robot.answer(request, now + clockIsOff), address);
	const line = dingtalkRobot.open({ secretAddress: `${address}${robot.path}`, secret, ...fields });
	return { robot, world, line, setClock: (off: number) => (clockIsOff = off) };
}

describe('a robot of a DingTalk group', () => {
	it('is signed as OpenSSL signs', () => {
		expect(signatureOf(secret, 1_700_000_000_000)).toBe(
			'w3RMHXzixTMdzr8OHJUmVLS4IoPJVdu+Ut1LE48MePE=',
		);
	});

	it('gets a card whose button is the link', async () => {
		const { robot, world, line } = aRobot();
		expect(await line.deliver(aLetter(), world)).toEqual({ kind: 'sent', reply: 'code 0 · ok' });
		expect(robot.messages[0]!.body).toEqual({
			msgtype: 'actionCard',
			actionCard: {
				title: '差评：订单 1001',
				text: '### 差评：订单 1001\n\n**客户说**\n\n> 又坏了 😡',
				singleTitle: 'Open the case',
				singleURL: 'https://care.example/c?t=abc.def_~1&x=(2)',
			},
		});
	});

	it('mentions in the text and beside it, by mobile number or by user ID', async () => {
		const { robot, world, line } = aRobot();
		await line.deliver(aLetter({ mention: ['13800001111', 'manager4220'] }), world);
		const { markdown, at } = robot.messages[0]!.body as Record<string, Record<string, unknown>>;
		expect(markdown!.text).toMatch(
			/\n\n\[Open the case\]\(https:\S+\)\n\n@13800001111 @manager4220$/,
		);
		expect(at).toEqual({
			atMobiles: ['13800001111'],
			atUserIds: ['manager4220'],
			isAtAll: false,
		});
	});

	it.each([[[]], [['li']]])(
		'takes the longest text, mentioning %j, in 20,000 bytes',
		async (mention) => {
			const { robot, world, line } = aRobot();
			const markdown = `"${longMarkdown}"\n`.repeat(8);
			expect((await line.deliver(aLetter({ markdown, mention }), world)).kind).toBe('sent');
			const sent = JSON.stringify(robot.messages[0]!.body);
			expect(bytesOf(sent)).toBeLessThanOrEqual(20_000);
			expect(bytesOf(sent)).toBeGreaterThan(14_000);
			expect(sent).toContain('https://care.example/c?t=abc.def_~1&x=');
		},
	);

	it('accepts a clock that is five minutes off, and not one of two hours', async () => {
		const { world, line, setClock } = aRobot();
		setClock(5 * 60_000);
		expect((await line.deliver(aLetter(), world)).kind).toBe('sent');
		setClock(-2 * 3_600_000);
		expect(await line.deliver(aLetter(), world)).toMatchObject({
			kind: 'unavailable',
			code: 'login',
			everybody: true,
			reply: expect.stringMatching(/310000 .*the clock of n8n/) as string,
		});
	});

	it('with another secret, or none, is told so by its test', async () => {
		for (const wrong of ['SECother', '']) {
			const { world, line } = aRobot({}, { secret: wrong });
			await expect(line.test?.(world)).rejects.toMatchObject({
				message: expect.stringContaining('310000') as string,
			});
		}
		const { robot, world, line } = aRobot();
		expect(await line.test?.(world)).toMatch(/accepts the signature/);
		expect(robot.messages).toEqual([]);
	});

	it('gets the word it asks for', async () => {
		const { robot, world, line } = aRobot({ keyword: '满意度' }, { keyword: '满意度' });
		expect((await line.deliver(aLetter(), world)).kind).toBe('sent');
		expect(await line.test?.(world)).toMatch(/knows/);
		const { actionCard } = robot.messages[0]!.body as { actionCard: { title: string } };
		expect(actionCard.title).toBe('满意度 · 差评：订单 1001');
		const without = aRobot({ keyword: '满意度' });
		expect((await without.line.deliver(aLetter(), without.world)).reply).toContain('Keyword');
	});

	it('takes nothing for ten minutes once it got too much', async () => {
		const { world, line } = aRobot();
		for (let sent = 0; sent < 20; sent += 1) await line.deliver(aLetter(), world);
		for (const later of [0, 9 * 60_000]) {
			world.at += later;
			expect(await line.deliver(aLetter(), world)).toMatchObject({ code: 'limited' });
		}
		expect(dingtalkRobot.limit.pace).toEqual({ calls: 20, perMs: 60_000 });
		world.at += 60_000;
		expect((await line.deliver(aLetter(), world)).kind).toBe('sent');
	});
});
