import { isObject } from '../../core/model/json';
import { textOf } from './operation';
import type { Call } from './operation';

/** The Satisfaction Messages that stand behind a node, however far, and whom their own To names (`null` = nobody). */
export function messagesBehind({ context }: Pick<Call, 'context'>): Array<{ to: string | null }> {
	return context
		.getChildNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type, disabled }) => !disabled && /(?:^|\.)satisfactionMessage$/.test(type))
		.map(({ parameters }) => {
			const options: unknown = parameters?.options;
			return { to: isObject(options) ? textOf(options.to) : null };
		});
}
