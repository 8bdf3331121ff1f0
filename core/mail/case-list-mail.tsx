import type { VNode } from 'preact';

import { type Clock, clockInWords } from '../language/clock-words';
import { personName } from '../language/person-name';
import { dir } from '../language/pick-language';
import { cleanLine } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { sayIn, type Say } from '../language/say';
import type { Brand } from '../model/settings';
import type { CaseState, Priority } from '../model/states';
import { Gap, Heading, Line, MailBadge, Small } from './mail-blocks';
import { renderMail } from './mail-frame';
import { forOutlook, mailColors, mailType, soft } from './mail-type';
import type { MailParts } from './mail-parts';
import { fittingMarkdown } from './fitting-markdown';
import { markdownLine, markdownLink } from '../language/chat-markdown';
import { fittingSms } from './sms';

/** One case of a list. */
export type CaseInList = {
	/** The reader's own link; `null` while no page is served. */
	link: string | null;
	/** What a chat gets in its place: who reads there is not known. */
	groupLink: string | null;
	customerName: string | null;
	subjectTitle: string | null;
	state: CaseState;
	priority: Priority;
	/** The clock that runs out first. */
	clock: Clock;
};

export type CaseListView = {
	language: string;
	brand: Brand;
	testMode: boolean;
	recipientName: string | null;
	/** Epoch ms. */
	now: number;
	/** In the order in which they are to be read. */
	cases: readonly CaseInList[];
	/** How many of them are overdue. */
	overdue: number;
};

/** More cases than that nobody reads in a mail. */
const mostCases = 30;

type Entry = {
	name: string;
	link: string | null;
	groupLink: string | null;
	rest: string;
	clock: string;
	late: boolean;
};

function entryOf(one: CaseInList, view: CaseListView, say: Say): Entry {
	const { words, late } = clockInWords(one.clock, view.now, view.language);
	const about = [
		cleanLine(one.subjectTitle ?? '', 100),
		say(`priority.${one.priority}`),
		say(`caseState.${one.state}`),
	];
	return {
		name: personName(one.customerName, 60) || say('owner.unknownCustomer'),
		link: safeUrl(one.link),
		groupLink: safeUrl(one.groupLink),
		rest: about.filter(Boolean).join(' · '),
		clock: words,
		late,
	};
}

function Case(props: { entry: Entry; brand: Brand; start: 'left' | 'right' }): VNode {
	const { name, link, rest, clock, late } = props.entry;
	const { hair, bad } = mailColors(props.brand);
	const edge = `border-top:1px solid ${hair}`;
	const end = props.start === 'left' ? 'right' : 'left';
	const type = mailType(16, 22);
	return (
		<tr>
			<td class="h" align={props.start} valign="top" style={`${edge};padding:11px 8px 11px 0`}>
				{link === null ? (
					<b class="t" dir="auto" style={type}>
						{name}
					</b>
				) : (
					<a
						class="t"
						dir="auto"
						href={link}
						target="_blank"
						style={`${type};font-weight:bold;text-decoration:underline`}
					>
						{name}
					</a>
				)}
				<br />
				<span class="q" dir="auto" style={mailType(13, 19, soft)}>
					{rest}
				</span>
			</td>
			<td
				class={late ? 'x h' : 't h'}
				align={end}
				valign="top"
				width="36%"
				style={`${edge};padding:11px 0;${late ? mailType(14, 22, bad) : mailType(14, 22)}`}
			>
				{late ? <strong>{clock}</strong> : clock}
			</td>
		</tr>
	);
}

/** A table of facts, not of layout: its columns are named. */
function Cases(props: { view: CaseListView; entries: readonly Entry[]; say: Say }): VNode {
	const { view, entries, say } = props;
	const start = dir(view.language) === 'rtl' ? 'right' : 'left';
	const end = start === 'left' ? 'right' : 'left';
	const head = (text: string, side: 'left' | 'right') => (
		<th
			class="q"
			scope="col"
			align={side}
			style={`padding:0 0 6px 0;${mailType(13, 18, soft)};font-weight:normal`}
		>
			{text}
		</th>
	);
	return (
		<>
			<table
				{...forOutlook({ border: 0 })}
				cellpadding="0"
				cellspacing="0"
				width="100%"
				style="border-collapse:collapse"
			>
				<thead>
					<tr>
						{head(say('caseList.customer'), start)}
						{head(say('caseList.due'), end)}
					</tr>
				</thead>
				<tbody>
					{entries.map((entry) => (
						<Case entry={entry} brand={view.brand} start={start} />
					))}
				</tbody>
			</table>
			<Gap px={12} />
		</>
	);
}

/** The cases of one person in one mail, each with its clock and its link. */
export function renderCaseList(view: CaseListView): MailParts {
	const say = sayIn(view.language);
	const { overdue, brand } = view;
	const count = view.cases.length;
	const line =
		overdue === 0 ? say('caseList.subject', { count }) : say('caseList.late', { count, overdue });
	const subject = view.testMode ? `${say('invitation.test')} ${line}` : line;
	const name = cleanLine(view.recipientName ?? '', 60);
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const entries = view.cases.slice(0, mostCases).map((one) => entryOf(one, view, say));
	const left = count - entries.length;
	const more = left === 0 ? '' : say('caseList.more', { count: left });
	const labelled = (label: string, value: string) => say('mail.labelled', { label, value });
	const linked = entries.some(({ link }) => link !== null);
	const html = renderMail({
		language: view.language,
		brand,
		title: subject,
		preheader: entries.map((entry) => labelled(entry.name, entry.clock)).join(' · '),
		children: (
			<>
				{overdue > 0 && (
					<MailBadge tone="bad" brand={brand} text={say('caseList.overdue', { count: overdue })} />
				)}
				<Heading>{line}</Heading>
				{entries.length > 0 && <Cases view={view} entries={entries} say={say} />}
				{more !== '' && <Line quiet>{more}</Line>}
			</>
		),
		foot: linked ? <Small>{say('caseList.private')}</Small> : null,
	});
	const text = [
		hello,
		line,
		...entries.map((entry) =>
			[labelled(entry.name, entry.clock), entry.rest, entry.link ?? ''].filter(Boolean).join('\n'),
		),
		more,
		linked ? say('caseList.private') : '',
	];
	const bullets = entries.map((entry) => {
		const title =
			entry.groupLink === null
				? markdownLine(entry.name)
				: markdownLink(entry.name, entry.groupLink);
		const clock = entry.late ? `**${entry.clock}**` : entry.clock;
		return `- ${labelled(title, clock)} · ${markdownLine(entry.rest, 300)}`;
	});
	return {
		subject,
		text: `${text.filter(Boolean).join('\n\n')}\n`,
		html,
		short: fittingSms(subject),
		markdown: fittingMarkdown([`**${markdownLine(subject)}**`, bullets.join('\n'), more], [1]),
	};
}
