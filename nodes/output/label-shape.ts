import type { Finding, Label } from '../../core/loop/insight/label-comments';
import type { ShapeOf } from '../../core/model/shape';

const finding: ShapeOf<Finding> = {
	text: 'text',
	n: 'number',
	interval: { low: 'number', high: 'number' },
	verdict: 'text',
	method: 'text',
};

/** What Label adds to an item. */
export const labelled: ShapeOf<Finding & { label: Label }> = {
	...finding,
	label: {
		...finding,
		sentiment: 'text',
		strength: 'number',
		language: 'text',
		cut: 'yes-no',
		contradiction: 'yes-no',
		masked: 'text',
		topics: ['text'],
		model: { sentiment: 'text', agrees: 'yes-no', problem: 'text' },
	},
};
