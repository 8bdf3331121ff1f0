import { storedOwner } from '../item/item-parts';
import { toldOwner } from '../case/told-owner';
import { sayOf } from '../workspace/spoken';
import { workingCase } from './case-work';
import { done, type DueKindOf } from './due-kind';
import { isOvertaken } from './newest-news';

/** The date of a promise has come and the case is not resolved. */
export const promiseDue: DueKindOf<'promise_due'> = {
	key: 'promise_due',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const about = await workingCase(tx, house, row.ref_id);
		if (!about || about.promise_at === null) return done;
		// Every mail about the case names the promise with its date.
		if (await isOvertaken(tx, house, row, storedOwner(about.owner), now)) return done;
		const outcome = {
			code: 'promise_due',
			text: sayOf(house)('due.promise', { text: about.promise_text ?? '' }),
		};
		const letter = { kind: 'promise_due' as const, step: `promise:${about.promise_at}` };
		return { kind: 'give', items: [await toldOwner(tx, house, about, letter, outcome, now)] };
	},
};
