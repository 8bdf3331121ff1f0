import { day, type Migration } from './migration';
import { inDefinition, oldCut, withOldCut } from './old-cuts';

export const fifth: Migration = {
	version: 5,
	name: 'the cut of an answer stays with it',
	statements: (dialect) => [
		`alter table response add column high_from double precision not null default 0`,
		`update response set high_from = ${oldCut(dialect)}`,
		// Answers to links that are out already are scored as those before them.
		`update survey set definition = ${withOldCut(dialect)}
			where ${inDefinition(dialect, 'metric')} = 'csat'
				and ${inDefinition(dialect, 'cuts', 'highFrom')} is null`,
		`drop index response_answered`,
		`create index response_answered on response
			(workspace_id, answered_at, test, metric, scale_min, scale_max, direction, high_from, level,
			value, percent, purpose, survey_key, segment, touchpoint)`,
		`drop view v_responses`,
		`create view v_responses as select workspace_id, response_id, invitation_id, survey_key,
			survey_version, metric, purpose, customer_id, subject_type, subject_id, cycle, touchpoint,
			segment, state, value, scale_min, scale_max, direction, percent, band, level, high_from,
			comment, language, answered_at, ${day(dialect, 'answered_at')} as answered_on
			from response where test = 0`,
		`drop view v_scores_daily`,
		`create view v_scores_daily as select workspace_id,
			${day(dialect, 'answered_at')} as answered_on, survey_key, metric, purpose, scale_min,
			scale_max, direction, high_from, segment, touchpoint, count(*) as n,
			sum(case when level = 'high' then 1 else 0 end) as high,
			sum(case when level = 'middle' then 1 else 0 end) as middle,
			sum(case when level = 'low' then 1 else 0 end) as low, avg(value) as mean_value
			from response where test = 0
			group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
	],
};
