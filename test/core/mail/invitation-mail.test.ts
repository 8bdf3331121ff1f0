import fc from 'fast-check';

import { builtInSurveyTexts } from '../../../core/language/survey-texts';
import type { InvitationMailView } from '../../../core/mail/invitation-mail';
import { renderInvitation } from '../../../core/mail/invitation-mail';
import { ratingRows } from '../../../core/mail/rating-row';
import { smsSize } from '../../../core/mail/sms';
import { aSurvey, anIndexSurvey, brand } from '../pages/a-survey';
import { hostile, readMarkup } from '../pages/markup';

const link = 'https://lotus.example/s?t=abc';
const optOutLink = 'https://lotus.example/o?t=def';

function anInvitation(changes: Partial<InvitationMailView> = {}): InvitationMailView {
	return {
		survey: aSurvey(),
		language: 'en',
		brand,
		customerName: 'Ada',
		subjectTitle: 'Room 12',
		link,
		optOutLink,
		ratingLink: (value) => `${link}&v=${value}`,
		kind: 'first',
		expiresAt: Date.UTC(2026, 2, 4, 1, 0),
		timeZone: 'Asia/Shanghai',
		testMode: false,
		...changes,
	};
}

describe('an invitation', () => {
	test('asks in the mail, and every cell of the scale only opens the page', () => {
		const { html, subject } = renderInvitation(anInvitation());
		const { text, links } = readMarkup(html);
		expect(subject).toBe('How did we do? Your opinion on: Room 12');
		expect(text).toContain('How satisfied are you with our service?');
		expect(text).toContain('It is sent only when you press the button on the page.');
		expect(links).toEqual(
			expect.arrayContaining([...[1, 2, 3, 4, 5].map((v) => `${link}&v=${v}`), optOutLink]),
		);
	});

	test('is made of tables, loads nothing, and names its language', () => {
		const { html } = renderInvitation(anInvitation({ language: 'zh-CN' }));
		expect(html).toContain('<html lang="zh-CN" dir="ltr">');
		expect(html).not.toMatch(/<img|<script|<link|url\(| src=/);
		for (const table of html.match(/<table[^>]*>/g) ?? []) {
			expect(table).toContain('role="presentation"');
		}
		expect(html).toMatch(/<td class="o" align="center" valign="middle" width="20%"/);
	});

	test.each([
		[0, 10, [11]],
		[1, 10, [10]],
		[0, 20, [11, 10]],
		[1, 7, [7]],
		[1, 5, [5]],
		[0, 1, [2]],
	])('a scale from %d to %d stands in rows of %j', (min, max, lengths) => {
		expect(ratingRows({ min, max }).map((row) => row.length)).toEqual(lengths);
		expect(ratingRows({ min, max }).flat()).toEqual(
			Array.from({ length: max - min + 1 }, (_, index) => min + index),
		);
	});

	test.each([
		['a wide PNG', 400, 100, ['width="128"', 'height="32"']],
		['a very wide PNG', 1600, 100, ['width="160"', 'height="10"']],
		['a square PNG', 64, 64, ['width="32"', 'height="32"']],
	])('shows %s as the logo, as large as a line allows', (_, width, height, sizes) => {
		const bytes = Buffer.alloc(60);
		bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
		bytes.writeUInt32BE(width, 16);
		bytes.writeUInt32BE(height, 20);
		const logo = `data:image/png;base64,${bytes.toString('base64')}`;
		const { html } = renderInvitation(anInvitation({ brand: { ...brand, logo } }));
		const [picture = ''] = html.match(/<img[^>]*>/g) ?? [];
		expect(picture).toContain(`src="${logo}"`);
		for (const size of sizes) expect(picture).toContain(size);
	});

	test('shows the initial where the logo is an SVG, which mail programs leave out', () => {
		const logo = 'data:image/svg+xml;base64,PHN2Zy8+';
		const { html } = renderInvitation(anInvitation({ brand: { ...brand, logo } }));
		expect(html).not.toContain('<img');
	});

	test('an index has one button and no row', () => {
		const { links } = readMarkup(renderInvitation(anInvitation({ survey: anIndexSurvey() })).html);
		expect(links.filter((target) => target.includes('&v='))).toEqual([]);
		expect(links).toContain(link);
	});

	test('a yes-or-no question has its answers as cells', () => {
		const { question, no, yes } = builtInSurveyTexts.verification;
		const rating = {
			...aSurvey().rating,
			text: question,
			min: 0,
			max: 1,
			style: 'numbers' as const,
			lowLabel: no,
			highLabel: yes,
		};
		const survey = aSurvey({ purpose: 'verification', rating });
		const mail = renderInvitation(anInvitation({ survey, kind: 'verification' }));
		expect(mail.subject).toBe('Is your problem solved? Lotus Hotels would like to know');
		expect(readMarkup(mail.html).text).toMatch(/Yes, it is solved.?No, not yet/);
	});

	test('a reminder says that it is one, test mode too', () => {
		const mail = renderInvitation(anInvitation({ kind: 'reminder', testMode: true }));
		expect(mail.subject).toMatch(/^\[Test\] Reminder: /);
		expect(mail.text).toContain('We asked you a few days ago');
	});

	describe('with a subject and an introduction of its own', () => {
		const survey = aSurvey({
			mailSubject: { 'zh-CN': '{customer}，{brand}想听您说说{subject}' },
			mailIntro: { 'zh-CN': '尊敬的{customer}：关于{subject}，请您评价。' },
		});

		test('says them, with the names of brand, customer and subject', () => {
			const mail = renderInvitation(anInvitation({ survey, language: 'zh-CN' }));
			expect(mail.subject).toBe('Ada，Lotus Hotels想听您说说Room 12');
			for (const text of [mail.text, readMarkup(mail.html).text, mail.markdown]) {
				expect(text).toContain('尊敬的Ada：关于Room 12，请您评价。');
				// It greets and says what it is about by itself.
				expect(text).not.toContain('Ada，您好');
				expect(text).not.toContain('关于：Room 12');
			}
		});

		test.each(['en', 'fr'])('leaves ours alone for readers of %s', (language) => {
			const mail = renderInvitation(anInvitation({ survey, language }));
			expect(mail.subject).toBe('How did we do? Your opinion on: Room 12');
			expect(mail.text).toContain('Hello Ada,\n\nHow did this go for you?');
			expect(mail.text).toContain('About: Room 12');
			expect(mail.html).not.toMatch(/尊敬|想听/);
		});

		test('reminds with them, too', () => {
			const { subject, text } = renderInvitation(
				anInvitation({ survey, language: 'zh-CN', kind: 'reminder' }),
			);
			expect(subject).toBe('提醒：Ada，Lotus Hotels想听您说说Room 12');
			expect(text).toContain('几天前我们曾邀请您评价');
			expect(text).toContain('尊敬的Ada');
		});

		test('has a word for a customer and a subject nobody knows', () => {
			const nameless = { survey, customerName: null, subjectTitle: null };
			const mail = renderInvitation(anInvitation({ ...nameless, language: 'zh-CN' }));
			expect(mail.subject).toBe('客户，Lotus Hotels想听您说说本次服务');
			expect(mail.text).toContain('尊敬的客户：关于本次服务，请您评价。');
		});

		test('puts in what a customer is called as text, never as a slot', () => {
			const mail = renderInvitation(
				anInvitation({ survey, language: 'zh-CN', customerName: '{subject}\r\nBcc: x' }),
			);
			expect(mail.subject).toBe('{subject} Bcc: x，Lotus Hotels想听您说说Room 12');
		});
	});

	test("begins with the page's introduction where it has none of its own", () => {
		const survey = aSurvey({ intro: { en: 'A word from {brand}.' } });
		expect(renderInvitation(anInvitation({ survey })).text).toContain('A word from Lotus Hotels.');
	});

	test('the text alone is enough', () => {
		const { text } = renderInvitation(anInvitation({ language: 'zh-CN' }));
		expect(text).toContain('Ada，您好：');
		expect(text).toContain(`立即评价：${link}`);
		expect(text).toContain('大约需要1分钟。链接有效期至 2026年3月4日 09:00 (GMT+8)。');
		expect(text).toContain(`退订或管理接收内容：${optOutLink}`);
	});

	test.each([
		['en', 'gsm'],
		['zh-CN', 'ucs2'],
	])('the short text in %s is one SMS in %s', (language, encoding) => {
		const { short } = renderInvitation(anInvitation({ language }));
		expect(smsSize(short)).toMatchObject({ encoding, messages: 1 });
		expect(short).toContain(link);
	});

	test('no text from outside becomes markup, a header line or a link', () => {
		const render = (words: string) => {
			const said = `x${words}`;
			return renderInvitation(
				anInvitation({
					customerName: said,
					subjectTitle: said,
					brand: { ...brand, name: said, color: said, footer: said, privacyUrl: null },
				}),
			);
		};
		const skeleton = (html: string) => readMarkup(html).skeleton.filter((tag) => tag !== 'br');
		const plain = skeleton(render('yes').html);
		const anyText = fc.oneof(
			fc.constantFrom(...hostile, '[a](http://evil.example)', 'a\r\nBcc: b'),
			fc.string(),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(anyText, (words) => {
				const mail = render(words);
				expect(skeleton(mail.html)).toEqual(plain);
				expect(mail.subject).not.toMatch(/[\r\n]/);
				expect(mail.markdown.match(/\]\(/g)).toHaveLength(2);
			}),
			{ numRuns: 150 },
		);
	});

	test('a link that is none is left out of the mail', () => {
		const mail = renderInvitation(
			anInvitation({ link: 'javascript:alert(1)', ratingLink: () => 'javascript:alert(1)' }),
		);
		expect(mail.html).not.toContain('javascript:');
		expect(mail.markdown).not.toContain('javascript:');
	});
});
