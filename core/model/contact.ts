import type { Metric } from './metric';

/** What a contact was made for: a survey of a metric, or care; wishes are care, too. */
export type ContactOf = Metric | 'care';

/** A contact that was made or is reserved, of a customer or of the mailbox that it goes to. */
export type Contact = {
	/** Epoch ms. */
	at: number;
	of: ContactOf;
};

/** Which contacts a limit counts. */
export type Counted = ContactOf | 'surveys' | 'all';

/** Whether a limit counts contacts of a kind. */
export function isCounted(of: ContactOf, counted: Counted): boolean {
	switch (counted) {
		case 'all':
			return true;
		case 'surveys':
			return of !== 'care';
		default:
			return of === counted;
	}
}
