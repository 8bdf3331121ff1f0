import { sendMessage } from '../../core/loop/send/send-message';
import type { Way } from '../../core/loop/send/sending';
import { channelByKey } from '../../core/systems';
import type { Delivered } from '../../core/systems/channel';
import { life, now, somebody } from '../core/loop/a-house';
import { lineThat, noTools } from '../core/systems/lines';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();
let workspaces = 0;

/** As a chat answers that lets customers be written to for a day after their own last word. */
const closed: Delivered = {
	...{ kind: 'refused', code: 'window_closed', addressIsWrong: false },
	reply: 'code 45015 · the person wrote to the account too long ago',
};

describe.each(databases)('a customer who wrote to us too long ago, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function sends(...keys: string[]) {
		const house = houseIn(store(), `window-${(workspaces += 1)}`);
		const own = life(house);
		const channels = ['email', 'sms', 'chat', 'other'];
		await own.settings({ policy: { quietHours: null, delay: 0, channels } });
		await own.publish();
		const customer = somebody({
			phone: '+8613800001111',
			externalIds: { wechat: 'oABC1234567890abcdefghijklmn' },
		});
		const { item } = await own.asks({ customer, channel: 'any' });
		const took: string[] = [];
		const ways = keys.map((key): Way => ({
			channel: channelByKey(key),
			line: lineThat(async () => {
				took.push(key);
				const answer: Delivered =
					key === 'wechat_template' ? closed : { kind: 'sent', reply: 'ok' };
				return await Promise.resolve(answer);
			}, `${key} ${workspaces}`),
		}));
		const [first] = ways as [Way];
		const sent = await sendMessage(
			{
				...{ ...first, ways, house, clock: () => now, tools: { ...noTools, now: () => now } },
				...{ from: '', to: '', trial: false },
			},
			item,
		);
		const id = item.invitation?.id ?? '';
		return { sent, took, invitation: await own.invitation(id) };
	}

	it('is asked by the next channel', async () => {
		const { sent, took, invitation } = await sends('wechat_template', 'sms_http');
		expect(sent).toMatchObject({ sent: true });
		expect(took).toEqual(['wechat_template', 'sms_http']);
		expect(invitation).toMatchObject({ state: 'sent' });
	});

	it('is not asked without one, for a reason of its own, in words', async () => {
		const { sent, invitation } = await sends('wechat_template');
		expect(sent).toMatchObject({ sent: false });
		expect(sent.outcome.text).toMatch(/wrote to the account too long ago/);
		expect(invitation).toMatchObject({ state: 'failed', reason: 'window_closed' });
	});
});
