/** From what a control chart reckons its limits, kept until it is to begin anew. */
export type ChartBaselineTable = {
	workspace_id: string;
	/** What is charted: survey, scale, figure, bucket, filters, first day; as JSON. */
	chart_key: string;
	baseline: string;
	kept_at: number;
};

/** A signal that was given out. */
export type ChartSignalTable = {
	workspace_id: string;
	chart_key: string;
	/** Rule, side and the bucket in which it began. */
	signal_key: string;
	given_at: number;
};
