/** What a customer asks for on the page behind the link in every mail. */
export type Request = 'data' | 'erase';

/** A point of the scale, or whichever is the first or last of it. */
export type Rating = number | 'best' | 'worst';

/** What a customer does with an invitation. */
export type Behaviour =
	/** Rates, then gives reasons and a comment. */
	| { kind: 'answers'; rating: Rating; comment: string; reasons?: number }
	/** Rates and closes the page. */
	| { kind: 'half'; rating: Rating }
	/** Answers, and comes back later to answer otherwise. */
	| { kind: 'twice'; first: Rating; then: Rating; comment: string }
	/** Rates, closes the page, and asks for a copy of the data or its deletion. */
	| { kind: 'requests'; what: Request; rating: Rating }
	/** Follows the link to object to further surveys. */
	| { kind: 'opts_out' }
	/** Reads the mail at most. */
	| { kind: 'silent' };
