import { readyAt } from '../ready-at';
import type { DialectName } from '../store';
import { day, type Migration } from './migration';

export const first: Migration = {
	version: 1,
	name: 'closed loop',
	statements: (dialect) => [
		`create table workspace (
			workspace_id text not null primary key, settings text not null,
			created_at bigint not null, updated_at bigint not null)`,
		`create table endpoint (
			workspace_id text not null, page text not null, survey_key text not null,
			address text not null, workflow_id text not null, workflow_name text not null,
			node_id text not null, node_name text not null, active integer not null,
			updated_at bigint not null, primary key (workspace_id, page, survey_key))`,
		`create table survey (
			workspace_id text not null, survey_key text not null, version text not null,
			definition text not null, created_at bigint not null, activated_at bigint not null,
			primary key (workspace_id, survey_key, version))`,
		`create table person (
			workspace_id text not null, person_id text not null, name text not null, email text,
			team text, role text not null, skills text not null, languages text not null,
			channels text not null, external_ids text not null, compensation_limit double precision,
			deputy_id text, max_open_cases integer, active integer not null,
			updated_at bigint not null, primary key (workspace_id, person_id))`,
		`create table absence (
			workspace_id text not null, person_id text not null, from_at bigint not null,
			until_at bigint not null, deputy_id text, note text,
			primary key (workspace_id, person_id, from_at))`,
		`create table rotation (
			workspace_id text not null, pool text not null, position bigint not null,
			primary key (workspace_id, pool))`,
		`create table customer (
			workspace_id text not null, customer_id text not null, name text, email text, phone text,
			language text, time_zone text, segment text, consent text, opted_out_at bigint,
			address_state text not null, address_reason text, created_at bigint not null,
			updated_at bigint not null, primary key (workspace_id, customer_id))`,
		`create table identity (
			workspace_id text not null, kind text not null, value text not null,
			customer_id text not null, primary key (workspace_id, kind, value))`,
		`create index identity_customer on identity (workspace_id, customer_id)`,
		`create table event (
			workspace_id text not null, event_id text not null, source text not null,
			external_id text not null, type text not null, occurred_at bigint not null,
			received_at bigint not null, touchpoint text, subject_type text, subject_id text,
			subject_title text, subject_url text, cycle integer not null,
			value_amount double precision, value_currency text, attributes text not null,
			customer_id text, owner text, test integer not null, processed_at bigint, outcome text,
			primary key (workspace_id, event_id), unique (workspace_id, source, external_id))`,
		`create index event_subject on event
			(workspace_id, source, subject_type, subject_id, occurred_at)`,
		`create index event_customer on event (workspace_id, customer_id, occurred_at)`,
		`create index event_received on event (workspace_id, received_at)`,
		`create table event_delivery (
			workspace_id text not null, event_id text not null, receiver text not null,
			state text not null, at bigint not null,
			primary key (workspace_id, event_id, receiver))`,
		`create table invitation (
			workspace_id text not null, invitation_id text not null, survey_key text not null,
			survey_version text not null, metric text not null, purpose text not null,
			dedupe_key text not null, event_id text, subject_source text, subject_type text,
			subject_id text, subject_title text, subject_url text, cycle integer not null,
			touchpoint text, segment text, customer_id text, owner text, case_id text,
			state text not null, reason text, reason_text text, attempt integer not null,
			language text, channel text not null, due_at bigint, sent_at bigint, viewed_at bigint,
			answered_at bigint, expires_at bigint, test integer not null,
			created_at bigint not null, updated_at bigint not null,
			primary key (workspace_id, invitation_id),
			unique (workspace_id, survey_key, dedupe_key))`,
		`create index invitation_subject on invitation
			(workspace_id, subject_source, subject_type, subject_id)`,
		`create index invitation_customer on invitation (workspace_id, customer_id, created_at)`,
		`create index invitation_created on invitation
			(workspace_id, created_at, test, state, reason, survey_key)`,
		`create index invitation_expiry on invitation (workspace_id, state, expires_at)`,
		`create index invitation_event on invitation (workspace_id, event_id)`,
		`create table contact (
			workspace_id text not null, ref_id text not null, customer_id text not null,
			at bigint not null, metric text not null, primary key (workspace_id, ref_id))`,
		`create index contact_overall on contact (workspace_id, customer_id, at, metric)`,
		`create index contact_metric on contact (workspace_id, customer_id, metric, at)`,
		`create table message (
			workspace_id text not null, message_key text not null, message_id text not null,
			invitation_id text, case_id text, customer_id text, kind text not null,
			channel text not null, recipient text not null, state text not null, reason text,
			tries integer not null, created_at bigint not null, updated_at bigint not null,
			primary key (workspace_id, message_key))`,
		`create index message_id on message (workspace_id, message_id)`,
		`create index message_invitation on message (workspace_id, invitation_id)`,
		`create index message_case on message (workspace_id, case_id)`,
		`create table response (
			workspace_id text not null, response_id text not null, invitation_id text, source text,
			external_id text, event_id text, survey_key text not null, survey_version text,
			metric text not null, purpose text not null, customer_id text, owner text,
			subject_source text, subject_type text, subject_id text, subject_title text,
			cycle integer not null, touchpoint text, segment text, state text not null,
			value double precision not null, scale_min double precision not null,
			scale_max double precision not null, direction text not null,
			percent double precision not null, band text not null, level text not null, comment text,
			tags text not null, answers text not null, language text, answered_at bigint not null,
			completed_at bigint, updated_at bigint not null, handed_over integer not null,
			test integer not null, primary key (workspace_id, response_id),
			unique (workspace_id, invitation_id), unique (workspace_id, source, external_id))`,
		`create index response_answered on response
			(workspace_id, answered_at, test, metric, scale_min, scale_max, direction, level, value,
			percent, purpose, survey_key, segment, touchpoint)`,
		`create index response_customer on response (workspace_id, customer_id, answered_at)`,
		`create table case_file (
			workspace_id text not null, case_id text not null, response_id text, survey_key text,
			metric text, customer_id text, subject_source text, subject_type text, subject_id text,
			subject_title text, subject_url text, owner_id text, owner text, team text,
			state text not null, priority text not null, rung integer not null, sla_preset text,
			response_due_at bigint, response_state text not null, resolution_due_at bigint,
			resolution_state text not null, opened_at bigint not null,
			clock_started_at bigint not null, acknowledged_at bigint, resolved_at bigint,
			confirmed_at bigint, closed_at bigint, promise_at bigint, promise_text text,
			heat text not null, root_cause text, root_cause_note text,
			reopen_count integer not null, verification_id text, segment text, touchpoint text,
			test integer not null, updated_at bigint not null,
			primary key (workspace_id, case_id), unique (workspace_id, response_id))`,
		`create index case_customer on case_file (workspace_id, customer_id, state)`,
		`create index case_owner on case_file (workspace_id, owner_id, state)`,
		`create index case_team on case_file (workspace_id, team, state)`,
		`create index case_opened on case_file (workspace_id, opened_at)`,
		`create table case_step (
			workspace_id text not null, case_id text not null, step_key text not null,
			at bigint not null, kind text not null, actor_kind text not null, actor_id text,
			actor_name text, data text not null, primary key (workspace_id, case_id, step_key))`,
		`create table compensation (
			workspace_id text not null, compensation_id text not null, case_id text not null,
			kind text not null, amount double precision not null, currency text not null,
			state text not null, asked_by text, decided_by text, note text not null,
			at bigint not null, decided_at bigint,
			primary key (workspace_id, compensation_id))`,
		`create index compensation_case on compensation (workspace_id, case_id)`,
		`create table due (
			workspace_id text not null, due_id text not null, kind text not null,
			ref_key text not null, ref_id text not null, survey_key text not null,
			due_at bigint not null, attempt integer not null, state text not null,
			lease_until bigint not null, lease_by text, last_error text, data text not null,
			test integer not null, created_at bigint not null,
			primary key (workspace_id, due_id), unique (workspace_id, kind, ref_key))`,
		// By when a row can be taken: claimed ones leave the range that the next claim reads.
		`create index due_ready on due (workspace_id, state, kind, ${readyAt(dialect)})`,
		`create index due_ref on due (workspace_id, ref_id)`,
		...views(dialect),
	],
};

