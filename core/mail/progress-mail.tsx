import { cleanLine, cleanText } from '../language/plain-text';
import type { Say } from '../language/texts';
import { sayIn, sentenceLanguage } from '../language/texts';
import { momentInWords } from '../language/time-words';
import type { Brand } from '../model/settings';
import { FootLink, Line, Lines, MailButton, renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { markdownLine, markdownLink } from './markdown';
import { fittingSms } from './sms';

export type ProgressMailView = {
	language: string;
	brand: Brand;
	timeZone: string;
	testMode: boolean;
	customerName: string | null;
	subjectTitle: string | null;
	/** The customer's status page. */
	statusLink: string;
	optOutLink: string | null;
	news:
		| { kind: 'received' }
		/** The person's name, where the customer may know it. */
		| { kind: 'working'; person: string | null }
		/** `at`: epoch ms. */
		| { kind: 'promised'; text: string; at: number }
		| { kind: 'fixed' };
};

function sentence(view: ProgressMailView, say: Say): string {
	const { news } = view;
	switch (news.kind) {
		case 'received':
		case 'fixed':
			return say(`progress.why.${news.kind}`);
		case 'working': {
			const person = cleanLine(news.person ?? '', 60);
			return person === ''
				? say('progress.why.workingPlain')
				: say('progress.why.working', { person });
		}
		case 'promised':
			return say('progress.why.promised', {
				time: momentInWords(news.at, view.timeZone, sentenceLanguage(view.language)),
				text: cleanText(news.text),
			});
	}
}

/** How a customer's matter goes on, without internal details, with a link to the progress. */
export function renderProgressMail(view: ProgressMailView): MailParts {
	const say = sayIn(view.language);
	const brand = cleanLine(view.brand.name, 60);
	const name = cleanLine(view.customerName ?? '', 60);
	const hello = name === '' ? say('mail.helloPlain') : say('mail.hello', { name });
	const about = cleanLine(view.subjectTitle ?? '', 80);
	const aboutLine = about === '' ? '' : say('survey.about', { subject: about });
	const why = sentence(view, say);
	const plain = say(`progress.subject.${view.news.kind}`);
	const subject = view.testMode ? `${say('invitation.test')} ${plain}` : plain;
	const html = renderMail({
		language: view.language,
		brand: view.brand,
		title: subject,
		preheader: why,
		children: (
			<>
				<Line>{hello}</Line>
				<Line>
					<Lines text={why} />
				</Line>
				{aboutLine !== '' && <Line quiet>{aboutLine}</Line>}
				<MailButton href={view.statusLink} brand={view.brand}>
					{say('progress.open')}
				</MailButton>
			</>
		),
		foot: <FootLink href={view.optOutLink}>{say('invitation.optOut')}</FootLink>,
	});
	const text = [
		hello,
		why,
		aboutLine,
		say('mail.labelled', { label: say('progress.open'), value: view.statusLink }),
		['--', cleanText(view.brand.footer)].filter(Boolean).join('\n'),
	];
	return {
		subject,
		text: `${text.filter(Boolean).join('\n\n')}\n`,
		html,
		short: fittingSms(
			say('progress.short', { brand, subject, link: view.statusLink }),
			`${brand} ${view.statusLink}`,
		),
		markdown: [
			`**${markdownLine(subject)}**`,
			markdownLine(why, 500),
			markdownLine(aboutLine),
			markdownLink(say('progress.open'), view.statusLink),
		]
			.filter(Boolean)
			.join('\n\n'),
	};
}
