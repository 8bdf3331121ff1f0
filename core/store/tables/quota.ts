/** The place of an invitation in a quota. */
export type QuotaPlaceTable = {
	workspace_id: string;
	/** Survey, field, value and period, as JSON. */
	quota_key: string;
	invitation_id: string;
	/** Until then it may be answered; 0 when it was taken back. */
	open_until: number;
	answered: number;
};
