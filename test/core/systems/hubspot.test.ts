import { Signature } from '@hubspot/api-client';
import fc from 'fast-check';
import { hubspot as source } from '../../../core/systems/hubspot/source';
import type { SourceRequest } from '../../../core/systems/source/source';
import { asked, flipped, only, post } from './source/request';

const hubspot = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const secret = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const uri = 'https://n8n.example.com/webhook/crm';

/** Signed by HubSpot's own library, which is told the address with plain characters. */
function signedV3(
	body: string,
	{
		url = uri,
		plain,
		at = now,
		by = secret,
	}: Partial<Record<'url' | 'plain' | 'by', string>> & { at?: number } = {},
): SourceRequest {
	const signature = Signature.getSignature('POST', 'v3', {
		clientSecret: by,
		requestBody: body,
		url: plain ?? url,
		timestamp: at,
	} as Parameters<typeof Signature.getSignature>[2]);
	const headers = {
		'x-hubspot-signature-v3': signature,
		'x-hubspot-request-timestamp': String(at),
	};
	return { ...post(body, headers), url };
}

function signedOld(body: string, version: 'v1' | 'v2', url = uri): SourceRequest {
	const signature = Signature.getSignature('POST', version, {
		clientSecret: secret,
		requestBody: body,
		url,
	} as Parameters<typeof Signature.getSignature>[2]);
	const headers = { 'x-hubspot-signature': signature, 'x-hubspot-signature-version': version };
	return { ...post(body, headers), url };
}

const verify = (request: SourceRequest, options = {}, at = now) =>
	hubspot.verify(request, only(secret), options, at);

