import type { VNode } from 'preact';

import type { BlockView } from '../report/report-view';
import { Bounds } from './bounds';
import { Causes } from './causes';
import { Clocks } from './clocks';
import { Control } from './control';
import { Distribution } from './distribution';
import { Dots } from './dots';
import { Drivers } from './drivers';
import { Effects } from './effects';
import { Funnel } from './funnel';
import { Journey } from './journey';
import { Leaderboard } from './leaderboard';
import { Multiples } from './multiples';
import { Promises } from './promises';
import { Quadrant } from './quadrant';
import { Retention } from './retention';
import { Tiles } from './tiles';
import { Topics } from './topics';
import { Trend } from './trend';
import { Words } from './words';

/** A part of a section as it is drawn; one line a kind. */
export function Block({ block, language }: { block: BlockView; language: string }): VNode {
	switch (block.kind) {
		case 'tiles':
			return <Tiles view={block} language={language} />;
		case 'distribution':
			return <Distribution view={block} language={language} />;
		case 'trend':
			return <Trend view={block} language={language} />;
		case 'multiples':
			return <Multiples view={block} language={language} />;
		case 'dots':
			return <Dots view={block} language={language} />;
		case 'leaderboard':
			return <Leaderboard view={block} language={language} />;
		case 'control':
			return <Control view={block} language={language} />;
		case 'drivers':
			return <Drivers view={block} language={language} />;
		case 'quadrant':
			return <Quadrant view={block} language={language} />;
		case 'journey':
			return <Journey view={block} language={language} />;
		case 'clocks':
			return <Clocks view={block} language={language} />;
		case 'causes':
			return <Causes view={block} language={language} />;
		case 'promises':
			return <Promises view={block} language={language} />;
		case 'retention':
			return <Retention view={block} language={language} />;
		case 'effects':
			return <Effects view={block} language={language} />;
		case 'funnel':
			return <Funnel view={block} language={language} />;
		case 'bounds':
			return <Bounds view={block} language={language} />;
		case 'topics':
			return <Topics view={block} language={language} />;
		case 'words':
			return <Words view={block} language={language} />;
	}
}
