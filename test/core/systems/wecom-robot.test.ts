import { wecomRobot } from '../../../core/systems/wecom/robot';
import { wecomRobot as simulated } from '../../../sandbox/systems/wecom-robot';
import { aLetter, bytesOf, lastBody, longMarkdown, worldOf } from './a-letter';

const address = 'https://qyapi.weixin.qq.com';
const link = 'https://care.example/c?t=abc.def_~1&x=%282%29';

function aRobot(fields: Record<string, unknown> = {}) {
	const robot = simulated({ counts: true });
	const world = worldOf((request, now) => robot.answer(request, now), address);
	const secretAddress = `${address}${robot.path}`;
	return { robot, world, line: wecomRobot.open({ secretAddress, form: 'markdown', ...fields }) };
}

const contentOf = (body: Record<string, unknown>): string =>
	(body[body.msgtype as string] as { content: string }).content;

describe('a robot of a WeCom group', () => {
	it('gets Markdown with a coloured heading, the link once, and who is meant', async () => {
		const { robot, world, line } = aRobot();
		const letter = aLetter({ mention: ['zhang.min', 'x> evil', 'all'] });
		expect(await line.deliver(letter, world)).toEqual({ kind: 'sent', reply: 'code 0 · ok' });
		expect(contentOf(robot.messages[0]!.body)).toBe(
			'**<font color="info">差评：订单 1001</font>**\n\n' +
				`**客户说**\n\n> 又坏了 😡\n\n[Open the case](${link})\n\n<@zhang.min>`,
		);
	});

	it.each([
		['markdown', 4_096],
		['text', 2_048],
	])(
		'as %s gets 1,300 Chinese characters with emoji cut to %d bytes, the link whole',
		async (form, most) => {
			const { robot, world, line } = aRobot({ form });
			const result = await line.deliver(
				aLetter({ markdown: longMarkdown, mention: ['li'] }),
				world,
			);
			expect(result.kind).toBe('sent');
			const { body } = robot.messages[0]!;
			const content = contentOf(body);
			expect(bytesOf(content)).toBeLessThanOrEqual(most);
			expect(bytesOf(content)).toBeGreaterThan(most - 64);
			expect(content).toContain(
				form === 'text' ? 'https://care.example/c?t=abc.def_~1&x=(2)' : `(${link})`,
			);
			expect(content).not.toContain('\ufffd');
			expect(form === 'text' ? body.text : content).toEqual(
				form === 'text' ? { content, mentioned_list: ['li'] } : expect.stringMatching(/<@li>$/),
			);
		},
	);

	it('gets a card that opens the link, where nobody is to be mentioned', async () => {
		const { robot, world, line } = aRobot({ form: 'card' });
		await line.deliver(aLetter(), world);
		await line.deliver(aLetter({ mention: ['li'] }), world);
		expect(robot.messages.map(({ body }) => body.msgtype)).toEqual(['template_card', 'markdown']);
		expect(robot.messages[0]!.body.template_card).toMatchObject({
			card_type: 'text_notice',
			main_title: { title: '差评：订单 1001' },
			sub_title_text: '客户说\n\n又坏了 😡',
			card_action: { type: 1, url: 'https://care.example/c?t=abc.def_~1&x=(2)' },
		});
	});

	it('that is called too often is tried later, and one that is gone by nobody', async () => {
		const { world, line } = aRobot();
		for (let sent = 0; sent < 20; sent += 1) await line.deliver(aLetter(), world);
		expect(await line.deliver(aLetter(), world)).toEqual({
			kind: 'unavailable',
			code: 'limited',
			everybody: true,
			reply: 'code 45009 · called too often · api freq out of limit',
		});
		const gone = wecomRobot.open({
			secretAddress: `${address}/cgi-bin/webhook/send?key=another`,
			form: 'text',
		});
		expect(await gone.deliver(aLetter(), world)).toMatchObject({
			kind: 'unavailable',
			code: 'login',
			everybody: true,
			reply: expect.stringContaining('there is no robot with this webhook address') as string,
		});
		await expect(gone.test?.(world)).rejects.toMatchObject({
			message: expect.stringContaining('93000') as string,
		});
	});

	it('is looked at without a message', async () => {
		const { robot, world, line } = aRobot();
		expect(await line.test?.(world)).toMatch(/knows this robot/);
		expect(robot.messages).toEqual([]);
	});

	it('that answers with a page of HTML and status 200 has perhaps taken the message', async () => {
		const { line } = aRobot();
		const world = worldOf(() => ({ status: 200, body: '<html><b>Gateway</b> error' }), address);
		const result = await line.deliver(aLetter(), world);
		expect(result).toMatchObject({ kind: 'unavailable', code: 'unreachable' });
		expect(result.reply).toMatch(/no JSON .*Gateway error/);
	});

	it('keeps its key out of errors', () => {
		const { line } = aRobot();
		expect(line.server).toMatch(/^qyapi\.weixin\.qq\.com \([0-9a-f]{8}\)$/);
		for (const secretAddress of ['https://evil.example/?key=topsecret', 'topsecret', '']) {
			try {
				wecomRobot.open({ secretAddress, form: 'text' });
				throw new Error('opened');
			} catch (error) {
				expect((error as Error).message).toMatch(/^Webhook Address of the/);
				expect((error as Error).message).not.toContain('topsecret');
			}
		}
	});

	it('sends what it is given to send, and not twice the same heading', async () => {
		const { robot, world, line } = aRobot();
		await line.deliver(aLetter({ markdown: '差评：订单 1001\n\n正文', link: null }), world);
		expect(contentOf(robot.messages[0]!.body)).toBe(
			'**<font color="info">差评：订单 1001</font>**\n\n正文',
		);
		expect(lastBody(world)).toEqual(robot.messages[0]!.body);
	});
});
