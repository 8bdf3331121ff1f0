import type { ComponentChildren, VNode } from 'preact';

import { nativeName } from '../language/language-names';
import { cleanLine } from '../language/plain-text';
import type { ContactChannel, Topic } from '../model/consent';
import { renderCustomerPage } from './design/frame';
import { Icon, Sign } from './design/icons';
import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import { ActionForm, controlId, ErrorSummary, errorId, FieldErrorLine } from './form-parts';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
import { type Frequency, frequencies, type PreferenceAction } from './preference-form';
import { type KnownFacts, KnownPart } from './preference-known';
import { topicWords } from './topic-words';

export type PreferencePageView = PageBase & {
	/** What the last press did; `ask`: nothing has happened. */
	state: 'ask' | 'stopped' | 'back' | 'saved' | 'nothing' | 'data_requested' | 'erase_requested';
	/** A program may have pressed this button: the page asks for one more press. */
	confirm: PreferenceAction | null;
	/** What the message was about that led here, and whether they still get it. */
	topic: (Pick<Topic, 'purpose' | 'metric'> & { ticked: boolean }) | null;
	choices: ReadonlyArray<Pick<Topic, 'purpose' | 'metric'> & { key: string; ticked: boolean }>;
	often: Frequency;
	/** `YYYY-MM-DD`; `value` as it was typed or is stored, empty = none. */
	until: { value: string; first: string; last: string };
	/** The ways that the workspace uses; fewer than two are no choice. */
	channels: readonly ContactChannel[];
	/** `null` = any. */
	channel: ContactChannel | null;
	/** Fewer than two are no choice. */
	languages: readonly string[];
	/** `null` = whatever fits. */
	chosenLanguage: string | null;
	known: KnownFacts;
	errors: readonly FieldError[];
	formAction: string;
	token: string;
	formToken: string;
};

type Part = { view: PreferencePageView; voice: Voice };

/** The day is asked for where it matters. */
const rules =
	'.prefs fieldset{margin-block-start:var(--gap)}.prefs .check{padding-block:.5rem}' +
	'.prefs .btn{margin-block-start:var(--gap)}:is(.day,.first form){margin-block-start:var(--s3)}' +
	'.known>div{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}' +
	'.known dt{flex:0 1 9rem}.known dd{flex:1 1 6rem}' +
	'@supports selector(:has(a)){.prefs:not(:has([value=paused]:checked)) .day{display:none}}';

/** What somebody may choose about our messages: a GET shows it, a POST does it, and it can be undone. */
export function renderPreferencePage(view: PreferencePageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const asks = view.state === 'ask';
	const title = view.state === 'ask' ? say('prefs.title') : say(`prefs.${view.state}.title`);
	const part = { view, voice };
	return renderCustomerPage({
		// There is no answer here that would not count.
		base: { ...view, testMode: false },
		preview: view.testMode,
		title,
		shape: asks ? 'read' : 'answer',
		rules,
		hello: !asks && (
			<div class="hello" role={view.confirm === null ? 'status' : undefined} {...ours}>
				<Sign name="tick" />
				<h1>{title}</h1>
				<p>{doneText(part)}</p>
			</div>
		),
		children: (
			<div class="stack" {...ours}>
				{asks && (
					<div>
						<h1>{title}</h1>
						<p class="soft">{say('prefs.lead', { brand: cleanLine(view.brand.name) })}</p>
					</div>
				)}
				<ErrorSummary
					errors={view.errors}
					voice={voice}
					shown={new Map([[formFields.until, say('prefs.until')]])}
				/>
				<FirstButton {...part} />
				<Choices {...part} />
				<Press part={part} action="stop_all" look="btn bare" />
				<KnownPart
					known={view.known}
					voice={voice}
					requests={(['send_data', 'erase_data'] as const).map((action) => (
						<Press part={part} action={action} look="btn alt" />
					))}
				/>
			</div>
		),
	});
}

function doneText({ view, voice: { say } }: Part): string {
	const brand = cleanLine(view.brand.name);
	const topic = view.topic === null ? say('topic.all') : topicWords(say, view.topic);
	switch (view.state) {
		case 'stopped':
			return say('prefs.stopped', { brand, topic });
		case 'back':
			return say('prefs.back', { brand, topic });
		case 'nothing':
			return say('prefs.nothing', { brand });
		case 'saved':
		case 'ask':
			return say('prefs.saved');
		case 'data_requested':
		case 'erase_requested':
			return say(`prefs.${view.state}`, { brand });
	}
}

