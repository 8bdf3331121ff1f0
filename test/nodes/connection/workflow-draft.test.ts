import type { IExecuteFunctions } from 'n8n-workflow';

import { draftNodes } from '../../../nodes/connection/workflow-draft';

const node = (name: string, type: string, more: object = {}) => ({ name, type, ...more });

const context = (workflow: object) => workflow as unknown as IExecuteFunctions;

describe('the nodes of a draft', () => {
	it('are those of a type, of any package that has it, without those that are switched off', () => {
		const nodes = {
			A: node('A', 'n8n-nodes-satisfaction.responses'),
			B: node('B', 'CUSTOM.responses', { disabled: false }),
			C: node('C', 'CUSTOM.responses', { disabled: true }),
			D: node('D', 'CUSTOM.otherResponses'),
		};
		const found = draftNodes(context({ workflow: { nodes } }), 'responses');
		expect(found?.map(({ name }) => name)).toEqual(['A', 'B']);
	});

	it.each([{}, { workflow: null }, { workflow: {} }])(
		'are unknown where n8n does not show its workflow: %j',
		(hidden) => {
			expect(draftNodes(context(hidden), 'responses')).toBeNull();
		},
	);
});
