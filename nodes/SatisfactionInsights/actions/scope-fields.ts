import type { INodeProperties } from 'n8n-workflow';

import type { InsightInput } from '../../../core/loop/insight/insight-scope';
import { metrics } from '../../../core/model/metric';
import { readLanguage, readOptionalText, readWord } from '../../../core/model/read-input';
import { type Call, collection } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';

const ofRange = { show: { period: ['range'] } };

/** In which language sentences are. */
export const languageField: INodeProperties = {
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
};

/** What answers are limited to, by name. */
export const filterFields: INodeProperties[] = [
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
	pickerField('people', {
		displayName: 'Owner',
		name: 'owner',
		none: 'Everybody',
		description:
			'Only what this person is responsible for; an expression may also give an email or an external ID',
	}),
	{
		displayName: 'Segment',
		name: 'segment',
		type: 'string',
		default: '',
		placeholder: 'e.g. enterprise',
		description: 'Only customers of this segment',
	},
	pickerField('answeredSurveys', {
		displayName: 'Survey',
		name: 'surveyKey',
		none: 'All Surveys',
		description: 'Only this survey',
	}),
	pickerField('teams', {
		displayName: 'Team',
		name: 'team',
		none: 'All Teams',
		description: 'Only what this team is responsible for',
	}),
	{
		displayName: 'Touchpoint',
		name: 'touchpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. purchase',
		description:
			'Only this stage of the customer journey: awareness, purchase, use, renewal, critical_moment or your own',
	},
];

/**
 * The period. Every operation offers the same ones: what is chosen stays in the field when another operation is
 * chosen.
 *
 * @param description what is particular to how this operation counts
 */
export const periodFieldsOver = (
	period: 'last_7_days' | LongPeriod,
	description = "Counted in the workspace's time zone; the last days and months end now, with today among them",
): INodeProperties[] => [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'From … Until …', value: 'range' },
			{ name: 'Last 12 Months', value: 'last_12_months' },
			{ name: 'Last 24 Months', value: 'last_24_months' },
			{ name: 'Last 30 Days', value: 'last_30_days' },
			{ name: 'Last 36 Months', value: 'last_36_months' },
			{ name: 'Last 7 Days', value: 'last_7_days' },
			{ name: 'Last 90 Days', value: 'last_90_days' },
			{ name: 'Last Month', value: 'last_month' },
			{ name: 'Last Quarter', value: 'last_quarter' },
			{ name: 'Last Week', value: 'last_week', description: 'From Monday to Sunday' },
			{ name: 'This Month', value: 'this_month' },
			{ name: 'This Quarter', value: 'this_quarter' },
		],
		default: period,
		description,
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
];

/** What answers are limited to. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: filterFields,
};

/** What every operation over a period begins with: period, filters, language of the texts. */
export const scopeFieldsOver = (period: 'last_7_days' | LongPeriod): INodeProperties[] => [
	...periodFieldsOver(period),
	filtersField,
	languageField,
];

/** The same over a week. */
export const scopeFields = scopeFieldsOver('last_7_days');

type LongPeriod = 'last_30_days' | 'last_90_days' | 'last_12_months';

/** The same for an AI agent. */
const toolsOver = (otherwise: 'last_7_days' | LongPeriod) => ({
	period: fromModel(
		'Period',
		'last_7_days, last_week, last_30_days, last_90_days, last_12_months, last_24_months, last_36_months, this_month, last_month, this_quarter, last_quarter, or range for From and Until',
		{ otherwise },
	),
	from: fromModel('From', 'First day of a range, as 2026-10-01', ifKnown),
	until: fromModel('Until', 'Last day of a range, as 2026-10-31; empty for now', ifKnown),
});

export const scopeTools = toolsOver('last_7_days');

/** What `scopeFieldsOver` is for a person. */
export const scopeToolsOver = (period: LongPeriod): typeof scopeTools => toolsOver(period);

/**
 * What the fields say.
 *
 * @throws InputError for a metric, a filter or a language that is none
 */
export function readScope(call: Call): InsightInput {
	const said = (name: string) => call.parameter(name, '');
	const filters = collection(call, 'filters');
	const metric = readOptionalText(filters.metric, 'metric', 200);
	const language = said('language');
	return {
		period: said('period'),
		from: said('from'),
		until: said('until'),
		filters: {
			...readFilters(filters),
			metric: metric === null ? null : readWord(metric, 'metric', metrics),
		},
		language: language === '' ? null : readLanguage(language, 'language'),
	};
}

/**
 * The filters of a collection, but for the metric.
 *
 * @throws InputError for one that is no text
 */
export function readFilters(filters: Record<string, unknown>) {
	const filter = (name: string) => readOptionalText(filters[name], name, 200);
	return {
		surveyKey: filter('surveyKey'),
		segment: filter('segment'),
		touchpoint: filter('touchpoint'),
		team: filter('team'),
		owner: filter('owner'),
	};
}
