import { SatisfactionCaseTrigger } from '../../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { type CaseOutput, caseOutputs } from '../../../core/model/case-words';
import type { SatisfactionItem } from '../../../core/model/item';
import {
	callWebhook,
	changeWebhook,
	type Credentials,
	loadNodes,
	type WebhookAnswer,
	type WebhookCall,
} from '../../engine/engine';
import { havingRead } from '../having-read';

const nodeTypes = loadNodes({ satisfactionCaseTrigger: SatisfactionCaseTrigger });

export type Page = WebhookAnswer & {
	/** What the workflow gets: the output's name and its items. */
	emitted: Array<{ output: CaseOutput; item: SatisfactionItem }>;
	/** The tokens of the served forms. */
	form: Record<string, string>;
	/** The text of the page, without its markup. */
	text: string;
};

/** A Case Trigger in a workflow, as n8n runs it. */
export function aCasePage(
	credentials: Credentials,
	given: Partial<Omit<WebhookCall, 'workflow'>> & {
		workflow?: string;
		options?: { path?: string };
	} = {},
) {
	const { workflow = 'Cases', options = { path: workflow.toLowerCase() }, ...rest } = given;
	const call: Omit<WebhookCall, 'body'> = {
		nodeTypes,
		node: 'Page',
		credentials,
		workflow: {
			id: workflow.toLowerCase(),
			name: workflow,
			nodes: [
				{
					id: workflow.toLowerCase(),
					name: 'Page',
					type: 'satisfactionCaseTrigger',
					parameters: { options },
				},
			],
			connections: {},
		},
		...rest,
	};
	const get = async (link: string, headers: Record<string, string> = {}) =>
		seen(await callWebhook({ ...call, method: 'GET', query: queryOf(link), headers }));
	const post = async (
		link: string,
		fields: Record<string, string>,
		headers: Record<string, string> = {},
	) =>
		seen(
			await callWebhook({
				...call,
				query: queryOf(link),
				body: new URLSearchParams(fields).toString(),
				headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			}),
		);
	return {
		publish: async () => await changeWebhook({ ...call, name: 'default' }, 'publish'),
		unpublish: async () => await changeWebhook({ ...call, name: 'default' }, 'unpublish'),
		get,
		post,
		/** Opens the page and sends one of its forms, as a person does. */
		press: async (link: string, action: string, fields: Record<string, string> = {}) => {
			const page = await get(link);
			return await havingRead(async () => await post(link, { ...page.form, action, ...fields }));
		},
		call: async (over: Partial<WebhookCall>) => seen(await callWebhook({ ...call, ...over })),
	};
}

export function queryOf(link: string): Record<string, string> {
	return Object.fromEntries(new URL(link, 'https://n8n.example.test').searchParams);
}

function seen(answer: WebhookAnswer): Page {
	const form: Record<string, string> = {};
	for (const [input] of answer.body.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
		const name = /name="([^"]+)"/.exec(input)?.[1];
		if (name === 't' || name === 'f') form[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
	}
	const emitted = (answer.workflowData ?? []).flatMap((items, index) =>
		items.map((item) => ({ output: caseOutputs[index], item })),
	);
	const text = answer.body
		.replace(/<style.*?<\/style>/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
	return { ...answer, form, text, emitted: emitted as Page['emitted'] };
}
