import fc from 'fast-check';
import {
	addressOnWire,
	mailDomain,
	needsUtf8,
	readMailAddress,
} from '../../../core/systems/smtp/mail-address';

describe('reading one mail address', () => {
	it.each([
		['care@example.com', '', 'care@example.com'],
		['Customer Care <care@example.com>', 'Customer Care', 'care@example.com'],
		['"Care, Customer" <care@example.com>', 'Care, Customer', 'care@example.com'],
		['客户关怀 <care@例子.example>', '客户关怀', 'care@例子.example'],
		["Pat O'Brien <o'brien@example.com>", "Pat O'Brien", "o'brien@example.com"],
		[' <a.b+c@example.com> ', '', 'a.b+c@example.com'],
	])('takes %s', (text, name, address) => {
		expect(readMailAddress(text)).toEqual({ name, address });
	});

	it.each([
		'',
		'nobody',
		'@example.com',
		'a@b@c',
		'a@example.com, b@example.com',
		'Care <a@example.com>, <b@example.com>',
		'a@example.com;b@example.com',
		'Care <a@example.com> and more',
		'a@example.com\r\nBcc: b@example.com',
		'Care\r\nBcc: b@example.com <a@example.com>',
		'a b@example.com',
		`${'a'.repeat(400)}@example.com`,
	])('refuses %j: it is not one address', (text) => {
		expect(readMailAddress(text)).toBeNull();
	});

	it('never lets through what could end a header line or add a receiver', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (noise) => {
				for (const text of [noise, `${noise}@example.com`, `${noise} <a@example.com>`]) {
					const read = readMailAddress(text);
					if (!read) continue;
					expect(`${read.name}${read.address}`).not.toMatch(/[\p{Cc}<>]/u);
					expect(read.address).not.toMatch(/[\s,;]/);
					expect(read.address.split('@')).toHaveLength(2);
				}
			}),
		);
	});

	it('spells the domain as DNS does', () => {
		expect(mailDomain({ name: '', address: 'a@München.example' })).toBe('xn--mnchen-3ya.example');
		expect(mailDomain({ name: '', address: 'a@Example.COM' })).toBe('example.com');
	});

	it.each([
		['a@München.example', 'a@xn--mnchen-3ya.example', false],
		['a@例子.公司', 'a@xn--fsqu00a.xn--55qx5d', false],
		['Jörg@example.com', 'Jörg@example.com', true],
		['李@例子.公司', '李@xn--fsqu00a.xn--55qx5d', true],
		['a.b+c@example.com', 'a.b+c@example.com', false],
		['a@1.2', 'a@1.2', false],
	])('spells %s for a server as %s', (address, wire, utf8) => {
		expect(addressOnWire({ name: 'A', address })).toEqual({ name: 'A', address: wire });
		expect(needsUtf8({ name: '', address: wire })).toBe(utf8);
	});

	it('knows a domain that can be none', () => {
		expect(addressOnWire({ name: '', address: 'a@ä.1.2.3' })).toBeNull();
	});
});
