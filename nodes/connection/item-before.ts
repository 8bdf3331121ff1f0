import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../core/model/json';

type Json = Record<string, unknown>;

/**
 * The nearest item that led to this one and that has what is asked for: a node that sends, such as Twilio, gives
 * its own answer on in place of what it was given. n8n keeps which item came of which.
 *
 * @returns `null` where there is none, or n8n does not know which it was
 */
export function itemBefore(
	context: Pick<IExecuteFunctions, 'getNode' | 'getParentNodes' | 'getWorkflowDataProxy'>,
	index: number,
	has: (json: Json) => boolean,
): Json | null {
	// The farthest come first.
	const before = context.getParentNodes(context.getNode().name).reverse();
	for (const { name } of before) {
		const json = jsonOf(context, index, name);
		if (json !== null && has(json)) return json;
	}
	return null;
}

function jsonOf(
	context: Pick<IExecuteFunctions, 'getWorkflowDataProxy'>,
	index: number,
	node: string,
): Json | null {
	try {
		const { $ } = context.getWorkflowDataProxy(index) as {
			$: (name: string) => { item?: { json?: unknown } };
		};
		const json = $(node).item?.json;
		return isObject(json) ? json : null;
	} catch {
		// It has not run, or nothing says which of its items it was.
		return null;
	}
}
