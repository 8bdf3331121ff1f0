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
		satisfactionZohoOAuth2Api: {
			dataCentre: 'zoho.com',
			oauthTokenData: { access_token: 'token' },
			authentication: 'body',
		},
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
				// All that is filled in: no secret stands in the workflow.
				const renew = nodeOf(template, 'renew');
				renew.parameters.channelAddress = 'https://n8n.example.com/webhook/zoho-events';
				// A saved credential has an id, without which n8n fetches no token anew.
				const satisfactionZohoOAuth2Api = { id: 'zoho', name: 'Zoho' };
				Object.assign(renew, {
					credentials: { ...renew.credentials, satisfactionZohoOAuth2Api },
				});
			},
			language,
		);
	}
	const close = () => {
		const values = { Status: 'Closed' };
		return zoho.changed({ module: 'Cases', ids: [caseId], values, at: now() });
	};

	it('has the secret of the sender in its credential alone, and gives it to Zoho', async () => {
		const workflow = await published();
		const { items, error } = await workflow.run('twice');
		expect(error?.message).toBeUndefined();
		const [told] = close();
		expect(JSON.parse(told?.body ?? '{}')).toMatchObject({ token: secret });
		expect(JSON.stringify([workflow.template, items('renew')])).not.toContain(secret);
		expect(JSON.stringify(nodeOf(workflow.template, 'renew').parameters)).not.toMatch(/token/i);
		expect(items('renew')).toMatchObject([
			{ outcome: { code: 'channel_open' }, crm: { system: 'zoho', object: 'Cases.edit' } },
		]);
	});

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
		later = 24 * hour;
		expect(close()).toEqual([]);
		later = 0;
		nock.cleanAll();
		const message = `no permission, ${secret}`;
		nock(api).post('/crm/v8/actions/watch').reply(403, { code: 'NO_PERMISSION', message });
		const { error } = await workflow.run('twice');
		expect(error?.message).toBe('Zoho answered NO_PERMISSION: no permission, ***');
	});

	it('says which right is missing, though n8n has fetched a token anew', async () => {
		nock.cleanAll();
		Object.assign(stage.workspace.credentials, {
			satisfactionZohoOAuth2Api: {
				...{ dataCentre: 'zoho.com', grantType: 'authorizationCode', authentication: 'body' },
				...{ clientId: 'id', clientSecret: 'word' },
				accessTokenUrl: 'https://accounts.zoho.com/oauth/v2/token',
				oauthTokenData: { access_token: 'token', refresh_token: 'again' },
			},
		});
		const workflow = await published();
		const renewed = nock('https://accounts.zoho.com')
			.post('/oauth/v2/token')
			.reply(200, { access_token: 'new token', token_type: 'Bearer', expires_in: 3_600 });
		const said = { code: 'OAUTH_SCOPE_MISMATCH', message: 'invalid oauth scope', status: 'error' };
		nock(api).post('/crm/v8/actions/watch').times(2).reply(401, said);
		const { error } = await workflow.run('twice');
		expect(renewed.isDone()).toBe(true);
		expect(error).toMatchObject({
			message: 'Zoho answered OAUTH_SCOPE_MISMATCH: invalid oauth scope',
			description: expect.stringContaining('Data Centre') as string,
		});
	});
});
