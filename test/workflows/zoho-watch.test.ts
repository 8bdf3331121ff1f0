import nock from 'nock';

import { ZohoChannels } from '../../sandbox/systems/zoho-channels';
import { languages } from '../../workflows/source/languages';
import { aStage, secret, type Stage } from './stage';
import { nodeOf } from './template';

const hour = 3_600_000;
const api = 'https://www.zohoapis.com';
const caseId = '3652397000000624046';

let stage: Stage;
let zoho: ZohoChannels;
/** By how much Zoho's clock is ahead of ours: time that passes. */
let later = 0;
const now = () => Date.now() + later;

beforeEach(async () => {
	stage = await aStage();
	zoho = new ZohoChannels();
	later = 0;
	Object.assign(stage.workspace.credentials, {
		oAuth2Api: { oauthTokenData: { access_token: 'token' }, authentication: 'header' },
		zohoOAuth2Api: { oauthTokenData: { access_token: 'token' } },
	});
	nock.disableNetConnect();
	nock.enableNetConnect('127.0.0.1');
	nock(api, { reqheaders: { authorization: /token$/ } })
		.persist()
		.post('/crm/v8/actions/watch')
		.reply((_url, body) => {
			const { status, body: said } = zoho.watch(body, now());
			return [status, said as nock.ReplyBody];
		});
	nock(api)
		.persist()
		.get(`/crm/v8/Cases/${caseId}`)
		.reply(200, {
			data: [
				{
					id: caseId,
					Status: 'Closed',
					Email: 'ann.lee@example.com',
					Related_To: { id: '3652397000000777001', name: 'Ann Lee' },
				},
			],
		});
});
afterEach(async () => {
	nock.cleanAll();
	nock.enableNetConnect();
	await stage.close();
});

describe.each(languages)('Zoho, by a channel (%s)', (language) => {
	async function published() {
		await stage.setUp(language);
		await stage.publish('survey-after-service', null, language);
		return await stage.publish(
			'zoho-watch',
			(template) => {
				const { parameters } = nodeOf(template, 'renew');
				parameters.jsonBody = String(parameters.jsonBody)
					.replace(/token: "[^"]*"/, `token: "${secret}"`)
					.replace('your-n8n.example', 'n8n.example.com');
			},
			language,
		);
	}
	const close = () => {
		const values = { Status: 'Closed' };
		return zoho.changed({ module: 'Cases', ids: [caseId], values, at: now() });
	};

	it('keeps the channel open, twelve hours before it ends, and asks for each closed case once', async () => {
		const workflow = await published();
		expect(close()).toEqual([]);
		for (let turn = 0; turn < 3; turn++) {
			const { error } = await workflow.run('twice');
			expect(error?.message).toBeUndefined();
			later += 12 * hour;
			expect(close()).toHaveLength(1);
			// Its own clock is what the node counts from.
			later -= 12 * hour;
		}
		const [told] = close();
		expect(told?.address).toBe('https://n8n.example.com/webhook/zoho-events');
		const request = {
			body: told?.body ?? '',
			headers: { 'content-type': 'application/json' },
		};
		const { answer, result } = await workflow.call('changed', request);
		expect([answer.status, result?.error?.message]).toEqual([200, undefined]);
		const codes = result?.items('ask').map(({ outcome }) => (outcome as { code: string }).code);
		expect(codes).toEqual(['send_now']);
		expect((await workflow.call('changed', request)).result).toBeNull();
		const asked = await stage.workspace.house.store.db
			.selectFrom('invitation')
			.select(['recipient'])
			.execute();
		expect(asked).toHaveLength(1);
	});

	it('is silent once nobody has renewed it for a day, and says what Zoho refuses', async () => {
		const workflow = await published();
		await workflow.run('twice');
		later = 24 * hour + 1_000;
		expect(close()).toEqual([]);
		later = 0;
		const renew = nodeOf(workflow.template, 'renew');
		renew.parameters.jsonBody = String(renew.parameters.jsonBody).replace(
			'plus(1, "day")',
			'plus(8, "day")',
		);
		const { error } = await workflow.run('twice');
		expect(error?.message).toContain('Bad request');
	});
});
