import type { Brand } from '../model/settings';
import type { MailParts } from './mail-parts';
import { renderOwnMail } from './own-mail';
import { readMarkdown } from './read-markdown';

/** A message of a campaign: its text is whole, with the greeting in it, and nothing in it stands for anything. */
export type CareMailView = {
	/** BCP 47 tag of the language it is written in. */
	language: string;
	brand: Brand;
	testMode: boolean;
	subject: string;
	/** With the marks that `readMarkdown` knows. */
	text: string;
	/** Of a customer; `null` leaves the line out. */
	optOutLink: string | null;
};

/** A message of a campaign in the workspace's frame, in every form a channel may want. */
export function renderCareMail({ text, ...view }: CareMailView): MailParts {
	const nobody = { greeting: false, readerName: null, names: {} };
	return renderOwnMail({ ...view, ...nobody, text: readMarkdown(text) });
}
