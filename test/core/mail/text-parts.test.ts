import { builtInTexts } from '../../../core/language/texts';
import { publicWords } from '../../../core/loop/problem/public-words';
import { withSaid } from '../../../core/loop/send/said-in-item';
import { renderOwnMail } from '../../../core/mail/own-mail';
import { readMarkdown, readPlain } from '../../../core/mail/read-markdown';
import { brand } from '../pages/a-survey';
import { everyMail } from './every-mail';

const languages = ['en', 'zh-CN'] as const;
/** Marks of Markdown and HTML: a link, bold, a tag. Round an address stand at most angle brackets. */
const marks = /\]\(|\*\*|__|<\/?[a-z][a-z0-9]*[ >/]|&(?:amp|lt|gt|nbsp|#\d+);/i;

describe.each(languages)('the text part of mails, in %s', (language) => {
	const mails = everyMail(brand, language);

	it.each(mails.map(({ name, text }) => [name, text]))('"%s" is plain text', (_name, text) => {
		expect(text).not.toMatch(marks);
		// An address ends where the line or its brackets do, so that every program finds its end.
		for (const [found] of text.matchAll(/https?:\/\/\S*/g)) {
			expect(found).toMatch(/^https?:\/\/[^\s<>[\]()]+>?[.,。，]?$/);
		}
	});

	it.each(['markdown', 'plain'] as const)(
		'to those who reported a problem has the bare address, written as %s',
		(format) => {
			const link = 'https://n8n.example.test/webhook/said?t=a_b-c.d*e';
			const said = { said: 'It is *cold*', did: 'A new [heating]' };
			const words = publicWords({ public_texts: JSON.stringify({ [language]: said }) }, language, {
				fallback: 'en',
				link,
			});
			const typed = { subject: '', text: '', format };
			const own = withSaid(typed, { said: words?.message }, true);
			const read = format === 'plain' ? readPlain : readMarkdown;
			const { text, html, markdown } = renderOwnMail({
				language,
				brand,
				testMode: false,
				greeting: false,
				readerName: null,
				subject: own.subject,
				text: read(own.text),
				names: {},
				optOutLink: null,
			});
			const more =
				language === 'en' ? 'What else came of your answers: ' : '您的反馈还带来了什么：';
			expect(text).toContain(`${more}${link}\n`);
			expect(text).toContain('It is *cold*');
			expect(text).toContain('A new [heating]');
			expect(text).not.toContain('](');
			expect(html).toContain(`href="${link}"`);
			expect(markdown).toContain(link);
		},
	);

	it('comes from texts of ours that have no marked links', () => {
		const marked = Object.entries(builtInTexts[language]).filter(([, text]) => /\]\(/.test(text));
		expect(marked).toEqual([]);
	});
});
