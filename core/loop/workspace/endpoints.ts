import { SetupError } from '../../model/errors';
import type { Survey } from '../../model/survey';
import {
	deactivateEndpoints,
	type Endpoint,
	findEndpoint,
	listEndpoints,
	saveEndpoint,
} from '../../store/repositories/endpoints';
import { lockPublishing } from '../../store/repositories/lock';
import { saveSurvey } from '../../store/repositories/surveys';
import type { House } from '../house';
import { forgetTeam } from '../team/team-now';

/** A trigger node of a published workflow. */
export type ServingNode = {
	workflowId: string;
	workflowName: string;
	nodeId: string;
	nodeName: string;
};

/**
 * Registers the page a trigger serves, and with it the survey it defines. Publishing again, after an
 * edit or a changed address, only refreshes it.
 *
 * @throws SetupError if another active trigger serves the same page.
 */
export async function publishPage(
	house: House,
	now: number,
	input: { page: 'survey' | 'case'; node: ServingNode; address: string; survey: Survey | null },
): Promise<void> {
	const surveyKey = input.survey?.key ?? '';
	await house.store.transaction(async (tx) => {
		await lockPublishing(tx, house.store.dialect, house.workspace);
		const holder = await findEndpoint(tx, house.workspace, input.page, surveyKey);
		if (holder?.active === 1 && !isNode(holder, input.node)) {
			const what = input.survey ? `The survey "${surveyKey}"` : 'The case page';
			throw new SetupError(
				`${what} is already served by the node "${holder.node_name}" in the workflow "${holder.workflow_name}".`,
				input.survey
					? 'Give this survey another key, or unpublish that workflow first.'
					: 'One workspace has one Case Trigger: unpublish that workflow first.',
			);
		}
		if (input.survey) await saveSurvey(tx, house.workspace, input.survey, now);
		await saveEndpoint(tx, endpointRow(house.workspace, input.page, surveyKey, input, now));
	});
	forgetTeam(house);
}

/** Keeps the stored address true while pages are served; writes only when it changed. */
export async function refreshAddress(
	house: House,
	now: number,
	input: { page: 'survey' | 'case'; surveyKey: string; node: ServingNode; address: string },
): Promise<void> {
	const { page, surveyKey, node, address } = input;
	const known = await findEndpoint(house.store.db, house.workspace, page, surveyKey);
	if (known?.active === 1 && known.address === address) return;
	if (known?.active === 1 && !isNode(known, node)) return;
	await house.store.transaction(async (tx) => {
		await saveEndpoint(tx, endpointRow(house.workspace, page, surveyKey, input, now));
	});
	forgetTeam(house);
}

/** Marks everything a node served as gone. */
export async function retirePage(house: House, now: number, node: ServingNode): Promise<void> {
	await house.store.transaction(
		async (tx) => await deactivateEndpoints(tx, house.workspace, node, now),
	);
	forgetTeam(house);
}

/** What a timer fetches: kinds, and survey keys (none = every survey). */
export type TimerScope = { kinds: string[]; surveyKeys: string[] };

/** A timer that has not beaten for this long is gone, whatever its row says, ms. */
export const silentTimer = 5 * 60_000;

/** Says that a timer still beats; called about once a minute. */
export async function beatTimer(house: House, now: number, node: ServingNode): Promise<void> {
	await house.store.db
		.updateTable('endpoint')
		.set({ updated_at: now })
		.where('workspace_id', '=', house.workspace)
		.where('page', '=', 'timer')
		.where('workflow_id', '=', node.workflowId)
		.where('node_id', '=', node.nodeId)
		.execute();
}

/**
 * Registers a timer.
 *
 * @throws SetupError if another timer that still beats would fetch some of the same work.
 */
export async function registerTimer(
	house: House,
	now: number,
	input: { node: ServingNode; scope: TimerScope },
): Promise<void> {
	await house.store.transaction(async (tx) => {
		await lockPublishing(tx, house.store.dialect, house.workspace);
		const timers = await listEndpoints(tx, house.workspace, 'timer');
		for (const timer of timers) {
			if (timer.active !== 1 || isNode(timer, input.node)) continue;
			if (now - timer.updated_at > silentTimer) continue;
			const shared = overlap(JSON.parse(timer.address) as TimerScope, input.scope);
			if (shared.length === 0) continue;
			throw new SetupError(
				`The timer "${timer.node_name}" in the workflow "${timer.workflow_name}" already fetches ${shared.join(', ')}.`,
				'Take these kinds of work out of one of the two, or unpublish that workflow.',
			);
		}
		await saveEndpoint(tx, {
			...endpointRow(
				house.workspace,
				'timer',
				`${input.node.workflowId}/${input.node.nodeId}`,
				{ node: input.node, address: JSON.stringify(input.scope) },
				now,
			),
		});
	});
}

function overlap(one: TimerScope, other: TimerScope): string[] {
	const surveys =
		one.surveyKeys.length === 0 ||
		other.surveyKeys.length === 0 ||
		one.surveyKeys.some((key) => other.surveyKeys.includes(key));
	return surveys ? one.kinds.filter((kind) => other.kinds.includes(kind)) : [];
}

function isNode(endpoint: Endpoint, node: ServingNode): boolean {
	return endpoint.workflow_id === node.workflowId && endpoint.node_id === node.nodeId;
}

function endpointRow(
	workspace: string,
	page: string,
	surveyKey: string,
	input: { node: ServingNode; address: string },
	now: number,
): Endpoint {
	return {
		workspace_id: workspace,
		page,
		survey_key: surveyKey,
		address: input.address,
		workflow_id: input.node.workflowId,
		workflow_name: input.node.workflowName,
		node_id: input.node.nodeId,
		node_name: input.node.nodeName,
		active: 1,
		updated_at: now,
	};
}
