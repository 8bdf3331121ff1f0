import { cancelInvitation } from '../../core/loop/ask/cancel';
import { behindShortLink } from '../../core/loop/ask/behind-short-link';
import { shortLink } from '../../core/loop/ask/short-link';
import type { House } from '../../core/loop/house';
import { servePage } from '../../core/loop/pages/customer/serve';
import { sendMessage } from '../../core/loop/send/send-message';
import { channelByKey } from '../../core/systems';
import type { Letter } from '../../core/systems/channel';
import { life, now, somebody } from '../core/loop/a-house';
import { lineThat, noTools } from '../core/systems/lines';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

const serving = { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
let workspaces = 0;

describe.each(databases)('a short link on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function asked(input: Parameters<ReturnType<typeof life>['asks']>[0] = {}) {
		const house = houseIn(store(), `short-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish();
		const { item } = await own.asks({ customer: somebody(), ...input });
		const { id = '', link = '' } = item.invitation ?? {};
		return { house, own, item, id, link: link ?? '' };
	}
	const opens = async (house: House, query: object, method: 'GET' | 'POST' = 'GET') =>
		await servePage(
			house,
			now,
			{ method, query: { ...query }, fields: null, acceptLanguage: null, test: false },
			{ node: serving, surveyKey: 'service', trial: null },
		);
	const codeOf = (link: string) => new URL(link).searchParams.get('s') ?? '';

	it('is the same whenever it is asked for, of 80 bits, and leads to the whole one', async () => {
		const { house, id, link } = await asked();
		const short = await shortLink(house, id, link);
		expect(short).toMatch(/^https:\/\/n8n\.example\.test\/webhook\/service\?s=[0-9a-z]{16}$/);
		expect(await shortLink(house, id, link)).toBe(short);
		const page = await opens(house, { s: codeOf(short) });
		expect(page).toMatchObject({ status: 302, body: '', emit: null });
		expect(page.headers).toMatchObject({ Location: link, 'Referrer-Policy': 'no-referrer' });
	});

	it('records nothing, and is for looking alone', async () => {
		const { house, own, id, link } = await asked();
		const code = codeOf(await shortLink(house, id, link));
		const before = await own.invitation(id);
		await opens(house, { s: code });
		expect(await own.invitation(id)).toEqual(before);
		expect((await opens(house, { s: code }, 'POST')).status).toBe(404);
	});

	it.each(['0000000000000000', '', 'x', "' or 1=1 --", '\u0000'.repeat(16)])(
		'opens nothing where its code is %j',
		async (code) => {
			const { house } = await asked();
			expect((await opens(house, { s: code })).status).toBe(404);
		},
	);

	it('opens nothing of another workspace, and nothing that was taken back', async () => {
		const { house, id, link } = await asked();
		const code = codeOf(await shortLink(house, id, link));
		const other = await asked();
		expect(await behindShortLink(other.house, code)).toBeNull();
		await cancelInvitation(house, now, { invitationId: id, reason: null, trial: false });
		expect(await behindShortLink(house, code)).toBeNull();
	});

	it('stands in a text message, and in no other', async () => {
		const letters: Letter[] = [];
		for (const key of ['sms_http', 'wechat_template']) {
			const customer = somebody({
				phone: '13800001111',
				externalIds: { wechat: 'oABC1234567890abcdefghijklmn' },
			});
			const { house, item } = await asked({ customer, channel: 'any' });
			await life(house).settings({ defaultCountry: 'CN' });
			await sendMessage(
				{
					...{ house, channel: channelByKey(key), clock: () => now, tools: noTools },
					line: lineThat(async (letter) => {
						letters.push(letter);
						return await Promise.resolve({ kind: 'sent', reply: 'ok' });
					}),
					...{ from: '', to: '', trial: false },
				},
				item,
			);
		}
		const [sms, wechat] = letters;
		expect(sms?.to.address).toContain('13800001111');
		expect(sms?.link?.url).toMatch(/\?s=[0-9a-z]{16}$/);
		expect(sms?.short).not.toContain('http');
		expect(wechat?.link?.url).toMatch(/\?t=/);
	});
});
