import type { CaseHistoryEntry } from '../../case/action';
import type { CaseRow } from '../../store/repositories/cases';
import type { Deed } from '../audit/deed';
import { doerOfActor } from '../audit/doer';

const states = ['granted', 'requested', 'approved', 'declined'] as const;

/** What the audit trail keeps of a step about money; `null` for all other steps. */
export function compensationDeed(
	row: Pick<CaseRow, 'case_id' | 'test'>,
	{ actor, data }: CaseHistoryEntry,
): Deed | null {
	const { compensationId: id, compensationKind: kind = null, amount, currency, state } = data;
	const known = states.find((one) => one === state);
	if (typeof id !== 'string' || !known) return null;
	return {
		action: `compensation_${known}`,
		doer: doerOfActor(actor),
		target: { kind: 'case', id: row.case_id },
		details: {
			id,
			kind: kind === null ? null : String(kind),
			amount: Number(amount),
			currency: String(currency),
		},
		test: row.test === 1,
		key: `${id}:${known}`,
	};
}
