import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { claimHolder } from '../../core/loop/due/holder';
import type { Taker } from '../../core/loop/due/due-kind';
import { clockMissing } from '../../core/loop/workspace/clock';
import type { DueKind } from '../../core/model/states';
import { claimsTakenBack } from './claims';
import { emitAndWait, handOut } from './due-work';
import { everySeconds } from './every-seconds';
import { asNodeError } from './node-error';
import { openHouse } from './open-house';
import { sayOnce } from './say-once';
import { servingNode } from './serving-node';

const minute = 60_000;

/**
 * What has to stand behind the trigger for a net to be of use. Without such a node nobody would ever
 * decide, so that what the workflow did with the item would be done twice. A workflow that is called
 * may hold one.
 */
const deciding: Partial<Record<DueKind, string[]>> = {
	low_score_without_case: ['satisfactionCase', 'executeWorkflow'],
	unprocessed_event: [
		'satisfactionSurvey',
		'satisfactionScore',
		'satisfactionCase',
		'executeWorkflow',
	],
};

/**
 * Lets a trigger take up again what a crash or a silence has interrupted in its own workflow. n8n runs
 * this in one process alone, the leader.
 *
 * @param scope whose work it is: a survey's key or the receiver of events
 */
export async function takeOwnWork(
	trigger: ITriggerFunctions,
	taker: Taker,
	scope: string,
): Promise<ITriggerResponse> {
	try {
		// A person tries the workflow out: they take nothing that customers wait for.
		if (trigger.getMode() === 'manual') return {};
		const house = await openHouse(trigger);
		const { workflowId, nodeId } = servingNode(trigger);
		const holder = claimHolder(`${workflowId}/${nodeId}`);
		const leaseMs = 10 * minute;
		const takeBack = await claimsTakenBack(house, { holder, leaseMs });
		const trouble = await clockMissing(house, Date.now());
		if (trouble) sayOnce(trigger.logger, 'warn', trouble);
		const behind = trigger.getChildNodes(trigger.getNode().name).map(({ type }) => type);
		const wants = ({ kind }: { kind: DueKind }): boolean =>
			deciding[kind]?.some((name) => behind.some((type) => type.endsWith(`.${name}`))) ?? true;
		const hand = handOut({
			house,
			taker,
			scope,
			limit: 50,
			leaseMs,
			holder,
			wants,
			emit: async (items) => await emitAndWait(trigger, house, [items]),
			clock: () => Date.now(),
			report: ({ message }) =>
				sayOnce(trigger.logger, 'error', `${trigger.getNode().name}: ${message}`),
		});
		everySeconds(trigger, 5, async () => {
			await takeBack();
			await hand.look();
		});
		return { closeFunction: async () => await Promise.resolve(hand.stop()) };
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}
