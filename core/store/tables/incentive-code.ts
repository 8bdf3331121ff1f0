/** A code that is given to one answer, once. It is worth money: it stands here and in the mail alone. */
export type IncentiveCodeTable = {
	workspace_id: string;
	/** One list a workspace knows it: nobody gets a code that somebody else has got for another survey. */
	code: string;
	survey_key: string;
	added_at: number;
	/** The answer that it was given to; `null` = nobody has it. */
	response_id: string | null;
	/**
	 * Fingerprint of the mail address, where nobody was invited and an address is all that tells two people
	 * apart.
	 */
	receiver: string | null;
	given_at: number | null;
};
