import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';

/** The credential of the company: a workspace of its own, in a file of its own. */
export const companyCredential = 'Made-up company';

/** A node of a workflow that is written here, without what follows from its place. */
export type Piece = {
	name: string;
	type: string;
	version?: number;
	parameters: Record<string, unknown>;
	/** Of the pieces that its first output leads to. */
	to?: readonly string[];
	at: readonly [column: number, row: number];
};

/** A workflow of these pieces; ours have the credential of the company. */
export function workflowOf(name: string, pieces: readonly Piece[]): WorkflowFile {
	const nodes = pieces.map((piece, place): WorkflowNode => {
		const { type, version = 1, parameters, at } = piece;
		const isOurs = !type.includes('.');
		const id = `5c0ffee0-0000-4000-8000-${idOf(name)}${String(place).padStart(4, '0')}`;
		return {
			id,
			name: piece.name,
			type: isOurs ? `n8n-nodes-satisfaction.${type}` : type,
			typeVersion: version,
			position: [at[0] * 256, at[1] * 176],
			parameters,
			...(isOurs && {
				credentials: { satisfactionWorkspaceApi: { id: null, name: companyCredential } },
			}),
			...(/webhook|trigger/i.test(type) && { webhookId: id }),
		};
	});
	const connections = Object.fromEntries(
		pieces.flatMap(({ name: from, to }) =>
			to ? [[from, { main: [to.map((node) => ({ node, type: 'main', index: 0 }))] }] as const] : [],
		),
	);
	// A month has many runs; what they did is in the store.
	return { name, nodes, connections, settings: { saveDataSuccessExecution: 'none' } };
}

/** Eight digits that differ from workflow to workflow. */
function idOf(name: string): string {
	let sum = 7;
	for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_000_000;
	return String(sum).padStart(8, '0');
}

/** Answers when all that follows is done. */
export const webhook = (path: string): Pick<Piece, 'type' | 'version' | 'parameters'> => ({
	type: 'n8n-nodes-base.webhook',
	version: 2,
	parameters: {
		path,
		httpMethod: 'POST',
		responseMode: 'lastNode',
		responseData: 'noData',
		options: {},
	},
});

/** One item for each row that came in. */
export const eachRow = (): Pick<Piece, 'type' | 'parameters'> => ({
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'body.rows', options: {} },
});
