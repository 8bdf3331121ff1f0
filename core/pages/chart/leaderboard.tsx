import type { VNode } from 'preact';

import type { LeaderboardView } from '../report/report-view';
import { Dots } from './dots';
import type { ChartProps } from './parts';

/** Dots drawn towards the mean of all, the plain value as a tick, places as ranges. */
export function Leaderboard(props: ChartProps<LeaderboardView>): VNode {
	return <Dots {...props} />;
}
