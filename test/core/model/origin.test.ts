import { originOf } from '../../../core/model/origin';

describe('an origin', () => {
	it.each([
		['https://shop.example.com', 'https://shop.example.com'],
		['https://Shop.Example.com/', 'https://shop.example.com'],
		[' https://shop.example.com:8443 ', 'https://shop.example.com:8443'],
		['https://shop.example.com:443', 'https://shop.example.com'],
		['https://商店.example', 'https://xn--czrs0t.example'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
	])('is read from %j as %j', (given, origin) => {
		expect(originOf(given)).toBe(origin);
	});

	it.each([
		'',
		'shop.example.com',
		'http://shop.example.com',
		'http://localhost.example.com',
		'https://shop.example.com/cart',
		'https://shop.example.com?x=1',
		'https://a:b@shop.example.com',
		'https://*.example.com',
		'https://*',
		'*',
		'https://a.example; script-src *',
		'https://a.example https://b.example',
		'https://a.example\\@b.example',
		'https://[::1]:8443',
		'ftp://shop.example.com',
		'data:text/html,x',
		'javascript:alert(1)',
		"'self'",
		'null',
	])('is not read from %j', (given) => {
		expect(originOf(given)).toBeNull();
	});
});
