import type { VNode } from 'preact';

import { askedInWords } from '../language/asked-in-words';
import { wordsInARow } from '../language/in-a-row';
import { personName } from '../language/person-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import type { Say } from '../language/say';
import { sayIn, sentenceLanguage } from '../language/say';
import { momentInWords } from '../language/time-words';
import type { Band } from '../model/metric';
import type { Brand } from '../model/settings';
import type { Priority } from '../model/states';
import {
	FootLinks,
	Gap,
	Heading,
	Layout,
	Line,
	Lines,
	MailBadge,
	MailButton,
	Small,
} from './mail-blocks';
import { renderMail } from './mail-frame';
import { forOutlook, mailColors, mailType, soft } from './mail-type';
import type { MailParts } from './mail-parts';
import { fittingMarkdown } from './fitting-markdown';
import { markdownLine, markdownLink, markdownQuote } from './markdown';
import { fittingSms } from './sms';

/** Why somebody is told about a case. */
export type CaseMailKind =
	| 'new_case'
	| 'reassigned'
	| 'reopened'
	| 'sla_warning'
	| 'breach_response'
	| 'breach_resolution'
	| 'rung'
	| 'promise_due'
	| 'approval_requested'
	| 'approved'
	| 'declined'
	| 'confirmed'
	| 'unconfirmed'
	| 'resumed'
	| 'own_link';

export type CaseMailView = {
	kind: CaseMailKind;
	language: string;
	brand: Brand;
	timeZone: string;
	testMode: boolean;
	/** The reader. */
	recipientName: string | null;
	/** The reader's own link to the case. */
	link: string;
	/**
	 * What chats and text messages get in its place: they leave by other nodes, and nobody knows whether one
	 * person reads there or a group.
	 */
	groupLink: string;
	/** For a lead: the list of the team's open cases. */
	teamLink: string | null;
	customerName: string | null;
	/** Whether anybody can get back to the customer. */
	reachable: boolean;
	subjectTitle: string | null;
	ownerName: string | null;
	priority: Priority;
	rung: number;
	score: { value: number; max: number; band: Band } | null;
	comment: string | null;
	/** Labels in the mail's language. */
	reasons: readonly string[];
	/** What else was asked and answered; the first three are told. */
	answers: ReadonlyArray<{ question: string; answer: string }>;
	/** Epoch ms; `null` leaves the line out. */
	responseDueAt: number | null;
	resolutionDueAt: number | null;
	promise: { text: string; at: number } | null;
	compensation: {
		amount: number;
		currency: string;
		/** Who asked. */
		askedBy: string;
		note: string | null;
	} | null;
};

function amountOf({ compensation }: CaseMailView): string {
	if (compensation === null) return '';
	return `${cleanLine(compensation.currency, 3)} ${compensation.amount}`;
}

function headlineOf(view: CaseMailView, say: Say): string {
	const subject = cleanLine(view.subjectTitle ?? '', 40);
	const unknown =
		subject === ''
			? say('owner.unknownCustomer')
			: say('caseMail.unknownAbout', { customer: say('owner.unknownCustomer'), subject });
	const customer = personName(view.customerName, 60) || unknown;
	const score =
		view.score === null
			? say(`priority.${view.priority}`)
			: say('caseMail.scoreBrief', { value: view.score.value, max: view.score.max });
	return say(`caseMail.subject.${view.kind}`, { customer, score, amount: amountOf(view) });
}

function reason(view: CaseMailView, say: Say): string {
	const person = cleanLine(view.compensation?.askedBy ?? '', 60) || say('owner.nobody');
	if (view.kind === 'new_case' && !view.reachable) return say('caseMail.why.noContact');
	return say(`caseMail.why.${view.kind}`, { person });
}

type Fact = { key: FactKey; label: string; value: string };
type FactKey =
	| 'amount'
	| 'note'
	| 'score'
	| 'reasons'
	| 'subject'
	| 'owner'
	| 'response'
	| 'resolution'
	| 'promise';

