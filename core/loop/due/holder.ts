import { newId } from '../../model/id';

/** Who has claimed work: a node, in one process. */
export type ClaimHolder = { node: string; own: string };

const place = Symbol.for('n8n-nodes-satisfaction.process');

/** On `globalThis`, because n8n may load the package a second time over an upgrade. */
function thisProcess(): string {
	const home = globalThis as { [place]?: string };
	home[place] ??= newId('due');
	return home[place];
}

/**
 * How the claims of a node are marked. Those of another process are of one that has ended, since n8n
 * runs a trigger in one process alone.
 *
 * @param node workflow and node
 */
export function claimHolder(node: string): ClaimHolder {
	return { node, own: `${node} ${thisProcess()}` };
}
