import { wordsInARow } from '../language/in-a-row';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { sayIn } from '../language/say';
import {
	answersOf,
	deadlineOf,
	factsOf,
	headlineOf,
	isBad,
	otherFacts,
	reason,
} from './case-mail-facts';
import { Facts, Quote } from './case-mail-parts';
import type { CaseMailView } from './case-mail-view';
import { fittingMarkdown } from './fitting-markdown';
import { FootLinks, Heading, Line, MailBadge, MailButton, Small } from './mail-blocks';
import { renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { markdownLine, markdownLink, markdownQuote } from '../language/chat-markdown';
import { fittingSms } from './sms';

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
