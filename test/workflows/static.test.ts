import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription, INodeTypes } from 'n8n-workflow';

import places from '../../sandbox/setup/places';
import { everyNode } from './nodes';
import { definesSurvey, pathOf, type Template, readTemplate, templateNames } from './template';

let nodeTypes: INodeTypes;
beforeAll(async () => {
	nodeTypes = await everyNode();
});

const templates = templateNames.map((name) => [name, readTemplate(name)] as const);
const typeOf = (node: Template['nodes'][number]): INodeTypeDescription =>
	nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description;
const isTrigger = ({ type }: { type: string }) => /trigger$/i.test(type);
const isNote = ({ type }: { type: string }) => type === 'n8n-nodes-base.stickyNote';
const credentialNames = [
	'Satisfaction Workspace',
	'Satisfaction SMTP',
	'Zendesk Sender',
	'Jiandaoyun Sender',
	'Generic Sender',
	'Formbricks Sender',
];

it('there are the eight templates', () => {
	expect(templateNames).toEqual([
		'low-score-to-case',
		'post-service-csat',
		'quarterly-nps',
		'results-from-formbricks',
		'set-up-your-workspace',
		'unclosed-case-reminder',
		'verification-after-fix',
		'weekly-summary',
	]);
});

it.each(['workflows/README.md', 'docs/templates.md', 'docs/zh/templates.md'])(
	'%s names each of them, with its addresses and credentials',
	(page) => {
		const text = readFileSync(join(places.project, page), 'utf8');
		for (const [name, { nodes }] of templates) {
			expect(text).toContain(`${name}.json`);
			for (const path of nodes.flatMap((node) => pathOf(node) ?? [])) {
				expect(text).toContain(`\`${path}\``);
			}
		}
		for (const name of credentialNames) expect(text).toContain(name);
	},
);

describe.each(templates)('%s', (name, template) => {
	it('can be imported: an id, inactive, no pinned data', () => {
		expect(template.id).toBe(`satisfaction-${name}`);
		expect(template.id.length).toBeLessThanOrEqual(36);
		expect(template.active).toBe(false);
		expect(template).toMatchObject({ pinData: {} });
	});

	it('names its credentials and carries no id of anybody', () => {
		for (const node of template.nodes) {
			for (const [type, credential] of Object.entries(node.credentials ?? {})) {
				expect(credential).toEqual({ id: null, name: expect.any(String) as string });
				expect(credentialNames).toContain(credential.name);
				expect(typeOf(node).credentials?.map((asked) => asked.name)).toContain(type);
			}
			for (const asked of typeOf(node).credentials ?? []) {
				const needed = asked.required === true && node.type.startsWith('n8n-nodes-satisfaction');
				if (needed) expect(Object.keys(node.credentials ?? {})).toContain(asked.name);
			}
		}
	});

	it('uses node types, parameters, outputs and nodes that exist', () => {
		const names = template.nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(template.nodes.map(({ id }) => id)).size).toBe(names.length);
		for (const node of template.nodes) {
			const { properties } = typeOf(node);
			const known = properties.map((property) => property.name);
			expect(known).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
			for (const [key, value] of Object.entries(node.parameters)) {
				// What a list is filled with, nobody knows before there is a workspace.
				const choices = properties.filter(
					(one) =>
						one.name === key && one.type === 'options' && !one.typeOptions?.loadOptionsMethod,
				);
				if (choices.length === 0 || String(value).startsWith('=')) continue;
				const allowed = choices.flatMap((one) =>
					(one.options ?? []).flatMap((choice) => ('value' in choice ? [choice.value] : [])),
				);
				expect(allowed).toContain(value);
			}
		}
		for (const [from, { main = [] }] of Object.entries(template.connections)) {
			const source = template.nodes.find((node) => node.name === from);
			expect(names).toContain(from);
			const { outputs } = typeOf(source as never);
			if (Array.isArray(outputs)) expect(main.length).toBeLessThanOrEqual(outputs.length);
			for (const to of main.flat()) expect(names).toContain(to?.node);
		}
	});

	it('leaves nothing disabled and nothing unconnected', () => {
		const reached = new Set(
			Object.values(template.connections).flatMap(({ main = [] }) =>
				main.flat().map((to) => to?.node),
			),
		);
		for (const node of template.nodes) {
			expect(node.disabled).toBeUndefined();
			if (!isTrigger(node) && !isNote(node)) expect(reached).toContain(node.name);
		}
	});

	it('keeps its triggers free of expressions, each with an address of its own', () => {
		for (const node of template.nodes.filter(isTrigger)) {
			expect(JSON.stringify(node.parameters)).not.toMatch(/"=/);
			if ((typeOf(node).webhooks ?? []).length === 0) continue;
			expect(node.webhookId).toMatch(
				/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
			);
			expect(pathOf(node)).toMatch(/^[a-z][a-z-]*$/);
		}
	});

	it('explains itself in English and Chinese', () => {
		const notes = template.nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
		const written = notes.filter((note) => note !== '');
		expect(written.length).toBeGreaterThan(0);
		for (const note of written) {
			expect(note).toMatch(/[A-Za-z]{4}/);
			expect(note).toMatch(/[一-鿿]{4}/);
		}
	});

	it('saves no successful execution where comments flow, and has a zone where it has a schedule', () => {
		const { settings } = template;
		if (name !== 'set-up-your-workspace') expect(settings.saveDataSuccessExecution).toBe('none');
		const scheduled = template.nodes.some(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
		if (scheduled) expect(settings.timezone).toBe('Asia/Shanghai');
	});
});

it('all of them can be published side by side', () => {
	const nodes = templates.flatMap(([, template]) => template.nodes);
	for (const values of [
		nodes.flatMap(({ webhookId }) => webhookId ?? []),
		nodes.flatMap((node) => pathOf(node) ?? []),
		nodes.filter(definesSurvey).map(({ parameters }) => parameters.surveyKey),
		templates.map(([, { id }]) => id),
	]) {
		expect(new Set(values).size).toBe(values.length);
	}
});

it('no secret, address or person of a real house is in them', () => {
	for (const [, template] of templates) {
		const text = JSON.stringify(template);
		for (const [address] of text.matchAll(/[\w.]+@[\w.]+/g))
			expect(address).toMatch(/@example\.com$/);
		for (const [address] of text.matchAll(/https?:\/\/[^\s"\\]+/g)) {
			expect(address).toBe('http://localhost:9/put-the-address-of-your-group-robot-here');
		}
	}
});
