import { SetupError } from '../../model/errors';
import type { Survey } from '../../model/survey';
import {
	deactivateEndpoints,
	type Endpoint,
	findEndpoint,
	saveEndpoint,
	touchEndpoint,
} from '../../store/repositories/endpoints';
import { lockPublishing } from '../../store/repositories/lock';
import { dropRefused } from '../../store/repositories/refused-senders';
import { currentVersion, saveSurvey, saveTriedSurvey } from '../../store/repositories/surveys';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
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
		if (input.survey) {
			await notePublished(tx, house, now, { survey: input.survey, node: input.node });
			await saveSurvey(tx, house.workspace, input.survey, now);
		}
		await saveEndpoint(tx, endpointRow(house.workspace, input.page, surveyKey, input, now));
	});
	forgetTeam(house);
}

/** A version that is new, or current again, is noted; n8n publishes the same one at each start. */
async function notePublished(
	tx: Tx,
	house: House,
	now: number,
	{ survey, node }: { survey: Survey; node: ServingNode },
): Promise<void> {
	const { key, version } = survey;
	if ((await currentVersion(tx, house.workspace, key)) === version) return;
	await noteDeed(tx, house, now, {
		action: 'survey_published',
		doer: {
			kind: 'workflow',
			id: node.workflowId,
			name: node.workflowName,
			node: node.nodeName,
		},
		target: { kind: 'survey', id: key },
		details: { version },
	});
}

/**
 * Registers a trigger that takes events, so that the workflow can be named whose events wait. Its key
 * is the receiver of their deliveries, `<workflow id>/<node id>`.
 */
export async function registerReceiver(
	house: House,
	now: number,
	input: { node: ServingNode; address: string },
): Promise<void> {
	const receiver = receiverKey(input.node);
	await house.store.transaction(async (tx) => {
		await dropRefused(tx, house.workspace, receiver);
		await saveEndpoint(tx, endpointRow(house.workspace, 'events', receiver, input, now));
	});
}

/** How deliveries and due work name the trigger that takes them. */
export function receiverKey({ workflowId, nodeId }: ServingNode): string {
	return `${workflowId}/${nodeId}`;
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

/**
 * Notes the survey on somebody's canvas while they listen for a test event, and where its page is
 * then: whoever invites by hand in that draft asks with this survey. Publishes nothing.
 */
export async function noteDraft(
	house: House,
	now: number,
	input: { node: ServingNode; address: string; survey: Survey },
): Promise<void> {
	const { survey } = input;
	await house.store.transaction(async (tx) => {
		await saveTriedSurvey(tx, house.workspace, survey, now);
		await saveEndpoint(tx, endpointRow(house.workspace, 'draft', survey.key, input, now));
	});
}

/** Marks everything a node served as gone. */
export async function retirePage(house: House, now: number, node: ServingNode): Promise<void> {
	await house.store.transaction(
		async (tx) => await deactivateEndpoints(tx, house.workspace, node, now),
	);
	forgetTeam(house);
}

/** A clock that has not beaten for this long stands still, whatever its row says, ms. */
const silentClock = 5 * 60_000;

/** How long a clock has been silent, ms; 0 while it beats. What it said while the machine's clock stood ahead is old. */
export function silentFor({ updated_at: beaten }: Endpoint, now: number): number {
	const silent = Math.abs(now - beaten);
	return silent <= silentClock ? 0 : silent;
}

/** Says that the clock still beats; called about once a minute. */
export async function beatClock(house: House, now: number, node: ServingNode): Promise<void> {
	await touchEndpoint(house.store.db, house.workspace, 'timer', node, now);
}

/**
 * Registers the workspace's clock.
 *
 * @throws SetupError if there is another one that still beats, by its name
 */
export async function registerClock(house: House, now: number, node: ServingNode): Promise<void> {
	await house.store.transaction(async (tx) => {
		await lockPublishing(tx, house.store.dialect, house.workspace);
		const clock = await findEndpoint(tx, house.workspace, 'timer', '');
		const beats = clock?.active === 1 && silentFor(clock, now) === 0;
		if (clock && beats && !isNode(clock, node)) {
			throw new SetupError(
				`The workspace has a clock already: "${clock.node_name}" in the workflow "${clock.workflow_name}".`,
				'One Satisfaction Timer Trigger serves all workflows of a workspace. Unpublish one of the two.',
			);
		}
		const row = endpointRow(house.workspace, 'timer', '', { node, address: '' }, now);
		await saveEndpoint(tx, row);
	});
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