/** The documented views for Tableau, Power BI and SQL. Test rows are left out. */
function views(dialect: DialectName): string[] {
	return [
		`create view v_responses as select workspace_id, response_id, invitation_id, survey_key,
			survey_version, metric, purpose, customer_id, subject_type, subject_id, cycle, touchpoint,
			segment, state, value, scale_min, scale_max, direction, percent, band, level, comment,
			language, answered_at, ${day(dialect, 'answered_at')} as answered_on
			from response where test = 0`,
		`create view v_cases as select workspace_id, case_id, response_id, survey_key, metric,
			customer_id, owner_id, team, state, priority, rung, sla_preset, response_state,
			resolution_state, opened_at, acknowledged_at, resolved_at, confirmed_at, closed_at,
			root_cause, reopen_count, segment, touchpoint,
			${day(dialect, 'opened_at')} as opened_on
			from case_file where test = 0`,
		`create view v_invitations as select workspace_id, invitation_id, survey_key, metric,
			purpose, customer_id, touchpoint, segment, state, reason, attempt, due_at, sent_at,
			viewed_at, answered_at, created_at, ${day(dialect, 'created_at')} as created_on
			from invitation where test = 0`,
		`create view v_scores_daily as select workspace_id,
			${day(dialect, 'answered_at')} as answered_on, survey_key, metric, purpose, scale_min,
			scale_max, direction, segment, touchpoint, count(*) as n,
			sum(case when level = 'high' then 1 else 0 end) as high,
			sum(case when level = 'middle' then 1 else 0 end) as middle,
			sum(case when level = 'low' then 1 else 0 end) as low, avg(value) as mean_value
			from response where test = 0
			group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
	];
}
