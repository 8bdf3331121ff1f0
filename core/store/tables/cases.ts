import type { Metric } from '../../model/metric';
import type { PauseReason } from '../../model/case-words';
import type { CaseState, ClockState, Priority } from '../../model/states';

export type CaseFileTable = {
	workspace_id: string;
	case_id: string;
	response_id: string | null;
	survey_key: string | null;
	metric: Metric | null;
	customer_id: string | null;
	subject_source: string | null;
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	subject_url: string | null;
	owner_id: string | null;
	/** The owner as routed, for owners who are not in the team list. */
	owner: string | null;
	team: string | null;
	state: CaseState;
	priority: Priority;
	rung: number;
	sla_preset: string | null;
	response_due_at: number | null;
	response_state: ClockState;
	resolution_due_at: number | null;
	resolution_state: ClockState;
	opened_at: number;
	clock_started_at: number;
	/** Which working time and preset the due times were reckoned with. */
	clock_version: string;
	/** Spans since the clocks began in which the case waited for somebody else: JSON. */
	pauses: string;
	paused_until: number | null;
	pause_reason: PauseReason | null;
	acknowledged_at: number | null;
	resolved_at: number | null;
	confirmed_at: number | null;
	closed_at: number | null;
	promise_at: number | null;
	promise_text: string | null;
	heat: string;
	root_cause: string | null;
	root_cause_note: string | null;
	reopen_count: number;
	verification_id: string | null;
	segment: string | null;
	touchpoint: string | null;
	test: number;
	updated_at: number;
};

/** The history of a case: who did what when. */
export type CaseStepTable = {
	workspace_id: string;
	case_id: string;
	/** Makes a step that must happen once unique. */
	step_key: string;
	at: number;
	kind: string;
	actor_kind: string;
	actor_id: string | null;
	actor_name: string | null;
	data: string;
	/** Of the case: a customer's steps are read in their order. */
	customer_id: string | null;
};

export type CompensationTable = {
	workspace_id: string;
	compensation_id: string;
	case_id: string;
	kind: string;
	amount: number;
	currency: string;
	/** `granted`, `requested`, `approved`, `declined`. */
	state: string;
	asked_by: string | null;
	decided_by: string | null;
	note: string;
	at: number;
	decided_at: number | null;
};
