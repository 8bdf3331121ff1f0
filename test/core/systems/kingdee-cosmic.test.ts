import { cosmic as source } from '../../../core/systems/kingdee_cosmic/source';
import { asked, only, post } from './source/request';

const cosmic = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const secret = 'a-secret-in-the-address';
const headers = { 'x-kem-request-timestamp': String(now) };
const fields = [
	{ path: 'bill.id', field: 'subject.id', attribute: '' },
	{ path: 'bill.mail', field: 'customer.email', attribute: '' },
];
const sent = (body: unknown, query: Record<string, unknown> = { secret }) =>
	post(JSON.stringify(body), headers, query);
const approved = {
	eventNumber: 'sal_audit',
	bill: { id: '1783803326505631999', mail: 'li@example.com' },
};

describe('open events of Kingdee Cosmic', () => {
	it('are let in by the secret in the address alone', () => {
		expect(cosmic.verify(sent(approved), only(secret), {}, now)).toEqual({
			ok: true,
			insecure: false,
		});
		expect(cosmic.verify(sent(approved, {}), only(secret), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
		const other = { secret: `${secret}-of-another-tenant` };
		expect(cosmic.verify(sent(approved, other), only(secret), {}, now)).toMatchObject({
			reason: 'wrong_signature',
		});
	});

	it('become what the rules say, and are the same when they come again', () => {
		const values = { rules: [{ event: 'sal_audit', type: 'order.delivered' }], fields };
		const [first, second] = [0, 60_000].map((later) => {
			const again = { 'x-kem-request-timestamp': String(now + later) };
			return cosmic.parse(post(JSON.stringify(approved), again, { secret }), values, now + later);
		});
		expect(first).toMatchObject({
			kind: 'events',
			events: [
				{
					type: 'order.delivered',
					occurredAt: now,
					subject: { id: '1783803326505631999' },
					customer: { email: 'li@example.com' },
				},
			],
		});
		const ids = [first, second].map((one) =>
			one?.kind === 'events' ? one.events[0]?.externalId : null,
		);
		expect(ids[0]).toBe(ids[1]);
		expect(cosmic.parse(sent(approved), { fields }, now)).toMatchObject({
			events: [{ type: 'kingdee.sal_audit' }],
		});
	});

	it('are refused where they are encrypted, with what to do', () => {
		expect(cosmic.parse(sent({ encrypt: 'Zm9v' }), { fields }, now)).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('Switch encryption off') as string,
		});
	});
});
