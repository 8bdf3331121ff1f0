import type { DialectName } from '../store';
import { day } from './migration';

/** Where the databases read JSON in different words; `->` and `->>` they have in common. */
type Words = {
	/** A column of JSON. */
	json: (column: string) => string;
	/** The elements of a list, as `name.value`. */
	each: (list: string, name: string) => string;
	/** The texts of a list of ids, or of one id alone. */
	ids: (value: string, name: string) => string;
	/** Any of the texts by language. */
	anyText: (of: string) => string;
	/** Of a length that a number can have: one statement's error would be that of all rows. */
	isNumber: (text: string) => string;
	/** No text, in a column of texts. */
	noText: string;
	noNumber: string;
};

const words: Record<DialectName, Words> = {
	sqlite: {
		json: (column) => column,
		each: (list, name) => `json_each(${list}) as ${name}`,
		ids: (value, name) => `json_each(case json_type(${value})
			when 'array' then ${value} when 'text' then json_array(${value}->>'$') else '[]' end) as ${name}`,
		anyText: (of) => `(select value from json_each(${of}) limit 1)`,
		isNumber: (text) => `(${text} glob '[0-9]*' and ${text} not glob '*[^0-9.]*'
			and ${text} not glob '*.*.*' and length(${text}) <= 30)`,
		noText: 'null',
		noNumber: 'null',
	},
	postgres: {
		json: (column) => `cast(${column} as jsonb)`,
		each: (list, name) => `lateral jsonb_array_elements(${list}) as ${name}(value)`,
		ids: (value, name) => `lateral jsonb_array_elements_text(case jsonb_typeof(${value})
			when 'array' then ${value} when 'string' then jsonb_build_array(${value})
			else '[]'::jsonb end) as ${name}(value)`,
		anyText: (of) =>
			`(select texts.value from jsonb_each_text(${of}) as texts(key, value) limit 1)`,
		isNumber: (text) => `(${text} ~ '^[0-9]+([.][0-9]+)?$' and length(${text}) <= 30)`,
		noText: 'cast(null as text)',
		noNumber: 'cast(null as double precision)',
	},
};

const versionOf = `survey on survey.workspace_id = response.workspace_id
	and survey.survey_key = response.survey_key and survey.version = response.survey_version`;

/**
 * What was answered to each question that has answers to choose from, with its words in the survey's first
 * language: a row a rating, a chosen option and a ticked reason. What people wrote is in `v_answers`.
 */
export function itemAnswersView(dialect: DialectName): string {
	const { json, each, ids, anyText, isNumber, noText, noNumber } = words[dialect];
	const definition = json('survey.definition');
	const label = (of: string) =>
		`coalesce(${of}->'text'->>(${definition}->'languages'->>0), ${anyText(`${of}->'text'`)})`;
	const begin = `select response.workspace_id, response.response_id, response.survey_key,
		response.survey_version, response.metric, response.purpose, response.customer_id,
		response.segment, response.touchpoint, response.answered_at,
		${day(dialect, 'response.answered_at')} as answered_on`;
	const asked = (list: string) => `from response join ${versionOf}
		cross join ${each(`${json('response.answers')}->'list'`, 'said')}
		cross join ${each(`${definition}->'${list}'`, 'asked')}`;
	const isSame = `response.test = 0 and asked.value->>'id' = said.value->>'id'`;
	// A number as other tools give it, too: as a text.
	const said = `trim(cast(said.value->'value' as text), '" ')`;
	const rated = (kind: string, list: string, scale: string, where: string) => {
		const of = (key: string) => `${scale}->>'${key}'`;
		const number = (text: string) => `cast(${text} as double precision)`;
		return `select * from (${begin}, asked.value->>'id' as question_id, '${kind}' as kind,
			${label('asked.value')} as label, case when ${isNumber(said)} then ${number(said)} end as value,
			${number(of('min'))} as scale_min, ${number(of('max'))} as scale_max,
			${of('direction')} as direction, ${noText} as option_id, ${noText} as option_label
			${asked(list)} where ${isSame} and ${where}) as rated
			where value >= scale_min and value <= scale_max`;
	};
	const unrated = `${noNumber} as value, ${noNumber} as scale_min, ${noNumber} as scale_max,
		${noText} as direction`;
	const option = (list: string) =>
		`(select ${label('known.value')} from ${each(list, 'known')}
			where known.value->>'id' = chosen.value limit 1)`;
	const parts = [
		rated('item', 'items', `${definition}->'rating'`, `response.metric = 'csi'`),
		rated('rating', 'questions', 'asked.value', `asked.value->>'kind' = 'rating'`),
		`${begin}, asked.value->>'id' as question_id, 'choice' as kind,
			${label('asked.value')} as label, ${unrated}, chosen.value as option_id,
			${option(`asked.value->'options'`)} as option_label
			${asked('questions')} cross join ${ids(`(said.value->'value')`, 'chosen')}
			where ${isSame} and asked.value->>'kind' = 'choice'`,
		`${begin}, 'reasons' as question_id, 'reason' as kind, ${noText} as label, ${unrated},
			chosen.value as option_id, ${option(`${definition}->'reasons'`)} as option_label
			from response left join ${versionOf}
			cross join ${ids(json('response.tags'), 'chosen')}
			where response.test = 0`,
	];
	return `create view v_item_answers as ${parts.join('\nunion all\n')}`;
}
