import type { QuestionInput, SurveyInput } from '../../core/loop/survey/survey-definition';
import type { Metric, Purpose } from '../../core/model/metric';
import type { Texts } from '../../core/model/survey';

/** Reads one parameter of the trigger; its values are static, so there is no item. */
export type ReadParameter = (name: string) => unknown;

type Row = Record<string, unknown>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Days that a link stays valid, and hours in which an answer may be changed, unless the options say. */
export const usualExpiry = 14;
export const usualChangeWindow = 24;

/** The rows of a fixed collection that holds one kind of row. */
function rowsOf(read: ReadParameter, name: string, kind: string): Row[] {
	const { [kind]: rows } = (read(name) ?? {}) as Record<string, unknown>;
	return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** The parameters of the node as a survey is described; what is left empty gets its usual value. */
export function surveyParameters(read: ReadParameter): SurveyInput {
	const metric = textOf(read('metric')) as Metric;
	const languages = languagesOf(read);
	const options = (read('options') ?? {}) as Row;
	const rows = (name: string, kind: string): Row[] =>
		rowsOf(read, name, kind)
			.map((row): Row => ({ ...row, texts: textsOf(row, languages) }))
			.filter(({ id, texts }) => textOf(id) !== '' || Object.keys(texts as Texts).length > 0);
	const reasons = textOf(read('reasons'));
	return {
		key: textOf(read('surveyKey')),
		name: textOf(read('surveyName')),
		metric,
		scale: scaleOf(read, metric),
		purpose: textOf(read('purpose')) as Purpose,
		touchpoint: textOf(options.touchpoint),
		languages,
		items:
			metric === 'csi'
				? rows('csiItems', 'item').map((row) => ({ ...named(row), weight: Number(row.weight) }))
				: null,
		reasons:
			reasons === 'own'
				? rows('ownReasons', 'reason').map((row) => ({
						...named(row),
						levels: row.levels as Array<'low' | 'middle' | 'high'>,
					}))
				: (reasons as 'built_in' | 'none'),
		askComment: read('askComment') === true,
		commentRequiredWhenLow: options.commentRequiredWhenLow === true,
		questions: rows('ownQuestions', 'question').map(questionOf),
		texts: rowsOf(read, 'texts', 'text').map((row) => ({
			language: textOf(row.language),
			field: fieldOf(row),
			text: textOf(row.text),
		})),
		cuts: metric === 'csi' ? cutsOf(options) : null,
		expiresAfterDays: Number(options.expiresAfterDays ?? usualExpiry),
		changeWindowHours: Number(options.changeWindowHours ?? usualChangeWindow),
		acceptAnswers: read('acceptAnswers') === true,
	};
}

function languagesOf(read: ReadParameter): string[] {
	const chosen = (read('languages') ?? []) as string[];
	const options = (read('options') ?? {}) as Row;
	const others = textOf(options.otherLanguages).split(/[,，;\s]+/);
	const all = [textOf(options.defaultLanguage), ...chosen, ...others];
	return [...new Set(all.filter((language) => language !== ''))];
}

/** Texts of languages that the survey does not speak are left where they are. */
function textsOf(row: Row, languages: string[]): Texts {
	const given: Texts = { en: textOf(row.textEn), 'zh-CN': textOf(row.textZh) };
	const spoken = Object.entries(given).filter(
		([language, text]) => text !== '' && languages.includes(language),
	);
	return Object.fromEntries(spoken);
}

const named = (row: Row) => ({ id: textOf(row.id), text: row.texts as Texts });

function scaleOf(read: ReadParameter, metric: Metric): SurveyInput['scale'] {
	if (metric === 'nps') return 'nps';
	return textOf(read(`${metric}Scale`)) as SurveyInput['scale'];
}

function questionOf(row: Row): QuestionInput {
	const kind = textOf(row.kind) as QuestionInput['kind'];
	const asked = { ...named(row), kind, required: row.required === true };
	switch (kind) {
		case 'choice':
			return { ...asked, multiple: row.multiple === true, options: choicesOf(row.choices) };
		case 'rating':
			return {
				...asked,
				min: numberOf(row.min),
				max: numberOf(row.max),
				style: row.style as QuestionInput['style'],
				direction: row.direction as QuestionInput['direction'],
				lowLabel: textOf(row.lowLabel),
				highLabel: textOf(row.highLabel),
			};
		default:
			return { ...asked, maxLength: numberOf(row.maxLength) };
	}
}

/** One a line, so that a choice may have a comma. */
function choicesOf(value: unknown): NonNullable<QuestionInput['options']> {
	return textOf(value)
		.split('\n')
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.map((text, index) => ({ id: `option_${index + 1}`, text }));
}

const numberOf = (value: unknown): number | undefined =>
	value === undefined || value === null || value === '' ? undefined : Number(value);

function cutsOf(options: Row): SurveyInput['cuts'] {
	const { lowBelow, highFrom } = options;
	if (lowBelow === undefined && highFrom === undefined) return null;
	return { lowBelow: numberOf(lowBelow) ?? 60, highFrom: numberOf(highFrom) ?? 80 };
}

/** The name of a text as the survey's definition knows it. */
function fieldOf(row: Row): string {
	const id = textOf(row.id);
	const field = textOf(row.field);
	switch (field) {
		case 'rating':
			return 'question';
		case 'questionLow':
			return `question:${id}:low`;
		case 'questionHigh':
			return `question:${id}:high`;
		case 'item':
		case 'reason':
		case 'question':
		case 'option':
			return `${field}:${id}`;
		default:
			return field;
	}
}
