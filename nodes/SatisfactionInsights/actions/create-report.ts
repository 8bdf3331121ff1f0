import type { INodeProperties } from 'n8n-workflow';

import { createReport } from '../../../core/loop/insight/report/create-report';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { isObject } from '../../../core/model/json';
import { unacceptable } from '../../../core/model/read-input';
import { hintOnce } from '../../connection/hint-once';
import { messagesBehind } from '../../connection/messages-behind';
import { type Call, collection, type Operation, textOf } from '../../connection/operation';
import { reportSectionKeys } from './report-sections';
import { readScope, scopeFields, scopeTools } from './scope-fields';

const sectionsField: INodeProperties = {
	displayName: 'Sections',
	name: 'sections',
	type: 'multiOptions',
	options: reportSectionKeys,
	default: [],
	description: 'Only these; all that have something to show where nothing is chosen',
};

const targetsField: INodeProperties = {
	displayName: 'Targets and Benchmarks',
	name: 'targets',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Target or Benchmark',
	default: {},
	description: 'What scores are held against: the report says how far each lies from it',
	options: [
		{
			displayName: 'Target or Benchmark',
			name: 'target',
			values: [
				{
					displayName: 'Metric',
					name: 'metric',
					type: 'options',
					options: [
						{ name: 'CES', value: 'ces', description: 'Share that found it easy' },
						{ name: 'CSAT', value: 'csat', description: 'Share that is satisfied' },
						{ name: 'CSI', value: 'csi', description: 'Satisfaction index' },
						{ name: 'NPS', value: 'nps', description: 'Promoters less detractors' },
					],
					default: 'csat',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. industry 2026',
					description: 'Whose it is, or where a benchmark stands',
				},
				{
					displayName: 'Survey',
					name: 'survey',
					type: 'string',
					default: '',
					placeholder: 'e.g. after-service',
					description: 'Key of the one survey it is of; empty, all of the metric',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'number',
					typeOptions: { minValue: -100, maxValue: 100 },
					default: 80,
					description: 'Percent; of NPS points from -100 to 100',
				},
				{
					displayName: 'What',
					name: 'kind',
					type: 'options',
					options: [
						{ name: 'Benchmark', value: 'benchmark', description: 'What others have' },
						{ name: 'Target', value: 'target', description: 'What you want to reach' },
					],
					default: 'target',
				},
			],
		},
	],
};

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Figures as CSV',
			name: 'csv',
			type: 'boolean',
			default: false,
			description: 'Whether all figures go along as a file for a sheet, named figuresCsv',
		},
		{
			displayName: 'Figures as JSON',
			name: 'json',
			type: 'boolean',
			default: false,
			description: 'Whether all figures go along as a file for programs, named figures',
		},
		targetsField,
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. lead@example.com',
			description:
				'Mail address that a Satisfaction Message behind sends the report to; empty, only its own To says whom',
		},
	],
};

/** A report of a period as a file, and as a message that a Message node behind sends. */
export const createReportOperation: Operation = {
	value: 'createReport',
	name: 'Create',
	action: 'Create a report',
	description: 'Create a report of a period as one HTML file, with a message and all figures',
	resource: 'report',
	tool: {
		description:
			'Creates the report of a period. Returns its headline, what happened, why and what to do, and every figure with number of answers, 95 % interval and verdict.',
		inputs: scopeTools,
	},
	fields: [...scopeFields, sectionsField, optionsField],
	async execute(call) {
		const options = collection(call, 'options');
		const { files, ...report } = await createReport(call.house, call.now, {
			...readScope(call),
			sections: sectionsOf(call),
			to: textOf(options.to),
			yardsticks: isObject(options.targets) ? options.targets.target : undefined,
		});
		const isForNobody = report.message.to === null && messagesBehind(call).some(({ to }) => !to);
		if (call.trial && isForNobody) hintOnce(call.context, sayOf(call.house)('report.toNobody'));
		const { prepareBinaryData } = call.context.helpers;
		const file = async (content: string, name: string, type: string) =>
			await prepareBinaryData(Buffer.from(content), name, type);
		return [
			{
				item: { ...report },
				binary: {
					report: await file(files.html, `${files.name}.html`, 'text/html'),
					...(options.json === true && {
						figures: await file(files.json, `${files.name}.json`, 'application/json'),
					}),
					...(options.csv === true && {
						figuresCsv: await file(files.csv, `${files.name}.csv`, 'text/csv'),
					}),
				},
			},
		];
	},
};

/** @throws InputError for a section that is none */
function sectionsOf({ parameter }: Pick<Call, 'parameter'>): string[] | null {
	const given = parameter('sections', []);
	const known = reportSectionKeys.map(({ value }) => String(value));
	if (!Array.isArray(given)) throw unacceptable('Sections', given, 'a list of sections');
	const wrong: unknown = given.find((one) => !known.includes(String(one)));
	if (wrong !== undefined) throw unacceptable('Sections', wrong, `one of ${known.join(', ')}`);
	return given.length === 0 ? null : given.map(String);
}