describe('who HubSpot is', () => {
	it.each<[string, string, SourceRequest]>([
		[
			'1',
			'232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de',
			post(
				'[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
			),
		],
		[
			'2',
			'9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900',
			{
				...post('{"example_field":"example_value"}'),
				url: 'https://www.example.com/webhook_uri',
			},
		],
		[
			'2',
			'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e',
			{ ...post(''), method: 'GET', url: 'https://www.example.com/webhook_uri' },
		],
	])('signs by version %s as its documentation prints it: %s', (version, signature, request) => {
		const headers = {
			'x-hubspot-signature': signature,
			'x-hubspot-signature-version': `v${version}`,
		};
		expect(verify({ ...request, headers })).toEqual({ ok: true, insecure: false });
		const other = version === '1' ? 'v2' : 'v1';
		expect(
			verify({ ...request, headers: { ...headers, 'x-hubspot-signature-version': other } }),
		).toMatchObject({ reason: 'wrong_signature' });
	});

	it('agrees with its library on any body, by every version', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (body) => {
				expect(verify(signedV3(body)).ok).toBe(true);
				expect(verify(signedOld(body, 'v1')).ok).toBe(true);
				expect(verify(signedOld(body, 'v2')).ok).toBe(true);
			}),
		);
	});

	it('signs an address with what it leaves plain, though it comes encoded', () => {
		const url = `${uri}?mail=li%40example.com&at=10%3A00%2F%2f&q=%C3%A9%20%2A`;
		const plain = `${uri}?mail=li@example.com&at=10:00//&q=%C3%A9%20*`;
		expect(verify(signedV3('[]', { url, plain })).ok).toBe(true);
		expect(verify(signedV3('[]', { url, plain: url })).ok).toBe(true);
	});

	it('signs the address that it calls, which a proxy may hide', () => {
		const plain = 'https://hooks.example.com/in/hubspot';
		const request = signedV3('[]', { url: `${uri}?a=1`, plain: `${plain}?a=1` });
		expect(verify(request)).toMatchObject({
			reason: 'wrong_signature',
			message: expect.stringContaining('Public URL') as string,
		});
		expect(verify(request, { publicUrl: plain }).ok).toBe(true);
		expect(() => hubspot.checkOptions({ publicUrl: 'hooks.example.com' })).toThrow('"Public URL"');
	});

	it.each([
		[300_000, true],
		[300_001, false],
		[-300_000, true],
		[-300_001, false],
	])('signed %p ms ago is let in: %p', (late, ok) => {
		expect(verify(signedV3('[]'), {}, now + late)).toMatchObject(
			ok ? { ok } : { ok, reason: 'stale' },
		);
	});

	it('does not fall back to an older version where version 3 is sent', () => {
		const old = signedOld('[]', 'v1').headers;
		const stale = signedV3('[]', { at: now - 3_600_000 });
		expect(verify({ ...stale, headers: { ...stale.headers, ...old } })).toMatchObject({
			reason: 'stale',
		});
		expect(verify(signedOld('[]', 'v1'), { signature: 'v3' })).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it('is known by the previous secret during a rotation, and not by that of another app', () => {
		const request = signedV3('[]', { by: 'the old secret of it' });
		const rotated = { secret, previousSecret: 'the old secret of it' };
		expect(hubspot.verify(request, rotated, {}, now).ok).toBe(true);
		expect(verify(request)).toMatchObject({ reason: 'wrong_signature' });
	});

	it('refuses any body, time, address or method that was changed', () => {
		const good = signedV3('[{"objectId":1}]');
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (at, bit) => {
				expect(verify({ ...good, rawBody: flipped(good.rawBody, at, bit) }).ok).toBe(false);
				for (const name of ['x-hubspot-signature-v3', 'x-hubspot-request-timestamp']) {
					const bytes = flipped(Buffer.from(good.headers[name] as string), at, bit);
					const headers = { ...good.headers, [name]: Buffer.from(bytes).toString('latin1') };
					expect(verify({ ...good, headers }).ok).toBe(false);
				}
			}),
		);
		expect(verify({ ...good, url: `${uri}?more=1` }).ok).toBe(false);
		expect(verify({ ...good, method: 'PUT' }).ok).toBe(false);
	});

	it.each([
		[secret, null],
		['pat-eu1-00000000-0000-0000-0000-000000000000', 'is an access token'],
		['short', 'has 5 characters'],
	])('has secrets of one form: %s %s', (given, wrong) => {
		const said = source.secret.wrong(given);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

const event = (more: Record<string, unknown>) => ({
	eventId: 1,
	subscriptionId: 2081334,
	portalId: 62515,
	occurredAt: now,
	attemptNumber: 0,
	objectId: 123,
	...more,
});
const parse = (body: unknown, options = {}) =>
	hubspot.parse(post(JSON.stringify(body)), options, now);

describe('what an app of HubSpot is told', () => {
	it.each<[Record<string, unknown>, string, string]>([
		[{ subscriptionType: 'contact.creation' }, 'contact.created', 'contact'],
		[
			{ subscriptionType: 'contact.propertyChange', propertyName: 'city' },
			'contact.updated',
			'contact',
		],
		[{ subscriptionType: 'contact.privacyDeletion' }, 'contact.privacy_deleted', 'contact'],
		[{ subscriptionType: 'object.creation', objectTypeId: '0-1' }, 'contact.created', 'contact'],
		[
			{ subscriptionType: 'object.creation', objectTypeId: '0-19' },
			'feedback_submission.created',
			'feedback_submission',
		],
		[{ subscriptionType: 'object.creation', objectTypeId: '2-4711' }, 'object.created', 'object'],
		[{ eventType: 'company.deletion' }, 'company.deleted', 'company'],
		[{ subscriptionType: 'conversation.newMessage' }, 'conversation.new_message', 'conversation'],
		[
			{
				subscriptionType: 'deal.propertyChange',
				propertyName: 'dealstage',
				propertyValue: 'closedwon',
			},
			'deal.won',
			'deal',
		],
		[
			{
				subscriptionType: 'object.propertyChange',
				objectTypeId: '0-3',
				propertyName: 'dealstage',
				propertyValue: 'closedlost',
			},
			'deal.lost',
			'deal',
		],
		[
			{ subscriptionType: 'deal.propertyChange', propertyName: 'dealstage', propertyValue: '79' },
			'deal.stage_changed',
			'deal',
		],
		[
			{ subscriptionType: 'deal.propertyChange', propertyName: 'amount', propertyValue: '7' },
			'deal.updated',
			'deal',
		],
		[
			{
				subscriptionType: 'ticket.propertyChange',
				propertyName: 'hs_pipeline_stage',
				propertyValue: '4',
			},
			'ticket.closed',
			'ticket',
		],
		[
			{
				subscriptionType: 'ticket.propertyChange',
				propertyName: 'hs_pipeline_stage',
				propertyValue: '1',
			},
			'ticket.stage_changed',
			'ticket',
		],
	])('%j is %s', (more, type, noun) => {
		expect(parse([event(more)])).toMatchObject({
			kind: 'events',
			events: [{ type, occurredAt: now, subject: { type: noun, id: '123' } }],
		});
	});

	it('knows the stages of an account by the options', () => {
		const stage = (noun: string, value: string) => {
			const propertyName = noun === 'deal' ? 'dealstage' : 'hs_pipeline_stage';
			return event({
				subscriptionType: `${noun}.propertyChange`,
				propertyName,
				propertyValue: value,
			});
		};
		const options = { wonStages: '79, 80', closedStages: '1004', reopenedStages: '1001' };
		expect(
			parse(
				[
					stage('deal', '80'),
					stage('deal', 'closedwon'),
					stage('ticket', '1004'),
					stage('ticket', '1001'),
				],
				options,
			),
		).toMatchObject({
			events: [
				{ type: 'deal.won' },
				{ type: 'deal.stage_changed' },
				{ type: 'ticket.closed' },
				{ type: 'ticket.reopened' },
			],
		});
	});

	it('is one event however often it is sent, and two where two things changed', () => {
		const ids = (list: unknown[]) => {
			const outcome = parse(list);
			return outcome.kind === 'events' ? outcome.events.map(({ externalId }) => externalId) : [];
		};
		const change = { subscriptionType: 'contact.propertyChange', propertyName: 'email' };
		const [first, again] = ids([
			event({ ...change, eventId: 7 }),
			event({ ...change, eventId: 8, attemptNumber: 3 }),
		]);
		expect(first).toBe(`2081334:123:email:${now}`);
		expect(again).toBe(first);
		const others = [
			{ propertyName: 'phone' },
			{ occurredAt: now + 1 },
			{ objectId: 124 },
			{ subscriptionId: 9 },
		];
		expect(new Set([first, ...ids(others.map((one) => event({ ...change, ...one })))]).size).toBe(
			5,
		);
	});

	it('takes the address that changed, and links the record', () => {
		const change = { subscriptionType: 'contact.propertyChange', propertyName: 'email' };
		expect(parse([event({ ...change, propertyValue: 'new@example.com' })])).toMatchObject({
			events: [
				{
					customer: { externalIds: { hubspot: '123' }, email: 'new@example.com' },
					subject: { url: 'https://app.hubspot.com/contacts/62515/record/0-1/123' },
				},
			],
		});
	});

	it('keeps ids beyond 2^53, and a hundred events of one array', () => {
		const raw = `[{"subscriptionType":"deal.creation","objectId":90071992547409931234,"occurredAt":${now}}]`;
		expect(hubspot.parse(post(raw), {}, now)).toMatchObject({
			events: [{ subject: { id: '90071992547409931234' } }],
		});
		const many = Array.from({ length: 100 }, (_one, objectId) =>
			event({ subscriptionType: 'contact.creation', objectId }),
		);
		const outcome = parse(many);
		expect(outcome.kind === 'events' && outcome.events.length).toBe(100);
	});

	it('takes one account only, where the node names it', () => {
		const list = [
			event({ subscriptionType: 'contact.creation' }),
			event({ subscriptionType: 'contact.creation', portalId: 7 }),
		];
		expect(parse(list, { portal: '62515' })).toMatchObject({
			events: [{ subject: { id: '123' } }],
		});
		expect(parse(list, { portal: '1' })).toMatchObject({ kind: 'ignored' });
	});

	it('says which entry is none, and that an empty array carries nothing', () => {
		expect(parse([event({ subscriptionType: 'contact.creation' }), 7])).toEqual({
			kind: 'invalid',
			message: 'Entry 2 is not an event of HubSpot.',
		});
		expect(parse([])).toMatchObject({ kind: 'ignored' });
		expect(parse('hello')).toMatchObject({ kind: 'invalid' });
		expect(
			parse([event({ subscriptionType: 'contact.creation', occurredAt: 'soon' })]),
		).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('occurredAt is "soon"') as string,
		});
	});
});

