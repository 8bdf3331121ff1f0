import { InputError } from '../../../model/errors';
import { delighted } from './delighted';
import { googleForms } from './google-forms';
import type { ItemTool } from './item-tool';
import { n8nForm } from './n8n-form';
import { qualtricsItem } from './qualtrics';
import { reviews } from './reviews';
import { surveymonkeyItem } from './surveymonkey';
import { typeformItem } from './typeform';

/** Tools whose answers come as items of n8n's own nodes. A new one is a file, its test and a line here. */
export const itemTools: readonly ItemTool[] = [
	delighted,
	googleForms,
	n8nForm,
	qualtricsItem,
	reviews,
	surveymonkeyItem,
	typeformItem,
];

/** @throws InputError naming the known keys */
export function itemToolByKey(key: string): ItemTool {
	const found = itemTools.find((one) => one.key === key);
	if (found) return found;
	const known = itemTools.map((one) => one.key).join(', ');
	throw new InputError(`There is no tool "${key}".`, `The known tools are: ${known}.`);
}