/** The one thing that most people come for, or the press that is still missing. */
function FirstButton(part: Part): VNode | null {
	const { view, voice } = part;
	const { say } = voice;
	if (view.confirm !== null) {
		return (
			<>
				<p class="note" role="status">
					<Icon name="alert" />
					<span>
						<strong>{say('prefs.confirm')}</strong> {say('survey.confirmWhy')}
					</span>
				</p>
				<Press part={part} action={view.confirm} look="btn" />
			</>
		);
	}
	if (view.state === 'stopped') {
		return (
			<div class="first">
				<p class="soft s">{say('prefs.undo')}</p>
				<Press part={part} action="resubscribe" look="btn alt" />
			</div>
		);
	}
	if (view.state !== 'ask' || !view.topic?.ticked) return null;
	return (
		<div class="first">
			<p>{say('prefs.about', { topic: topicWords(say, view.topic) })}</p>
			<Press part={part} action="opt_out" look="btn" />
		</div>
	);
}

/** One button that does one thing. */
function Press(props: { part: Part; action: PreferenceAction; look: string }): VNode {
	return (
		<ActionForm view={props.part.view} action={props.action}>
			<button type="submit" class={props.look}>
				{props.part.voice.say(`prefs.do.${props.action}`)}
			</button>
		</ActionForm>
	);
}

function Choices(part: Part): VNode {
	const { view, voice } = part;
	const { say } = voice;
	const first = view.state === 'ask' && view.topic?.ticked !== true && view.confirm === null;
	const wantsLanguage = view.languages.length > 1;
	return (
		<ActionForm view={part.view} action="save" class="prefs">
			<fieldset>
				<legend>
					<h2>{say('prefs.what')}</h2>
				</legend>
				{view.choices.map(({ key, ticked, ...topic }) => (
					<label class="check">
						<input type="checkbox" name={formFields.topic} value={key} checked={ticked} />
						<span>{topicWords(say, topic)}</span>
					</label>
				))}
			</fieldset>
			{view.choices
				.filter(({ ticked }) => ticked)
				.map(({ key }) => (
					<input type="hidden" name={formFields.served} value={key} />
				))}
			<Often {...part} />
			{view.channels.length > 1 && (
				<Radios
					field={formFields.channel}
					title={say('prefs.channel')}
					chosen={view.channel ?? ''}
					options={[
						{ value: '', label: say('prefs.channel.any') },
						...view.channels.map((value) => ({ value, label: say(`prefs.channel.${value}`) })),
					]}
				/>
			)}
			{wantsLanguage && (
				<fieldset>
					<p class="field">
						<label for={controlId(formFields.language)}>{say('prefs.language')}</label>
						<select id={controlId(formFields.language)} class="in" name={formFields.language}>
							<option value="">{say('prefs.language.any')}</option>
							{view.languages.map((tag) => (
								<option value={tag} lang={tag} selected={tag === view.chosenLanguage}>
									{nativeName(tag)}
								</option>
							))}
						</select>
					</p>
				</fieldset>
			)}
			<button type="submit" class={first ? 'btn' : 'btn alt'}>
				{say('prefs.save')}
			</button>
		</ActionForm>
	);
}

function Often(part: Part): VNode {
	const { view, voice } = part;
	const { say } = voice;
	const field = formFields.until;
	const wrong = view.errors.some((error) => error.field === field);
	return (
		<Radios
			field={formFields.often}
			title={say('prefs.often')}
			chosen={view.often}
			options={frequencies.map((value) => ({ value, label: say(`prefs.often.${value}`) }))}
		>
			<div class="field day">
				<label for={controlId(field)}>{say('prefs.until')}</label>
				<FieldErrorLine errors={view.errors} field={field} voice={voice} />
				<input
					id={controlId(field)}
					class="in"
					type="date"
					name={field}
					value={view.until.value}
					min={view.until.first}
					max={view.until.last}
					aria-invalid={wrong ? 'true' : undefined}
					aria-describedby={wrong ? errorId(field) : undefined}
				/>
			</div>
		</Radios>
	);
}

function Radios(props: {
	field: string;
	title: string;
	chosen: string;
	options: ReadonlyArray<{ value: string; label: string }>;
	children?: ComponentChildren;
}): VNode {
	return (
		<fieldset>
			<legend>
				<h2>{props.title}</h2>
			</legend>
			<div class="chips">
				{props.options.map(({ value, label }) => (
					<label class="chip">
						<input type="radio" name={props.field} value={value} checked={value === props.chosen} />
						<span>{label}</span>
					</label>
				))}
			</div>
			{props.children}
		</fieldset>
	);
}
