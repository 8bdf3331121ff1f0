import { rungInWords } from '../../../core/language/rung-words';
import { defaultSettings } from '../../../core/model/default-settings';

const said = (language: string) =>
	defaultSettings().ladder.map(({ name }) => rungInWords(name, language));

test('the rungs that every workspace starts with have names in the languages of readers', () => {
	expect(said('en')).toEqual(['team lead', 'manager', 'manager takes over']);
	expect(said('zh-CN')).toEqual(['主管', '经理', '经理接手']);
});

test('a rung of their own is said as they write it', () => {
	expect(rungInWords('大区总监', 'en')).toBe('大区总监');
	expect(rungInWords('Regional\nHead', 'zh-CN')).toBe('Regional Head');
});
