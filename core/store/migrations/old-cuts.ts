import type { DialectName } from '../store';

/** A part of a survey's definition as text. */
export const inDefinition = (dialect: DialectName, ...path: string[]): string =>
	dialect === 'sqlite'
		? `json_extract(survey.definition, '$.${path.join('.')}')`
		: `(survey.definition::json #>> '{${path.join(',')}}')`;

/** Of a positive number; not every SQLite has `floor`, and in PostgreSQL a cast rounds. */
const floor = (dialect: DialectName, number: string): string =>
	dialect === 'sqlite' ? `cast(${number} as integer)` : `floor(${number})`;

/** The rating from which on an answer was high before this could be chosen. */
export function oldCut(dialect: DialectName): string {
	const span = '(scale_max - scale_min)';
	const kept = (value: string) => `round((${value}) * 10000.0) / 10000.0`;
	const above = `scale_min + ${floor(dialect, `${span} * 2 / 3.0 + 0.9999`)}`;
	const below = `scale_min + ${floor(dialect, `${span} / 3.0 + 0.0001`)}`;
	const chosen = `(select ${inDefinition(dialect, 'cuts', 'highFrom')} from survey
		where survey.workspace_id = response.workspace_id
			and survey.survey_key = response.survey_key
			and survey.version = response.survey_version)`;
	const index = `coalesce(cast(${chosen} as double precision), 80) / 100.0`;
	return `case when metric = 'nps' then 9
		when metric = 'csi' and direction = 'higher_is_better'
			then ${kept(`scale_min + ${index} * ${span}`)}
		when metric = 'csi' then ${kept(`scale_max - ${index} * ${span}`)}
		when ${span} > 10 or scale_min <> round(scale_min) or scale_max <> round(scale_max)
			then case when direction = 'higher_is_better' then ${kept(`scale_min + ${span} * 2 / 3.0`)}
				else ${kept(`scale_min + ${span} / 3.0`)} end
		when direction = 'higher_is_better' then ${above}
		else ${below} end`;
}

/** A definition of CSAT with the cut that it was asked under. */
export function withOldCut(dialect: DialectName): string {
	const end = (name: 'min' | 'max') =>
		`cast(${inDefinition(dialect, 'rating', name)} as double precision)`;
	const span = `(${end('max')} - ${end('min')})`;
	const cut = `cast(${end('min')} + ${floor(dialect, `${span} * 2 / 3.0 + 0.9999`)} as integer)`;
	return dialect === 'sqlite'
		? `json_set(definition, '$.cuts', json_object('lowBelow', null, 'highFrom', ${cut}))`
		: `jsonb_set(definition::jsonb, '{cuts}',
			jsonb_build_object('lowBelow', null, 'highFrom', ${cut}))::text`;
}
