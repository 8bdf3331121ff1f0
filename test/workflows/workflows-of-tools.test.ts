import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypes } from 'n8n-workflow';

import { project } from '../../sandbox/setup/places';
import type { ImportedWorkflow } from '../../sandbox/n8n/workflows';
import { otherSystems } from '../../sandbox/stage/other-systems';
import { findSenders } from '../../sandbox/stage/senders';
import { draw } from '../../workflows/source/draw';
import { library } from '../../workflows/source/library';
import { everyNode } from './nodes';
import { parameterFaults } from './parameter-faults';

type Workflow = { nodes: INode[] };

const read = (name: string): Workflow =>
	JSON.parse(readFileSync(join(project, 'bench', 'workflows', `${name}.json`), 'utf8')) as Workflow;

let nodeTypes: INodeTypes;
beforeAll(async () => {
	nodeTypes = await everyNode();
});

it.each([
	['the loop that is measured', read('loop')],
	['the page that is measured', read('page')],
	["the owner's page that is measured", read('case-page')],
	['what the sandbox adds', otherSystems() as unknown as Workflow],
	['what it adds in Chinese', otherSystems('zh-CN') as unknown as Workflow],
])('%s sets parameters that exist and show', (_what, { nodes }) => {
	for (const node of nodes) {
		const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		expect(parameterFaults(node, description)).toEqual([]);
	}
});

it.each(['en', 'zh'] as const)(
	'somebody listens to each system in the sandbox in %s',
	(language) => {
		const drawn = library.map((template) => draw(template, language));
		const all = [...drawn, otherSystems(language === 'en' ? 'en' : 'zh-CN')];
		const workflows = all.map((file, at) => ({ ...file, id: `w${at}` }) as ImportedWorkflow);
		expect(() => findSenders(workflows, 'http://n8n', new Map())).not.toThrow();
	},
);
