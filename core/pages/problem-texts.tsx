import type { VNode } from 'preact';

import { clausesInARow } from '../language/in-a-row';
import { dir } from '../language/pick-language';
import { cleanLine } from '../language/plain-text';
import { longestPublicText } from '../model/problem';
import { Icon } from './design/icons';
import type { Voice } from './page-base';
import type {
	ProblemFault,
	PublicField,
	TextFault,
	TypedProblem,
	WrittenText,
} from './problem-form';

type Props = {
	texts: readonly WrittenText[];
	typed: TypedProblem['texts'];
	faults: readonly ProblemFault[];
	/** Names the card among the others of the page. */
	anchor: string;
	voice: Voice;
};

const isOfText = (fault: ProblemFault): fault is TextFault => fault.field.includes('.');

/** What everybody may read of a problem: what was heard and what was done, in each language. */
export function ProblemTexts({ texts, typed, faults, anchor, voice }: Props): VNode | null {
	if (texts.length === 0) return null;
	const { say, ours } = voice;
	const wrong = faults.filter(isOfText);
	const id = (field: string) => `${field.replace(/[^\w-]/g, '-')}-${anchor}`;
	const part = (field: PublicField, label: string, language: string, hint: string | null) => {
		const fault = wrong.find((one) => one.field === field);
		const about = [...(fault ? [id(`e-${field}`)] : []), ...(hint === null ? [] : [hint])];
		return (
			<div class="field">
				<label for={id(field)} {...ours}>
					{label}
				</label>
				{fault && (
					<p class="err on" id={id(`e-${field}`)} role="alert" {...ours}>
						<Icon name="alert" />
						{faultInWords(fault, voice)}
					</p>
				)}
				<textarea
					id={id(field)}
					name={field}
					class="in"
					rows={2}
					maxlength={longestPublicText}
					lang={language}
					dir={dir(language)}
					aria-invalid={fault ? 'true' : undefined}
					aria-describedby={about.length === 0 ? undefined : about.join(' ')}
				>
					{typed[field] ?? ''}
				</textarea>
			</div>
		);
	};
	return (
		<details class="fold texts" open={wrong.length > 0}>
			<summary {...ours}>
				<Icon name="person" />
				{say('problemPage.public')}
			</summary>
			<p class="soft s" id={id('public-hint')} {...ours}>
				{say('problemPage.publicHint')}
			</p>
			{texts.map(({ language, name }) => (
				<fieldset>
					<legend lang={language} dir={dir(language)}>
						<b>{cleanLine(name, 80)}</b>
					</legend>
					{part(`said.${language}`, say('problemPage.said'), language, id('public-hint'))}
					{part(`did.${language}`, say('problemPage.did'), language, null)}
				</fieldset>
			))}
		</details>
	);
}

function faultInWords(fault: TextFault, { say }: Voice): string {
	if (fault.code !== 'named') return say(`problemPage.text.${fault.code}`);
	const what = fault.found.map(({ kind, text }) =>
		say(`problemPage.named.${kind}`, { text: cleanLine(text, 120) }),
	);
	return say('problemPage.named', { what: clausesInARow(what, say) });
}
