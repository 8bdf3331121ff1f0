import { personName } from '../language/person-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import type { Say } from '../language/say';
import { sayIn, sentenceLanguage } from '../language/say';
import { momentInWords } from '../language/time-words';
import type { Band } from '../model/metric';
import type { Brand } from '../model/settings';
import type { Priority } from '../model/states';
import { FootLink, Line, Lines, MailButton, renderMail } from './mail-frame';
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
	| 'unconfirmed';

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
	/** For a lead: the list of the team's open cases. */
	teamLink: string | null;
	customerName: string | null;
	subjectTitle: string | null;
	ownerName: string | null;
	priority: Priority;
	rung: number;
	score: { value: number; max: number; band: Band } | null;
	comment: string | null;
	/** Labels in the mail's language. */
	reasons: readonly string[];
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

function subjectLine(view: CaseMailView, say: Say): string {
	const customer = personName(view.customerName, 60) || say('owner.unknownCustomer');
	const score =
		view.score === null
			? say(`priority.${view.priority}`)
			: say('caseMail.scoreBrief', { value: view.score.value, max: view.score.max });
	const line = say(`caseMail.subject.${view.kind}`, { customer, score, amount: amountOf(view) });
	return view.testMode ? `${say('invitation.test')} ${line}` : line;
}

function reason(view: CaseMailView, say: Say): string {
	const person = cleanLine(view.compensation?.askedBy ?? '', 60) || say('owner.nobody');
	return say(`caseMail.why.${view.kind}`, { person });
}

type Fact = { label: string; value: string };

/** The facts of the case, in the order a person asks for them. */
function factsOf(view: CaseMailView, say: Say): Fact[] {
	const moment = (time: number | null) =>
		time === null ? '' : momentInWords(time, view.timeZone, sentenceLanguage(view.language));
	const { score, promise } = view;
	const facts: Fact[] = [
		{ label: say('caseMail.amount'), value: amountOf(view) },
		{ label: say('caseMail.note'), value: cleanLine(view.compensation?.note ?? '', 500) },
		{
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
			label: say('caseMail.reasons'),
			value: view.reasons.map((label) => cleanLine(label, 100)).join(', '),
		},
		{ label: say('caseMail.subjectOf'), value: cleanLine(view.subjectTitle ?? '', 200) },
		{ label: say('caseMail.owner'), value: cleanLine(view.ownerName ?? '', 80) },
		{ label: say('caseMail.response'), value: moment(view.responseDueAt) },
		{ label: say('caseMail.resolution'), value: moment(view.resolutionDueAt) },
		{
			label: say('caseMail.promise'),
			value:
				promise === null
					? ''
					: say('caseMail.promiseValue', {
							text: cleanLine(promise.text, 300),
							time: moment(promise.at),
						}),
		},
	];
	return facts.filter((fact) => fact.value !== '');
}

/** A case told to a person of the team: what happened, the facts, one link. */
export function renderCaseMail(view: CaseMailView): MailParts {
	const say = sayIn(view.language);
	const subject = subjectLine(view, say);
	const why = reason(view, say);
	const facts = factsOf(view, say);
	const comment = cleanText(view.comment ?? '');
	const name = cleanLine(view.recipientName ?? '', 60);
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const chips = [
		say(`priority.${view.priority}`),
		view.rung > 0 ? say('rung', { rung: view.rung }) : '',
	]
		.filter(Boolean)
		.join(', ');
	const open = say(view.kind === 'approval_requested' ? 'caseMail.decide' : 'caseMail.open');
	const html = renderMail({
		language: view.language,
		brand: view.brand,
		title: subject,
		preheader: comment === '' ? why : comment,
		children: (
			<>
				<Line>{hello}</Line>
				<Line strong>{why}</Line>
				{comment !== '' && (
					<Line>
						{say('mail.labelled', { label: say('caseMail.comment'), value: '' })}
						<br />
						<Lines text={comment} />
					</Line>
				)}
				{facts.map((fact) => (
					<Line>{say('mail.labelled', fact)}</Line>
				))}
				<Line quiet>{chips}</Line>
				<MailButton href={view.link} brand={view.brand}>
					{open}
				</MailButton>
			</>
		),
		foot: (
			<>
				<FootLink href={view.teamLink}>{say('caseMail.team')}</FootLink>
				<Line quiet>{say('caseMail.private')}</Line>
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
		facts
			.map((fact) => say('mail.labelled', { ...fact, value: markdownLine(fact.value, 500) }))
			.join('\n\n'),
		chips,
		safeUrl(view.link) === null ? '' : markdownLink(open, view.link),
		safeUrl(view.teamLink) === null ? '' : markdownLink(say('caseMail.team'), view.teamLink ?? ''),
	];
	return {
		subject,
		text: `${text.filter(Boolean).join('\n\n')}\n`,
		html,
		short: fittingSms(
			say('caseMail.short', { subject, link: view.link }),
			say('caseMail.short', { subject: cleanLine(subject, 24), link: view.link }),
		),
		markdown: fittingMarkdown(markdown, [2, 3, 1]),
	};
}
