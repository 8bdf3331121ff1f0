import fc from 'fast-check';

import { renderCaseMail } from '../../../core/mail/case-mail';
import type { CaseMailKind, CaseMailView } from '../../../core/mail/case-mail-view';
import { brand } from '../pages/a-survey';
import { hostile, readMarkup } from '../pages/markup';

const now = Date.UTC(2026, 2, 4, 1, 0);

function aCase(changes: Partial<CaseMailView> = {}): CaseMailView {
	return {
		kind: 'new_case',
		language: 'en',
		brand,
		timeZone: 'Asia/Shanghai',
		testMode: false,
		recipientName: 'Grace',
		link: 'https://lotus.example/c?t=1',
		groupLink: 'https://lotus.example/c?t=group',
		teamLink: null,
		customerName: 'Ada',
		reachable: true,
		subjectTitle: 'Room 12',
		ownerName: 'Grace',
		priority: 'high',
		rung: 1,
		score: { value: 1, max: 5, band: 'dissatisfied' },
		comment: 'Cold.\nNobody came.',
		reasons: ['Took too long', 'Unfriendly staff'],
		answers: [{ question: 'What was it about?', answer: 'Heating' }],
		responseDueAt: now,
		resolutionDueAt: now + 3_600_000,
		promise: { text: 'A new room', at: now },
		compensation: { amount: 500, currency: 'CNY', askedBy: 'Lin', note: 'Two cold nights' },
		...changes,
	};
}

