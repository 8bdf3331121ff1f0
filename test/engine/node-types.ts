import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader } from 'n8n-core';
import type { DirectoryLoader } from 'n8n-core';
import { deepCopy, NodeHelpers } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { n8nAt, n8nNodesBase, n8nVersion, project } from '../../sandbox/setup/places';

export type NodeClass = new () => INodeType | IVersionedNodeType;

const packageName = 'n8n-nodes-satisfaction';

/** The type as a workflow names it: `satisfactionSurvey` belongs to this package. */
export function fullType(type: string): string {
	return type.includes('.') ? type : `${packageName}.${type}`;
}

/** What n8n makes of a node that is `usableAsTool`, by n8n's own code. */
function toTool(node: INodeType): INodeType {
	if (!node.description.usableAsTool) {
		throw new Error(`${node.description.name} is not usable as a tool: usableAsTool is not set.`);
	}
	const tool = Object.create(node) as INodeType;
	tool.description = asAiTool(deepCopy(node.description));
	return tool;
}

function asAiTool(description: INodeTypeDescription): INodeTypeDescription {
	const { convertNodeToAiTool } = createRequire(n8nAt(n8nVersion).command)(
		'../dist/tool-generation/ai-tools.js',
	) as { convertNodeToAiTool(of: { description: object }): { description: INodeTypeDescription } };
	return convertNodeToAiTool({ description }).description;
}

/** How n8n lists a node as a tool: with what its description puts in place of the node's own parts. */
export function listedAsTool(nodeTypes: INodeTypes, type: string): INodeTypeDescription {
	const { description } = nodeTypes.getByNameAndVersion(fullType(type));
	const { usableAsTool } = description;
	const replaced = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	return asAiTool({ ...deepCopy(description), ...replaced });
}

/**
 * The node types that a workflow can use.
 *
 * @param classes Our classes by type, as `satisfactionSurvey` or with another package's prefix.
 * @param loaders Whole packages: see `loadDist` and `loadBuiltIn`.
 */
export function loadNodes(
	classes: Record<string, NodeClass>,
	...loaders: DirectoryLoader[]
): INodeTypes {
	const instances = new Map(
		Object.entries(classes).map(([type, Class]) => [fullType(type), new Class()]),
	);

	const find = (type: string): INodeType | IVersionedNodeType | undefined => {
		const instance = instances.get(type);
		if (instance) return instance;
		const [prefix, name = ''] = type.split(/\.(?=[^.]*$)/);
		const loader = loaders.find((candidate) => candidate.packageName === prefix);
		return loader && name in loader.known.nodes ? loader.getNode(name).type : undefined;
	};

	const getByName = (type: string) => {
		const found = find(type);
		if (found) return found;
		throw new Error(`The test loaded no node of type "${type}".`);
	};

	return {
		getByName,
		getByNameAndVersion(type, version) {
			const found = find(type);
			if (found) return NodeHelpers.getVersionedNodeType(found, version);
			if (!type.endsWith('Tool')) return getByName(type) as INodeType;
			return toTool(NodeHelpers.getVersionedNodeType(getByName(type.slice(0, -4)), version));
		},
		getKnownTypes: () => ({}),
	};
}

/** Our package as it was built into dist/. */
export async function loadDist(): Promise<DirectoryLoader> {
	const loader = new PackageDirectoryLoader(project);
	await loader.loadAll();
	return loader;
}

/** n8n's own nodes, out of the n8n that is installed once per machine. */
export async function loadBuiltIn(): Promise<DirectoryLoader> {
	if (!existsSync(n8nNodesBase)) {
		throw new Error(`n8n is not installed at ${n8nNodesBase}: "npm test -- engine" installs it.`);
	}
	const loader = new LazyPackageDirectoryLoader(n8nNodesBase);
	await loader.loadAll();
	return loader;
}
