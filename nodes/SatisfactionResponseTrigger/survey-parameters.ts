import type { INode } from 'n8n-workflow';

import {
	type QuestionInput,
	type SurveyInput,
	surveyKeyOf,
	topOfScale,
	textField,
} from '../../core/loop/survey/survey-definition';
import { cleaned } from '../../core/model/clean';
import type { Metric, Purpose } from '../../core/model/metric';

/** Reads one parameter of the trigger; its values are static, so there is no item. */
export type ReadParameter = (name: string) => unknown;

type Row = Record<string, unknown>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Days that a link stays valid, and hours in which an answer may be changed, unless the options say. */
export const usualExpiry = 14;
export const usualChangeWindow = 24;
const usualLanguages = ['en', 'zh-CN'];

const isOn = (value: unknown, usual: boolean): boolean =>
	typeof value === 'boolean' ? value : usual;

function partOf(read: ReadParameter, name: string): Row {
	return (read(name) ?? {}) as Row;
}

/** The key of the survey that a node defines. Read as it is: no parameter may be an expression. */
export function surveyKeyIn({ parameters }: Pick<INode, 'parameters'>): string {
	const { path } = (parameters.options ?? {}) as Row;
	return surveyKeyOf(cleaned({ surveyKey: parameters.surveyKey, path }));
}

/** The rows of a fixed collection that holds one kind of row. */
function rowsOf(read: ReadParameter, name: string, kind: string): Row[] {
	const { [kind]: rows } = partOf(read, name);
	return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Such rows, without those that were added and left empty. */
const writtenRows = (read: ReadParameter, name: string, kind: string): Row[] =>
	rowsOf(read, name, kind).filter(isWritten);

const isWritten = ({ id, text }: Row): boolean => textOf(id) !== '' || textOf(text) !== '';

/** Where a row of the definition stands in the panel, which shows the empty ones, too; both from 0. */
export function writtenAt(read: ReadParameter, name: string, kind: string, index: number): number {
	const written = [...rowsOf(read, name, kind).entries()].filter(([, row]) => isWritten(row));
	return written[index]?.[0] ?? index;
}

/** The parameters of the node as a survey is described; what is left empty gets its usual value. */
export function surveyParameters(read: ReadParameter): SurveyInput {
	const metric = textOf(read('metric')) as Metric;
	const options = partOf(read, 'options');
	const mail = partOf(read, 'mail');
	return {
		key: surveyKeyOf({ surveyKey: read('surveyKey'), path: options.path }),
		name: textOf(options.surveyName),
		question: textOf(read('question')),
		metric,
		scale: scaleOf(read, metric),
		purpose: (textOf(options.purpose) || 'transactional') as Purpose,
		touchpoint: textOf(options.touchpoint),
		languages: languagesOf(options),
		items:
			metric === 'csi'
				? writtenRows(read, 'csiItems', 'item').map((row) => ({
						...named(row),
						weight: Number(row.weight),
					}))
				: null,
		reasons: reasonsOf(read, options),
		askComment: isOn(options.askComment, true),
		commentRequiredWhenLow: isOn(options.commentRequiredWhenLow, false),
		questions: writtenRows(read, 'ownQuestions', 'question').map(questionOf),
		texts: rowsOf(read, 'texts', 'text').map((row) => ({
			language: textOf(row.language),
			field: textField(textOf(row.field), textOf(row.id)),
			text: textOf(row.text),
		})),
		nextStep: nextStepOf((options.nextStep ?? {}) as Row),
		mailSubject: textOf(mail.subject),
		mailIntro: textOf(mail.intro),
		incentive: incentiveOf((options.incentive ?? {}) as Row),
		cuts: metric === 'csi' ? cutsOf(options) : satisfiedFromOf(read, metric),
		expiresAfterDays: Number(options.expiresAfterDays ?? usualExpiry),
		changeWindowHours: Number(options.changeWindowHours ?? usualChangeWindow),
		acceptAnswers: isOn(options.acceptAnswers, true),
		answeredIn: answeredInOf((options.answeredIn ?? {}) as Row),
	};
}

function nextStepOf({ step }: Row): SurveyInput['nextStep'] {
	const { url, text, link, showTo } = (step ?? {}) as Row;
	const audience = (textOf(showTo) || 'high') as NonNullable<SurveyInput['nextStep']>['showTo'];
	return { url: textOf(url), text: textOf(text), link: textOf(link), showTo: audience };
}

/** An option that was added says that there is a form, also where its address is left out. */
function answeredInOf({ form }: Row): SurveyInput['answeredIn'] {
	return form === undefined ? null : { address: textOf((form as Row).address) };
}

/** An option that was added says that there is one, also where its text stands under Texts. */
function incentiveOf({ entries }: Row): SurveyInput['incentive'] {
	if (entries === undefined) return null;
	const { text, byMail, validUntil } = entries as Row;
	return {
		text: textOf(text),
		byMail: isOn(byMail, false),
		validUntil: textOf(validUntil),
	};
}

function languagesOf(options: Row): string[] {
	const chosen = Array.isArray(options.languages) ? options.languages : usualLanguages;
	const others = textOf(options.otherLanguages).split(/[,，、;；\s]+/);
	const all = [textOf(options.defaultLanguage), ...chosen.map(textOf), ...others];
	return [...new Set(all.filter((language) => language !== ''))];
}

function reasonsOf(read: ReadParameter, options: Row): SurveyInput['reasons'] {
	if (!isOn(options.offerReasons, true)) return 'none';
	const own = writtenRows(read, 'ownReasons', 'reason');
	if (own.length === 0) return 'built_in';
	return own.map((row) => ({
		...named(row),
		levels: row.levels as Array<'low' | 'middle' | 'high'>,
	}));
}

const named = (row: Row) => ({ id: textOf(row.id), text: textOf(row.text) });

function scaleOf(read: ReadParameter, metric: Metric): SurveyInput['scale'] {
	if (metric === 'nps') return 'nps';
	return textOf(read(`${metric}Scale`)) as SurveyInput['scale'];
}

function questionOf(row: Row): QuestionInput {
	const kind = textOf(row.kind) as QuestionInput['kind'];
	const asked = {
		...named(row),
		kind,
		required: row.required === true,
		askWhen: askWhenOf(row),
	};
	switch (kind) {
		case 'choice':
			return { ...asked, multiple: row.multiple === true, options: textOf(row.choices) };
		case 'rating':
		case 'pair':
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

/** A level or two of the list, or an earlier question with its answers; rows saved before have neither. */
function askWhenOf(row: Row): QuestionInput['askWhen'] {
	if (row.askWhen !== 'answer') return textOf(row.askWhen) || 'always';
	return { question: textOf(row.askWhenQuestion), answers: textOf(row.askWhenAnswers) };
}

const numberOf = (value: unknown): number | undefined =>
	value === undefined || value === null || value === '' ? undefined : Number(value);

function cutsOf(options: Row): SurveyInput['cuts'] {
	const { lowBelow, highFrom } = options;
	if (lowBelow === undefined && highFrom === undefined) return null;
	return { lowBelow: numberOf(lowBelow) ?? 60, highFrom: numberOf(highFrom) ?? 80 };
}

/** The field of the chosen scale; a node that was saved before there was one has the usual cut. */
function satisfiedFromOf(read: ReadParameter, metric: Metric): SurveyInput['cuts'] {
	if (metric !== 'csat') return null;
	const top = topOfScale(textOf(read('csatScale')));
	const given = top === null ? undefined : numberOf(read(`satisfiedFrom${top}`));
	return given === undefined ? null : { highFrom: given };
}
