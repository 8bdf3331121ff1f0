import { NodeConnectionTypes } from 'n8n-workflow';

import type { Operation } from '../../connection/operation';
import type { Resource } from '../../connection/operation-properties';
import { breakdown } from './breakdown';
import { createAddress } from './create-address';
import { createReportOperation } from './create-report';
import { compareTwoGroups } from './compare-two-groups';
import { drivers } from './drivers';
import { endAddress } from './end-address';
import { findTopics } from './find-topics';
import { alarms } from './find-alarms';
import { label } from './label';
import { retentionAndValue } from './retention-and-value';
import { summary } from './summary';
import { trend } from './trend';

export const insightOperations: readonly Operation[] = [
	label,
	summary,
	trend,
	breakdown,
	drivers,
	findTopics,
	createReportOperation,
	createAddress,
	endAddress,
	retentionAndValue,
	compareTwoGroups,
	alarms,
];

export const insightResources: readonly Resource[] = [
	{ value: 'comment', name: 'Comment' },
	{ value: 'report', name: 'Report' },
	{ value: 'customer', name: 'Customer' },
	{ value: 'score', name: 'Score' },
];

/** For the line under the node's name: `last_7_days` → `last 7 days`. */
export const periodName = '($parameter["period"] || "").replaceAll("_", " ")';

/** *Label* can take a chat model: its input is there while that is switched on, and only then. */
export const inputsOfNode =
	'$parameter["operation"] === "label" && $parameter["alsoAskModel"] === true ? ' +
	JSON.stringify([
		{ type: NodeConnectionTypes.Main },
		{
			type: NodeConnectionTypes.AiLanguageModel,
			displayName: 'Chat Model',
			maxConnections: 1,
			required: true,
		},
	]) +
	` : ${JSON.stringify([NodeConnectionTypes.Main])}`;
