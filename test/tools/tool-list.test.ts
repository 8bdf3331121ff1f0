import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { NodeHelpers } from 'n8n-workflow';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import places from '../../sandbox/setup/places.js';
import { listedAsTool, listTools, type SeenTool } from '../engine/engine';
import { actionNodes, type ActionNode, nodeTypes } from './action-nodes';

/** The operations that a tool offers in the panel, with their resource. */
function offered(type: ActionNode): Array<Record<string, string>> {
	const description = listedAsTool(nodeTypes, type);
	const shownWith = (name: string, values: Record<string, string>): INodeProperties | undefined =>
		description.properties.find(
			(property) =>
				property.name === name &&
				NodeHelpers.displayParameter(values, property, null, description) &&
				property.type !== 'hidden',
		);
	const choices = (property: INodeProperties | undefined) =>
		((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));
	const resources = choices(shownWith('resource', {}));
	if (resources.length === 0) {
		const operations = choices(shownWith('operation', { resource: 'own' }));
		return operations.length === 0 ? [{}] : operations.map((operation) => ({ operation }));
	}
	return resources.flatMap((resource) =>
		choices(shownWith('operation', { resource })).map((operation) => ({ resource, operation })),
	);
}

let seen: Map<string, SeenTool>;

beforeAll(async () => {
	const all = actionNodes.flatMap((type) =>
		offered(type).map((parameters) => ({ type, parameters })),
	);
	const list = await listTools(nodeTypes, all);
	seen = new Map(list.map((tool) => [tool.name, tool]));
});

/** What a model has to give, and what it may give. */
const inputs = ({ parameters }: SeenTool): { must: string[]; may: string[] } => {
	const must = parameters.required ?? [];
	return {
		must,
		may: Object.keys(parameters.properties).filter((name) => !must.includes(name)),
	};
};

