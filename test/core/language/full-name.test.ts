import { fullName } from '../../../core/language/full-name';

describe('a name out of its parts', () => {
	it.each<[unknown, unknown, string | null]>([
		['Wei', 'Li', 'Wei Li'],
		['伟', '李', '李伟'],
		['さくら', '田中', '田中さくら'],
		['민준', '김', '김민준'],
		['ジョン', 'スミス', 'ジョン スミス'],
		[' Ana ', '', 'Ana'],
		['', 'Costa', 'Costa'],
		['', null, null],
		[7, { a: 1 }, null],
	])('%j and %j are %j', (given, family, name) => {
		expect(fullName(given, family)).toBe(name);
	});
});
