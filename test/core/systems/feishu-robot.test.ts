import { feishuRobot, signatureOf } from '../../../core/systems/feishu/robot';
import { feishuRobot as simulated } from '../../../sandbox/systems/feishu-robot';
import type { RobotSettings } from '../../../sandbox/systems/robot';
import { aLetter, bytesOf, lastBody, longMarkdown, worldOf } from './a-letter';

const address = 'https://open.feishu.cn';
const secret = 'SECtest123';

function aRobot(settings: RobotSettings = {}, fields: Record<string, unknown> = {}) {
	const robot = simulated({ secret, counts: true, ...settings });
	const world = worldOf((request, now) => robot.answer(request, now), address);
	const line = feishuRobot.open({ secretAddress: `${address}${robot.path}`, secret, ...fields });
	return { robot, world, line };
}

describe('a bot of a Feishu group', () => {
	it('is signed as the published vector is', () => {
		expect(signatureOf(secret, 1_700_000_000_000)).toBe(
			'Hd4xFWQU6R6ad4nzy4ETIznzlqebqH7xcTFVmONTudo=',
		);
	});

	it('gets a card with a button for the link, and who is meant', async () => {
		const { robot, world, line } = aRobot();
		const letter = aLetter({ mention: ['ou_abc', '<at id=all>'] });
		expect(await line.deliver(letter, world)).toEqual({ kind: 'sent', reply: 'code 0 · success' });
		expect(robot.messages[0]!.body).toMatchObject({
			timestamp: '1767585600',
			msg_type: 'interactive',
			card: {
				header: { title: { tag: 'plain_text', content: '差评：订单 1001' } },
				elements: [
					{ tag: 'markdown', content: '**客户说**\n\n> 又坏了 😡\n\n<at id=ou_abc></at>' },
					{
						tag: 'action',
						actions: [
							{
								tag: 'button',
								text: { tag: 'plain_text', content: 'Open the case' },
								url: 'https://care.example/c?t=abc.def_~1&x=(2)',
							},
						],
					},
				],
			},
		});
	});

	it('takes the longest text in 20 KB', async () => {
		const { world, line } = aRobot();
		const letter = aLetter({ markdown: `"${longMarkdown}"\n`.repeat(8) });
		expect((await line.deliver(letter, world)).kind).toBe('sent');
		const { body } = world.requests.at(-1)!;
		expect(bytesOf(body)).toBeLessThanOrEqual(20_480);
		expect(bytesOf(body)).toBeGreaterThan(13_000);
		expect(body).toContain('https://care.example/c?t=abc.def_~1&x=(2)');
	});

	it('waits where it would be called more than five times a second', async () => {
		const { robot, world, line } = aRobot();
		for (let sent = 0; sent < 12; sent += 1) await line.deliver(aLetter(), world);
		expect(robot.messages).toHaveLength(12);
		expect(world.slept.length).toBeGreaterThan(0);
	});

	it('refuses a wrong secret and a wrong clock in words that say which fields to look at', async () => {
		const wrong = aRobot({}, { secret: 'another' });
		expect(await wrong.line.deliver(aLetter(), wrong.world)).toMatchObject({
			kind: 'unavailable',
			code: 'login',
			reply: expect.stringMatching(/^code 19021 · .*secret.*clock/) as string,
		});
		await expect(wrong.line.test?.(wrong.world)).rejects.toThrow('19021');
		const late = worldOf(
			(request, now) => simulated({ secret }).answer(request, now + 3_700_000),
			address,
		);
		expect((await wrong.line.deliver(aLetter(), late)).reply).toContain('19021');
	});

	it('is looked at without a message, with its keyword', async () => {
		const { robot, world, line } = aRobot({ keyword: 'n8n' }, { keyword: 'n8n' });
		expect(await line.test?.(world)).toMatch(/accepts the signature/);
		expect(robot.messages).toEqual([]);
		await line.deliver(aLetter(), world);
		expect(JSON.stringify(lastBody(world))).toContain('n8n · 差评');
	});

	it('is unsigned where it has no secret', async () => {
		const robot = simulated();
		const world = worldOf((request, now) => robot.answer(request, now), address);
		const line = feishuRobot.open({ secretAddress: `${address}${robot.path}` });
		await line.deliver(aLetter(), world);
		expect(lastBody(world)).not.toHaveProperty('sign');
		expect(() => feishuRobot.open({ secretAddress: address })).toThrow(
			/no address of such a robot/,
		);
	});
});