describe('a mail about a case', () => {
	it('separates words as its language does, and does not end a sentence twice', () => {
		const promise = { text: 'A new room.', at: now };
		const reasons = ['慢', '贵'];
		const { text } = renderCaseMail(aCase({ kind: 'rung', language: 'zh-CN', promise, reasons }));
		expect(text).toContain('慢、贵');
		expect(text).toContain('高优先级、升级第 1 级');
		const english = renderCaseMail(aCase({ promise })).text;
		expect(english).toMatch(/A new room, by Mar 4/);
	});

	it('tells the first three answers, a long one cut', () => {
		const answers = ['one', 'two', 'three', 'four'].map((name) => ({
			question: `Question ${name}`,
			answer: 'x'.repeat(name === 'three' ? 900 : 5),
		}));
		const { text, html, markdown } = renderCaseMail(aCase({ answers }));
		for (const form of [text, html, markdown]) {
			expect(form).toMatch(/Question one: x{5}\b/);
			expect(form).toMatch(/Question three: x{199}…/);
			expect(form).not.toContain('four');
		}
	});

	it('brings a lead the list of the team, in the mail alone', () => {
		const teamLink = 'https://lotus.example/c?t=team';
		const mail = renderCaseMail(aCase({ kind: 'rung', teamLink }));
		expect(mail.html).toContain(`href="${teamLink}"`);
		expect(mail.text).toContain(`All open cases of the team: ${teamLink}`);
		// Of a person: nobody knows who reads a chat.
		expect(mail.markdown).not.toContain(teamLink);
		expect(renderCaseMail(aCase({ kind: 'rung' })).text).not.toContain('All open cases');
	});

	it('fits into a chat message by its bytes, with its links', () => {
		const groupLink = 'https://lotus.example/c?t=group';
		for (const comment of ['差'.repeat(1_300), '差\n'.repeat(3_000), '🙁'.repeat(2_000)]) {
			const { markdown } = renderCaseMail(aCase({ language: 'zh-CN', comment }));
			expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(4_096 - 256);
			expect(markdown).toContain(`(${groupLink})`);
			expect(markdown).toMatch(/…\n/);
			expect(markdown).not.toContain('\ufffd');
		}
		expect(renderCaseMail(aCase({ comment: '差'.repeat(300) })).markdown).toContain(
			'差'.repeat(300),
		);
	});

	test('is of its own case alone, whatever was written on the same letterhead before', () => {
		const first = renderCaseMail(aCase()).html;
		const parts = renderCaseMail(aCase({ customerName: '\u0000foot\u0000', comment: null })).html;
		expect(readMarkup(parts).text).toContain('New case: foot, 1 of 5');
		expect(parts).not.toContain('Nobody came.');
		expect(renderCaseMail(aCase()).html).toBe(first);
		const other = renderCaseMail(aCase({ brand: { ...brand, name: 'Rose' } })).html;
		expect(readMarkup(other).text).toContain('Rose');
		expect(readMarkup(first).text).not.toContain('Rose');
	});

	test('says in all forms what happened, by when, and where', () => {
		const mail = renderCaseMail(aCase());
		expect(mail.subject).toBe('New case: Ada, 1 of 5');
		const { text: page, links } = readMarkup(mail.html);
		expect(mail.text).toContain('Score: 1 of 5 (dissatisfied)');
		expect(page).toMatch(/1.?1 of 5dissatisfied/);
		for (const form of [mail.text, page]) {
			expect(form).toContain('Reasons: Took too long, Unfriendly staff');
			expect(form).toContain('First response by: Mar 4, 2026, 09:00 (GMT+8)');
			expect(form).toContain('Nobody came.');
			expect(form).toContain('high priority, escalation step 1');
		}
		expect(links).toContain('https://lotus.example/c?t=1');
		expect(mail.markdown).toContain('> Cold.\n> Nobody came.');
		expect(mail.markdown).toContain('[Open the case](https://lotus.example/c?t=group)');
		expect(mail.short).toBe('New case: Ada, 1 of 5 https://lotus.example/c?t=group');
	});

	test.each<[CaseMailKind, string]>([
		['new_case', '新跟进单：Ada，1/5 分'],
		['reassigned', '已转交给您：Ada，1/5 分'],
		['reopened', '问题仍未解决：Ada，1/5 分'],
		['sla_warning', '即将超时：Ada'],
		['breach_response', '首次响应已超时：Ada'],
		['breach_resolution', '解决已超时：Ada'],
		['rung', '已升级给您：Ada，1/5 分'],
		['promise_due', '承诺到期：Ada'],
		['approval_requested', '请审批：Ada，CNY 500'],
		['approved', '已批准：Ada，CNY 500'],
		['declined', '未批准：Ada，CNY 500'],
		['confirmed', '客户已确认解决：Ada'],
		['unconfirmed', '客户未回复确认：Ada'],
	])('%s has a subject in Chinese: %s', (kind, subject) => {
		const mail = renderCaseMail(aCase({ kind, language: 'zh-CN' }));
		expect(mail.subject).toBe(subject);
		for (const form of Object.values(mail)) expect(form).not.toMatch(/\{\w+\}|undefined|null/);
	});

	test('what is unknown is left out', () => {
		const bare = aCase({
			customerName: null,
			score: null,
			comment: null,
			reasons: [],
			subjectTitle: null,
			responseDueAt: null,
			promise: null,
			compensation: null,
		});
		const mail = renderCaseMail(bare);
		expect(mail.subject).toBe('New case: unknown customer, high priority');
		expect(mail.text).not.toMatch(/Score|Reasons|Promised|Amount|First response/);
	});

	test('no text from outside becomes markup, a header line or a chat link', () => {
		const render = (words: string) => {
			const said = `x${words}`;
			return renderCaseMail(
				aCase({
					customerName: said,
					recipientName: said,
					subjectTitle: said,
					ownerName: said,
					comment: said,
					reasons: [said],
					answers: [{ question: said, answer: said }],
					promise: { text: said, at: now },
					compensation: { amount: 1, currency: said, askedBy: said, note: said },
				}),
			);
		};
		const skeleton = (html: string) => readMarkup(html).skeleton.filter((tag) => tag !== 'br');
		const plain = skeleton(render('yes').html);
		const anyText = fc.oneof(
			fc.constantFrom(...hostile, '[a](http://evil.example)', '<@all>', '\n# big'),
			fc.string(),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(anyText, (words) => {
				const mail = render(words);
				expect(skeleton(mail.html)).toEqual(plain);
				expect(mail.subject).not.toMatch(/[\r\n]/);
				expect(mail.markdown.match(/\]\(/g)).toHaveLength(1);
				expect(mail.markdown).not.toMatch(/<|^#|@/m);
			}),
			{ numRuns: 150 },
		);
	});
});
