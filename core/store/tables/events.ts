/** What happened to a customer in another system, in one shape for all senders. */
export type EventTable = {
	workspace_id: string;
	event_id: string;
	source: string;
	external_id: string;
	type: string;
	occurred_at: number;
	received_at: number;
	touchpoint: string | null;
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	subject_url: string | null;
	cycle: number;
	value_amount: number | null;
	value_currency: string | null;
	attributes: string;
	customer_id: string | null;
	owner: string | null;
	test: number;
	/** When a decision about it was stored; null until then. */
	processed_at: number | null;
	/** The decision in one word. */
	outcome: string | null;
};

export type EventDeliveryTable = {
	workspace_id: string;
	event_id: string;
	/** Workflow and node that received it. */
	receiver: string;
	/** `left_out`: a condition of the receiver keeps the event from starting its workflow. */
	state: 'received' | 'handed_over' | 'left_out';
	at: number;
};
