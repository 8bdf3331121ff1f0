import type { Operation } from '../../connection/operation';
import { acknowledgeCase } from './acknowledge';
import { closeCase } from './close';
import { compensateCase } from './compensation';
import { escalateCase } from './escalate';
import { getCaseOperation } from './get';
import { listCases } from './list';
import { logActionOnCase } from './log-action';
import { openCaseOperation } from './open';
import { pauseCase } from './pause';
import { checkEffectOperation } from './problem/check-effect';
import { createProblemOperation } from './problem/create';
import { endPublicPageOperation } from './problem/end-public-page';
import { linkProblemOperation } from './problem/link';
import { listProblemsOperation } from './problem/list';
import { publicPageOperation } from './problem/public-page';
import { tellReportersOperation } from './problem/tell-reporters';
import { updateProblemOperation } from './problem/update';
import { reassignCase } from './reassign';
import { resolveCase } from './resolve';
import { resumeCase } from './resume';

/** Everything the node does. */
export const operations: readonly Operation[] = [
	openCaseOperation,
	listCases,
	getCaseOperation,
	reassignCase,
	closeCase,
	acknowledgeCase,
	logActionOnCase,
	compensateCase,
	escalateCase,
	pauseCase,
	resumeCase,
	resolveCase,
	createProblemOperation,
	listProblemsOperation,
	updateProblemOperation,
	linkProblemOperation,
	checkEffectOperation,
	publicPageOperation,
	endPublicPageOperation,
	tellReportersOperation,
];
