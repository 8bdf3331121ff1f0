import type { INodeProperties } from 'n8n-workflow';

import { topOfScale } from '../../core/loop/survey/survey-definition';
import { byLabel, type FieldPath, type PathStep } from '../connection/field-label';
import { mainFields } from './fields/main-fields';
import { optionFields } from './fields/option-fields';
import { rowFields } from './fields/row-fields';
import { textFields } from './fields/text-fields';
import { type ReadParameter, writtenAt } from './survey-parameters';

/** All that the trigger asks for, in its order. */
export const surveyFields: INodeProperties[] = [
	...mainFields,
	...rowFields,
	...textFields,
	optionFields,
];

/** A fault of a survey's definition or sample, naming the field of the trigger that it is about. */
export function surveyFault(fault: unknown, read: ReadParameter): unknown {
	return byLabel(fault, surveyFields, (path) => fieldAt(path, read));
}

/** Where the parts of a definition that are no option come from. */
const fields: Record<string, FieldPath> = {
	question: ['question'],
	metric: ['metric'],
	key: ['surveyKey'],
	name: ['options', 'surveyName'],
	mailSubject: ['mail', 'subject'],
	mailIntro: ['mail', 'intro'],
};

/** Parts that come as rows: the parameter, and the kind of row in it. */
const rowParts: Record<string, readonly [string, string]> = {
	items: ['csiItems', 'item'],
	reasons: ['ownReasons', 'reason'],
	questions: ['ownQuestions', 'question'],
};

function fieldAt([part, ...rest]: readonly PathStep[], read: ReadParameter): FieldPath | null {
	if (typeof part !== 'string') return null;
	const [parameter, kind] = rowParts[part] ?? [];
	if (parameter !== undefined && kind !== undefined) {
		const [index, ...inRow] = rest;
		if (typeof index !== 'number') return [parameter];
		return [parameter, writtenAt(read, parameter, kind, index), ...rowField(inRow)];
	}
	if (part === 'texts') return ['texts', ...rest];
	if (part === 'scale') return [`${String(read('metric'))}Scale`];
	if (part === 'cuts') return cutField(rest, read);
	return fields[part] ?? ['options', part, ...rest];
}

/** A row names what belongs together in one breath: `askWhen.question` is its `askWhenQuestion`. */
function rowField([key, inside]: readonly PathStep[]): FieldPath {
	if (key === 'options') return ['choices'];
	if (key !== 'askWhen' || typeof inside !== 'string') return key === undefined ? [] : [key];
	return [`askWhen${inside.charAt(0).toUpperCase()}${inside.slice(1)}`];
}

function cutField([cut]: readonly PathStep[], read: ReadParameter): FieldPath {
	if (read('metric') === 'csi' && cut !== undefined) return ['options', cut];
	const top = topOfScale(String(read('csatScale')));
	return [`satisfiedFrom${String(top)}`];
}
