import { nodeParametersAreStatic, webhookDescriptionIsNativelyResolvable } from 'n8n-workflow';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { eventFields } from '../../../core/systems/source/event-fields';
import { sources } from '../../../core/systems';
import {
	eventFieldOptions,
	ownAttribute,
} from '../../../nodes/SatisfactionCrmTrigger/event-field-options';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { sourceInputs } from '../../../nodes/SatisfactionCrmTrigger/sources';
import { buildWorkflow, loadNodes } from '../../engine/engine';

const { description } = new SatisfactionCrmTrigger();
const property = (name: string): INodeProperties | undefined =>
	description.properties.find((one) => one.name === name);

/** A value other than the default for every input of a sender, so that each option turns up. */
function filled(inputs: INodeProperties[]): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const { name, type, options = [] } of inputs) {
		if (type === 'collection') values[name] = example(options as INodeProperties[]);
		else if (type === 'fixedCollection') {
			const [row] = options as INodePropertyCollection[];
			values[name] = { row: [example(row?.values ?? [])] };
		} else values[name] = 'some';
	}
	return values;
}

function example(inputs: INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(inputs.map(({ name }) => [name, name === 'field' ? 'id' : 'some']));
}

describe('the parameters of the CRM Trigger', () => {
	it('offer the sources of the registry, by their names', () => {
		const shown = (property('source')?.options ?? []) as Array<{ name: string; value: string }>;
		const known = sources.map(({ key, displayName }) => ({ value: key, name: displayName }));
		expect(shown.map(({ name, value }) => ({ value, name }))).toEqual(
			[...known].sort((a, b) => a.name.localeCompare(b.name)),
		);
	});

	it('offer every canonical field of an event', () => {
		const offered = eventFieldOptions.map(({ value }) => value);
		expect(offered.sort()).toEqual([...Object.keys(eventFields), ownAttribute].sort());
	});

	it.each(sources.map((source) => [source.key, source] as const))(
		'reach every option of %s, and no other',
		(key, source) => {
			const { inputs = [], options } = sourceInputs[key] ?? {};
			const values = filled(inputs);
			const given = options?.((name) => values[name]) ?? {};
			// One touchpoint for all senders: it is a parameter of the node.
			const expected = Object.keys(source.optionNames).filter((name) => name !== 'touchpoint');
			expect(Object.keys(given).sort()).toEqual(expected.sort());
		},
	);

	it.each(sources.map((source) => [source.key, source] as const))(
		'of %s are good as they come, and show its sample',
		(key, source) => {
			const { inputs = [], options } = sourceInputs[key] ?? {};
			const byName = new Map(inputs.map((input) => [input.name, input.default]));
			const given = options?.((name, fallback) => byName.get(name) ?? fallback) ?? {};
			expect(() => source.checkOptions(given)).not.toThrow();
			expect(property(`${key}Sample`)?.default).toBe(source.sample.body);
		},
	);

	it('need no expression engine for a request', () => {
		const type = 'satisfactionCrmTrigger';
		const { workflow } = buildWorkflow(
			{ nodes: [{ name: 'CRM', type, parameters: { path: 'crm' } }], connections: {} },
			loadNodes({ [type]: SatisfactionCrmTrigger }),
		);
		const node = workflow.getNode('CRM');
		expect(node && nodeParametersAreStatic(node)).toBe(true);
		expect(description.webhooks?.every(webhookDescriptionIsNativelyResolvable)).toBe(true);
	});
});
