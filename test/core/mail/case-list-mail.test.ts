import fc from 'fast-check';

import {
	type CaseInList,
	type CaseListView,
	renderCaseList,
} from '../../../core/mail/case-list-mail';
import { brand } from '../pages/a-survey';
import { hostile, readMarkup } from '../pages/markup';

const now = Date.UTC(2026, 2, 4, 1, 0);
const hour = 3_600_000;

const aCase = (name: string, changes: Partial<CaseInList> = {}): CaseInList => ({
	link: `https://lotus.example/c?t=${name.toLowerCase()}`,
	groupLink: `https://lotus.example/c?t=group-${name.toLowerCase()}`,
	customerName: name,
	subjectTitle: 'Room 12',
	state: 'open',
	priority: 'high',
	clock: { dueAt: now + 2 * hour, state: 'running' },
	...changes,
});

const late = aCase('Ada', { clock: { dueAt: now - 25 * 60_000, state: 'running' } });

const aList = (changes: Partial<CaseListView> = {}): CaseListView => ({
	language: 'en',
	brand,
	testMode: false,
	recipientName: 'Grace',
	now,
	cases: [late, aCase('Ben')],
	overdue: 1,
	...changes,
});

describe('a mail with the cases of a person', () => {
	test('says in all forms which they are, what their clocks say, and where', () => {
		const mail = renderCaseList(aList());
		expect(mail.subject).toBe('Your cases: 2, overdue: 1');
		const { text: page, links } = readMarkup(mail.html);
		expect(page).toContain('Overdue: 1');
		expect(links).toEqual(['https://lotus.example/c?t=ada', 'https://lotus.example/c?t=ben']);
		expect(page).toContain('AdaRoom 12 · high priority · openoverdue by 25 minutes');
		expect(mail.text).toContain(
			'Ada: overdue by 25 minutes\nRoom 12 · high priority · open\nhttps://lotus.example/c?t=ada',
		);
		expect(mail.text.indexOf('Ada')).toBeLessThan(mail.text.indexOf('Ben: due in 2 hours'));
		expect(mail.markdown).toContain(
			'- [Ada](https://lotus.example/c?t=group-ada): **overdue by 25 minutes** · Room 12',
		);
		expect(mail.short).toBe('Your cases: 2, overdue: 1');
	});

	test('is Chinese for who reads Chinese', () => {
		const mail = renderCaseList(aList({ language: 'zh-CN' }));
		expect(mail.subject).toBe('您的跟进单：2 个，其中 1 个已超时');
		expect(mail.text).toContain('Ada：已超时25分钟\nRoom 12 · 高优先级 · 待跟进');
		expect(renderCaseList(aList({ language: 'zh-CN', overdue: 0 })).subject).toBe(
			'您的跟进单：2 个',
		);
	});

	test('says nothing of links where there are none', () => {
		const mail = renderCaseList(
			aList({ cases: [aCase('Ada', { link: null, groupLink: null })], overdue: 0 }),
		);
		expect(mail.text).not.toMatch(/https?:|These links/);
		expect(readMarkup(mail.html).links).toEqual([]);
		expect(mail.markdown).toContain('- Ada: due in 2 hours');
	});

	test('stops where nobody reads on, and says how many are left', () => {
		const cases = Array.from({ length: 42 }, (_, at) => aCase(`C${at}`));
		const mail = renderCaseList(aList({ cases, overdue: 0 }));
		expect(readMarkup(mail.html).links).toHaveLength(30);
		for (const form of [mail.text, mail.markdown]) expect(form).toContain('and 12 more');
		expect(mail.subject).toBe('Your cases: 42');
	});

	test('no text from outside becomes markup, a header line or a chat link', () => {
		const render = (words: string) => {
			const said = `x${words}`;
			const one = aCase('Ada', { customerName: said, subjectTitle: said });
			return renderCaseList(aList({ recipientName: said, cases: [one] }));
		};
		const { skeleton: plain } = readMarkup(render('yes').html);
		const anyText = fc.oneof(
			fc.constantFrom(...hostile, '[a](http://evil.example)', '<@all>', '\n# big'),
			fc.string(),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(anyText, (words) => {
				const mail = render(words);
				expect(readMarkup(mail.html).skeleton).toEqual(plain);
				expect(mail.subject).not.toMatch(/[\r\n]/);
				expect(mail.markdown.match(/\]\(/g)).toHaveLength(1);
			}),
		);
	});
});
