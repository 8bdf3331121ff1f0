import { byOutput } from '../../../nodes/SatisfactionResponseTrigger/by-output';
import type { NodeParameterValueType } from 'n8n-workflow';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import type { SatisfactionItem } from '../../../core/model/item';
import { callWebhook, changeWebhook, type Credentials, loadNodes } from '../../engine/engine';
import type { WebhookAnswer, WebhookCall } from '../../engine/webhook';

export const outputNames = ['low', 'middle', 'high', 'changed'] as const;

const nodeTypes = loadNodes({ satisfactionResponseTrigger: SatisfactionResponseTrigger });

export type Parameters = Record<string, NodeParameterValueType>;

export type Page = WebhookAnswer & {
	/** What the workflow gets: the output's name and its item. */
	emitted: { output: (typeof outputNames)[number]; item: SatisfactionItem } | null;
	/** The hidden fields of the first form that was served. */
	form: Record<string, string>;
};

const defaults: Parameters = Object.fromEntries(
	new SatisfactionResponseTrigger().description.properties.map(({ name, default: value }) => [
		name,
		value as NodeParameterValueType,
	]),
);

/** A Response Trigger in a workflow, as n8n runs it. */
export function aSurveyPage(
	credentials: Credentials,
	parameters: Parameters = {},
	given: Partial<Omit<WebhookCall, 'workflow'>> & {
		workflow?: string;
		credentialId?: string;
	} = {},
) {
	const { workflow = 'Service', credentialId, ...rest } = given;
	const call: Omit<WebhookCall, 'body'> = {
		nodeTypes,
		node: 'Answers',
		credentials,
		workflow: {
			id: `id-of-${workflow}`,
			name: workflow,
			nodes: [
				{
					id: `node-of-${workflow}`,
					name: 'Answers',
					type: 'satisfactionResponseTrigger',
					parameters: {
						...defaults,
						surveyKey: 'service',
						...parameters,
						options: {
							path: workflow.toLowerCase(),
							...(parameters.options as Record<string, NodeParameterValueType> | undefined),
						},
					},
					...(credentialId && {
						credentials: { satisfactionWorkspaceApi: { id: credentialId, name: 'Test' } },
					}),
				},
			],
			connections: {},
		},
		...rest,
	};
	return {
		publish: async () => await changeWebhook(call, 'publish'),
		unpublish: async () => await changeWebhook(call, 'unpublish'),
		get: async (link: string | null, headers: Record<string, string> = {}) =>
			seen(await callWebhook({ ...call, method: 'GET', query: queryOf(link), headers })),
		/** Sends a form as a browser does; `fields` go over the ones that were served. */
		post: async (
			link: string | null,
			fields: Record<string, string | string[]>,
			headers: Record<string, string> = {},
		) =>
			seen(
				await callWebhook({
					...call,
					query: queryOf(link),
					body: encoded(fields),
					headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
				}),
			),
		call: async (over: Partial<WebhookCall>) => seen(await callWebhook({ ...call, ...over })),
	};
}

function queryOf(link: string | null): Record<string, string> {
	if (link === null) return {};
	return Object.fromEntries(new URL(link, 'https://n8n.example.test').searchParams);
}

function encoded(fields: Record<string, string | string[]>): string {
	const body = new URLSearchParams();
	for (const [name, values] of Object.entries(fields)) {
		for (const value of [values].flat()) body.append(name, value);
	}
	return body.toString();
}

function seen(answer: WebhookAnswer): Page {
	const form: Record<string, string> = {};
	const [first = ''] = /<form[^]*?<\/form>/.exec(answer.body) ?? [];
	for (const [input] of first.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
		const name = /name="([^"]+)"/.exec(input)?.[1];
		if (name !== undefined) form[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
	}
	// n8n hands everything to `execute()`, which parts it by output.
	const handed = (answer.workflowData?.[0] ?? []).map((json) => ({ json }));
	const full = byOutput(handed).flatMap((items, index) =>
		items.map(({ json }) => ({ output: outputNames[index], item: json })),
	);
	if (full.length > 1) throw new Error('An answer is handed over on one output.');
	return { ...answer, form, emitted: (full[0] ?? null) as Page['emitted'] };
}
