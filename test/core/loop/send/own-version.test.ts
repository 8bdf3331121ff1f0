import { versionFor } from '../../../../core/loop/send/own-version';

const english = { subject: 'Thank you', text: 'Thank you for your time, {customer}.' };
const chinese = { subject: '感谢您', text: '{customer}，您好！感谢您选择 iPhone 16 Pro Max。' };
const french = { language: 'fr', subject: 'Merci', text: 'Merci beaucoup.' };

describe('the version of a message', () => {
	it.each([
		['an English text in a workspace that speaks English first', english, ['en', 'zh-CN'], 'en'],
		['an English text in a Chinese workspace', english, ['zh-CN'], 'en'],
		['a Chinese text, English words and all', chinese, ['en', 'zh-CN'], 'zh-CN'],
		['a Chinese text in Taiwan', chinese, ['zh-TW', 'en'], 'zh-TW'],
		[
			'an English text that names a person',
			{ ...english, text: 'Thank you very much, 王小明.' },
			['zh-CN', 'en'],
			'en',
		],
		['a German text', { subject: 'Danke', text: 'Vielen Dank.' }, ['de', 'en'], 'de'],
		[
			'a Japanese text, which is not Chinese',
			{ subject: '感謝', text: 'ありがとうございます。' },
			['ja', 'zh-CN'],
			'ja',
		],
	])('%s is in the language its letters show', (_what, base, spoken, language) => {
		expect(versionFor(base, [], [], spoken)).toEqual({ ...base, language });
	});

	it.each([
		[['zh-CN'], chinese.subject],
		[['zh'], chinese.subject],
		[['en-GB'], english.subject],
		[['fr'], french.subject],
		[['fr', 'en'], french.subject],
		[['pt', 'zh-CN'], chinese.subject],
		// Nobody's language: the workspace decides.
		[['pt'], english.subject],
		[[], english.subject],
	])('for a reader of %j is the one in their language', (wanted, subject) => {
		const others = [{ ...chinese, language: 'zh-CN' }, french];
		expect(versionFor(english, others, wanted, ['en', 'zh-CN']).subject).toBe(subject);
	});

	it('that nobody named is in the language that no other version is in', () => {
		const others = [{ ...english, language: 'en' }];
		const german = { subject: 'Danke', text: 'Vielen Dank.' };
		expect(versionFor(german, others, ['de'], ['en', 'de'])).toEqual({ ...german, language: 'de' });
	});
});
