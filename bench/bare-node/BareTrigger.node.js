/**
 * The least a trigger with a page can do: send bytes from memory, and pass on what was posted. No
 * store, no token, no rendering; like ours it keeps n8n's expression engine out of every request.
 */
const { readFileSync } = require('node:fs');
const { fromParameter, NodeConnectionTypes, webhookDescriptionFields } = require('n8n-workflow');

let answers = null;

/** What to send, by method: `{ status, headers, body }`. */
function answerTo(method) {
	answers ??= JSON.parse(readFileSync(process.env.SATISFACTION_BENCH_ANSWERS, 'utf8'));
	return answers[method];
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
		const { status, headers, body } = answerTo(method);
		const response = this.getResponseObject();
		response.status(status);
		response.set(headers);
		response.send(body);
		if (method === 'GET') return { noWebhookResponse: true };
		return { noWebhookResponse: true, workflowData: [[{ json: this.getBodyData() }]] };
	}
}

module.exports = { BareTrigger };
