import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import type { Call, Done, Operation } from '../../connection/operation';

/** The same operation, which leaves customers as they are where an item is a test: there are no test customers. */
export function sparingTests<Output extends string>(
	operation: Operation<Output>,
): Operation<Output> {
	return {
		...operation,
		execute: async (call) =>
			call.json.test === true ? [leftAsItIs(call)] : await operation.execute(call),
	};
}

/** What becomes of a test item. */
export function leftAsItIs({ house, json }: Call): Done<never> {
	const outcome = { code: 'trial', text: sayOf(house)('customer.trial') };
	return { item: fillItem(json, { outcome }) };
}
