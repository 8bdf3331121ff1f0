import type { Migration } from './migration';

/** Beyond this no scale ends: see `core/store/repositories/on-scale.ts`, whose words these are. */
const onScale = `(scale_min < scale_max and value >= scale_min and value <= scale_max
	and scale_min >= -1000000000 and scale_max <= 1000000000 and high_from >= -1000000000
	and high_from <= 1000000000 and direction in ('higher_is_better', 'lower_is_better')
	and level in ('low', 'middle', 'high'))`;

export const fortySecond: Migration = {
	version: 42,
	name: 'answers that do not lie on their scale',
	statements: () => [
		// Hardly ever any: to count them costs nothing, where the index has all that a summary asks for.
		`create index response_off_scale on response (workspace_id, answered_at, test, scale_min,
			scale_max, value, high_from, direction, level, survey_key, metric, segment, touchpoint)
			where not ${onScale}`,
		// Counts by day may have some among them: another zone has all counted from nothing.
		`update score_rollup set zone = '' where workspace_id in
			(select workspace_id from response where not ${onScale})`,
	],
};
