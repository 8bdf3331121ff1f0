/** A node that hands on what it gets. */
const { NodeConnectionTypes } = require('n8n-workflow');

class BareStep {
	description = {
		displayName: 'Bare Step',
		name: 'bareStep',
		group: ['transform'],
		version: [1],
		description: 'Does nothing',
		defaults: { name: 'Bare Step' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute() {
		return [this.getInputData()];
	}
}

module.exports = { BareStep };
