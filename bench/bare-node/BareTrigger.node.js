/**
 * The least a trigger with a page can do: send bytes from memory, and start the workflow with an item
 * from memory. No store, no token, no rendering; like ours it keeps n8n's expression engine out of
 * every request.
 */
const { readFileSync } = require('node:fs');
const { fromParameter, NodeConnectionTypes, webhookDescriptionFields } = require('n8n-workflow');

let answers = null;

/** What to send, `{ status, headers, body }` by method, and the item that an answer starts with. */
function taught() {
	answers ??= JSON.parse(readFileSync(process.env.SATISFACTION_BENCH_ANSWERS, 'utf8'));
	return answers;
}

const webhook = (name, httpMethod) => ({
	name,
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	isFullPath: true,
	...webhookDescriptionFields({ path: fromParameter('path') }),
});

class BareTrigger {
	description = {
		displayName: 'Bare Trigger',
		name: 'bareTrigger',
		group: ['trigger'],
		version: [2],
		description: 'Sends bytes from memory',
		defaults: { name: 'Bare Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [webhook('setup', 'GET'), webhook('default', 'POST')],
		properties: [{ displayName: 'Path', name: 'path', type: 'string', default: '' }],
	};

	async webhook() {
		const method = this.getWebhookName() === 'setup' ? 'GET' : 'POST';
		const { status, headers, body } = taught()[method];
		const response = this.getResponseObject();
		response.status(status);
		response.set(headers);
		response.send(body);
		if (method === 'GET') return { noWebhookResponse: true };
		return { noWebhookResponse: true, workflowData: [[{ json: taught().item }]] };
	}
}

module.exports = { BareTrigger };
