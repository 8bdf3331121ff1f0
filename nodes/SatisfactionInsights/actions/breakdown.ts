import type { INodeProperties } from 'n8n-workflow';

import { breakDown } from '../../../core/loop/insight/break-down';
import { readFields, readMinimumCell } from '../../../core/loop/insight/breakdown-input';
import type { Operation } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel } from '../../connection/tool';
import { readScope, scopeFieldsOver, scopeToolsOver } from './scope-fields';

const scopeFields = scopeFieldsOver('last_90_days');

const groups = [
	{ name: 'Country', value: 'country' },
	{ name: 'Customer Attribute', value: 'customer_attribute' },
	{ name: 'Event Attribute', value: 'event_attribute' },
	{ name: 'Language', value: 'language' },
];

const moreGroups = [
	{ name: 'Owner', value: 'owner' },
	{ name: 'Segment', value: 'segment' },
	{ name: 'Survey', value: 'survey' },
	{ name: 'Team', value: 'team' },
	{ name: 'Touchpoint', value: 'touchpoint' },
];

/** The attribute of a customer or an event that a field means. */
const attributesOf = (name: string, field: string): INodeProperties[] => [
	pickerField('attributes', {
		displayName: 'Customer Attribute',
		name: `${name}CustomerAttribute`,
		description: 'What the workspace knows of its customers, e.g. plan or region',
		displayOptions: { show: { [field]: ['customer_attribute'] } },
	}),
	{
		displayName: 'Event Attribute',
		name: `${name}EventAttribute`,
		type: 'string',
		default: '',
		placeholder: 'e.g. product',
		description: 'Name of an attribute of the event that led to the answer',
		displayOptions: { show: { [field]: ['event_attribute'] } },
	},
];

const fields: INodeProperties[] = [
	{
		displayName: 'By',
		name: 'by',
		type: 'options',
		options: [...groups, ...moreGroups],
		default: 'team',
		description: 'What the answers are grouped by',
	},
	...attributesOf('by', 'by'),
	{
		displayName: 'And By',
		name: 'andBy',
		type: 'options',
		options: [...groups, { name: 'Nothing Else', value: 'none' }, ...moreGroups],
		default: 'none',
		description: 'A second field, so that each pair of values is a group',
	},
	...attributesOf('andBy', 'andBy'),
	{
		displayName: 'Minimum Cell Size',
		name: 'minimumCell',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 10,
		description:
			'Groups with fewer answers are added up as others, together with the next smallest where one could be worked out from the total',
	},
	{
		displayName: 'Rank People',
		name: 'rankPeople',
		type: 'boolean',
		default: false,
		description:
			'Whether owners get a place, a fair estimate and notes on how answers were gathered; otherwise they stand in the order of their names. Teams are always ranked.',
	},
];

/** An item per survey and scale on the whole, and one for each of its groups. */
export const breakdown: Operation = {
	value: 'breakdown',
	name: 'Breakdown',
	action: 'Break scores down by groups',
	description: 'Compare groups such as teams, products or regions with the rest, as an item each',
	resource: 'score',
	tool: {
		description:
			'Breaks the answers of a period down by one field. Returns per survey and scale an item on the whole (kind all) and one for each group (kind group) with its figure, number of answers, 95 % interval, difference to the rest, verdict after correction and one sentence. Owners are not ranked.',
		inputs: {
			...scopeToolsOver('last_90_days'),
			by: fromModel('By', 'team, segment, touchpoint, survey, language, country or owner', {
				otherwise: 'team',
			}),
		},
	},
	fields: [...scopeFields, ...fields],
	async execute(call) {
		const said = (name: string) => call.parameter(name, '');
		const attribute = (name: string) =>
			said(`${name}${said(name) === 'customer_attribute' ? 'Customer' : 'Event'}Attribute`);
		const items = await breakDown(call.house, call.now, {
			...readScope(call),
			by: readFields(
				{ field: said('by'), attribute: attribute('by') },
				{ field: said('andBy'), attribute: attribute('andBy') },
			),
			minimumCell: readMinimumCell(call.parameter('minimumCell', 10)),
			rankPeople: call.parameter('rankPeople', false) === true,
		});
		return items.map((item) => ({ item: { ...item } }));
	},
};
