import { join } from 'node:path';

import { type WorkflowFile, type WorkflowNode, workflowFiles } from '../n8n/workflows';
import places from '../setup/places.js';
import { otherSystems } from './other-systems';

/** The template that fills the workspace. */
export const setUpTemplate = 'set-up';

/**
 * The templates of one language as the build has drawn them, by file name without `.json`, with what an admin
 * changes after importing; and the systems that no template listens to. Templates that write into other systems are
 * left out.
 *
 * @param leaseMinutes _Take Back After_ of the clock, when the usual one is too long to wait for
 */
export async function templatesToPublish(
	leaseMinutes: number | undefined,
	language: 'en' | 'zh-CN' = 'en',
): Promise<Map<string, WorkflowFile>> {
	const folder = language === 'en' ? 'workflows' : join('workflows', 'zh');
	const files = await workflowFiles(join(places.project, folder));
	if (files.size === 0) throw new Error('There are no templates: run `npm run templates`.');
	const ours = [...files].filter(([, { nodes }]) => nodes.every(isPlayedHere));
	const changed = ours.map(([key, file]): [string, WorkflowFile] => [
		key,
		{ ...file, nodes: file.nodes.map((node) => withLease(node, leaseMinutes)) },
	]);
	return new Map([...changed, ['other-systems', otherSystems(language)]]);
}

/** What the sandbox has an account for; the systems that other templates write into are not here. */
const accountsHere = ['satisfactionWorkspaceApi', 'satisfactionSenderApi', 'smtp'];

const isPlayedHere = ({ credentials = {} }: WorkflowNode): boolean =>
	Object.keys(credentials).every((type) => accountsHere.includes(type));

function withLease(node: WorkflowNode, leaseMinutes: number | undefined): WorkflowNode {
	if (leaseMinutes === undefined || !node.type.endsWith('.satisfactionTimerTrigger')) return node;
	return { ...node, parameters: { ...node.parameters, options: { leaseMinutes } } };
}
