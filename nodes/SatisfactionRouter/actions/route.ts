import { routeItems } from '../../../core/loop/route/route-items';
import type { Call } from '../../connection/operation';
import type { ReadParameter } from '../../connection/parameters';
import type { DoneOrFailed } from '../../connection/run-together';
import { readRouting, type RouterSettings } from './read-routing';

/** In the order of the outputs, which never changes. */
export const routerOutputs = ['owner_found', 'nobody'] as const;
type RouterOutput = (typeof routerOutputs)[number];

/** Finds the owners of all items of a run together, so that the work is spread over the team. */
export async function route(calls: readonly Call[]): Promise<Array<DoneOrFailed<RouterOutput>>> {
	const [first] = calls;
	if (!first) return [];
	const settings = readOnce();
	const read = calls.map(({ parameter }) => settings(parameter));
	const asked = read.flatMap((one, index) => {
		const call = calls[index];
		if ('error' in one || !call) return [];
		return [{ ...one, item: call.json, trial: call.trial }];
	});
	const routed = await routeItems(first.house, first.now, asked);
	let at = 0;
	return read.map((one) => {
		const result = 'error' in one ? one : routed[at++];
		if (!result || 'error' in result) return { error: result?.error };
		return { item: result.item, output: result.owned ? 'owner_found' : 'nobody' };
	});
}

/** Without expressions all items have the same settings: they are read once. */
function readOnce(): (parameter: ReadParameter) => RouterSettings | { error: unknown } {
	const known = new Map<ReadParameter, RouterSettings | { error: unknown }>();
	return (parameter) => {
		const found = known.get(parameter) ?? readOrFail(parameter);
		known.set(parameter, found);
		return found;
	};
}

function readOrFail(parameter: ReadParameter): RouterSettings | { error: unknown } {
	try {
		return readRouting(parameter);
	} catch (error) {
		return { error };
	}
}
