import { greetingName } from '../language/greeting-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { sayIn, sentenceLanguage } from '../language/say';
import { dateInWords } from '../language/time-words';
import type { Brand } from '../model/settings';
import { fittingMarkdown } from './fitting-markdown';
import { FootLinks, Heading, Line, MailCode, Small } from './mail-blocks';
import { renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { markdownLine } from '../language/chat-markdown';
import { fittingSms } from './sms';

/** The mail with the code that somebody gets for answering. */
export type IncentiveMailView = {
	/** BCP 47 tag. */
	language: string;
	brand: Brand;
	testMode: boolean;
	customerName: string | null;
	customerTitle?: string | null;
	/** What it is, in the mail's language. */
	what: string;
	code: string;
	/** `YYYY-MM-DD`. */
	validUntil: string | null;
	/** `null` leaves the line out. */
	optOutLink: string | null;
};

const longestSubject = 200;

/** A code for answering, in every form a channel may want. */
export function renderIncentiveMail(view: IncentiveMailView): MailParts {
	const { language, brand, optOutLink } = view;
	const say = sayIn(language);
	const what = cleanLine(view.what, longestSubject);
	const { code } = view;
	const line = say('incentiveMail.subject', { what });
	const subject = view.testMode ? `${say('invitation.test')} ${line}` : line;
	const name = greetingName({ name: view.customerName, title: view.customerTitle }, view.language);
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const until =
		view.validUntil === null
			? ''
			: say('incentive.until', { day: dateInWords(view.validUntil, sentenceLanguage(language)) });
	const labelled = say('mail.labelled', { label: say('incentive.code'), value: code });
	const leave =
		optOutLink === null
			? ''
			: say('mail.labelled', { label: say('own.optOut'), value: optOutLink });
	const foot = ['--', say('incentiveMail.why'), leave, cleanText(brand.footer)];
	const text = [
		hello,
		say('incentiveMail.lead'),
		what,
		[labelled, until].filter(Boolean).join('\n'),
		foot.filter(Boolean).join('\n'),
	];
	return {
		subject,
		text: `${text.filter(Boolean).join('\n\n')}\n`,
		html: renderMail({
			language,
			brand,
			title: subject,
			preheader: [what, until].filter(Boolean).join(' · '),
			children: (
				<>
					<Line>{hello}</Line>
					<Line>{say('incentiveMail.lead')}</Line>
					<Heading>{what}</Heading>
					<Line quiet>{say('incentive.code')}</Line>
					<MailCode brand={brand} code={code} />
					{until !== '' && <Line below={0}>{until}</Line>}
				</>
			),
			foot: (
				<>
					<Small>{say('incentiveMail.why')}</Small>
					<FootLinks
						links={[
							{ href: optOutLink === null ? null : brand.privacyUrl, text: say('page.privacy') },
							{ href: optOutLink, text: say('own.optOut') },
						]}
					/>
				</>
			),
		}),
		short: fittingSms(`${line} ${labelled}`, labelled),
		markdown: fittingMarkdown(
			[
				`**${markdownLine(line)}**`,
				say('mail.labelled', { label: say('incentive.code'), value: markdownLine(code) }),
				until,
			].filter(Boolean),
			[1],
		),
	};
}
