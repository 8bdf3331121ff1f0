import type { DialectName } from '../store';
import { day, type Migration } from './migration';

/** Numbers apart from texts; several choices are a list in JSON. */
const answerColumns: Record<DialectName, string> = {
	sqlite: `json_extract(answer.value, '$.id') as question_id,
			case when json_type(answer.value, '$.value') in ('integer', 'real')
				then json_extract(answer.value, '$.value') end as value,
			case when json_type(answer.value, '$.value') not in ('integer', 'real')
				then json_extract(answer.value, '$.value') end as said
			from response, json_each(response.answers, '$.list') as answer`,
	postgres: `answer.it->>'id' as question_id,
			case when jsonb_typeof(answer.it->'value') = 'number'
				then cast(answer.it->>'value' as double precision) end as value,
			case when jsonb_typeof(answer.it->'value') <> 'number' then answer.it->>'value' end as said
			from response cross join lateral
				jsonb_array_elements(cast(response.answers as jsonb)->'list') as answer(it)`,
};

export const twelfth: Migration = {
	version: 12,
	name: 'the answers one by one',
	statements: (dialect) => [
		`create view v_answers as select workspace_id, response_id, survey_key, survey_version,
			answered_at, ${day(dialect, 'answered_at')} as answered_on, ${answerColumns[dialect]}
			where test = 0`,
	],
};
