/** What a customer does with an invitation. */
export type Behaviour =
	/** Rates, then gives reasons and a comment. */
	| { kind: 'answers'; rating: number; comment: string; reasons?: number }
	/** Rates and closes the page. */
	| { kind: 'half'; rating: number }
	/** Answers, and comes back later to answer otherwise. */
	| { kind: 'twice'; first: number; then: number; comment: string }
	/** Follows the link to object to further surveys. */
	| { kind: 'opts_out' }
	/** Reads the mail at most. */
	| { kind: 'silent' };
