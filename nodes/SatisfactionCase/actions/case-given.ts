import { type CaseWork, workOnCase } from '../../../core/loop/case/work-on-case';
import { type Call, type Done, itemText, textParameter } from '../../connection/operation';
import { workflowNameOf } from '../../connection/serving-node';

/** The case that is meant: by the field, else by the item. */
export function caseGiven(call: Call): Pick<CaseWork, 'caseId' | 'responseId'> {
	return {
		caseId: textParameter(call, 'caseId') ?? itemText(call, 'case', 'id'),
		responseId: itemText(call, 'response', 'id'),
	};
}

/** Does something to the case that is meant, for whoever is named as the one who decided it. */
export async function doToCase(call: Call, action: CaseWork['action']): Promise<Done[]> {
	const items = await workOnCase(call.house, call.now, {
		...caseGiven(call),
		action,
		inNameOf: textParameter(call, 'inNameOf'),
		workflow: workflowNameOf(call.context) ?? 'Workflow',
		trial: call.trial,
		item: call.json,
	});
	return items.map((item) => ({ item }));
}
