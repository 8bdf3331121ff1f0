import { greetingName } from '../language/greeting-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { sayIn } from '../language/say';
import type { Brand } from '../model/settings';
import { FootLinks, Line } from './mail-blocks';
import { renderMail } from './mail-frame';
import { mailColors } from './mail-type';
import type { MailParts } from './mail-parts';
import { fittingMarkdown } from './fitting-markdown';
import { markdownLine } from '../language/chat-markdown';
import type { Block } from './read-markdown';
import { fillBlocks, fillLine, type NameValues } from './short-names';
import { fittingSms } from './sms';
import { BlocksAsHtml } from './write-html';
import { blocksAsMarkdown, blocksAsText } from './write-text';

/** A mail that somebody has written in a Message node. */
export type OwnMailView = {
	/** BCP 47 tag of the language it is written in. */
	language: string;
	brand: Brand;
	testMode: boolean;
	/** Whether it begins with a greeting, by name where there is one. */
	greeting: boolean;
	readerName: string | null;
	readerTitle?: string | null;
	/** As typed, with short names. */
	subject: string;
	text: readonly Block[];
	names: NameValues;
	/** Of a customer; `null` leaves the line out. */
	optOutLink: string | null;
};

const longestSubject = 200;

/** A mail of one's own in the workspace's frame, in every form a channel may want. */
export function renderOwnMail(view: OwnMailView): MailParts {
	const { language, brand, optOutLink } = view;
	const say = sayIn(language);
	const line = cleanLine(fillLine(view.subject, view.names), longestSubject);
	const subject = view.testMode ? `${say('invitation.test')} ${line}` : line;
	const blocks = fillBlocks(view.text, view.names);
	const plain = blocksAsText(blocks);
	const inChat = fillBlocks(view.text, namesForChats(view.names));
	const name = greetingName({ name: view.readerName, title: view.readerTitle }, language);
	const greeting = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const hello = view.greeting ? greeting : '';
	const leave =
		optOutLink === null
			? ''
			: say('mail.labelled', { label: say('own.optOut'), value: optOutLink });
	const foot = [leave, cleanText(brand.footer)].filter(Boolean).join('\n');
	return {
		subject,
		text: `${[hello, plain, foot === '' ? '' : `--\n${foot}`].filter(Boolean).join('\n\n')}\n`,
		html: renderMail({
			language,
			brand,
			title: subject,
			preheader: plain,
			children: (
				<>
					{hello !== '' && <Line>{hello}</Line>}
					<BlocksAsHtml blocks={blocks} accent={mailColors(brand).accent} />
				</>
			),
			foot: (
				<FootLinks
					links={[
						{ href: optOutLink === null ? null : brand.privacyUrl, text: say('page.privacy') },
						{ href: optOutLink, text: say('own.optOut') },
					]}
				/>
			),
		}),
		short: fittingSms(cleanLine(blocksAsText(inChat), 500), line),
		markdown: fittingMarkdown([`**${markdownLine(line)}**`, blocksAsMarkdown(inChat)], [1]),
	};
}

/** A person's own link is for their mail alone: nobody knows whether one person reads a chat or a group. */
function namesForChats(names: NameValues): NameValues {
	const { case: link } = names;
	return link === undefined ? names : { ...names, case: { ...link, href: link.groupHref } };
}
