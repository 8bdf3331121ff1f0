import type { VNode } from 'preact';

import type { Voice } from './page-base';

/** A share and its interval, 0–1. */
export type TeamShare = { count: number; n: number; low: number; high: number };

const percent = (share: number): string => String(Math.round(100 * share));

/** A share with what it rests on: how many, and how sure. */
export function ShareFigure(props: { label: string; share: TeamShare; say: Voice['say'] }): VNode {
	const { share, say } = props;
	const { n, count } = share;
	return (
		<div>
			<dt>{props.label}</dt>
			<dd>{n === 0 ? '–' : say('figure.percent', { value: percent(count / n) })}</dd>
			<dd>
				{n === 0
					? say('team.n', { n })
					: say('team.nInterval', { n, low: percent(share.low), high: percent(share.high) })}
			</dd>
		</div>
	);
}
