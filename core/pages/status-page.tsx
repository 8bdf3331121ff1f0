import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords, relativeInWords } from '../language/time-words';
import type { CaseState } from '../model/states';
import { renderCustomerPage } from './design/frame';
import { Icon } from './design/icons';
import { initialOf } from './design/initial';
import { Step, type StepState } from './design/steps';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
import { When } from './when';

/** How far a matter has come, in the customer's eyes. */
export type Progress = 'received' | 'working' | 'fixed' | 'confirmed' | 'closed';

export type StatusPageView = PageBase & {
	progress: Progress;
	/** Whether anybody takes care of it; else nothing is said of what comes. */
	followed: boolean;
	/** By which name the customer may know who takes care of it; `null` = none. */
	ownerName: string | null;
	/** The customer was asked by mail whether it is solved. */
	asked: boolean;
	/** When the answer came, epoch ms. */
	receivedAt: number;
	/** The customer said that it was not solved, and it is being worked on again. */
	reopened: boolean;
	subjectTitle: string | null;
	/** What was promised to the customer and by when (epoch ms). */
	promise: { text: string; at: number } | null;
	/** Epoch ms. */
	updatedAt: number;
	now: number;
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

/**
 * The progress of a matter for the customer: no note and no internal clock, and no name but the one that
 * the workspace shows.
 */
export function renderStatusPage(view: StatusPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const { now, timeZone } = view;
	const name = cleanLine(view.ownerName ?? '', 60);
	const subject = cleanLine(view.subjectTitle ?? '', 100);
	return renderCustomerPage({
		base: view,
		title: say('status.title'),
		shape: 'read',
		children: (
			<div class="stack">
				<div>
					{subject !== '' && <p class="soft s">{subject}</p>}
					<h1 {...ours}>
						{view.progress === 'working' && name !== ''
							? say('status.workingBy', { name })
							: say('status.title')}
					</h1>
					<When
						{...{ at: view.updatedAt, now, timeZone, voice }}
						sentence={(time) => say('status.updated', { time })}
					/>
				</div>
				{view.reopened && <Note text={say('status.reopened')} ours={ours} />}
				{view.progress === 'closed' ? (
					<Note text={say('status.closed')} ours={ours} />
				) : (
					<Steps view={view} voice={voice} name={name} />
				)}
				{view.promise !== null && (
					<section class="vow" aria-labelledby="vow">
						<h2 id="vow" class="s" {...ours}>
							{say('status.promised')}
						</h2>
						<p class="pre">{cleanText(view.promise.text)}</p>
						<p class="badge on" {...ours}>
							<Icon name="clock" />
							{promisedBy(view.promise.at, view, voice)}
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

/** A promise by its date, and how far off that is as long as it lies ahead. */
function promisedBy(at: number, { now, timeZone }: StatusPageView, voice: Voice): string {
	const { say, language } = voice;
	const time = momentInWords(at, timeZone, language);
	if (at <= now) return say('status.promisedBy', { time });
	return say('status.promisedIn', { time, relative: relativeInWords(at, now, language) });
}

type StepsProps = { view: StatusPageView; voice: Voice; name: string };

function Steps({ view, voice, name }: StepsProps): VNode {
	const { say, ours } = voice;
	const reached = view.progress === 'closed' ? steps.length : steps.indexOf(view.progress);
	const shown = view.followed ? steps : steps.slice(0, 1);
	return (
		<ol class="steps" {...ours}>
			{shown.map((step, index) => {
				const confirmed = view.progress === 'confirmed' && index === reached;
				const state: StepState =
					index < reached || confirmed ? 'done' : index === reached ? 'now' : 'todo';
				return (
					<Step
						at={index + 1}
						state={state}
						title={titleOf(step, voice, name)}
						said={say(`status.${state}`)}
						text={textOf(step, state, voice, view.asked)}
						initial={step === 'working' ? initialOf(name) : undefined}
					>
						{step === 'received' && (
							<When {...{ at: view.receivedAt, now: view.now, timeZone: view.timeZone, voice }} />
						)}
					</Step>
				);
			})}
		</ol>
	);
}

function titleOf(step: (typeof steps)[number], { say }: Voice, name: string): string {
	if (name !== '' && step === 'working') return say('status.workingBy', { name });
	if (name !== '' && step === 'fixed') return say('status.fixedBy', { name });
	return say(`status.${step}`);
}

/** What a step is about, where its title does not say it. */
function textOf(
	step: (typeof steps)[number],
	state: StepState,
	{ say }: Voice,
	asked: boolean,
): string | null {
	if (step === 'fixed' && state === 'todo') return say('status.fixedText');
	if (step !== 'confirmed') return null;
	if (state === 'done') return say('status.confirmedDone');
	return say(asked ? 'status.confirmedAsked' : 'status.confirmedText');
}
