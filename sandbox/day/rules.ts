/** What the templates do, as far as the number of mails and the names of bands depend on it. */

/** Mails to staff that a case brings, by what happens to it. */
export const caseMails = {
	/** The owner hears of a new case. */
	opened: 1,
	/**
	 * Nobody looks at it: warning and breach of either clock to the owner, and each of the two rungs
	 * to whom it names.
	 */
	ignored: 6,
	/** The owner and whoever stands on the rung hear that it is not solved. */
	reopened: 2,
	confirmed: 0,
	/** The owner hears that the customer never said. */
	unconfirmed: 1,
} as const;

/** Bands of the verification survey. */
export const verificationBand = { good: 'satisfied', bad: 'dissatisfied' } as const;