describe('the tools of this package as a model sees them', () => {
	it('are these, each called by what it does, with what it has to be given and may be given', () => {
		const table = Object.fromEntries([...seen.values()].map((tool) => [tool.name, inputs(tool)]));
		const of = (must: string[], may: string[] = []) => ({ must, may });
		const ofPeriod = of([], ['Period', 'From', 'Until']);
		expect(table).toEqual({
			Invite_a_customer_in_Satisfaction_Survey: of(['Email'], ['Name', 'Language']),
			Preview_a_survey_in_Satisfaction_Survey: of([], ['Language']),
			Create_a_problem_in_Satisfaction_Case: of([], ['Title']),
			List_problems_in_Satisfaction_Case: of([], ['Owner']),
			Get_the_public_page_of_problems_in_Satisfaction_Case: of([]),
			Link_something_to_a_problem_in_Satisfaction_Case: of(['Problem', 'ID']),
			Check_the_effect_of_a_problem_that_is_done_in_Satisfaction_Case: of(['Problem']),
			Preview_what_will_be_sent_in_Satisfaction_Care: of([], ['Days', 'From', 'Until', 'Customer']),
			Stop_a_campaign_or_a_customer_in_it_in_Satisfaction_Care: of(['Campaign', 'Customer']),
			Record_the_result_of_a_campaign_in_Satisfaction_Care: of(
				['Campaign', 'Customer'],
				['Amount', 'Currency', 'Key'],
			),
			Measure_the_effect_of_a_campaign_in_Satisfaction_Care: of(['Campaign'], ['From', 'Until']),
			Make_an_open_link_to_a_survey_in_Satisfaction_Survey: of([], ['Source_Tag']),
			Cancel_an_invitation_in_Satisfaction_Survey: of(['Invitation_ID'], ['Reason']),
			Write_and_send_a_message_in_Satisfaction_Message: of(
				['Subject', 'Text'],
				['Case_ID', 'Customer_Email'],
			),
			List_messages_of_a_campaign_in_Satisfaction_Message: of(
				['Campaign'],
				['Customer', 'From', 'Until'],
			),
			Normalise_an_answer_in_Satisfaction_Score: of(['Answer']),
			Record_an_answer_in_Satisfaction_Score: of(
				['Answer', 'External_ID'],
				['Email', 'Name', 'Comment'],
			),
			Find_the_owner_of_an_answer_in_Satisfaction_Router: of(['Response_ID']),
			Open_a_case_in_Satisfaction_Case: of([], ['Response_ID', 'Customer_ID', 'Owner', 'Priority']),
			Get_a_case_in_Satisfaction_Case: of(['Case_ID']),
			List_cases_in_Satisfaction_Case: of([], ['Overdue_Only', 'Owner']),
			Reassign_a_case_in_Satisfaction_Case: of(['Case_ID', 'New_Owner'], ['Note']),
			Close_a_case_in_Satisfaction_Case: of(['Case_ID', 'Reason']),
			Acknowledge_a_case_in_Satisfaction_Case: of(['Case_ID']),
			Log_an_action_on_a_case_in_Satisfaction_Case: of(['Case_ID', 'Note']),
			Compensate_the_customer_of_a_case_in_Satisfaction_Case: of(['Case_ID', 'Amount'], ['Note']),
			Resolve_a_case_in_Satisfaction_Case: of(['Case_ID'], ['Note']),
			Pause_a_case_in_Satisfaction_Case: of(['Case_ID', 'Waiting_For', 'Until', 'Note']),
			Resume_a_case_in_Satisfaction_Case: of(['Case_ID']),
			Retry_what_is_stuck_in_Satisfaction_Workspace: of([]),
			List_the_audit_trail_in_Satisfaction_Workspace: of([], ['Who', 'Whom', 'From', 'Until']),
			Escalate_a_case_in_Satisfaction_Case: of(['Case_ID'], ['Note']),
			Create_or_update_customers_in_Satisfaction_Customer: of(
				[],
				['Name', 'Email', 'Phone', 'Customer_ID', 'Language', 'Segment', 'Tags', 'Birthday'],
			),
			Get_a_record_in_Satisfaction_CRM: of(['Record_ID']),
			Update_a_record_in_Satisfaction_CRM: of(['Record_ID', 'Fields']),
			Create_a_task_or_ticket_in_Satisfaction_CRM: of(['Fields'], ['Owner']),
			Change_the_owner_of_a_record_in_Satisfaction_CRM: of(['Record_ID', 'Owner']),
			List_changed_records_in_Satisfaction_CRM: of([], ['Hours']),
			Get_a_customer_in_Satisfaction_Customer: of(['Customer']),
			List_customers_in_Satisfaction_Customer: of([], ['Segment', 'Tag', 'Identity']),
			Set_the_consent_of_a_customer_in_Satisfaction_Customer: of(
				['Customer', 'Purposes', 'Source'],
				['Words'],
			),
			Create_or_update_people_in_Satisfaction_Team: of(['Email'], ['Name', 'Team', 'Role']),
			List_people_in_Satisfaction_Team: of([]),
			Set_an_absence_in_Satisfaction_Team: of(['Person', 'Until'], ['From', 'Deputy', 'Note']),
			Get_the_settings_in_Satisfaction_Workspace: of([]),
			Check_the_health_of_the_workspace_in_Satisfaction_Workspace: of([]),
			Break_scores_down_by_groups_in_Satisfaction_Insights: of(
				[],
				['Period', 'From', 'Until', 'By'],
			),
			Find_what_drives_a_score_in_Satisfaction_Insights: of([], ['Period', 'From', 'Until']),
			Label_a_comment_in_Satisfaction_Insights: of(['Comment']),
			Compare_two_groups_in_Satisfaction_Insights: ofPeriod,
			Create_a_report_in_Satisfaction_Insights: ofPeriod,
			Find_alarms_in_Satisfaction_Insights: of([], ['Compare']),
			Find_topics_of_comments_in_Satisfaction_Insights: ofPeriod,
			Get_a_trend_in_Satisfaction_Insights: of([], ['Period', 'From', 'Until', 'One_Item_Per']),
			Get_retention_and_value_of_customers_in_Satisfaction_Insights: ofPeriod,
			Summarise_a_period_in_Satisfaction_Insights: of([], ['Period', 'From', 'Until']),
		});
	});

	it('have names that every model takes', () => {
		expect([...seen.keys()].filter((name) => !/^[\w-]{1,64}$/.test(name))).toEqual([]);
	});

	it('say each in words of its own what they do, and what they return', () => {
		const said = [...seen.values()].map(({ description }) => description);
		expect(new Set(said).size).toBe(said.length);
		expect(said.filter((text) => !/^[A-Z][^.]+\.(?: .+)? ?(?:Returns) .+\.$/.test(text))).toEqual(
			[],
		);
	});

	it('say of every input what it is', () => {
		const silent = [...seen.values()].flatMap(({ name, parameters }) =>
			Object.entries(parameters.properties)
				.filter(([, { description = '' }]) => !/\w+ \w+/.test(description))
				.map(([input]) => `${name}: ${input}`),
		);
		expect(silent).toEqual([]);
	});

	it.each(['docs/nodes.md', 'docs/zh/nodes.md'])('are all in the table of %s', (file) => {
		const lines = readFileSync(join(places.project, file), 'utf8').split('\n');
		const missing = actionNodes.flatMap((type) => {
			const { properties, displayName } = listedAsTool(nodeTypes, type);
			const node = displayName.replace(/^Satisfaction | Tool$/g, '');
			const rows = lines.filter((line) => line.startsWith(`| ${node}`));
			const names = new Map(
				properties
					.filter(({ name }) => name === 'operation')
					.flatMap(({ options = [] }) => options as INodePropertyOptions[])
					.map(({ value, name }) => [String(value), name]),
			);
			return offered(type)
				.map(({ operation = '' }) => names.get(operation) ?? '')
				.filter((name) => !rows.some((row) => name === '' || row.includes(`_${name}_`)))
				.map((name) => `${node}: ${name}`);
		});
		expect(missing).toEqual([]);
	});

	it.each([
		['satisfactionSurvey', ['remind', 'recordDelivery']],
		['satisfactionMessage', ['send']],
		['satisfactionScore', ['score']],
		['satisfactionCare', ['findDue']],
		['satisfactionCustomer', ['merge', 'split', 'preferenceLink', 'export', 'erase']],
		['satisfactionCase', ['endPublicPage', 'tellReporters', 'updateProblem']],
		['satisfactionInsights', ['createAddress', 'endAddress']],
		['satisfactionCrm', ['openChannel']],
		['satisfactionWorkspace', ['set']],
	] as const)('%s leaves out %j, which make no sense as a tool', (type, left) => {
		const operations = offered(type).map(({ operation }) => operation);
		for (const operation of left) expect(operations).not.toContain(operation);
	});
});

