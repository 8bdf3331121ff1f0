import { senderAddress } from '../../../nodes/page-trigger/sender-address';

describe('whom a page was asked for by', () => {
	it.each([
		['203.0.113.7', '203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['2001:db8:0:12:aaaa:bbbb:cccc:dddd', '2001:db8:0:12'],
		['2001:DB8::1', '2001:db8:0:0'],
		['2001:0db8:0000:0012::', '2001:db8:0:12'],
	])('is told of %s by %s', (ip, address) => {
		expect(senderAddress(ip)).toBe(address);
	});

	it.each([
		'127.0.0.1',
		'::1',
		'::ffff:10.1.2.3',
		'10.0.0.8',
		'172.17.0.1',
		'192.168.1.20',
		'100.64.3.4',
		'fe80::1%eth0',
		'fd12:3456::1',
		'nonsense',
		'',
		undefined,
	])('is not told of %s, which many share', (ip) => {
		expect(senderAddress(ip)).toBeNull();
	});
});
