import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type N8nClient, N8nRefusal } from './client';
import { until } from '../until';

/** A node as a workflow file has it. */
export type WorkflowNode = {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	webhookId?: string;
	[more: string]: unknown;
};

/** A workflow as people import it. */
export type WorkflowFile = {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[more: string]: unknown;
};

export type ImportedWorkflow = { id: string; name: string; nodes: WorkflowNode[] };

/** The workflow files of a folder, by name. The index that lies beside them is none. */
export async function workflowFiles(folder: string): Promise<Map<string, WorkflowFile>> {
	const names = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	const files = new Map<string, WorkflowFile>();
	for (const name of names) {
		const content = JSON.parse(await readFile(join(folder, name), 'utf8')) as WorkflowFile;
		if (Array.isArray(content.nodes)) files.set(name.replace(/\.json$/, ''), content);
	}
	return files;
}

/**
 * Imports a workflow as it is. n8n itself finds the credentials that are given by name alone, if
 * exactly one of that type has the name.
 *
 * @throws Error naming the nodes whose credential was not found
 */
export async function importWorkflow(
	client: N8nClient,
	file: WorkflowFile,
): Promise<ImportedWorkflow> {
	const { name, nodes, connections, settings, pinData } = file;
	const made = await client.rest<ImportedWorkflow>('POST', '/workflows', {
		name,
		nodes,
		connections,
		// n8n 1 takes no workflow that does not say so.
		active: false,
		settings: settings ?? {},
		...(pinData === undefined ? {} : { pinData }),
	});
	const open = made.nodes.filter(({ credentials }) =>
		Object.values(credentials ?? {}).some(({ id }) => id === null || id === undefined),
	);
	if (open.length > 0) {
		const names = open.map((node) => `"${node.name}"`).join(', ');
		throw new Error(`In "${name}" no credential was found for ${names}.`);
	}
	return made;
}

type Publication = {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
};

/** What became of publishing a workflow, once n8n has finished with it. */
export type Published =
	| { ok: true }
	/** `messages`: what the triggers, or n8n itself, say. */
	| { ok: false; messages: string[] };

/** How far the publishing of a workflow is; an older n8n has finished with it when it answers. */
async function publicationOf(client: N8nClient, id: string): Promise<Publication> {
	try {
		return await client.rest<Publication>('GET', `/workflows/${id}/publication-status`);
	} catch (error) {
		if (!(error instanceof N8nRefusal) || error.status !== 404) throw error;
		return { status: 'published', triggers: [] };
	}
}

/**
 * Publishes a workflow and waits until its triggers are registered, or one has said why not.
 */
export async function publishWorkflow(client: N8nClient, id: string): Promise<Published> {
	try {
		await client.api('POST', `/workflows/${id}/activate`, {});
	} catch (error) {
		return { ok: false, messages: [(error as Error).message] };
	}
	const { status, triggers } = await until(
		`workflow ${id} to be published`,
		async () => {
			const now = await publicationOf(client, id);
			return now.status === 'in_progress' || now.status === 'not_published' ? undefined : now;
		},
		{ within: 120_000 },
	);
	if (status === 'published') return { ok: true };
	const messages = triggers
		.filter((trigger) => trigger.status !== 'activated')
		.map(({ nodeId, errorMessage }) => errorMessage ?? `Node ${nodeId} did not start.`);
	return { ok: false, messages };
}

export async function unpublishWorkflow(client: N8nClient, id: string): Promise<void> {
	await client.api('POST', `/workflows/${id}/deactivate`, {});
}