describe('an action node that is no tool', () => {
	it.each(actionNodes)('%s is filled in by its item, and asks no model', (type) => {
		const name = `n8n-nodes-satisfaction.${type}`;
		const { description } = nodeTypes.getByNameAndVersion(name);
		const filled = (parameters: Record<string, string>) =>
			JSON.stringify(
				NodeHelpers.getNodeParameters(
					description.properties,
					parameters,
					true,
					false,
					null,
					description,
				),
			);
		const operations = description.properties
			.filter((property) => property.name === 'operation')
			.flatMap((property) => property.options as INodePropertyOptions[]);
		const texts = [{}, ...operations.map(({ value }) => ({ operation: String(value) }))].map(
			filled,
		);
		for (const text of texts) expect(text).not.toMatch(/fromAI|toolDescription/);
	});
});

describe('n8n’s panel of nodes', () => {
	// It lists no action of a node that has a property called `resource` without one to choose.
	it.each(actionNodes)('%s has its operations as actions', (type) => {
		const { description } = nodeTypes.getByNameAndVersion(`n8n-nodes-satisfaction.${type}`);
		const resources = description.properties.filter(({ name }) => name === 'resource');
		for (const { type: kind, options } of resources) {
			expect(kind).toBe('options');
			expect(options?.length).toBeGreaterThan(1);
		}
		const [operation] = description.properties.filter(({ name }) => name === 'operation');
		const actions = ((operation?.options ?? []) as INodePropertyOptions[]).map(
			({ action }) => action,
		);
		expect(actions.every((action) => typeof action === 'string' && action !== '')).toBe(true);
	});
});
