import type { EndpointTable } from '../schema';
import { askedOnce } from '../compiled-once';
import type { Db, Tx } from '../store';

export type Endpoint = EndpointTable;

/** Inserts the endpoint, or takes it over when it is the same node or nobody active holds it. */
export async function saveEndpoint(tx: Tx, endpoint: Endpoint): Promise<void> {
	await tx
		.insertInto('endpoint')
		.values(endpoint)
		.onConflict((c) => c.columns(['workspace_id', 'page', 'survey_key']).doUpdateSet(endpoint))
		.execute();
}

export async function findEndpoint(
	db: Db | Tx,
	workspace: string,
	page: string,
	surveyKey: string,
): Promise<Endpoint | undefined> {
	return (await endpointOnce(db, { workspace, page, surveyKey })).rows[0];
}

const endpointOnce = askedOnce((db, of: { workspace: string; page: string; surveyKey: string }) =>
	endpointQuery(db, of.workspace, of.page, of.surveyKey),
);

/** The question for where a page is served. */
export function endpointQuery(db: Db | Tx, workspace: string, page: string, surveyKey: string) {
	return db
		.selectFrom('endpoint')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('page', '=', page)
		.where('survey_key', '=', surveyKey);
}

/** What the nodes of a workflow serve now, of one kind. */
export async function endpointsOfWorkflow(
	db: Db | Tx,
	workspace: string,
	page: string,
	workflowId: string,
): Promise<Endpoint[]> {
	return await db
		.selectFrom('endpoint')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('page', '=', page)
		.where('workflow_id', '=', workflowId)
		.where('active', '=', 1)
		.orderBy('survey_key')
		.execute();
}

/** All endpoints of one kind, active ones first. */
export async function listEndpoints(
	db: Db | Tx,
	workspace: string,
	page: string,
): Promise<Endpoint[]> {
	return await db
		.selectFrom('endpoint')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('page', '=', page)
		.orderBy('active', 'desc')
		.orderBy('updated_at', 'desc')
		.execute();
}

/**
 * Marks a node's endpoints as gone; links keep their address, since publishing brings it back. What is
 * tried out in the editor does not depend on what is published.
 */
export async function deactivateEndpoints(
	tx: Tx,
	workspace: string,
	node: { workflowId: string; nodeId: string },
	now: number,
): Promise<void> {
	await tx
		.updateTable('endpoint')
		.set({ active: 0, updated_at: now })
		.where('workspace_id', '=', workspace)
		.where('workflow_id', '=', node.workflowId)
		.where('node_id', '=', node.nodeId)
		.where('page', '!=', 'draft')
		.execute();
}

/** Says that a node still serves its page. */
export async function touchEndpoint(
	db: Db | Tx,
	workspace: string,
	page: string,
	node: { workflowId: string; nodeId: string },
	now: number,
): Promise<void> {
	await db
		.updateTable('endpoint')
		.set({ updated_at: now })
		.where('workspace_id', '=', workspace)
		.where('page', '=', page)
		.where('workflow_id', '=', node.workflowId)
		.where('node_id', '=', node.nodeId)
		.execute();
}
