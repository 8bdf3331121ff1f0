import { type OwnMailView, renderOwnMail } from '../../../core/mail/own-mail';
import { readMarkdown } from '../../../core/mail/read-markdown';
import { defaultSettings } from '../../../core/model/default-settings';

const mail = (text: string, given: Partial<OwnMailView> = {}) =>
	renderOwnMail({
		language: 'en',
		brand: { ...defaultSettings().brand, name: 'Lotus', footer: 'Lotus Ltd, 1 Main St' },
		testMode: false,
		greeting: true,
		readerName: 'Li Wei',
		subject: 'News of {brand}',
		text: readMarkdown(text),
		names: { brand: { text: 'Lotus' } },
		optOutLink: 'https://n8n.example.test/webhook/service?t=out',
		...given,
	});

describe('a mail of one’s own', () => {
	it('says in its plain part what its HTML says', () => {
		const { subject, text, html } = mail(
			'# Good news\n\nWe **fixed** it:\n\n- one\n- [two](https://a.example/2)\n\n> your words',
		);
		expect(subject).toBe('News of Lotus');
		expect(text).toBe(
			[
				'Hello Li Wei,',
				'Good news',
				'We fixed it:',
				'- one\n- two <https://a.example/2>',
				'> your words',
				'--\nUnsubscribe or choose what you get: https://n8n.example.test/webhook/service?t=out\nLotus Ltd, 1 Main St\n',
			].join('\n\n'),
		);
		expect(html).toMatch(/<h2[^>]*>Good news<\/h2>/);
		expect(html).toContain('We <strong>fixed</strong> it:');
		expect(html).toMatch(/<ul[^>]*><li[^>]*>one<\/li><li[^>]*><a href="https:\/\/a\.example\/2"/);
		expect(html).toContain('Lotus Ltd, 1 Main St');
	});

	it('greets nobody by name where there is none, and in the reader’s language', () => {
		for (const readerName of [null, 'null', 'undefined', 'N/A', '-', 'li@example.com']) {
			expect(mail('x', { readerName }).text).toMatch(/^Hello,\n/);
		}
		expect(mail('x', { readerName: 'Wang Fang' }).text).toMatch(/^Hello Wang Fang,\n/);
		const chinese = mail('x', { readerName: '王芳女士', language: 'zh-CN' });
		expect(chinese.text).toMatch(/^王女士，您好/);
		expect(mail('x', { language: 'zh-TW' }).text).toMatch(/^Li Wei，您好：\n/);
		expect(mail('x', { greeting: false }).text).toMatch(/^x\n/);
	});

	it('opens a case by the reader’s own link in the mail, by the group’s in what goes to chats', () => {
		const own = 'https://n8n.example.test/webhook/cases?t=own';
		const group = 'https://n8n.example.test/webhook/cases?t=group';
		const names = { case: { text: 'Open the case', href: own, groupHref: group } };
		const { html, text, markdown, short } = mail('See {case}', { names, subject: 'A case' });
		for (const form of [html, text])
			expect([form.includes(own), form.includes(group)]).toEqual([true, false]);
		for (const form of [markdown, short]) expect(form).not.toContain(own);
		expect(markdown).toContain(`(${group})`);
	});

	it('escapes HTML and links nowhere that is no address', () => {
		const { html, text, markdown } = mail(
			'<script>alert(1)</script> [go](javascript:alert(1)) [see](/relative)',
		);
		expect(html).not.toMatch(/<script|javascript:|href="\/relative/);
		expect(html).toContain('&lt;script>alert(1)&lt;/script>');
		expect(text).toContain('<script>alert(1)</script> go see');
		expect(markdown).not.toMatch(/<script|javascript:/);
	});

	it('takes what is filled in as text: no link, no mark, no short name in it is obeyed', () => {
		const comment = '**Bad** [pay here](https://evil.example) {brand}\n<img src=x>';
		const names = { comment: { text: comment }, brand: { text: 'Lotus' } };
		const { html, text } = mail('They said:\n\n{comment}', { names });
		expect(html).toContain('**Bad** [pay here](https://evil.example) {brand}<br/>&lt;img src=x>');
		expect(text).toContain(comment);
	});

	it('fills names in addresses so that they stay one part of them', () => {
		const names = {
			customer: { text: 'Li & Söhne/x' },
			case: { text: 'Open the case', href: 'https://n8n.example.test/c?t=1' },
		};
		const { text } = mail('[a](https://x.example/?c={customer}) [b]({case}) {case}', { names });
		expect(text).toContain('a <https://x.example/?c=Li%20%26%20S%C3%B6hne%2Fx>');
		expect(text).toContain('b <https://n8n.example.test/c?t=1>');
		expect(text).toContain('Open the case <https://n8n.example.test/c?t=1>');
	});

	it('has one line of a subject, whatever is filled in', () => {
		const names = { brand: { text: 'Lotus\r\nBcc: thief@example.com' } };
		expect(mail('x', { names }).subject).toBe('News of Lotus Bcc: thief@example.com');
		expect(mail('x', { testMode: true }).subject).toBe('[Test] News of Lotus');
	});

	it('offers the way out to customers alone', () => {
		const { text, html } = mail('x', { optOutLink: null });
		expect(text + html).not.toContain('choose what you get');
	});
});
