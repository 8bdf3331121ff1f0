import type { ContactChannel, MessagePurpose, Word } from '../../model/consent';
import type { Metric } from '../../model/metric';

/** What a person or a mailbox agreed or objected to: the word that stands. */
export type ConsentTable = {
	workspace_id: string;
	holder_kind: Word['holder'];
	/**
	 * Id of the customer; the mailbox, in the one form in which mailboxes are compared; or the keyed mark of an
	 * address of somebody who was erased.
	 */
	holder: string;
	purpose: MessagePurpose;
	/** Of a survey; empty = all of that purpose. */
	metric: Metric | '';
	channel: ContactChannel | 'all';
	state: Word['state'];
	at: number;
	/** Where it was said, e.g. `preference_page`. */
	source: string;
	/** What was shown to whoever said it. */
	words: string | null;
};

/** Every word that was said, in its order: rows are added and never changed. */
export type ConsentChangeTable = Omit<ConsentTable, 'holder_kind' | 'holder'> & {
	change_id: string;
	/** Empty where it was said for a mailbox that no customer had. */
	customer_id: string;
	/** To which the word was extended; `null` where the customer had none. */
	mailbox: string | null;
};

/** What somebody asked us to do with their data. */
export type PrivacyRequestTable = {
	workspace_id: string;
	request_id: string;
	customer_id: string;
	kind: 'data' | 'erase';
	at: number;
};
