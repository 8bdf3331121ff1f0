import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { keepFilled } from '../../../nodes/connection/keep-filled';
import { SatisfactionActivityTrigger } from '../../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { SatisfactionCaseTrigger } from '../../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { SatisfactionCrmPollTrigger } from '../../../nodes/SatisfactionCrmPollTrigger/SatisfactionCrmPollTrigger.node';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { SatisfactionTimerTrigger } from '../../../nodes/SatisfactionTimerTrigger/SatisfactionTimerTrigger.node';
import { actionClasses } from '../../tools/action-nodes';

const nodes = Object.entries({
	...actionClasses,
	SatisfactionActivityTrigger,
	SatisfactionCaseTrigger,
	SatisfactionCrmPollTrigger,
	SatisfactionCrmTrigger,
	SatisfactionResponseTrigger,
	SatisfactionTimerTrigger,
}).map(([name, node]) => [name, new node().description.properties] as const);

const isShownFor = ({ displayOptions }: INodeProperties, name: string): unknown[] =>
	displayOptions?.show?.[name] ?? [];

/**
 * What n8n's editor empties though it stays shown: it looks at no field that names from the root what was
 * changed, and finds neither parts, nor several choices, nor an expression among the choices of a field.
 */
function emptied(fields: readonly INodeProperties[]): string[] {
	const several = fields.filter(({ type }) => type === 'multiOptions').map(({ name }) => name);
	return fields.flatMap((field) => {
		const { displayName, name, type, options, noDataExpression, displayOptions = {} } = field;
		if (!options || (type === 'options' && noDataExpression)) return [];
		// A field of the same name with other choices may hold what this one does not know.
		const twins = type === 'options' ? [field] : fields.filter((one) => one.name === name);
		const shared = Object.keys(displayOptions.show ?? {}).filter(
			(changed) =>
				several.includes(changed) ||
				new Set(twins.flatMap((one) => isShownFor(one, changed))).size > 1,
		);
		return [...shared, ...Object.keys(displayOptions.hide ?? {})]
			.filter((changed) => !/^[@/]/.test(changed))
			.map((changed) => `${displayName}, when ${changed} is changed`);
	});
}

describe('what is filled in', () => {
	it.each(nodes)('is kept by the editor in every field of %s that stays shown', (_, fields) => {
		expect(emptied(fields)).toEqual([]);
	});
});

const field = (
	type: INodeProperties['type'],
	displayOptions: IDisplayOptions,
	more: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type,
	default: {},
	options: [],
	displayOptions,
	...more,
});

const choices = (...values: string[]): Partial<INodeProperties> => ({
	options: values.map((value) => ({ name: value, value })),
});

const conditions = (fields: INodeProperties[]) =>
	keepFilled(fields).map(({ displayOptions }) => displayOptions);

describe('a field that the editor would empty', () => {
	it.each(['collection', 'fixedCollection', 'multiOptions', 'options'] as const)(
		'names from the root what it shares, and that alone: %s',
		(type) => {
			const show = { operation: ['get', 'list'], resource: ['case'] };
			expect(conditions([field(type, { show })])).toEqual([
				{ show: { '/operation': ['get', 'list'], resource: ['case'] } },
			]);
		},
	);

	it('is also one that hides for a value, or hangs on several choices', () => {
		const purposes = field('multiOptions', {}, { name: 'purposes', ...choices('news', 'survey') });
		const hanging = field('collection', {
			show: { purposes: ['survey'], '@tool': [true] },
			hide: { operation: ['get'], '@version': [1] },
		});
		expect(conditions([purposes, hanging])[1]).toEqual({
			show: { '/purposes': ['survey'], '@tool': [true] },
			hide: { '/operation': ['get'], '@version': [1] },
		});
	});

	it('is also one that takes the place of another of its name', () => {
		const twins = [
			field('collection', { show: { operation: ['write'] } }),
			field('collection', { show: { operation: ['send'] } }),
		];
		expect(conditions(twins)).toEqual([
			{ show: { '/operation': ['write'] } },
			{ show: { '/operation': ['send'] } },
		]);
	});

	it('is none that does not know the choices of the other, or that no single change leads to', () => {
		const trend = field('options', { show: { operation: ['trend'] } }, choices('week', 'year'));
		const summary = field('options', { show: { operation: ['sum'] } }, choices('week'));
		expect(conditions([trend, summary])).toEqual([
			{ show: { '/operation': ['trend'] } },
			{ show: { operation: ['sum'] } },
		]);
		const apart = [
			{ show: { resource: ['case'], operation: ['list'] } },
			{ show: { resource: ['problem'], operation: ['listProblems'] } },
		];
		expect(conditions(apart.map((one) => field('collection', one)))).toEqual(apart);
	});

	it('is none without choices, or without conditions', () => {
		const text = {
			...field('string', { show: { operation: ['get', 'list'] } }),
			options: undefined,
		};
		const always = { ...field('collection', {}), displayOptions: undefined };
		expect(keepFilled([text, always])).toEqual([text, always]);
	});
});
