import type { VNode } from 'preact';

import { type Clock, clockInWords } from '../language/clock-words';
import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { sayIn, type Say } from '../language/say';
import type { Brand } from '../model/settings';
import type { CaseState, Priority } from '../model/states';
import { Line, mailColors, renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { fittingMarkdown } from './fitting-markdown';
import { markdownLine, markdownLink } from './markdown';
import { fittingSms } from './sms';

/** One case of a list. */
export type CaseInList = {
	/** The reader's own link; `null` while no page is served. */
	link: string | null;
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

type Entry = { name: string; link: string | null; rest: string; clock: string; late: boolean };

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
		rest: about.filter(Boolean).join(' · '),
		clock: words,
		late,
	};
}

function Case(props: { entry: Entry; brand: Brand }): VNode {
	const { name, link, rest, clock, late } = props.entry;
	const { accent } = mailColors(props.brand);
	return (
		<>
			<Line>
				{link === null ? (
					<strong>{name}</strong>
				) : (
					<a href={link} target="_blank" style={`color:${accent};font-weight:bold`}>
						{name}
					</a>
				)}
				<br />
				{late ? <strong>{clock}</strong> : clock}
			</Line>
			<Line quiet>{rest}</Line>
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
				<Line>{hello}</Line>
				<Line strong>{line}</Line>
				{entries.map((entry) => (
					<Case entry={entry} brand={brand} />
				))}
				{more !== '' && <Line quiet>{more}</Line>}
			</>
		),
		foot: linked ? <Line quiet>{say('caseList.private')}</Line> : null,
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
			entry.link === null ? markdownLine(entry.name) : markdownLink(entry.name, entry.link);
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
