import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CaseWork } from '../../../core/loop/case/work-on-case';
import type { House } from '../../../core/loop/house';
import { isObject } from '../../../core/model/json';
import type { ReadParameter } from '../../connection/parameters';

/** One item for one operation. */
export type Call = {
	context: IExecuteFunctions;
	parameter: ReadParameter;
	house: House;
	/** Epoch ms. */
	now: number;
	index: number;
	json: IDataObject;
};

/** What every operation is: it returns the items that come of one. */
export type Action = (call: Call) => Promise<IDataObject[]>;

/** A parameter as trimmed text; blank is `null`. */
export function textParameter({ parameter }: Call, name: string): string | null {
	return trimmed(parameter(name, ''));
}

export function trimmed(value: unknown): string | null {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? null : text;
}

/** A field of a part of the item, as text. */
export function itemText({ json }: Call, part: string, key: string): string | null {
	const found = json[part];
	return isObject(found) ? trimmed(found[key]) : null;
}

/** The case that is meant: by the parameter, else by the item. */
export function caseGiven(call: Call): Pick<CaseWork, 'caseId' | 'responseId'> {
	return {
		caseId: textParameter(call, 'caseId') ?? itemText(call, 'case', 'id'),
		responseId: itemText(call, 'response', 'id'),
	};
}

/** What all work on a case is given besides the action. */
export function workGiven(call: Call): Omit<CaseWork, 'action'> {
	return {
		...caseGiven(call),
		inNameOf: textParameter(call, 'inNameOf'),
		workflow: call.context.getWorkflow().name ?? 'Workflow',
		item: call.json,
	};
}
