/** A mailbox, whoever has it: what became of mails to it. One row only where there is something to say. */
export type MailboxTable = {
	workspace_id: string;
	/** In the one form of `mailboxOf`. */
	address: string;
	/** `ok` or `failed` (bounced for good). */
	state: 'ok' | 'failed';
	/** What the mail server said. */
	reason: string | null;
	failed_at: number | null;
	updated_at: number;
};

/** Every way a customer is recognised: `email`, `phone`, or the key of a system. */
export type IdentityTable = {
	workspace_id: string;
	kind: string;
	value: string;
	customer_id: string;
	/** The merge that brought it to this customer; what it brings later goes back with a split. */
	merge_id: string | null;
};

export const traitKinds = ['mailbox', 'phone', 'name_at'] as const;
export type TraitKind = (typeof traitKinds)[number];

/** What a customer has and others may have, too: it recognises nobody alone. */
export type CustomerTraitTable = {
	workspace_id: string;
	kind: TraitKind;
	/** `name_at`: a name and the domain of a house. */
	value: string;
	customer_id: string;
};

export const doubleReasons = [...traitKinds, 'named_together'] as const;
export type DoubleReason = (typeof doubleReasons)[number];

/** Two customers who may be one person; the one whose id is smaller first. */
export type LikelyDoubleTable = {
	workspace_id: string;
	customer_id: string;
	other_id: string;
	reason: DoubleReason;
	found_at: number;
};

/** Two records that were joined. */
export type CustomerMergeTable = {
	workspace_id: string;
	merge_id: string;
	kept_id: string;
	merged_id: string;
	at: number;
	/** `null` while it holds. */
	split_at: number | null;
	/** The kept customer before and after, JSON. */
	kept_before: string;
	kept_after: string;
};

/** A merge, and whose records it joins. */
export type Sides = { mergeId: string; keptId: string; mergedId: string };

/** A row that a merge moved from one customer to the other, by its own key. */
export type CustomerMergeRowTable = {
	workspace_id: string;
	merge_id: string;
	table_name: string;
	key_1: string;
	key_2: string;
	/** 0: the kept customer had the same, so it was taken away. */
	moved: number;
	/** What else the merge wrote over in it. */
	before: string | null;
};