/** The facts of the case, in the order a person asks for them. */
function factsOf(view: CaseMailView, say: Say): Fact[] {
	const moment = (time: number | null) =>
		time === null ? '' : momentInWords(time, view.timeZone, sentenceLanguage(view.language));
	const { score, promise } = view;
	const facts: Fact[] = [
		{ key: 'amount', label: say('caseMail.amount'), value: amountOf(view) },
		{
			key: 'note',
			label: say('caseMail.note'),
			value: cleanLine(view.compensation?.note ?? '', 500),
		},
		{
			key: 'score',
			label: say('caseMail.score'),
			value:
				score === null
					? ''
					: say('caseMail.scoreValue', {
							value: score.value,
							max: score.max,
							band: say(`band.${score.band}`),
						}),
		},
		{
			key: 'reasons',
			label: say('caseMail.reasons'),
			value: wordsInARow(
				view.reasons.map((label) => cleanLine(label, 100)),
				say,
			),
		},
		{
			key: 'subject',
			label: say('caseMail.subjectOf'),
			value: cleanLine(view.subjectTitle ?? '', 200),
		},
		{ key: 'owner', label: say('caseMail.owner'), value: cleanLine(view.ownerName ?? '', 80) },
		{ key: 'response', label: say('caseMail.response'), value: moment(view.responseDueAt) },
		{ key: 'resolution', label: say('caseMail.resolution'), value: moment(view.resolutionDueAt) },
		{
			key: 'promise',
			label: say('caseMail.promise'),
			value:
				promise === null
					? ''
					: say('caseMail.promiseValue', {
							text: cleanLine(promise.text, 300).replace(/[.。]$/, ''),
							time: moment(promise.at),
						}),
		},
	];
	return facts.filter((fact) => fact.value !== '');
}

/** So many answers are told in a message; all stand on the page of the case. */
const answersTold = 3;

/** What else was asked and answered, a line each. */
function answersOf({ answers }: CaseMailView, say: Say): string[] {
	return answers
		.slice(0, answersTold)
		.map(({ question, answer }) =>
			askedInWords(cleanLine(question, 120), cleanLine(answer, 200), say),
		);
}

const isBad = ({ kind }: CaseMailView): boolean =>
	kind === 'breach_response' || kind === 'breach_resolution';

/** The clock that matters now; `undefined` where none runs. */
function deadlineOf(view: CaseMailView, facts: readonly Fact[]): Fact | undefined {
	const wanted: FactKey = view.kind === 'breach_resolution' ? 'resolution' : 'response';
	return facts.find(({ key }) => key === wanted) ?? facts.find(({ key }) => key === 'resolution');
}

/** What is not said in the quote or the deadline already. */
function otherFacts(facts: readonly Fact[], deadline: Fact | undefined): Fact[] {
	return facts.filter(
		(fact) => fact !== deadline && fact.key !== 'score' && fact.key !== 'reasons',
	);
}

/** What the customer said: the score as a mark, the words, the reasons. */
function Quote(props: {
	view: CaseMailView;
	comment: string;
	facts: readonly Fact[];
	say: Say;
}): VNode | null {
	const { view, comment, facts, say } = props;
	const { score, brand } = view;
	const reasons = facts.find(({ key }) => key === 'reasons')?.value ?? '';
	const answers = answersOf(view, say);
	if (score === null && comment === '' && reasons === '' && answers.length === 0) return null;
	const { tint } = mailColors(brand);
	return (
		<>
			<Layout width="100%">
				<tr>
					<td
						class="m"
						{...forOutlook({ bgcolor: tint })}
						style={`background-color:${tint};border-radius:14px;padding:16px 16px 4px 16px`}
					>
						{score !== null && <Mark score={score} brand={brand} say={say} />}
						{comment !== '' && (
							<Line>
								<Lines text={comment} />
							</Line>
						)}
						{reasons !== '' && (
							<Line quiet>
								{say('mail.labelled', { label: say('caseMail.reasons'), value: reasons })}
							</Line>
						)}
						{answers.map((answer) => (
							<Line quiet>{answer}</Line>
						))}
					</td>
				</tr>
			</Layout>
			<Gap px={16} />
		</>
	);
}

/** Low bands stand on red, all others are quiet. */
const lowBands: readonly Band[] = ['detractor', 'dissatisfied', 'hard'];

