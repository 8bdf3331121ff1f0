/** An address that a tool pulls figures from; what opens it is its signed token. */
export type DataAddressTable = {
	workspace_id: string;
	address_id: string;
	/** What it is for; of several of one name all but one have ended. */
	name: string;
	/** The one survey it is about; `null` = all. */
	survey_key: string | null;
	/** Whether it gives comments, masked. */
	comments: number;
	made_at: number;
	expires_at: number;
	ended_at: number | null;
};
