import { workingCaseStates } from '../../model/states';
import { caseOfResponse } from '../../store/repositories/cases';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { HandOver } from '../../survey/answer';
import { changeOf } from '../../survey/collect-changes';
import { actWithin } from '../case/act-on-case';
import { addCustomersWord } from '../case/customers-word';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * What the customer adds or corrects later becomes part of the case's history. A rating that turns low
 * once more has no other case: the one that nobody works on any more is opened again, at once.
 */
export async function joinCase(
	tx: Tx,
	house: House,
	said: { before: ResponseRow; response: ResponseRow; handOver: HandOver; now: number },
): Promise<void> {
	const { before, response, handOver, now } = said;
	const found = await caseOfResponse(tx, house.workspace, response.response_id);
	if (!found) return;
	const told = response.handed_over + (handOver === 'collected' ? 1 : 0);
	await addCustomersWord(tx, house, found.case_id, { response, told });
	const turnedLow = changeOf(before.level, response.level) === 'turned_low';
	if (!turnedLow || workingCaseStates.includes(found.state)) return;
	await actWithin(tx, house, now, {
		caseId: found.case_id,
		action: { kind: 'reopen', reason: response.comment ?? sayOf(house)('case.low_again') },
		actor: { kind: 'customer', id: response.customer_id, name: null },
	});
}
