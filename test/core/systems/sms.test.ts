import { readAnswer, smsHttp, smsText } from '../../../core/systems/sms/gateway';
import { readGateway, requestTo } from '../../../core/systems/sms/request';
import { credentialFields } from '../../../core/systems/option/credential-fields';
import { sms } from '../../../sandbox/systems/sms';
import { aLetter, lastBody, worldOf } from './a-letter';

const base = 'https://sms.example';
const fields = () => sms().api!.credential.data(base);

function aGateway(changed: Record<string, unknown> = {}) {
	const { handle, deeds } = sms().api!;
	const world = worldOf(handle, base);
	const line = smsHttp.open({ ...fields(), ...changed });
	const messages = () => deeds.filter(({ kind }) => kind === 'message');
	return { world, line, messages };
}

const gatewayOf = (changed: Record<string, unknown>) =>
	readGateway(credentialFields({ ...fields(), ...changed }, 'Satisfaction SMS'));

const to = (address: string, more = {}) => aLetter({ to: { name: '', address }, ...more });

describe('an SMS gateway', () => {
	it('gets one text with its signature and the link', async () => {
		const { world, line, messages } = aGateway();
		expect((await line.deliver(to('+8613800001111'), world)).kind).toBe('sent');
		expect(lastBody(world)).toMatchObject({
			phone: '13800001111',
			content:
				'【沙盒】订单 1001 收到差评，请在 2 小时内联系客户。 https://care.example/c?t=abc.def_~1&x=(2)',
		});
		expect(world.requests[0]!.headers.authorization).toBe('Bearer sandbox-sms-key');
		expect(messages()).toHaveLength(1);
		await line.deliver(to('+8613800001111'), world);
		expect(messages()).toHaveLength(1);
	});

	it('gets a long text cut, the link never', () => {
		const text = smsText(aLetter({ short: '很长"的\n文字👨‍👩‍👧'.repeat(60) }), {
			signature: '【沙盒】',
			most: 120,
		});
		expect(text.length).toBeLessThanOrEqual(120);
		expect(text).toMatch(/^【沙盒】很长.*… https:\/\/care\.example\/c\?t=abc\.def_~1&x=\(2\)$/);
		const url = `https://care.example/${'x'.repeat(150)}`;
		const letter = aLetter({ link: { title: '', url } });
		expect(smsText(letter, { signature: '【沙盒】', most: 120 })).toContain(url);
	});

	it.each([
		['+8613800000000', 'refused', 'address_unknown'],
		['+8613800009999', 'refused', 'blocked'],
	])('says of %s that it is %s: %s', async (number, kind, code) => {
		const { world, line } = aGateway();
		expect(await line.deliver(to(number), world)).toMatchObject({ kind, code });
	});

	it('that is called too often, or with a wrong key, gets the rest later', async () => {
		const { world, line } = aGateway();
		for (let sent = 0; sent < 5; sent += 1) await line.deliver(to('+8613800001111'), world);
		expect(await line.deliver(to('+8613800001111'), world)).toMatchObject({ code: 'limited' });
		const wrong = aGateway({ apiKey: 'x' });
		expect(await wrong.line.deliver(to('+8613800001111'), wrong.world)).toMatchObject({
			kind: 'unavailable',
			code: 'login',
			everybody: true,
		});
	});

	it('writes what stands in braces as its place demands', () => {
		const words = { to: '+86 1', text: 'a"b\n&c=<差>', id: 'i', key: 'k"\r\nX: y' };
		const json = requestTo(gatewayOf({}), words);
		expect(JSON.parse(json.body ?? '')).toEqual({
			phone: '+86 1',
			content: 'a"b\n&c=<差>',
			id: 'i',
		});
		expect(json.headers?.authorization).toBe('Bearer k"X: y');
		const form = requestTo(gatewayOf({ bodyForm: 'form', body: 'p={to}&t={text}' }), words);
		expect(Object.fromEntries(new URLSearchParams(form.body))).toEqual({
			p: '+86 1',
			t: 'a"b\n&c=<差>',
		});
		const get = requestTo(
			gatewayOf({ method: 'GET', url: `${base}/?p={to}&t={text}&k={key}` }),
			words,
		);
		expect(get.body).toBeUndefined();
		expect(new URL(get.url).searchParams.get('t')).toBe('a"b\n&c=<差>');
	});

	it('is believed by the field that the credential names', () => {
		const answer = (status: number, text: string, changed = {}) =>
			readAnswer(gatewayOf(changed), { status, headers: {}, text });
		expect(answer(200, '{"code":0}').kind).toBe('sent');
		expect(answer(200, '{"code":"0"}').kind).toBe('sent');
		expect(answer(200, '{"code":90071992547409931}')).toMatchObject({ code: 'refused' });
		expect(
			answer(200, '{"data":[{"code":"OK"}]}', { successField: 'data[0].code', successValue: 'OK' })
				.kind,
		).toBe('sent');
		// Nobody knows whether these took it.
		expect(answer(200, '<html><title>Login</title>')).toMatchObject({ code: 'unreachable' });
		expect(answer(504, '')).toMatchObject({ code: 'unreachable' });
		expect(answer(429, '')).toMatchObject({ code: 'limited' });
		expect(answer(202, 'queued', { successField: '' }).kind).toBe('sent');
		expect(answer(400, 'bad', { successField: '' })).toMatchObject({ code: 'refused' });
	});

	it.each([
		[{ url: 'sms.example' }, /API Address .* is no address/],
		[{ body: '{"phone":{to},"content":"{text}"' }, /Body Template .* is no JSON/],
		[{ body: '{"phone":"{to}"}' }, /has no \{text\}/],
		[{ apiKey: '' }, /Key .* is empty/],
		[{ headers: 'nonsense' }, /Headers .* has a line that is none/],
		[{ successValue: '' }, /Success Value .* is empty/],
		[{ successField: 'a b"]' }, /cannot be read/],
		[{ most: '10' }, /Characters .* is "10"/],
	])('says of %j what is wrong', (changed, message) => {
		expect(() => smsHttp.open({ ...fields(), ...changed })).toThrow(message);
	});

	it('writes to whole numbers with their country alone', () => {
		expect(smsHttp.address('+86 138 0000 1111')).toEqual({ name: '', address: '+8613800001111' });
		for (const text of ['13800001111', '+86', 'a@b.example'])
			expect(smsHttp.address(text)).toBeNull();
	});
});