describe('what a workflow of HubSpot sends', () => {
	it('reads a ticket with its properties as they come by themselves', () => {
		const body = {
			objectId: 55,
			objectType: 'TICKET',
			portalId: 62515,
			properties: {
				subject: { value: 'Cannot print' },
				hs_pipeline_stage: { value: '4' },
				hs_ticket_priority: { value: 'HIGH' },
				closed_date: { value: String(now - 5_000) },
				hubspot_owner_id: { value: '361' },
			},
		};
		expect(parse(body)).toMatchObject({
			events: [
				{
					type: 'ticket.closed',
					externalId: `ticket.closed:55:${now - 5_000}`,
					subject: { type: 'ticket', id: '55', title: 'Cannot print' },
					attributes: { stage: '4', priority: 'HIGH' },
					owner: { id: '361' },
				},
			],
		});
	});

	it('reads a contact in the old form', () => {
		const body = {
			vid: 3234574,
			'portal-id': 62515,
			properties: {
				email: { value: 'li@example.com' },
				lastname: { value: '李' },
				firstname: { value: '伟' },
			},
		};
		expect(parse(body)).toMatchObject({
			events: [
				{
					type: 'contact.updated',
					occurredAt: now,
					customer: { externalIds: { hubspot: '3234574' }, name: '李伟', email: 'li@example.com' },
				},
			],
		});
		expect(parse(body, { portal: '7' })).toMatchObject({ kind: 'ignored' });
	});

	it('takes the type that the admin wrote first', () => {
		const body = {
			type: 'contract.renewed',
			hs_object_id: '9',
			dealstage: 'closedwon',
			email: 'a@b.example',
		};
		expect(parse(body)).toMatchObject({
			events: [{ type: 'contract.renewed', subject: { type: 'deal', id: '9' } }],
		});
	});
});
