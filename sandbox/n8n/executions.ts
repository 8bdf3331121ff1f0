import type { N8nClient } from './client';
import type { ImportedWorkflow } from './workflows';
import { until } from '../until';

export type Execution = {
	id: string;
	finished: boolean;
	status: string;
	data?: {
		resultData?: {
			error?: { message?: string; description?: string };
			runData?: Record<string, Array<{ data?: { main?: Array<Array<{ json: unknown }> | null> } }>>;
		};
	};
};

/** What a node gave at the first of its outputs when it ran last. */
export function itemsOf<Item>({ data }: Execution, node: string): Item[] {
	const run = data?.resultData?.runData?.[node]?.at(-1);
	return (run?.data?.main?.[0] ?? []).map(({ json }) => json as Item);
}

/** Presses *Execute workflow* on a trigger that needs no outside event, and waits for the end. */
export async function runManually(
	client: N8nClient,
	workflow: ImportedWorkflow,
	triggerName: string,
): Promise<Execution> {
	const path = `/workflows/${workflow.id}`;
	// n8n 1 runs what it is sent, later ones what they have stored.
	const workflowData = await client.rest<unknown>('GET', path);
	const { executionId } = await client.rest<{ executionId?: string }>('POST', `${path}/run`, {
		workflowData,
		triggerToStartFrom: { name: triggerName },
	});
	if (executionId === undefined) {
		throw new Error(`"${triggerName}" of "${workflow.name}" waits for an event from outside.`);
	}
	const ended = await until(
		`"${workflow.name}" to finish`,
		async () => {
			const about = `/executions/${executionId}?includeData=true`;
			const execution = await client.api<Execution>('GET', about);
			return ['new', 'running', 'waiting'].includes(execution.status) ? undefined : execution;
		},
		{ within: 120_000 },
	);
	if (ended.status === 'success') return ended;
	const error = ended.data?.resultData?.error;
	const why = [error?.message, error?.description].filter(Boolean).join(' ');
	throw new Error(`"${workflow.name}" ended as ${ended.status}. ${why}`);
}
