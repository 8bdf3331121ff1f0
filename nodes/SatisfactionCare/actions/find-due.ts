import { type FindDue, findDue as run } from '../../../core/loop/care/find-due';
import { listedCustomers } from '../../../core/loop/care/listed-customers';
import { pageMissing } from '../../../core/loop/care/page-missing';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { readWord } from '../../../core/model/read-input';
import { hintWithoutClock } from '../../connection/clock-hint';
import { hintOnce } from '../../connection/hint-once';
import { type Call, collection, type Done, type Operation } from '../../connection/operation';
import { servingNode } from '../../connection/serving-node';
import { campaignFault } from '../campaign-labels';
import { campaignDefinition } from '../campaign-parameters';
import { campaignFields } from '../fields/campaign-fields';
import { beside, besideItems, hintNothing, idsOf, leaving } from './beside-items';
import type { CareOutput } from './outputs';

/** Plans what has come up for a campaign, and gives what is due now. */
export const findDue: Operation<CareOutput> = {
	value: 'findDue',
	name: 'Find Due',
	action: 'Find messages that are due',
	description:
		'Plan what has come up since the last run, and give what is due now. Runs once for all items; running it again sends nothing twice.',
	// An agent has nothing to tell it: it goes by its clock.
	tool: null,
	fields: campaignFields,
	async execute(call) {
		const [done = []] = await together([call]);
		return done;
	},
	executeTogether: together,
};

async function together(calls: readonly Call[]): Promise<Array<Array<Done<CareOutput>>>> {
	const [first] = calls;
	if (!first) return [];
	try {
		return await found(first, calls);
	} catch (error) {
		throw campaignFault(error, first.parameter);
	}
}

async function found(first: Call, calls: readonly Call[]): Promise<Array<Array<Done<CareOutput>>>> {
	const { context, house, now, parameter, trial } = first;
	const isList = parameter('occasion', 'birthday') === 'own_list';
	const listed = isList
		? await listedCustomers(
				house,
				calls.map(({ json }) => json),
			)
		: [];
	const definition = campaignDefinition(parameter);
	const sentBy = readWord(collection(first, 'options').sentBy ?? 'clock', 'Sent By', [
		'clock',
		'workflow',
	]);
	const customerIds = idsOf(listed);
	const peek = trial;
	const home = homeOf(first);
	const { due, held, note } = await run(house, now, {
		definition,
		home,
		sentBy,
		customerIds,
		peek,
	});
	if (note !== null) hintOnce(context, note);
	const noPage = await pageMissing(house);
	if (noPage !== null) hintOnce(context, noPage);
	const all = isList
		? besideItems(calls, listed, { due, held }, sayOf(house)('care.listed.before'))
		: beside(calls.length, [...leaving(due, 'done'), ...leaving(held, 'held')]);
	if (peek) {
		hintOnce(context, sayOf(house)('care.peeked'));
		hintNothing(first, all.flat(), true);
	} else if (sentBy === 'clock') await hintWithoutClock(context, house, now);
	return all;
}

function homeOf({ context }: Call): FindDue['home'] {
	const { workflowId, workflowName, nodeId, nodeName } = servingNode(context);
	return {
		workflow: { id: workflowId, name: workflowName },
		node: { id: nodeId, name: nodeName },
	};
}
