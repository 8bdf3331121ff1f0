import { sentWithin } from '../../../core/loop/send/begin-sending';
import { NotFoundError } from '../../../core/model/errors';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { loadNodes, type NodeJson, type RunOptions, runWorkflow } from '../../engine/engine';
import type { Workspace } from '../a-workspace';

export const type = 'satisfactionMessage';
export const nodeTypes = loadNodes({ [type]: SatisfactionMessage });

export type Given = {
	parameters?: object;
	mode?: RunOptions['mode'];
	files?: RunOptions['files'];
	/** Other things of the node, e.g. `id`. */
	node?: Partial<NodeJson> & Record<string, unknown>;
};

/** Runs the Message node on items in n8n's engine. */
export async function runMessage(workspace: Workspace, items: object[], given: Given = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Mail', type, parameters: given.parameters as never, ...given.node }],
			connections: {},
		},
		start: 'Mail',
		items,
		mode: given.mode,
		files: given.files,
		credentials: workspace.credentials,
	});
	return { sent: outputs.Mail?.[0] ?? [], notSent: outputs.Mail?.[1] ?? [], error };
}

/** As if what is marked as being sent had been marked a minute before: nobody sends it any more. */
export async function aMinuteLater({ house }: Workspace): Promise<void> {
	const { db } = house.store;
	await db
		.updateTable('message')
		.set((eb) => ({ updated_at: eb('updated_at', '-', sentWithin) }))
		.execute();
}

/** Lets the database fail from its nth transaction on, as a process that dies there. */
export function dieAt({ house }: Workspace, transaction: number): () => void {
	const { store } = house;
	const original = store.transaction.bind(store);
	let calls = 0;
	store.transaction = async (work) => {
		calls += 1;
		// Of the kind after which nothing is kept in memory, or tried again: a dead process does neither.
		if (calls >= transaction) throw new NotFoundError('The process is gone.', '');
		return await original(work);
	};
	return () => (store.transaction = original);
}
