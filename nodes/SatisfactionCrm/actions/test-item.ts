import { nothingForTest } from '../../../core/loop/crm/write';
import { fillItem } from '../../../core/model/item';
import { clientByKey } from '../../../core/systems';
import type { Operation } from '../../connection/operation';

/** The same operation, which calls nothing where an item is a test: the other system knows no tests. */
export const sparingTests = (operation: Operation): Operation => ({
	...operation,
	async execute(call) {
		const { house, json, parameter } = call;
		if (json.test !== true) return await operation.execute(call);
		const outcome = nothingForTest(house, clientByKey(String(parameter('system', ''))));
		return [{ item: fillItem(json, { outcome }) }];
	},
});
