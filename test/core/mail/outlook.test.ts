import { renderCaseList } from '../../../core/mail/case-list-mail';
import { renderCaseMail } from '../../../core/mail/case-mail';
import { renderInvitation } from '../../../core/mail/invitation-mail';
import { renderOwnMail } from '../../../core/mail/own-mail';
import { readMarkdown } from '../../../core/mail/read-markdown';
import { aSurvey, anIndexSurvey, brand } from '../pages/a-survey';
import { asWordShows } from './as-word-shows';

const link = 'https://lotus.example/s?t=abc';
const now = Date.UTC(2026, 2, 4, 1);
const reader = { language: 'en', brand, testMode: false };

const invitation = (survey = aSurvey()): string =>
	renderInvitation({
		...reader,
		survey,
		customerName: 'Ada',
		subjectTitle: 'Room 12',
		link,
		optOutLink: `${link}&o`,
		ratingLink: (value) => `${link}&v=${value}`,
		kind: 'first',
		expiresAt: now,
		timeZone: 'Asia/Shanghai',
	}).html;

const yesOrNo = aSurvey({
	purpose: 'verification',
	rating: { ...aSurvey().rating, min: 0, max: 1, style: 'numbers' },
});

const aCase = renderCaseMail({
	...reader,
	kind: 'rung',
	timeZone: 'Asia/Shanghai',
	recipientName: 'Grace',
	link,
	groupLink: `${link}&group`,
	teamLink: `${link}&team`,
	customerName: 'Ada',
	subjectTitle: 'Room 12',
	ownerName: 'Grace',
	priority: 'high',
	rung: 1,
	score: { value: 1, max: 5, band: 'dissatisfied' },
	comment: 'Cold.',
	reasons: [],
	reachable: true,
	answers: [],
	responseDueAt: now,
	resolutionDueAt: now,
	promise: null,
	compensation: null,
}).html;

const list = renderCaseList({
	...reader,
	recipientName: 'Grace',
	now,
	overdue: 0,
	cases: [
		{
			link,
			groupLink: `${link}&group`,
			customerName: 'Ada',
			subjectTitle: 'Room 12',
			state: 'open',
			priority: 'high',
			clock: { dueAt: now, state: 'running' },
		},
	],
}).html;

const own = renderOwnMail({
	...reader,
	greeting: true,
	readerName: 'Ada',
	subject: 'News',
	text: readMarkdown('# News\n\n> your words\n\n- [one](https://a.example)\n\n---\n\nBye'),
	names: {},
	optOutLink: `${link}&o`,
}).html;

/** Every opening tag with its style, as Word takes it. */
const tagsOf = (html: string) =>
	[...asWordShows(html).matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)].map(([, tag = '', rest = '']) => ({
		tag,
		style: / style="([^"]*)"/.exec(rest)?.[1] ?? '',
		attributes: rest,
	}));

describe.each([
	['an invitation', invitation(), 5],
	['an index', invitation(anIndexSurvey()), 1],
	['a question with yes and no', invitation(yesOrNo), 2],
	['a mail about a case', aCase, 1],
	['a list of cases', list, 0],
	['a mail of one’s own', own, 0],
])('%s, as Outlook for Windows shows it', (_, html, buttons) => {
	it('has buttons whose cells have the padding', () => {
		const cells = [...asWordShows(html).matchAll(/<td( class="[fo]"[^>]*)><a /g)].map(
			([, cell = '']) => cell,
		);
		expect(cells).toHaveLength(buttons);
		for (const cell of cells) {
			// Solid ones have their ground as an attribute, all others an edge.
			if (cell.includes('class="f"')) expect(cell).toMatch(/ bgcolor="#[0-9a-f]{6}"/);
			expect(cell).toContain('border:1px solid #');
			expect(cell).toMatch(/[;"]padding:(11px 0|12px 24px)/);
		}
	});

	it('keeps no space that hangs on what it does not know', () => {
		// What is a block elsewhere and no cell: all of its padding would be gone.
		const lost = [...html.matchAll(/<(div|p|h1|h2|blockquote|span)[^>]* style="([^"]*)"/g)].filter(
			([, , style = '']) => /(^|;)(padding|border-inline)/.test(style),
		);
		expect(lost).toEqual([]);
		const hidden = tagsOf(html).filter(({ style }) => style.includes('display:none'));
		for (const { style } of hidden) expect(style).toContain('mso-hide:all');
	});
});
