import { nothingForTest } from '../../../core/loop/crm/write';
import { fillItem } from '../../../core/model/item';
import type { JsonObject } from '../../../core/model/json';
import { clientByKey } from '../../../core/systems';
import type { Call, Operation } from '../../connection/operation';

/** The same operation, which calls nothing where an item is a test: the other system knows no tests. */
export const sparingTests = (
	operation: Operation,
	/** What it would write. */
	fieldsOf: (call: Call) => JsonObject | null = () => null,
): Operation => ({
	...operation,
	async execute(call) {
		const { house, json, parameter } = call;
		if (json.test !== true) return await operation.execute(call);
		const system = clientByKey(String(parameter('system', '')));
		const outcome = nothingForTest(house, system, fieldsOf(call));
		return [{ item: fillItem(json, { outcome }) }];
	},
});
