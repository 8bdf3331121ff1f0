import { greetingName } from '../../../core/language/greeting-name';
import { sayIn } from '../../../core/language/say';

describe('the name in a greeting', () => {
	it.each([
		['王芳女士', '王女士'],
		['王芳 先生', '王先生'],
		['欧阳娜娜女士', '欧阳女士'],
		['王女士', '王女士'],
		['王芳', '王芳'],
		['Wang Fang', 'Wang Fang'],
		['Ms. Wang Fang', 'Ms. Wang Fang'],
		['先生', '先生'],
		['N/A', ''],
		['li@example.com', ''],
		[null, ''],
	])('of %j is %j', (name, greeted) => {
		expect(greetingName(name)).toBe(greeted);
	});

	it('stands in the mail: "Hello Wang Fang", 王女士，您好', () => {
		expect(sayIn('en')('mail.hello', { name: greetingName('Wang Fang') })).toBe('Hello Wang Fang,');
		expect(sayIn('zh-CN')('mail.hello', { name: greetingName('王芳女士') })).toBe('王女士，您好：');
	});
});
