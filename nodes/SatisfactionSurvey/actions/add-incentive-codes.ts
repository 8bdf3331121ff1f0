import type { IExecuteFunctions } from 'n8n-workflow';

import {
	type AddedCodes,
	addIncentiveCodes as addCodes,
	codeLines,
} from '../../../core/loop/incentive/add-codes';
import { attributeAt } from '../../../core/model/attribute-at';
import { unacceptable } from '../../../core/model/read-input';
import { doerOf } from '../../connection/doer-of';
import { type Call, type Done, type Operation, textParameter } from '../../connection/operation';
import { parametersOf } from '../../connection/parameters';
import type { SurveyOutput } from './outputs';
import { surveyField, surveyOf } from './survey-field';

/** Puts the codes of a list, each of which one customer gets, into the store. */
export const addIncentiveCodes: Operation<SurveyOutput> = {
	value: 'addIncentiveCodes',
	name: 'Add Incentive Codes',
	action: 'Add incentive codes to a survey',
	description: 'Add codes of which each customer who answers gets one. Safe to run again.',
	// Codes are worth money, and no model has to see them.
	tool: null,
	fields: [
		surveyField,
		{
			displayName: 'Codes',
			name: 'codesFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From the Items',
					value: 'items',
					description: 'Each incoming item has a code: a row of a sheet or of a file',
				},
				{
					name: 'Pasted Here',
					value: 'pasted',
					description: 'One a line. The node runs once for all items.',
				},
			],
			default: 'items',
		},
		{
			displayName: 'Field With the Code',
			name: 'codeField',
			type: 'string',
			requiresDataPath: 'single',
			displayOptions: { show: { codesFrom: ['items'] } },
			default: 'code',
			placeholder: 'e.g. code',
			description: 'Name of the field, e.g. the heading of the column. A dot leads into an object.',
		},
		{
			displayName: 'List',
			name: 'codes',
			type: 'string',
			typeOptions: { rows: 6 },
			displayOptions: { show: { codesFrom: ['pasted'] } },
			default: '',
			placeholder: 'e.g. one code a line',
			description:
				'The codes are saved with the workflow: take them out once they are added, or bring them as items',
		},
	],
	oneOutput: true,
	async execute(call) {
		return call.parameter('codesFrom', 'items') === 'pasted'
			? await pasted(call)
			: [await ofItem(call)];
	},
};

/** What a code's item tells; the code itself is not repeated. */
function doneWith(
	{ added, surveyKey }: Added,
	at: number,
	line: number | null,
): Done<SurveyOutput> {
	const { kind = 'refused', text = '' } = added.codes[at] ?? {};
	return {
		item: { outcome: { code: kind, text }, incentive: { surveyKey, line, left: added.left } },
	};
}

async function pasted(call: Call): Promise<Array<Done<SurveyOutput>>> {
	if (call.index > 0) return [];
	// As it was pasted: signs that cannot be seen are to be refused, not taken out.
	const given: unknown = call.context.getNodeParameter('codes', 0, '');
	if (typeof given !== 'string') throw unacceptable('codes', given, 'a text with one code a line');
	const lines = codeLines(given);
	const codes = lines.map(({ text }) => text);
	const added = await addTo(call, codes);
	return lines.map(({ line }, at) => doneWith(added, at, line));
}

type Added = { added: AddedCodes; surveyKey: string };

async function addTo(call: Call, codes: unknown[]): Promise<Added> {
	const { context, house, now } = call;
	const { key: surveyKey } = await surveyOf(call);
	return {
		surveyKey,
		added: await addCodes(house, now, { surveyKey, codes, doer: doerOf(context) }),
	};
}

/** The codes of the items that go to one survey are added together, with the first of them. */
type Together = { added: Promise<Added>; places: Map<number, number> };

const runs = new WeakMap<IExecuteFunctions, Map<string, Together>>();

async function ofItem(call: Call): Promise<Done<SurveyOutput>> {
	const run = runs.get(call.context) ?? new Map<string, Together>();
	runs.set(call.context, run);
	const { key, field } = placeOf(call);
	const together = run.get(key) ?? begin(call, { key, field });
	run.set(key, together);
	return doneWith(await together.added, together.places.get(call.index) ?? 0, null);
}

/** Which survey's list a code goes to, and where it stands in its item. */
function placeOf(call: Pick<Call, 'parameter'>): { key: string; field: string } {
	const field = textParameter(call, 'codeField') ?? 'code';
	return { key: JSON.stringify([textParameter(call, 'surveyKey'), field]), field };
}

function begin(call: Call, { key, field }: { key: string; field: string }): Together {
	const { context } = call;
	const parameters = parametersOf(context, context.getNode());
	const places = new Map<number, number>();
	const codes: unknown[] = [];
	for (const [index, { json }] of context.getInputData().entries()) {
		const to = parameters.same ? null : placeOf({ parameter: parameters.at(index) });
		if (to !== null && to.key !== key) continue;
		places.set(index, codes.length);
		codes.push(attributeAt(json, field));
	}
	return { added: addTo(call, codes), places };
}
