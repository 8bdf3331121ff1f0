import { workingCaseStates } from '../../model/states';
import { findCase, saveStep } from '../../store/repositories/cases';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { actWithin } from './act-on-case';

/**
 * Writes what a customer has changed or added into the history of a case: one line for all that a
 * workflow is told together, with the newest word. It ends a pause: what was awaited may have come.
 *
 * @param told which hand-over of the answer tells it
 */
export async function addCustomersWord(
	tx: Tx,
	house: House,
	caseId: string,
	{ response, told }: { response: ResponseRow; told: number },
): Promise<void> {
	await saveStep(tx, {
		workspace_id: house.workspace,
		case_id: caseId,
		step_key: `answer:${response.response_id}:${told}`,
		at: response.updated_at,
		kind: 'customer_added',
		actor_kind: 'customer',
		actor_id: response.customer_id,
		actor_name: null,
		data: JSON.stringify({
			value: response.value,
			level: response.level,
			comment: response.comment,
			tags: JSON.parse(response.tags) as string[],
		}),
		customer_id: response.customer_id,
	});
	const about = await findCase(tx, house.workspace, caseId);
	if (!about || about.paused_until === null || !workingCaseStates.includes(about.state)) return;
	await actWithin(tx, house, response.updated_at, {
		caseId,
		action: { kind: 'resume' },
		actor: { kind: 'customer', id: response.customer_id, name: null },
	});
}
