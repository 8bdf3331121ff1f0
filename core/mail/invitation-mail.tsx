import { greetingName } from '../language/greeting-name';
import { dir } from '../language/pick-language';
import { sentencesInARow } from '../language/in-a-row';
import { isolated } from '../language/isolated';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { ownTextOf, textOf } from '../language/text-of';
import type { Say } from '../language/say';
import { fillText, sayIn, sentenceLanguage } from '../language/say';
import { momentInWords, spanInWords } from '../language/time-words';
import type { Brand } from '../model/settings';
import type { Survey } from '../model/survey';
import { CleanLines, FootLinks, Heading, Line, Lines, MailButton, Small } from './mail-blocks';
import { renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { markdownLine, markdownLink } from '../language/chat-markdown';
import { RatingRow } from './rating-row';
import { fittingSms } from './sms';

export type InvitationMailView = {
	survey: Survey;
	/** BCP 47 tag of the customer's language. */
	language: string;
	brand: Brand;
	customerName: string | null;
	customerTitle?: string | null;
	subjectTitle: string | null;
	/** The survey page. */
	link: string;
	optOutLink: string | null;
	/** The survey page with a value marked. */
	ratingLink: (value: number) => string;
	kind: 'first' | 'reminder' | 'verification';
	/** Epoch ms; `null` leaves the sentence out. */
	expiresAt: number | null;
	timeZone: string;
	testMode: boolean;
};

/** What a subject or introduction of one's own can name. */
type Slots = { brand: string; customer: string; subject: string };

function subjectLine(view: InvitationMailView, say: Say, about: string, slots: Slots): string {
	const { survey } = view;
	const purpose = view.kind === 'verification' ? 'verification' : survey.purpose;
	const own = cleanLine(fillText(ownTextOf(survey.mailSubject, view.language), slots));
	const builtIn =
		purpose === 'transactional' && about !== ''
			? say('invitation.subject.about', { subject: about })
			: say(`invitation.subject.${purpose}`, { brand: slots.brand });
	const plain = own || builtIn;
	const asked =
		view.kind === 'reminder' ? say('invitation.subject.reminder', { subject: plain }) : plain;
	return view.testMode ? `${say('invitation.test')} ${asked}` : asked;
}

/** Why the customer is written to: the mail's own words, else the page's, else the built-in ones. */
function introduction(view: InvitationMailView, say: Say, slots: Slots) {
	const { survey, language } = view;
	const purpose = view.kind === 'verification' ? 'verification' : survey.purpose;
	const own = ownTextOf(survey.mailIntro, language);
	const page = fillText(ownTextOf(survey.intro, language), { brand: slots.brand });
	return {
		text: cleanText(fillText(own, slots)) || cleanText(page) || say(`survey.why.${purpose}`),
		// What it names itself is not said a second time.
		greets: own.includes('{customer}'),
		saysWhat: own.includes('{subject}'),
	};
}

/** Everything the forms of one invitation share, cleaned once. */
function wordsOf(view: InvitationMailView) {
	const { survey, language } = view;
	const say = sayIn(language);
	const spoken = sentenceLanguage(language);
	const brand = cleanLine(view.brand.name, 60);
	const name = greetingName({ name: view.customerName, title: view.customerTitle }, language);
	const about = cleanLine(view.subjectTitle ?? '', 80);
	const slots: Slots = {
		brand,
		customer: name || say('invitation.anyCustomer'),
		subject: about || say('invitation.anySubject'),
	};
	const intro = introduction(view, say, slots);
	const text = (texts: Survey['commentPrompt']) =>
		fillText(cleanText(textOf(texts, language, survey.languages[0] ?? 'en')), {
			brand: isolated(brand, language),
		});
	const elsewhere = survey.answeredIn !== undefined;
	const minutes = Math.ceil(survey.expectedSeconds / 60);
	const takes =
		// How long another tool's form takes, and what is done there, is not ours to say.
		elsewhere
			? ''
			: survey.expectedSeconds < 60
				? say('survey.takesLittle')
				: say('survey.takes', { span: spanInWords(minutes * 60_000, spoken) });
	const expires =
		view.expiresAt === null
			? ''
			: say('invitation.expires', {
					time: momentInWords(view.expiresAt, view.timeZone, spoken),
				});
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	return {
		say,
		brand,
		purpose: view.kind === 'verification' ? ('verification' as const) : survey.purpose,
		subject: subjectLine(view, say, about, slots),
		hello: intro.greets ? '' : hello,
		why: intro.text,
		reminder: view.kind === 'reminder' ? say('invitation.reminder') : '',
		aboutLine: about === '' || intro.saysWhat ? '' : say('survey.about', { subject: about }),
		question: text(survey.rating.text),
		low: cleanLine(text(survey.rating.lowLabel)),
		high: cleanLine(text(survey.rating.highLabel)),
		takes,
		practical: sentencesInARow([takes, expires], say),
		privacy: elsewhere ? '' : say('survey.private', { brand }),
	};
}

type Words = ReturnType<typeof wordsOf>;

function htmlOf(view: InvitationMailView, words: Words): string {
	const { survey, brand } = view;
	const { say } = words;
	const withRow =
		!survey.answeredIn && survey.metric !== 'csi' && survey.rating.max - survey.rating.min <= 20;
	return renderMail({
		language: view.language,
		brand,
		title: words.subject,
		preheader: [words.question, words.takes].filter(Boolean).join(' '),
		children: (
			<>
				{words.hello !== '' && <Line>{words.hello}</Line>}
				{words.reminder !== '' && <Line>{words.reminder}</Line>}
				<Line>
					<Lines text={words.why} />
				</Line>
				{words.aboutLine !== '' && <Line quiet>{words.aboutLine}</Line>}
				<Heading>
					<CleanLines text={words.question} />
				</Heading>
				{withRow ? (
					<>
						<RatingRow
							rating={survey.rating}
							brand={brand}
							rtl={dir(view.language) === 'rtl'}
							low={words.low}
							high={words.high}
							link={view.ratingLink}
							outOf={(value) => say('survey.outOf', { value, max: survey.rating.max })}
						/>
						<Line quiet below={0}>
							{say('invitation.choose')}
						</Line>
					</>
				) : (
					<MailButton href={view.link} brand={brand}>
						{say('invitation.open')}
					</MailButton>
				)}
			</>
		),
		foot: (
			<>
				{words.practical !== '' && <Small>{words.practical}</Small>}
				{words.privacy !== '' && <Small>{words.privacy}</Small>}
				<FootLinks
					links={[
						{ href: brand.privacyUrl, text: say('page.privacy') },
						{ href: view.optOutLink, text: say('invitation.optOut') },
					]}
				/>
			</>
		),
	});
}

function textVersion(view: InvitationMailView, words: Words): string {
	const { say } = words;
	const optOut =
		view.optOutLink === null
			? ''
			: say('mail.labelled', { label: say('invitation.optOut'), value: view.optOutLink });
	const blocks = [
		words.hello,
		[words.reminder, words.why, words.aboutLine].filter(Boolean).join('\n'),
		words.question,
		say('mail.labelled', { label: say('invitation.open'), value: view.link }),
		words.practical,
		['--', words.privacy, optOut, cleanText(view.brand.footer)].filter(Boolean).join('\n'),
	];
	return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function shortVersion(view: InvitationMailView, { say, brand, purpose }: Words): string {
	const shorter = say('invitation.shorter', { brand, link: view.link });
	if (view.optOutLink === null) return fittingSms(shorter, view.link);
	return fittingSms(
		say(`invitation.short.${purpose}`, { brand, link: view.link, optOut: view.optOutLink }),
		shorter,
	);
}

function markdownVersion(view: InvitationMailView, words: Words): string {
	const { say } = words;
	const optOut = safeUrl(view.optOutLink);
	const blocks = [
		`**${markdownLine(words.question)}**`,
		[words.hello, words.reminder, words.why, words.aboutLine]
			.filter(Boolean)
			.map((line) => markdownLine(line, 500))
			.join('\n\n'),
		markdownLink(say('invitation.open'), view.link),
		optOut === null ? '' : markdownLink(say('invitation.optOut'), optOut),
	];
	return blocks.filter(Boolean).join('\n\n');
}

/**
 * An invitation, a reminder or the question after a fix, in every form a channel may want. The
 * rating row's links only mark a value on the page.
 */
export function renderInvitation(view: InvitationMailView): MailParts {
	const words = wordsOf(view);
	return {
		subject: words.subject,
		text: textVersion(view, words),
		html: htmlOf(view, words),
		short: shortVersion(view, words),
		markdown: markdownVersion(view, words),
	};
}
