import type { VNode } from 'preact';

import { wordsInARow } from '../language/in-a-row';
import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords } from '../language/time-words';
import type { Band } from '../model/metric';
import type { OwnerPart } from './owner-forms';
import type { OwnerPageView } from './owner-page-view';
import { short } from './owner-words';

export const bandTone: Record<Band, 'good' | 'warn' | 'bad'> = {
	satisfied: 'good',
	promoter: 'good',
	easy: 'good',
	neutral: 'warn',
	passive: 'warn',
	dissatisfied: 'bad',
	detractor: 'bad',
	hard: 'bad',
};

type Answer = NonNullable<OwnerPageView['answer']>;

function Trend({
	answer,
	tone,
	voice,
}: {
	answer: Answer;
	tone: string;
	voice: OwnerPart['voice'];
}) {
	const { earlier, value, min, max } = answer;
	if (earlier.length === 0) return null;
	const values = [...earlier, value];
	const points = values.map((one, index) => ({
		x: Math.round(4 + (76 * index) / (values.length - 1)),
		y: Math.round(28 - (24 * (one - min)) / Math.max(1, max - min)),
	}));
	const last = points.at(-1);
	return (
		<div class={`trend ${tone}`}>
			<svg viewBox="0 0 88 32" aria-hidden="true">
				<path d={`M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
				<circle cx={last?.x} cy={last?.y} r="5" />
			</svg>
			<span>
				{voice.say('owner.earlier', { scores: wordsInARow(earlier.map(short), voice.say) })}
			</span>
		</div>
	);
}

/** What else was asked and answered; what is long is cut. */
function Answers({ answers }: Pick<Answer, 'answers'>): VNode | null {
	if (answers.length === 0) return null;
	return (
		<dl class="told">
			{answers.map(({ question, answer }) => (
				<>
					<dt dir="auto">{cleanLine(question, 300)}</dt>
					<dd class="pre" dir="auto">
						{cleanText(answer, 1_000)}
					</dd>
				</>
			))}
		</dl>
	);
}

/** What the customer said: the score, where it comes from, their own words. */
export function Said({ view, voice }: OwnerPart): VNode | null {
	const { say, ours } = voice;
	const { answer } = view;
	if (answer === null) return null;
	const { value, min, max } = answer;
	const comment = cleanText(answer.comment ?? '');
	const tone = bandTone[answer.band];
	return (
		<section class="card" aria-labelledby="said">
			<h2 id="said" class="hid" {...ours}>
				{say('owner.said')}
			</h2>
			<figure class="quote">
				<figcaption class="score" {...ours}>
					<span class={`n num ${tone}`} aria-hidden="true">
						{short(value)}
					</span>
					<div>
						<span class="s">{say('owner.score', { value, min, max })}</span>{' '}
						<span class={`badge ${tone}`}>{say(`band.${answer.band}`)}</span>
						{answer.direction === 'lower_is_better' && (
							<span class="soft xs"> {say('owner.lowerBetter')}</span>
						)}
					</div>
					<Trend answer={answer} tone={tone} voice={voice} />
				</figcaption>
				{comment === '' ? (
					<p class="soft" {...ours}>
						{say('owner.saidNothing')}
					</p>
				) : (
					<blockquote dir="auto">{comment}</blockquote>
				)}
				<Answers answers={answer.answers} />
				<p class="row">
					{answer.reasons.map((reason) => (
						<span class="tag">{cleanLine(reason, 100)}</span>
					))}
					<time class="soft xs" datetime={new Date(answer.answeredAt).toISOString()} {...ours}>
						{momentInWords(answer.answeredAt, view.timeZone, voice.language)}
					</time>
				</p>
			</figure>
		</section>
	);
}
