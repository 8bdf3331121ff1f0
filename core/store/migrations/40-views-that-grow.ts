import type { DialectName } from '../store';
import { itemAnswersView } from './item-answers-view';
import { day, type Migration } from './migration';

/** Reports know of customers, problems, care, alarms and items; and what their shares are of. */
export const fortieth: Migration = {
	version: 40,
	name: 'views of customers, problems, care, alarms and items',
	statements: (dialect) => [
		...grown(dialect),
		// Who they are is not needed for counting: no name, no address, no day of birth.
		`create view v_customers as select workspace_id, customer_id, segment,
			coalesce(preferred_language, language) as language, country, value_amount, value_currency,
			created_at, ${day(dialect, 'created_at')} as created_on
			from customer where merged_into is null`,
		`create view v_problems as select workspace_id, problem_id, title, origin, state, owner_id,
			remedy, difficulty, influence, due_at, reason, survey_key, created_at, updated_at,
			started_at, done_at, ${day(dialect, 'created_at')} as created_on,
			(select count(*) from problem_link where problem_link.workspace_id = problem.workspace_id
				and problem_link.problem_id = problem.problem_id and kind = 'case') as cases,
			(select count(*) from problem_link where problem_link.workspace_id = problem.workspace_id
				and problem_link.problem_id = problem.problem_id and told_at is not null) as told
			from problem where test = 0`,
		`create view v_problem_cases as select problem_link.workspace_id, problem_link.problem_id,
			problem_link.ref as case_id, problem_link.at as linked_at, problem_link.told_at
			from problem_link join problem on problem.workspace_id = problem_link.workspace_id
				and problem.problem_id = problem_link.problem_id
			where problem_link.kind = 'case' and problem.test = 0`,
		`create view v_care_sends as select care_step.workspace_id, care_step.care_id, care_step.step,
			care_step.campaign_key, campaign.occasion, care_step.customer_id, care_step.recipient,
			care_step.asks, care_step.state, care_step.reason, care_step.due_at, care_step.at,
			care_step.attempt, care_step.opted_out_at, ${day(dialect, 'care_step.at')} as at_on
			from care_step left join campaign on campaign.workspace_id = care_step.workspace_id
				and campaign.campaign_key = care_step.campaign_key`,
		alarmsView(dialect),
		itemAnswersView(dialect),
	],
};

/**
 * PostgreSQL keeps who may read a view where columns are put behind those that there are; SQLite knows no such
 * rights.
 */
function grown(dialect: DialectName): string[] {
	const views = {
		v_cases: `select workspace_id, case_id, response_id, survey_key, metric,
			customer_id, owner_id, team, state, priority, rung, sla_preset, response_state,
			resolution_state, opened_at, acknowledged_at, resolved_at, confirmed_at, closed_at,
			root_cause, reopen_count, segment, touchpoint,
			${day(dialect, 'opened_at')} as opened_on,
			clock_started_at, response_due_at, resolution_due_at
			from case_file where test = 0`,
		v_invitations: `select workspace_id, invitation_id, survey_key, metric,
			purpose, customer_id, touchpoint, segment, state, reason, attempt, due_at, sent_at,
			viewed_at, answered_at, created_at, ${day(dialect, 'created_at')} as created_on, channel
			from invitation where test = 0`,
		v_scores_daily: `select workspace_id,
			${day(dialect, 'answered_at')} as answered_on, survey_key, metric, purpose, scale_min,
			scale_max, direction, high_from, segment, touchpoint, count(*) as n,
			sum(case when level = 'high' then 1 else 0 end) as high,
			sum(case when level = 'middle' then 1 else 0 end) as middle,
			sum(case when level = 'low' then 1 else 0 end) as low, avg(value) as mean_value,
			sum(value) as sum_value
			from response where test = 0
			group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
	};
	return Object.entries(views).flatMap(([name, query]) =>
		dialect === 'sqlite'
			? [`drop view ${name}`, `create view ${name} as ${query}`]
			: [`create or replace view ${name} as ${query}`],
	);
}

/** What an alarm was about is in the key of its chart, and when it began in its own. */
function alarmsView(dialect: DialectName): string {
	const isSqlite = dialect === 'sqlite';
	const chart = isSqlite ? 'chart_key' : 'cast(chart_key as jsonb)';
	const word = (at: number) =>
		isSqlite
			? `('["' || replace(signal_key, ' ', '","') || '"]')->>${at - 1}`
			: `split_part(signal_key, ' ', ${at})`;
	const narrowed = (field: string) =>
		isSqlite
			? `(select value->>1 from json_each(chart_key->3) where value->>0 = '${field}')`
			: `(select filter.value->>1 from jsonb_array_elements(${chart}->3) as filter(value)
				where filter.value->>0 = '${field}')`;
	const filters = isSqlite ? `json_array_length(chart_key->3)` : `jsonb_array_length(${chart}->3)`;
	return `create view v_alarms as select workspace_id, ${chart}->>0 as measure,
		${chart}->1->>0 as survey_key, ${chart}->1->>1 as purpose, ${chart}->1->>2 as scale,
		${chart}->>2 as bucket, ${narrowed('segment')} as segment,
		${narrowed('touchpoint')} as touchpoint, ${narrowed('team')} as team, ${filters} as filters,
		cast(${word(1)} as integer) as rule, ${word(2)} as side, ${word(3)} as began_on, given_at,
		${day(dialect, 'given_at')} as given_on
		from chart_signal`;
}
