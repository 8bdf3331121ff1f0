import fc from 'fast-check';

import { groupName } from '../../../core/language/group-name';
import { sayIn } from '../../../core/language/say';

const say = sayIn('en');

it.each([
	['enterprise', 'enterprise'],
	['two\nlines', 'two lines'],
	['Unknown', '“Unknown”'],
	['OTHERS', '“OTHERS”'],
	['未知', '“未知”'],
	['A × B', '“A × B”'],
	['North / South', '“North / South”'],
	['24/7', '24/7'],
])('the group %j is called %j', (name, called) => {
	expect(groupName(name, say)).toBe(called);
});

it('no name breaks a sentence or reads as a word of ours', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (name) => {
			const called = groupName(name, say);
			expect(called).not.toMatch(/[\r\n]/);
			expect(['Unknown', 'Others', 'Not known']).not.toContain(called);
		}),
	);
});
