/**
 * One for each answer that began at an open link, for an hour: how many come is counted here. The
 * sender is a keyed hash of the network address and says nothing outside of this count.
 */
export type OpenAnswerTable = {
	workspace_id: string;
	/** The invitation that was made for the answer. */
	invitation_id: string;
	/** Which link: survey, mode and source tag. */
	link: string;
	/** `null` where many share an address: a kiosk, a proxy, a private network. */
	sender: string | null;
	at: number;
};

/** How often all open links to a survey have been ended; none of a survey whose links all stand. */
export type OpenLinkSeriesTable = {
	workspace_id: string;
	survey_key: string;
	/** Links of an earlier one open nothing any more. */
	series: number;
	/** When it began, epoch ms. */
	begun_at: number;
};

/** A form that came back untouched, faster than a person reads: it is no sign of one later either. */
export type HastyFormTable = {
	workspace_id: string;
	/** The fingerprint of its token. */
	form: string;
	/** Epoch ms. */
	at: number;
};
