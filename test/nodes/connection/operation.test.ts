import { textOf } from '../../../nodes/connection/operation';

describe('a text from a node or an item', () => {
	it.each<[unknown, string | null]>([
		[' 12 ', '12'],
		[12, '12'],
		['a\u0000b', 'ab'],
		['\u0000', null],
		[{ id: 1 }, null],
		[null, null],
	])('%j is %j', (given, text) => {
		expect(textOf(given)).toBe(text);
	});
});
