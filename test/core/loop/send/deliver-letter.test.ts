import { deliverLetter, roomAgainIn } from '../../../../core/loop/send/deliver-letter';
import type { Sending } from '../../../../core/loop/send/sending';
import { channelByKey } from '../../../../core/systems';
import type { Delivered } from '../../../../core/systems/channel';
import { aLetter } from '../../systems/a-letter';
import { lineThat, noTools } from '../../systems/lines';

const minute = 60_000;
let lines = 0;

/** A line of a channel that answers what it is told, and how often it was asked. */
function aLine(key: string, ...answers: Delivered[]) {
	lines += 1;
	let [at, asked] = [Date.UTC(2026, 0, 5), 0];
	const line = lineThat(
		async () =>
			await Promise.resolve(
				answers[asked++] ?? ({ kind: 'sent', reply: 'ok' } satisfies Delivered),
			),
		`line ${lines}`,
	);
	const sending = {
		...{ channel: channelByKey(key), line, tools: noTools, clock: () => at },
	} as Pick<Sending, 'channel' | 'line' | 'tools' | 'clock'> as Sending;
	const to = { name: '', address: key === 'wecom_app' ? 'zhang.min' : 'group' };
	return {
		sending,
		asked: () => asked,
		later: (time: number) => void (at += time),
		delivers: async (address = to.address) =>
			await deliverLetter(sending, aLetter({ to: { name: '', address } }), async () => {
				return await Promise.resolve({ kind: 'leave' as const });
			}),
	};
}

const limited = (everybody: boolean): Delivered => ({
	...{ kind: 'unavailable', code: 'limited', reply: '130101', everybody },
});

describe('a line that says it gets too many', () => {
	it.each([
		['dingtalk_robot', 10],
		['wecom_robot', 1],
		['feishu_robot', 1],
	])('of %s is left alone for %d minutes, and then asked again', async (key, minutes) => {
		const { delivers, asked, later, sending } = aLine(key, limited(true));
		await delivers();
		expect(roomAgainIn(sending)).toBe(minutes * minute);
		later(minutes * minute - 1_000);
		expect(await delivers()).toMatchObject({ kind: 'unavailable', code: 'limited' });
		expect([asked(), roomAgainIn(sending)]).toEqual([1, minute]);
		later(1_000);
		expect(await delivers()).toMatchObject({ kind: 'sent' });
		expect(asked()).toBe(2);
	});

	it('for one person goes on for the others', async () => {
		const { delivers, asked } = aLine('wecom_app', limited(false));
		expect(await delivers()).toMatchObject({ code: 'limited' });
		expect(await delivers('li.hua')).toMatchObject({ kind: 'sent' });
		expect(asked()).toBe(2);
	});

	it.each([
		['wecom_robot', 20],
		['dingtalk_robot', 20],
		['feishu_robot', 100],
	])('of %s is asked %d times a minute, and the rest waits for the clock', async (key, most) => {
		const { delivers, asked, later } = aLine(key);
		for (let sent = 0; sent < most; sent += 1) expect((await delivers()).kind).toBe('sent');
		expect(await delivers()).toMatchObject({
			kind: 'unavailable',
			code: 'limited',
			everybody: false,
		});
		expect(asked()).toBe(most);
		later(minute);
		expect((await delivers()).kind).toBe('sent');
	});
});
