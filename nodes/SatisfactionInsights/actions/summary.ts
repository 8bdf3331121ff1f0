import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { summarisePeriod } from '../../../core/loop/insight/summarise';
import { metrics } from '../../../core/model/metric';
import { readLanguage, readOptionalText, readWord } from '../../../core/model/read-input';

const displayOptions = { show: { operation: ['summary'] } };
const ofRange = { show: { operation: ['summary'], period: ['range'] } };

export const summaryFields: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'From … Until …', value: 'range' },
			{ name: 'Last 30 Days', value: 'last_30_days' },
			{ name: 'Last 7 Days', value: 'last_7_days' },
			{ name: 'Last 90 Days', value: 'last_90_days' },
			{ name: 'Last Month', value: 'last_month' },
			{ name: 'Last Quarter', value: 'last_quarter' },
			{ name: 'This Month', value: 'this_month' },
			{ name: 'This Quarter', value: 'this_quarter' },
		],
		default: 'last_7_days',
		description: "Counted in the workspace's time zone; days end now",
		displayOptions,
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'First day of the period',
		displayOptions: ofRange,
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		default: '',
		description: 'Last day of the period. Leave empty for now.',
		displayOptions: ofRange,
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Metric',
				name: 'metric',
				type: 'options',
				options: [
					{ name: 'CES', value: 'ces' },
					{ name: 'CSAT', value: 'csat' },
					{ name: 'CSI', value: 'csi' },
					{ name: 'NPS', value: 'nps' },
				],
				default: 'csat',
			},
			{
				displayName: 'Owner',
				name: 'owner',
				type: 'string',
				default: '',
				placeholder: 'e.g. zhang.san or zhang.san@example.com',
				description: 'Only what this person is responsible for: ID, email or external ID',
			},
			{
				displayName: 'Segment',
				name: 'segment',
				type: 'string',
				default: '',
				placeholder: 'e.g. enterprise',
				description: 'Only customers of this segment',
			},
			{
				displayName: 'Survey Key',
				name: 'surveyKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. after-service',
				description: 'Only this survey',
			},
			{
				displayName: 'Team',
				name: 'team',
				type: 'string',
				default: '',
				placeholder: 'e.g. after-sales',
				description: 'Only what this team is responsible for',
			},
			{
				displayName: 'Touchpoint',
				name: 'touchpoint',
				type: 'string',
				default: '',
				placeholder: 'e.g. purchase',
				description: 'Only this stage of the journey',
			},
		],
	},
	{
		displayName: 'Language of the Text',
		name: 'language',
		type: 'options',
		options: [
			{ name: 'Chinese', value: 'zh-CN' },
			{ name: 'English', value: 'en' },
			{ name: 'The Workspace’s First Language', value: '' },
		],
		default: '',
		description: 'Language of the paragraph that sums up the figures for a chat or mail',
		displayOptions,
	},
];

/** All figures of the period, and nothing of the incoming item. */
export async function summary(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject> {
	const said = (name: string) => context.getNodeParameter(name, index, '');
	const filters = context.getNodeParameter('filters', index, {}) as IDataObject;
	const filter = (name: string) => readOptionalText(filters[name], name, 200);
	const metric = filter('metric');
	const language = said('language');
	const figures = await summarisePeriod(house, now, {
		period: said('period'),
		from: said('from'),
		until: said('until'),
		filters: {
			surveyKey: filter('surveyKey'),
			metric: metric === null ? null : readWord(metric, 'metric', metrics),
			segment: filter('segment'),
			touchpoint: filter('touchpoint'),
			team: filter('team'),
			owner: filter('owner'),
		},
		language: language === '' ? null : readLanguage(language, 'language'),
	});
	return { ...figures };
}
