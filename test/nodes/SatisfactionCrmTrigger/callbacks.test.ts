import { decrypt, encrypt as seal, getSignature } from '@wecom/crypto';

import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { callWebhook, changeWebhook, loadNodes } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';
import { callbackOf } from '../callbacks';

const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });
const token = 'token of the app';
const encryptionSecret = 'k'.repeat(43);
const company = 'ww1234567890abcdef';

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	const given = { secret: token, previousSecret: '', encryptionSecret };
	workspace.credentials.satisfactionSenderApi = given;
});

afterEach(async () => await workspace.close());

const about = (parameters: object) => ({
	nodeTypes,
	node: 'CRM',
	credentials: workspace.credentials,
	workflow: {
		id: 'wf-1',
		nodes: [{ id: 'n', name: 'CRM', type, parameters: { path: 'crm', ...parameters } }],
		connections: {},
	},
});

/** The check of our address, as WeCom makes it now. */
function greeting(receiver = company) {
	const at = String(Math.floor(Date.now() / 1000));
	const echostr = seal(encryptionSecret, '4375120948345356249', receiver);
	const msg_signature = getSignature(token, at, '7', echostr);
	return { method: 'GET', query: { msg_signature, timestamp: at, nonce: '7', echostr } } as const;
}

describe('a sender that checks our address before it sends anything', () => {
	const wecom = { source: 'wecom', wecomCorpId: company };

	it('is answered with its own word, and starts nothing', async () => {
		const answer = await callWebhook({ ...about(wecom), ...greeting() });
		expect(answer).toMatchObject({
			status: 200,
			body: '4375120948345356249',
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			workflowData: undefined,
		});
	});

	it('is refused as nobody in particular where it is another one', async () => {
		const answer = await callWebhook({ ...about(wecom), ...greeting('ww999') });
		expect(answer).toMatchObject({ status: 401, workflowData: undefined });
		expect(answer.body).not.toContain('ww999');
	});

	it('is told apart from whoever just looks', async () => {
		const generic = await callWebhook({ ...about({ source: 'generic' }), ...greeting() });
		expect(generic.status).toBe(405);
		const bare = await callWebhook({ ...about(wecom), method: 'GET' });
		expect(bare.status).toBe(401);
	});

	it('is to be told its encryption key before it is published', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: token, previousSecret: '' };
		const call = { ...about(wecom), method: 'POST' as const };
		await expect(changeWebhook(call, 'publish')).rejects.toThrow(
			'There is no encryption key of WeCom, so nothing could be read.',
		);
		const short = { secret: token, previousSecret: '', encryptionSecret: 'abc' };
		workspace.credentials.satisfactionSenderApi = short;
		await expect(changeWebhook({ ...about(wecom), method: 'POST' }, 'publish')).rejects.toThrow(
			'it has 3 characters; an EncodingAESKey has 43',
		);
	});
});

describe('an encrypted event', () => {
	it('starts the workflow once, and is answered with an encrypted success each time', async () => {
		const node = about({ source: 'dingtalk', dingtalkClientId: 'dingabcdefghijklmnop' });
		const message = JSON.stringify({ EventType: 'user_leave_org', TimeStamp: Date.now() });
		const call = callbackOf('dingtalk', message, token, encryptionSecret);
		const started: number[] = [];
		for (const answer of [
			await callWebhook({ ...node, ...call }),
			await callWebhook({ ...node, ...callbackOf('dingtalk', message, token, encryptionSecret) }),
		]) {
			expect(answer.status).toBe(200);
			const { msg_signature, timeStamp, nonce, encrypt } = JSON.parse(answer.body) as Record<
				string,
				string
			>;
			expect(getSignature(token, timeStamp ?? '', nonce ?? '', encrypt ?? '')).toBe(msg_signature);
			expect(decrypt(encryptionSecret, encrypt ?? '')).toMatchObject({
				message: 'success',
				id: 'dingabcdefghijklmnop',
			});
			started.push(answer.workflowData?.[0]?.length ?? 0);
		}
		expect(started).toEqual([1, 0]);
	});
});
