import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords } from '../language/time-words';
import type { CaseState } from '../model/states';
import type { PageBase } from './page-frame';
import { renderPage, voiceOf } from './page-frame';

/** How far a matter has come, in the customer's eyes. */
export type Progress = 'received' | 'working' | 'fixed' | 'confirmed' | 'closed';

export type StatusPageView = PageBase & {
	progress: Progress;
	/** The customer said that it was not solved, and it is being worked on again. */
	reopened: boolean;
	subjectTitle: string | null;
	/** What was promised to the customer and by when (epoch ms). */
	promise: { text: string; at: number } | null;
	/** Epoch ms. */
	updatedAt: number | null;
	timeZone: string;
};

/** The customer's word for a case's state; `null` = there is no case. */
export function progressOf(state: CaseState | null): Progress {
	switch (state) {
		case null:
		case 'open':
			return 'received';
		case 'acknowledged':
		case 'in_progress':
			return 'working';
		case 'resolved':
			return 'fixed';
		case 'confirmed':
			return 'confirmed';
		case 'unconfirmed':
		case 'closed':
			return 'closed';
	}
}

const steps = ['received', 'working', 'fixed', 'confirmed'] as const;

/** The progress of a matter for the customer: no names, no notes, no internal clock. */
export function renderStatusPage(view: StatusPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const moment = (time: number) => momentInWords(time, view.timeZone, voice.language);
	const subject = cleanLine(view.subjectTitle ?? '', 100);
	const reached = view.progress === 'closed' ? steps.length : steps.indexOf(view.progress);
	return renderPage({
		base: view,
		title: say('status.title'),
		style: 'full',
		children: (
			<>
				<h1 {...ours}>{say('status.title')}</h1>
				{subject !== '' && (
					<p class="soft" {...ours}>
						{say('survey.about', { subject })}
					</p>
				)}
				{view.reopened && (
					<p class="box" {...ours}>
						{say('status.reopened')}
					</p>
				)}
				{view.progress === 'closed' ? (
					<p class="box" {...ours}>
						{say('status.closed')}
					</p>
				) : (
					<ol class="steps" {...ours}>
						{steps.map((step, index) => {
							const last = view.progress === 'confirmed' && index === reached;
							const state = index < reached || last ? 'done' : index === reached ? 'now' : 'todo';
							return (
								<li class={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
									{state === 'todo' ? (
										<span class="soft">{say(`status.${step}`)}</span>
									) : (
										say(`status.${step}`)
									)}{' '}
									<span class="soft">({say(`status.${state}`)})</span>
								</li>
							);
						})}
					</ol>
				)}
				{view.promise !== null && (
					<div class="box">
						<strong {...ours}>{say('status.promised', { time: moment(view.promise.at) })}</strong>
						<p class="pre">{cleanText(view.promise.text)}</p>
					</div>
				)}
				{view.updatedAt !== null && (
					<p class="soft" {...ours}>
						{say('status.updated', { time: moment(view.updatedAt) })}
					</p>
				)}
			</>
		),
	});
}
