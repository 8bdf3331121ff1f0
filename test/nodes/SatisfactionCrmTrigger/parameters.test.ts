import { nodeParametersAreStatic, webhookDescriptionIsNativelyResolvable } from 'n8n-workflow';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { sourceSystems } from '../../../core/systems';
import type { Options } from '../../../core/systems/option/option';
import { optionValues } from '../../../nodes/connection/option-fields';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { buildWorkflow, loadNodes, subtitleOf } from '../../engine/engine';

const type = 'satisfactionCrmTrigger';
const { description } = new SatisfactionCrmTrigger();
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });
const property = (name: string): INodeProperties | undefined =>
	description.properties.find((one) => one.name === name);
const built = (parameters: object) =>
	buildWorkflow(
		{ nodes: [{ name: 'CRM', type, parameters: parameters as never }], connections: {} },
		nodeTypes,
	).workflow;
const sources = sourceSystems.map(({ key, source }) => [key, source] as const);

describe('the parameters of the CRM Trigger', () => {
	it('offer every system that calls us, in both languages where its names differ', () => {
		const shown = (property('source')?.options ?? []) as Array<{ name: string; value: string }>;
		const named = shown.map(({ name, value }) => [value, name]);
		expect(named.map(([value]) => value).sort()).toEqual(sources.map(([key]) => key).sort());
		expect(named).toEqual(
			expect.arrayContaining([
				['formbricks', 'Formbricks'],
				['generic', 'Generic JSON'],
				['jiandaoyun', 'Jiandaoyun 简道云'],
				['wenjuanxing', 'Wenjuanxing 问卷星'],
				['zendesk', 'Zendesk'],
			]),
		);
	});

	it.each([
		['generic', 'Generic JSON'],
		['jiandaoyun', 'Jiandaoyun 简道云'],
	])('name %s below the node as people call it', (source, name) => {
		expect(subtitleOf(SatisfactionCrmTrigger, { source })).toBe(name);
	});

	it.each(sources)('hold every option of %s, by the name and hint it declares', (key, source) => {
		const own = description.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.source?.includes(key),
		);
		const more = own.find(({ name }) => name === `${key}Options`)?.options as INodeProperties[];
		const fields = [...own, ...more].map(({ displayName, description: hint }) => [
			displayName,
			hint,
		]);
		for (const { label, hint } of Object.values(source.options)) {
			expect(fields).toContainEqual([label, hint]);
		}
		const names = more.map(({ displayName }) => displayName);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it.each(sources)('give %s what n8n keeps of them', (key, source) => {
		// What n8n itself makes of the fields, filled in as the sample wants them.
		const node = built({ source: key, ...filledIn(key, source.options, source.sample.values) });
		const parameters = node.getNode('CRM')?.parameters ?? {};
		const values = optionValues(source.options, key, (name, other) => parameters[name] ?? other);
		const sender = source.configure(values);
		expect(sender.sample(0, 'x')).toEqual(source.configure(source.sample.values).sample(0, 'x'));
	});

	it.each(sources)('of %s are good as they come, and show its sample', (key, source) => {
		const parameters = built({ source: key }).getNode('CRM')?.parameters ?? {};
		const values = optionValues(source.options, key, (name, other) => parameters[name] ?? other);
		expect(() => source.configure(values)).not.toThrow();
		expect(property(`${key}Sample`)?.default).toBe(source.sample.body);
	});

	it('show the name of an attribute only where one is to be named', () => {
		const [rows] = (property('genericFields')?.options ?? []) as INodePropertyCollection[];
		const attribute = rows?.values.find(({ name }) => name === 'attribute');
		expect(attribute?.displayOptions).toEqual({ show: { field: ['attribute'] } });
	});

	it('ask for no secret, and warn, where everybody is let in', () => {
		const sender = description.credentials?.find(({ name }) => name === 'satisfactionSenderApi');
		expect(sender).toMatchObject({
			required: false,
			displayOptions: { hide: { genericAuthentication: ['none'] } },
		});
		expect(property('genericAuthenticationNotice')).toMatchObject({
			type: 'notice',
			displayOptions: { show: { source: ['generic'], genericAuthentication: ['none'] } },
		});
	});

	it('need no expression engine for a request', () => {
		const node = built({ path: 'crm' }).getNode('CRM');
		expect(node && nodeParametersAreStatic(node)).toBe(true);
		expect(description.webhooks?.every(webhookDescriptionIsNativelyResolvable)).toBe(true);
		const dynamic = description.properties.filter(
			(one) => one.type !== 'notice' && one.noDataExpression !== true,
		);
		expect(dynamic).toEqual([]);
	});
});

/** The values of options as a workflow holds them. */
function filledIn(key: string, options: Options, values: Record<string, unknown>) {
	const filled: Record<string, unknown> = {};
	const more: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(values)) {
		const { main, shown } = options[name] ?? {};
		const field = `${key}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
		if (!main) more[name] = value;
		else filled[field] = shown?.kind === 'rows' ? { row: value } : value;
	}
	return { ...filled, [`${key}Options`]: more };
}
