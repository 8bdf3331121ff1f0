/** What the day came to; the same shape for what the script implies and for what was stored. */
export type DayCounts = {
	/** Events that were let in and stored, each once; those of who was erased since, too. */
	events: number;
	duplicatesRefused: number;
	forgedRefused: number;
	/** Invitations that were sent, verifications among them. */
	invited: number;
	/** Invitations that were not sent, or ended unsent, by reason. */
	suppressed: Record<string, number>;
	/** Invitations whose page was opened (by whomever: nothing is decided by it). */
	viewed: number;
	/** Answers of which the customer gave the rating alone. */
	partial: number;
	/** All answers, verifications among them, by band. */
	responses: Record<string, number>;
	cases: number;
	/** Cases that somebody acknowledged. */
	acknowledged: number;
	/** Cases that rose to a rung, by a clock or by being reopened. */
	escalated: number;
	/** Cases that were resolved at least once. */
	resolved: number;
	confirmed: number;
	/** Cases that the customer opened again. */
	reopened: number;
	unconfirmed: number;
	/** People the events were about: records, those that were joined being one. */
	customers: number;
	/** Pairs of records that may be one person, and are not joined. */
	doubles: number;
	merged: number;
	/** Mailboxes that object, by purpose. */
	objections: Record<string, number>;
	/** People who were erased, and copies of data that were made. */
	erased: number;
	exported: number;
	/**
	 * Messages that the mail server accepted, but for receipts and copies of data; a warning for which
	 * the clock was late counts as sent.
	 */
	mails: number;
};

/** Every number that differs, in words; empty when all are the same. */
export function differences(expected: DayCounts, actual: DayCounts): string[] {
	const found: string[] = [];
	const compare = (name: string, wanted: number, got: number) => {
		if (wanted !== got) found.push(`${name}: expected ${wanted}, got ${got}`);
	};
	for (const key of Object.keys(expected) as Array<keyof DayCounts>) {
		const [wanted, got] = [expected[key], actual[key]];
		if (typeof wanted === 'number') {
			compare(key, wanted, got as number);
			continue;
		}
		const parts = got as Record<string, number>;
		for (const name of new Set([...Object.keys(wanted), ...Object.keys(parts)])) {
			compare(`${key}.${name}`, wanted[name] ?? 0, parts[name] ?? 0);
		}
	}
	return found;
}
