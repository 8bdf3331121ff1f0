import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords } from '../language/time-words';
import type { CaseState } from '../model/states';
import { renderCustomerPage } from './design/frame';
import { Icon } from './design/icons';
import { Step, type StepState } from './design/steps';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';

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
	return renderCustomerPage({
		base: view,
		title: say('status.title'),
		shape: 'read',
		children: (
			<div class="stack">
				<div>
					{subject !== '' && <p class="soft s">{subject}</p>}
					<h1 {...ours}>{say('status.title')}</h1>
					{view.updatedAt !== null && (
						<p class="soft s" {...ours}>
							{say('status.updated', { time: moment(view.updatedAt) })}
						</p>
					)}
				</div>
				{view.reopened && <Note text={say('status.reopened')} ours={ours} />}
				{view.progress === 'closed' ? (
					<Note text={say('status.closed')} ours={ours} />
				) : (
					<Steps view={view} voice={voice} />
				)}
				{view.promise !== null && (
					<section class="vow" aria-labelledby="vow">
						<h2 id="vow" class="s" {...ours}>
							{say('status.promised')}
						</h2>
						<p class="pre">{cleanText(view.promise.text)}</p>
						<p class="badge on" {...ours}>
							<Icon name="clock" />
							{say('status.promisedBy', { time: moment(view.promise.at) })}
						</p>
					</section>
				)}
			</div>
		),
	});
}

function Note({ text, ours }: { text: string; ours: Voice['ours'] }): VNode {
	return (
		<p class="note" {...ours}>
			{text}
		</p>
	);
}

function Steps({ view, voice }: { view: StatusPageView; voice: Voice }): VNode {
	const { say, ours } = voice;
	const reached = view.progress === 'closed' ? steps.length : steps.indexOf(view.progress);
	return (
		<ol class="steps" {...ours}>
			{steps.map((step, index) => {
				const confirmed = view.progress === 'confirmed' && index === reached;
				const state: StepState =
					index < reached || confirmed ? 'done' : index === reached ? 'now' : 'todo';
				const text = confirmed
					? say('status.confirmedDone')
					: state !== 'done' && step === 'confirmed'
						? say('status.confirmedText')
						: state === 'todo' && step === 'fixed'
							? say('status.fixedText')
							: null;
				return (
					<Step
						at={index + 1}
						state={state}
						title={say(`status.${step}`)}
						said={say(`status.${state}`)}
						text={text}
					/>
				);
			})}
		</ol>
	);
}
