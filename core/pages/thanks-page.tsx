import { cleanLine, cleanText } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { ownTextOf } from '../language/text-of';
import { fillText } from '../language/say';
import { momentInWords } from '../language/time-words';
import type { Level } from '../model/metric';
import type { Survey } from '../model/survey';
import type { PageBase } from './page-frame';
import { renderPage, voiceOf } from './page-frame';

export type ThanksPageView = PageBase & {
	survey: Pick<Survey, 'thanks'>;
	/** `null` where no score came out (nothing was rated). */
	level: Level | null;
	/** A person takes care of it. */
	caseOpened: boolean;
	/** When the customer hears from us at the latest, epoch ms; shown when a case was opened. */
	respondBy: number | null;
	timeZone: string;
	/** Further sentences on what happens next, in the page's language. */
	nextSteps: readonly string[];
	statusLink: string | null;
	/** Offered as long as the answer may be changed. */
	changeLink: string | null;
	optOutLink: string | null;
	preview: boolean;
};

/** What a customer sees after the last step: thanks, what happens next, a link to the progress. */
export function renderThanksPage(view: ThanksPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const own = fillText(ownTextOf(view.survey.thanks, view.language), {
		brand: cleanLine(view.brand.name),
	});
	const [status, change, optOut] = [view.statusLink, view.changeLink, view.optOutLink].map(ownUrl);
	return renderPage({
		base: view,
		title: say('thanks.title'),
		style: 'full',
		preview: view.preview,
		foot: optOut && (
			<p {...ours}>
				<a href={optOut}>{say('survey.optOut')}</a>
			</p>
		),
		children: (
			<>
				<div role="status">
					<h1 {...ours}>{say('thanks.title')}</h1>
					{own === '' ? (
						<p {...ours}>
							{say(view.level === null ? 'survey.savedPlain' : `thanks.${view.level}`)}
						</p>
					) : (
						<p class="pre">{cleanText(own)}</p>
					)}
				</div>
				<h2 {...ours}>{say('thanks.next')}</h2>
				<p {...ours}>{say(view.caseOpened ? 'thanks.case' : 'thanks.read')}</p>
				{view.caseOpened && view.respondBy !== null && (
					<p {...ours}>
						{say('thanks.caseBy', {
							time: momentInWords(view.respondBy, view.timeZone, voice.language),
						})}
					</p>
				)}
				{view.nextSteps.map((step) => (
					<p>{cleanText(step)}</p>
				))}
				<div class="links">
					{status && (
						<p {...ours}>
							<a href={status}>{say('thanks.status')}</a>
						</p>
					)}
					{change && (
						<p {...ours}>
							<a href={change}>{say('thanks.change')}</a>
						</p>
					)}
				</div>
			</>
		),
	});
}
