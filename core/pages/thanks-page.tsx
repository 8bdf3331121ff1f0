import type { VNode } from 'preact';

import { isolated } from '../language/isolated';
import { cleanLine, cleanText } from '../language/plain-text';
import { httpsUrl, ownUrl } from '../language/safe-url';
import { ownTextOf, textOf } from '../language/text-of';
import { fillText } from '../language/say';
import { hoursInWords, momentInWords } from '../language/time-words';
import { workingHoursInWords } from '../language/working-time-words';
import type { Level } from '../model/metric';
import type { NextStep, Survey, Texts } from '../model/survey';
import { renderCustomerPage } from './design/frame';
import { Sign } from './design/icons';
import { initialOf } from './design/initial';
import { Step } from './design/steps';
import { IncentivePart, type IncentiveView } from './incentive-part';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';

export type ThanksPageView = PageBase & {
	survey: Pick<Survey, 'thanks' | 'languages'>;
	/** What is given for the answer; `null` = nothing. */
	incentive: IncentiveView | null;
	customerName: string | null;
	/** `null` where no score came out (nothing was rated). */
	level: Level | null;
	/** A person takes care of it; `null` = that is not known. */
	followUp: {
		/** By which name the customer may know them; `null` = none. */
		ownerName: string | null;
		/** When the customer hears from us at the latest, epoch ms; `null` = nothing is promised. */
		respondBy: number | null;
		respondWithin: RespondWithin | null;
		/** Whether the customer left a way to hear from us. */
		reachable: boolean;
	} | null;
	timeZone: string;
	statusLink: string | null;
	/** What is asked for once more, of whoever may see it. */
	nextStep: NextStep | null;
	/** Offered as long as the answer may be changed. */
	changeLink: string | null;
	optOutLink: string | null;
	preview: boolean;
};

/** A promised length of time, ms; `working` where only working time counts. */
export type RespondWithin = { span: number; working: boolean };

type FollowUp = NonNullable<ThanksPageView['followUp']>;

/** What a customer sees after the last step: thanks, what happens next, a link to the progress. */
export function renderThanksPage(view: ThanksPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const brand = isolated(cleanLine(view.brand.name), view.language);
	const own = fillText(cleanText(ownTextOf(view.survey.thanks, view.language)), { brand });
	const name = cleanLine(view.customerName ?? '', 60);
	const [status, change, optOut] = [view.statusLink, view.changeLink, view.optOutLink].map(ownUrl);
	const step = view.nextStep && <OneMore view={view} step={view.nextStep} voice={voice} />;
	return renderCustomerPage({
		base: view,
		title: say('thanks.title'),
		shape: 'answer',
		preview: view.preview,
		hello: (
			<div class="hello" role="status">
				<Sign name="tick" />
				<h1 {...ours}>{name === '' ? say('thanks.title') : say('thanks.titleFor', { name })}</h1>
				{own === '' ? (
					<p {...ours}>{say(view.level === null ? 'thanks.plain' : `thanks.${view.level}`)}</p>
				) : (
					<p class="pre">{own}</p>
				)}
			</div>
		),
		foot: <p {...ours}>{say('survey.private', { brand })}</p>,
		footLinks: optOut && (
			<a href={optOut} {...ours}>
				{say('survey.optOut')}
			</a>
		),
		children: (
			<div class="stack">
				{view.incentive !== null && <IncentivePart incentive={view.incentive} voice={voice} />}
				{(step === null || view.followUp !== null) && (
					<section aria-labelledby="next">
						<h2 id="next" {...ours}>
							{say('thanks.next')}
						</h2>
						{view.followUp ? (
							<NextSteps followUp={view.followUp} timeZone={view.timeZone} voice={voice} />
						) : (
							<p {...ours}>{say('thanks.read')}</p>
						)}
					</section>
				)}
				{step}
				{status && (
					<a class="btn" href={status} {...ours}>
						{say('thanks.status')}
					</a>
				)}
				{change && (
					<p class="links" {...ours}>
						<a href={change} target="_self">
							{say('thanks.change')}
						</a>
					</p>
				)}
			</div>
		),
	});
}

/** What is asked for once more, with the page's one button; quiet where the button is another one. */
function OneMore(props: { view: ThanksPageView; step: NextStep; voice: Voice }): VNode | null {
	const { view, step, voice } = props;
	const { say, ours } = voice;
	const url = httpsUrl(step.url);
	if (url === null) return null;
	const brand = cleanLine(view.brand.name);
	const inWords = (texts: Texts | null) =>
		fillText(textOf(texts, view.language, view.survey.languages[0] ?? 'en'), { brand });
	const [text, link] = [cleanText(inWords(step.text)), cleanLine(inWords(step.link), 60)];
	return (
		<>
			<section aria-labelledby="more">
				<h2 id="more" {...ours}>
					{say('thanks.more')}
				</h2>
				{text !== '' && <p class="pre">{text}</p>}
			</section>
			<a
				class={view.statusLink === null ? 'btn' : 'btn alt'}
				href={url}
				target="_blank"
				rel="noopener noreferrer"
				{...(link === '' && ours)}
			>
				{link === '' ? say('thanks.moreLink') : link}
			</a>
		</>
	);
}

/** The way from a low answer to the customer's own word. */
function NextSteps(props: { followUp: FollowUp; timeZone: string; voice: Voice }): VNode {
	const { followUp, timeZone, voice } = props;
	const { say, ours, language } = voice;
	const name = cleanLine(followUp.ownerName ?? '', 60);
	const by =
		followUp.respondBy === null
			? say('thanks.caseSoon')
			: say('thanks.caseByTime', {
					time: momentInWords(followUp.respondBy, timeZone, language),
				});
	return (
		<ol class="steps" {...ours}>
			<Step
				at={1}
				state="now"
				title={name === '' ? say('thanks.case') : say('thanks.caseName', { name })}
				text={name === '' ? say('thanks.caseText') : say('thanks.caseNameText')}
				initial={initialOf(name)}
			/>
			{followUp.reachable && (
				<>
					<Step at={2} state="todo" title={hearingFromUs(followUp, voice)} text={by} />
					<Step
						at={3}
						state="todo"
						title={say('thanks.lastWord')}
						text={say('thanks.lastWordText')}
					/>
				</>
			)}
		</ol>
	);
}

function hearingFromUs({ respondBy, respondWithin }: FollowUp, { say, language }: Voice): string {
	if (respondBy === null || respondWithin === null) return say('thanks.caseBy');
	const { span, working } = respondWithin;
	const time = working ? workingHoursInWords(span, language) : hoursInWords(span, language);
	return say('thanks.caseWithin', { time });
}
