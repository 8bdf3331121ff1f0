import { type FindDue, findDue as run } from '../../../core/loop/care/find-due';
import { nothingInWords } from '../../../core/loop/care/nothing-in-words';
import { type Listed, listedCustomers } from '../../../core/loop/care/listed-customers';
import { pageMissing } from '../../../core/loop/care/page-missing';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem, type SatisfactionItem } from '../../../core/model/item';
import { readWord } from '../../../core/model/read-input';
import { hintWithoutClock } from '../../connection/clock-hint';
import { hintOnce } from '../../connection/hint-once';
import { type Call, collection, type Done, type Operation } from '../../connection/operation';
import { servingNode } from '../../connection/serving-node';
import { campaignFault } from '../campaign-labels';
import { campaignDefinition } from '../campaign-parameters';
import { campaignFields } from '../fields/campaign-fields';
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
	const customerIds = [...new Set(listed.flatMap((one) => idOf(one) ?? []))];
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
	if (peek) {
		hintOnce(context, sayOf(house)('care.peeked'));
		const nothing = nothingInWords(house, { due, held });
		if (nothing !== null) hintOnce(context, nothing);
	} else if (sentBy === 'clock') await hintWithoutClock(context, house, now);
	return isList
		? besideItems(calls, listed, { due, held }, sayOf(house)('care.listed.before'))
		: beside(calls.length, [...leaving(due, 'done'), ...leaving(held, 'held')]);
}

type Parts = Partial<SatisfactionItem>;

const idOf = (one: Listed): string | null => ('customerId' in one ? one.customerId : null);

function homeOf({ context }: Call): FindDue['home'] {
	const { workflowId, workflowName, nodeId, nodeName } = servingNode(context);
	return {
		workflow: { id: workflowId, name: workflowName },
		node: { id: nodeId, name: nodeName },
	};
}

const leaving = (items: readonly Parts[], output: CareOutput): Array<Done<CareOutput>> =>
	items.map((parts) => ({ item: fillItem({}, parts), output }));

/** The items that came in are but the tick: all leaves with the first. */
const beside = (items: number, all: Array<Done<CareOutput>>): Array<Array<Done<CareOutput>>> =>
	Array.from({ length: items }, (_, index) => (index === 0 ? all : []));

/** Of a list each leaves with the item that named them first, and keeps its fields. */
function besideItems(
	calls: readonly Call[],
	listed: readonly Listed[],
	{ due, held }: { due: Parts[]; held: Parts[] },
	before: string,
): Array<Array<Done<CareOutput>>> {
	const at = new Map<string, number>();
	const done = listed.map((one, index): Array<Done<CareOutput>> => {
		if ('customerId' in one) {
			if (!at.has(one.customerId)) at.set(one.customerId, index);
			return [];
		}
		const { code, text } = one;
		const json = calls[index]?.json ?? {};
		return [{ item: fillItem(json, { outcome: { code, text } }), output: 'held' }];
	});
	const tell = (items: readonly Parts[], output: CareOutput): void => {
		for (const parts of items) {
			const place = at.get(parts.customer?.id ?? '');
			const json = place === undefined ? {} : (calls[place]?.json ?? {});
			done[place ?? 0]?.push({ item: fillItem(json, parts), output });
		}
	};
	tell(due, 'done');
	tell(held, 'held');
	// Nothing is new of those who have it already, or for whom it is planned.
	for (const place of at.values()) {
		if (done[place]?.length !== 0) continue;
		const outcome = { code: 'listed_before', text: before };
		done[place] = [{ item: fillItem(calls[place]?.json ?? {}, { outcome }), output: 'held' }];
	}
	return done;
}
