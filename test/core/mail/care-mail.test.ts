import { renderCareMail } from '../../../core/mail/care-mail';
import { brand } from '../pages/a-survey';

const view = {
	brand: { ...brand, name: 'Lotus' },
	testMode: false,
	subject: 'Happy birthday',
	text: 'Dear {name},\n\nall the **best** & <b>more</b>.\n\n[Your code](https://lotus.example/c)',
	optOutLink: 'https://lotus.example/s?t=abc',
};

describe('a mail of a campaign', () => {
	it('says its text alone, with its marks, and nothing stands for anything in it', () => {
		const { html, text, markdown, subject } = renderCareMail({ ...view, language: 'en' });
		expect(subject).toBe('Happy birthday');
		expect(html).toContain('Dear {name},');
		expect(html).toContain('<strong>best</strong>');
		expect(html).toContain('&lt;b>more&lt;/b>');
		expect(html).toContain('href="https://lotus.example/c"');
		expect(text).toMatch(/^Dear \{name\},\n\nall the best & <b>more<\/b>\./);
		expect(markdown).toContain('**best**');
	});

	it.each([
		['en', 'Unsubscribe or choose what you get'],
		['zh-CN', '退订或管理接收内容'],
	])('lets a customer choose what they get, in %s, and an owner not', (language, words) => {
		const toCustomer = renderCareMail({ ...view, language });
		expect(toCustomer.html).toContain(`>${words}<`);
		expect(toCustomer.html).toContain(`lang="${language}"`);
		expect(toCustomer.text).toContain(words);
		const toOwner = renderCareMail({ ...view, language, optOutLink: null });
		expect(toOwner.html + toOwner.text).not.toContain(words);
	});

	it('keeps an exclamation mark in a chat as it was typed', () => {
		const text = 'Happy birthday! ![logo](https://lotus.example/l.png)';
		const { markdown } = renderCareMail({ ...view, text, language: 'en' });
		expect(markdown).toContain('Happy birthday! ');
		expect(markdown).not.toContain('![');
	});

	it('says that it is a test', () => {
		const { subject } = renderCareMail({ ...view, language: 'zh-CN', testMode: true });
		expect(subject).toMatch(/^.*测试.* Happy birthday$/);
	});
});
