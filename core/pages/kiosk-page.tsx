import type { ComponentChildren, VNode } from 'preact';

import { isolated } from '../language/isolated';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { fillText } from '../language/say';
import { textOf } from '../language/text-of';
import type { RatingQuestion, Survey } from '../model/survey';
import { Banners, BrandLine, renderDocument } from './design/frame';
import { Face, faceAt, Sign } from './design/icons';
import { pageStyle } from './design/style';
import { formFields } from './form-fields';
import { ErrorSummary, HiddenFields } from './form-parts';
import { type MailedWhen, mailedText } from './incentive-part';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
import { scalePoints } from './rating-input';
import { wordsOf } from './rating-words';
import { Kept } from './survey-back';
import type { SurveyPageView, SurveyPart } from './survey-view';

/** Whether a survey is answered by one tap: five drawn faces, each of which sends. */
export function isOneTap({ metric, rating }: Pick<Survey, 'metric' | 'rating'>): boolean {
	return metric !== 'csi' && rating.style === 'faces' && rating.max - rating.min === 4;
}

/** The start of a kiosk: the question, and five faces that send themselves. */
export function renderKioskPage(view: SurveyPageView): string {
	const voice = voiceOf(view.language);
	const { rating, languages } = view.survey;
	const brand = isolated(cleanLine(view.brand.name), view.language);
	const text: SurveyPart['text'] = (texts) =>
		fillText(textOf(texts, view.language, languages[0] ?? 'en'), { brand });
	const wordOf = wordsOf({ voice, text }, rating);
	return renderKiosk({
		base: view,
		title: text(rating.text),
		foot: <p {...voice.ours}>{voice.say('kiosk.tap')}</p>,
		children: (
			<form method="post" action={ownUrl(view.formAction) ?? ''} aria-labelledby="q">
				<HiddenFields
					token={view.token}
					formToken={view.formToken}
					more={{ [formFields.step]: 'rating', [formFields.language]: view.language }}
				/>
				{view.kept && <Kept view={view} />}
				<ErrorSummary errors={view.errors} voice={voice} shown={new Map()} />
				<h1 id="q" dir="auto">
					{text(rating.text)}
				</h1>
				<div class="faces big">
					{scalePoints(rating).map((value) => (
						<FaceButton rating={rating} value={value} word={wordOf(value)} voice={voice} />
					))}
				</div>
			</form>
		),
	});
}

function FaceButton(props: {
	rating: RatingQuestion;
	value: number;
	word: string | null;
	voice: Voice;
}): VNode {
	const { rating, value, word, voice } = props;
	const share = (value - rating.min) / (rating.max - rating.min);
	const which = faceAt(rating.direction === 'higher_is_better' ? share : 1 - share);
	return (
		<button class={`p${which}`} type="submit" name={formFields.value} value={String(value)}>
			<Face which={which} />
			<span>{word ?? voice.say('survey.outOf', { value, max: rating.max })}</span>
		</button>
	);
}

/** Thanks on a kiosk; it goes back to the start by itself, by the header that it is sent with. */
export function renderKioskThanks(
	view: PageBase & {
		startLink: string;
		moreLink: string | null;
		/** The code for the answer comes by mail; `null` = there is none. */
		mailed: MailedWhen | null;
	},
): string {
	const { say, ours } = voiceOf(view.language);
	const [start, more] = [ownUrl(view.startLink), ownUrl(view.moreLink)];
	return renderKiosk({
		base: view,
		title: say('thanks.title'),
		foot: (
			<p {...ours}>
				{say('kiosk.anew')} {start !== null && <a href={start}>{say('kiosk.start')}</a>}
			</p>
		),
		children: (
			<>
				<div class="thank" role="status">
					<Sign name="tick" />
					<h1 {...ours}>{say('thanks.title')}</h1>
				</div>
				{view.mailed && <p {...ours}>{say(mailedText[view.mailed])}</p>}
				{more !== null && (
					<p {...ours}>
						{say('kiosk.more')} <a href={more}>{say('kiosk.write')}</a>
					</p>
				)}
				<p class="wait" aria-hidden="true" />
			</>
		),
	});
}

function renderKiosk(page: {
	base: PageBase;
	title: string;
	foot: ComponentChildren;
	children: ComponentChildren;
}): string {
	const { base, title, foot, children } = page;
	return renderDocument(
		base,
		title,
		pageStyle(base.brand.color, 'customer'),
		<body class="kiosk">
			<header>
				<Banners base={base} preview={false} voice={voiceOf(base.language)} />
				<BrandLine brand={base.brand} />
			</header>
			<main>{children}</main>
			<footer class="soft s">{foot}</footer>
		</body>,
	);
}
