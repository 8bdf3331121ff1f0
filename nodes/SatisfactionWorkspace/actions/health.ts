import type { IExecuteFunctions } from 'n8n-workflow';

import { checkHealth } from '../../../core/loop/workspace/health';
import type { Operation } from '../../connection/operation';
import { workspaceMail } from '../../connection/smtp';

/** One item for every check, what needs doing first on top. */
export const checkHealthOf: Operation = {
	value: 'health',
	name: 'Check Health',
	action: 'Check the health of the workspace',
	description:
		'List what would keep surveys and cases from working; once, however many items come in',
	tool: {
		description:
			'Checks whether surveys, mails and cases can work. Returns one entry for each check with its state, what is wrong and what to do, the worst first.',
	},
	fields: [],
	async execute({ context, house, now, index }) {
		if (index > 0) return [];
		const { code, text, checks } = await checkHealth(house, now, {
			queueMode: process.env.EXECUTIONS_MODE === 'queue',
			webhookBase: webhookBase(context),
			mail: async () => await workspaceMail(context),
		});
		// A list to be read, as of people: with the settings of an item that came in, every check would stand
		// far to the right of them.
		return checks.map((check) => ({ item: { check, outcome: { code, text } } }));
	},
};

/** Where n8n believes that its webhooks are reached: nothing says so but the address of a waiting run. */
function webhookBase(context: IExecuteFunctions): string | null {
	const { $execution } = context.getWorkflowDataProxy(0) as { $execution?: { resumeUrl?: string } };
	const address = $execution?.resumeUrl ?? '';
	return URL.canParse(address) ? new URL('/', address).href : null;
}
