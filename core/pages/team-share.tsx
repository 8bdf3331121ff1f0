import type { VNode } from 'preact';

import { rateRange, rateText } from '../language/figures';
import type { Voice } from './page-base';

/** A share and its interval, 0–1. */
export type TeamShare = { count: number; n: number; low: number; high: number };

/** A share with what it rests on: how many, and how sure. */
export function ShareFigure(props: { label: string; share: TeamShare; voice: Voice }): VNode {
	const { share, voice } = props;
	const { say, language } = voice;
	const { n, count } = share;
	return (
		<div>
			<dt>{props.label}</dt>
			<dd>{n === 0 ? '–' : rateText((100 * count) / n, language)}</dd>
			<dd>
				{n === 0
					? say('team.n', { n })
					: say('team.nInterval', {
							n,
							range: rateRange({ low: 100 * share.low, high: 100 * share.high }, language),
						})}
			</dd>
		</div>
	);
}
