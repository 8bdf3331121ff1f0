import type { ComponentChildren, VNode } from 'preact';

import { Icon } from './icons';

export type StepState = 'done' | 'now' | 'todo';

/** One step of a way that is shown whole: what was, what is, what comes. Stands in `ol.steps`. */
export function Step(props: {
	/** Its place, counted from one. */
	at: number;
	state: StepState;
	title: string;
	/** The state in a word, for those who do not see the dots. */
	said?: string;
	text?: string | null;
	/** Below all that. */
	children?: ComponentChildren;
	/** Of whoever works on it, in place of the number. */
	initial?: string;
}): VNode {
	const { state, said, text } = props;
	return (
		<li
			class={state === 'todo' ? undefined : state}
			aria-current={state === 'now' && said !== undefined ? 'step' : undefined}
		>
			<span class="dot" aria-hidden="true">
				{state === 'done' ? <Icon name="tick" /> : props.initial || props.at}
			</span>
			<div>
				<b>{props.title}</b>
				{said !== undefined && <span class="hid"> ({said})</span>}
				{text && (
					<>
						<br />
						<span class="soft s">{text}</span>
					</>
				)}
				{props.children}
			</div>
		</li>
	);
}
