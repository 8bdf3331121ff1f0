import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

import places from '../../sandbox/setup/places';

/** An importable workflow, as the file has it. */
export type Template = {
	id: string;
	name: string;
	active: boolean;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
};

export const templateFolder = join(places.project, 'workflows');

/** The names of the files without `.json`. */
export const templateNames = readdirSync(templateFolder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace(/\.json$/, ''))
	.sort();

/** Reads a template anew, so that a test may change it. */
export function readTemplate(name: string): Template {
	return JSON.parse(readFileSync(join(templateFolder, `${name}.json`), 'utf8')) as Template;
}

/** A node of a template by its name. */
export function nodeOf(template: Template, name: string): INode {
	const found = template.nodes.find((node) => node.name === name);
	if (!found) throw new Error(`"${template.name}" has no node "${name}".`);
	return found;
}

export const definesSurvey = ({ type }: Pick<INode, 'type'>): boolean =>
	type.endsWith('satisfactionResponseTrigger');

/** The path that a trigger is served under; `undefined` where it is served under none. */
export function pathOf(node: INode): string | undefined {
	const { path, options, surveyKey } = node.parameters as Record<string, unknown>;
	const own = (options as { path?: string } | undefined)?.path ?? (path as string | undefined);
	return own ?? (definesSurvey(node) ? (surveyKey as string) : undefined);
}
