import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { problemStates } from '../model/problem';
import { Icon } from './design/icons';
import { HiddenFields } from './form-parts';
import type { Voice } from './page-base';
import {
	longestOwner,
	longestRemedy,
	type OwnFault,
	problemFields,
	type TypedProblem,
} from './problem-form';
import { ProblemTexts } from './problem-texts';
import {
	type FailedProblem,
	problemAnchor,
	type ProblemCard,
	type ProblemPageView,
} from './problem-view';

type Props = { view: ProblemPageView; voice: Voice; card: ProblemCard };

/** Those whom a problem may be handed over to: once for all forms of the page. */
const peopleList = 'people';

export function PeopleList({ people }: Pick<ProblemPageView, 'people'>): VNode | null {
	if (people.length === 0) return null;
	return (
		<datalist id={peopleList}>
			{people.map(({ named, about }) => (
				<option value={cleanLine(named, 200)}>{cleanLine(about ?? '', 120)}</option>
			))}
		</datalist>
	);
}

/** The form by which somebody moves a problem on, or hands it over. */
export function ProblemChange({ view, voice, card }: Props): VNode {
	const { say, ours } = voice;
	const failed = view.failed?.id === card.id ? view.failed : null;
	const id = (field: string) => `${field}-${problemAnchor(card.id)}`;
	const typed: TypedProblem = failed?.typed ?? {
		state: card.state,
		due: card.due?.day ?? '',
		remedy: card.remedy ?? '',
		reason: '',
		owner: '',
		texts: Object.fromEntries(
			card.texts.flatMap(({ language, said, did }) => [
				[`said.${language}`, said],
				[`did.${language}`, did],
			]),
		),
	};
	const fault = (field: OwnFault['field']) =>
		failed?.faults.find((one): one is OwnFault => one.field === field) ?? null;
	const wiring = (field: OwnFault['field'], hint?: string) => {
		const wrong = fault(field) !== null;
		const about = [...(wrong ? [id(`e-${field}`)] : []), ...(hint === undefined ? [] : [hint])];
		return {
			id: id(field),
			name: problemFields[field],
			class: 'in',
			'aria-invalid': wrong ? ('true' as const) : undefined,
			'aria-describedby': about.length === 0 ? undefined : about.join(' '),
		};
	};
	const error = (field: OwnFault['field']) => {
		const found = fault(field);
		return (
			found !== null && (
				<p class="err on" id={id(`e-${field}`)} role="alert" {...ours}>
					<Icon name="alert" />
					{found.code === 'cannot'
						? say('problemPage.cannot')
						: say(`problemPage.needs.${found.code}`)}
				</p>
			)
		);
	};
	return (
		<details class="fold" open={failed !== null}>
			<summary {...ours}>
				<Icon name="note" />
				<span>
					{say('problemPage.change')}
					<span class="hid">: {cleanLine(card.title)}</span>
				</span>
			</summary>
			{failed?.conflict && <Conflict conflict={failed.conflict} card={card} voice={voice} />}
			<form method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
				<HiddenFields
					token={view.token}
					formToken={view.formToken}
					more={{ [problemFields.problem]: card.id, [problemFields.seen]: card.seen }}
				/>
				<fieldset aria-describedby={fault('state') === null ? undefined : id('e-state')}>
					<legend {...ours}>
						<b>{say('problemPage.state')}</b>
					</legend>
					{error('state')}
					<div class="chips" {...ours}>
						{problemStates
							.filter((one) => one === card.state || card.next.includes(one))
							.map((state) => (
								<label class="chip">
									<input
										type="radio"
										name={problemFields.state}
										value={state}
										checked={state === typed.state}
										required
									/>
									<span>{say(`problem.state.${state}`)}</span>
								</label>
							))}
					</div>
				</fieldset>
				<div class="field">
					<label for={id('due')} {...ours}>
						{say('problemPage.by')}
					</label>
					{error('due')}
					<input {...wiring('due')} type="date" value={typed.due} />
				</div>
				<div class="field">
					<label for={id('remedy')} {...ours}>
						{say('problemPage.remedy')}
					</label>
					<span class="soft" id={id('hint')} {...ours}>
						{say('problemPage.remedyHint')}
					</span>
					{error('remedy')}
					<textarea {...wiring('remedy', id('hint'))} rows={2} maxlength={longestRemedy} dir="auto">
						{typed.remedy}
					</textarea>
				</div>
				{view.people.length > 0 && (
					<div class="field">
						<label for={id('owner')} {...ours}>
							{say('problemPage.handOver')}
						</label>
						<span class="soft" id={id('kept')} {...ours}>
							{card.ownerName === null
								? say('problemPage.handOverNobody')
								: say('problemPage.handOverHint', { person: cleanLine(card.ownerName, 80) })}
						</span>
						{error('owner')}
						<input
							{...wiring('owner', id('kept'))}
							type="text"
							list={peopleList}
							maxlength={longestOwner}
							autocomplete="off"
							dir="auto"
							value={typed.owner}
						/>
					</div>
				)}
				{card.next.includes('given_up') && (
					<div class="field why">
						<label for={id('reason')} {...ours}>
							{say('problemPage.reason')}
						</label>
						{error('reason')}
						<textarea {...wiring('reason')} rows={2} maxlength={longestRemedy} dir="auto">
							{typed.reason}
						</textarea>
					</div>
				)}
				<ProblemTexts
					texts={card.texts}
					typed={typed.texts}
					faults={failed?.faults ?? []}
					anchor={problemAnchor(card.id)}
					voice={voice}
				/>
				<button type="submit" class="btn alt" {...ours}>
					{say('problemPage.save')}
				</button>
			</form>
		</details>
	);
}

function Conflict(props: {
	conflict: NonNullable<FailedProblem['conflict']>;
	card: ProblemCard;
	voice: Voice;
}): VNode {
	const { conflict, card, voice } = props;
	const { say, ours } = voice;
	const empty = say('problemPage.empty');
	const lines = {
		state: [say('problemPage.state'), say(`problem.state.${card.state}`)],
		due: [say('problemPage.by'), card.due?.words ?? empty],
		owner: [say('problemPage.whose'), cleanLine(card.ownerName ?? '', 80) || empty],
		remedy: [say('problemPage.remedy'), cleanText(card.remedy ?? '') || empty],
		texts: [
			say('problemPage.public'),
			card.texts
				.filter(({ said }) => said !== '')
				.map(({ name, said, did }) => `${name}: ${cleanText(said)} – ${cleanText(did)}`)
				.join('\n') || empty,
		],
	} as const;
	const who = cleanLine(conflict.by ?? '', 80);
	return (
		<div class="note box bad" role="alert" {...ours}>
			<Icon name="alert" />
			<div>
				<p>
					{who === ''
						? say('problemPage.conflict')
						: say('problemPage.conflictBy', { person: who })}
				</p>
				{conflict.changed.map((field) => {
					const [what, value] = lines[field];
					return <p class="pre">{say('problemPage.now', { what, value })}</p>;
				})}
			</div>
		</div>
	);
}
