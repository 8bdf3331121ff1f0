import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { pickersIn } from '../connection/pickers';
import { runTogether } from '../connection/run-together';
import { asToolWith, fieldsWithTool, namedTool } from '../connection/tool';
import { routerFields, routerTool } from './actions/fields';
import { route, routerOutputs } from './actions/route';

/** The rules by their names, else the team; n8n runs it as an expression. */
const whoGetsIt = `({ rules, team, useCrmOwner }) => {
	const names = (rules?.rule ?? []).map(({ name }, index) => name || "Rule " + (index + 1));
	if (names.length > 0) return names.slice(0, 3).join(" · ") + (names.length > 3 ? " · …" : "");
	return team ? "Team: " + team : useCrmOwner ? "CRM Owner or Any Team" : "Any Team";
}`;

const properties = fieldsWithTool(routerFields, routerTool);

/** Finds an owner, a priority and an SLA for answers that need one. */
export class SatisfactionRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Router',
		name: 'satisfactionRouter',
		icon: { light: 'file:../../icons/router.svg', dark: 'file:../../icons/router.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: `={{ (${whoGetsIt})($parameter) }}`,
		description: 'Finds the owner of each answer, its priority and its SLA',
		defaults: { name: 'Satisfaction Router' },
		usableAsTool: asToolWith(namedTool(properties, routerTool.action)),
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Owner Found' },
			{ type: NodeConnectionTypes.Main, displayName: 'Nobody' },
		],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties,
	};

	methods = { credentialTest: { testWorkspaceCredential }, loadOptions: pickersIn(routerFields) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runTogether(this, route, { names: routerOutputs });
	}
}