function Mark(props: { score: NonNullable<CaseMailView['score']>; brand: Brand; say: Say }): VNode {
	const { score, brand, say } = props;
	const scheme = mailColors(brand);
	const tone = lowBands.includes(score.band) ? 'bad' : 'warn';
	const ground = scheme[`${tone}-t`];
	return (
		<>
			<Layout>
				<tr>
					<td
						class={tone}
						aria-hidden="true"
						width="46"
						height="46"
						align="center"
						valign="middle"
						{...forOutlook({ bgcolor: ground })}
						style={`background-color:${ground};border-radius:12px;${mailType(22, 46, scheme[tone])};font-weight:bold`}
					>
						{score.value}
					</td>
					<td width="12">&nbsp;</td>
					<td class="t" style={mailType(14, 20)}>
						{say('caseMail.scoreBrief', { value: score.value, max: score.max })}
						<br />
						<b>{say(`band.${score.band}`)}</b>
					</td>
				</tr>
			</Layout>
			<Gap px={12} />
		</>
	);
}

function Facts({ facts }: { facts: readonly Fact[] }): VNode | null {
	if (facts.length === 0) return null;
	return (
		<>
			<Layout>
				{facts.map(({ label, value }) => (
					<tr>
						<td
							class="q"
							valign="top"
							dir="auto"
							style={`padding:2px 0;white-space:nowrap;${mailType(14, 21, soft)}`}
						>
							{label}
						</td>
						<td width="16">&nbsp;</td>
						<td class="t" valign="top" dir="auto" style={`padding:2px 0;${mailType(14, 21)}`}>
							{value}
						</td>
					</tr>
				))}
			</Layout>
			<Gap px={12} />
		</>
	);
}

/** A case told to a person of the team: what happened, the facts, one link. */
export function renderCaseMail(view: CaseMailView): MailParts {
	const say = sayIn(view.language);
	const headline = headlineOf(view, say);
	const subject = view.testMode ? `${say('invitation.test')} ${headline}` : headline;
	const why = reason(view, say);
	const facts = factsOf(view, say);
	const deadline = deadlineOf(view, facts);
	const comment = cleanText(view.comment ?? '');
	const answers = answersOf(view, say);
	const name = cleanLine(view.recipientName ?? '', 60);
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const priority = say(`priority.${view.priority}`);
	const chips =
		view.rung > 0 ? wordsInARow([priority, say('rung', { rung: view.rung })], say) : priority;
	const open = say(view.kind === 'approval_requested' ? 'caseMail.decide' : 'caseMail.open');
	const html = renderMail({
		language: view.language,
		brand: view.brand,
		title: subject,
		preheader: comment === '' ? why : comment,
		children: (
			<>
				{deadline !== undefined && (
					<MailBadge
						tone={isBad(view) ? 'bad' : 'warn'}
						brand={view.brand}
						text={say('mail.labelled', deadline)}
					/>
				)}
				<Heading>{headline}</Heading>
				<Line below={16}>{why}</Line>
				<Quote view={view} comment={comment} facts={facts} say={say} />
				<Facts facts={otherFacts(facts, deadline)} />
				<Line quiet>{chips}</Line>
				<MailButton href={view.link} brand={view.brand}>
					{open}
				</MailButton>
			</>
		),
		foot: (
			<>
				<FootLinks links={[{ href: view.teamLink, text: say('caseMail.team') }]} />
				<Small>{say('caseMail.private')}</Small>
			</>
		),
	});
	const quoted = comment
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n');
	const text = [
		hello,
		why,
		comment === '' ? '' : quoted,
		answers.join('\n'),
		[...facts.map((fact) => say('mail.labelled', fact)), chips].join('\n'),
		say('mail.labelled', { label: open, value: view.link }),
		view.teamLink === null
			? ''
			: say('mail.labelled', { label: say('caseMail.team'), value: view.teamLink }),
		say('caseMail.private'),
	];
	const markdown = [
		`**${markdownLine(subject)}**`,
		markdownLine(why, 500),
		comment === '' ? '' : markdownQuote(comment),
		answers.map((answer) => markdownLine(answer, 400)).join('\n\n'),
		facts
			.map((fact) => say('mail.labelled', { ...fact, value: markdownLine(fact.value, 500) }))
			.join('\n\n'),
		chips,
		safeUrl(view.groupLink) === null ? '' : markdownLink(open, view.groupLink),
	];
	return {
		subject,
		text: `${text.filter(Boolean).join('\n\n')}\n`,
		html,
		short: fittingSms(
			say('caseMail.short', { subject, link: view.groupLink }),
			say('caseMail.short', { subject: cleanLine(subject, 24), link: view.groupLink }),
		),
		markdown: fittingMarkdown(markdown, [2, 3, 4, 1]),
	};
}
