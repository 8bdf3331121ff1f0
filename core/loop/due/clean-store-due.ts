import { uncleanedErasures } from '../../store/repositories/erasures';
import { beginCleaning } from '../customer/clean-store';
import { done, type DueKindOf } from './due-kind';

/** After so long it is looked at whether the cleaning has ended, ms. */
const lookAgainAfter = 15 * 60_000;

/** The night after somebody was erased: the file is cleaned, outside of any transaction. */
export const cleanStoreDue: DueKindOf<'clean_store'> = {
	key: 'clean_store',
	takers: ['effect'],
	prepare: async (tx, house, _row, now) => {
		if ((await uncleanedErasures(tx)).length === 0) return done;
		beginCleaning(house, now);
		return { kind: 'later', dueAt: now + lookAgainAfter };
	},
};
