import type { Level, Metric, Purpose } from '../model/metric';
import type { NextStep, Texts } from '../model/survey';
import type { ScaleChoice } from './scale-choices';

/** A text in the language it is written in (see `writtenLanguage`), or one per language. */
export type TextInput = string | Texts;

/**
 * One text as a row of a table: `{ language: 'fr', field: 'question', text: '…' }`. Without a language
 * it is in the one it is written in.
 */
export type TextRow = { language: string; field: string; text: string };

export type ItemInput = { id: string; text?: TextInput | null; weight?: number };

export type ReasonInput = { id: string; text?: TextInput | null; levels?: Level[] | Level | null };

export type OptionInput = { id: string; text?: TextInput | null };

export type QuestionInput = {
	/** `pair`: how important and how good, two ratings with the ids `<id>-importance` and `<id>-quality`. */
	kind: 'text' | 'choice' | 'rating' | 'pair';
	id: string;
	text?: TextInput | null;
	required?: boolean;
	/** Text questions: characters, 1–4000, 500 by default. */
	maxLength?: number;
	/** Choice questions. */
	multiple?: boolean;
	/** Rows, or a text with one option a line, all in the language the text is written in. */
	options?: OptionInput[] | string;
	/** Rating questions and pairs: 1–5 by default, at most eleven points. */
	min?: number;
	max?: number;
	direction?: 'higher_is_better' | 'lower_is_better';
	style?: 'numbers' | 'stars' | 'faces';
	lowLabel?: TextInput | null;
	highLabel?: TextInput | null;
	/**
	 * `always` by default; levels, as a list or as `low_middle`; or an earlier question, by text or id,
	 * with the answers that lead here: a list, or a text with one a line.
	 */
	askWhen?: string | { levels: Level[] } | AskWhenAnswer | null;
};

export type AskWhenAnswer = { question: string; answers: Array<string | number> | string };

export type NextStepInput = {
	/** Begins with `https://`. */
	url?: string | null;
	text?: TextInput | null;
	link?: TextInput | null;
	/** `high` by default. */
	showTo?: NextStep['showTo'] | null;
};

export type IncentiveInput = {
	/** What it is, up to 200 characters. */
	text?: TextInput | null;
	/** Whether the code is sent by mail, too; not by default. */
	byMail?: boolean | null;
	/** The last day on which a code can be used, `YYYY-MM-DD`. */
	validUntil?: string | null;
};

/**
 * A survey as a node's parameters describe it. Absent, `null` and blank mean the usual value.
 *
 * `texts` replaces any text by language and field: as rows, as `{ language: { field: text } }`, or
 * as JSON of either. Fields: `question`, `lowLabel`, `highLabel`, `commentPrompt`, `intro`,
 * `thanks`, `nextStep`, `nextStepLink`, `mailSubject`, `mailIntro`, `incentive`, `item:<id>`, `reason:<id>`,
 * `question:<id>`, `question:<id>:low`, `question:<id>:high`, `option:<question id>:<option id>`.
 */
export type SurveyInput = {
	key: string;
	name?: string | null;
	metric: Metric;
	scale?: ScaleChoice | null;
	/** `transactional` by default. */
	purpose?: Purpose | null;
	/** The rating question; the standard wording of the metric by default. */
	question?: TextInput | null;
	touchpoint?: string | null;
	/** First is the default; a list or a text separated by commas. English by default. */
	languages?: string[] | string | null;
	texts?: TextRow[] | Record<string, Record<string, string>> | string | null;
	/** CSI only; product, service and price by default. */
	items?: ItemInput[] | null;
	/** `built_in` by default. */
	reasons?: ReasonInput[] | 'built_in' | 'none' | null;
	questions?: QuestionInput[] | null;
	/** Whether a comment is asked for; true by default. */
	askComment?: boolean | null;
	commentPrompt?: TextInput | null;
	commentRequiredWhenLow?: boolean | null;
	intro?: TextInput | null;
	thanks?: TextInput | null;
	/** On the page of thanks; none by default. Without an address there is none. */
	nextStep?: NextStepInput | null;
	/** Of the invitation and its reminders; may hold `{brand}`, `{customer}` and `{subject}`. */
	mailSubject?: TextInput | null;
	mailIntro?: TextInput | null;
	/** What customers get for answering: none by default. */
	incentive?: IncentiveInput | null;
	/** CSI: percent. CSAT: `highFrom`, the first satisfied rating; the top two boxes by default. */
	cuts?: { lowBelow?: number | null; highFrom: number } | null;
	/** How long the link answers, 1–365 days; 14 by default. */
	expiresAfterDays?: number | null;
	/** How long an answer may be changed, 0–720 hours; 24 by default. */
	changeWindowHours?: number | null;
	/** Another tool's form in which it is answered; on our own page by default. */
	answeredIn?: { address?: string | null } | null;
	/** `false` retires the survey. */
	acceptAnswers?: boolean | null;
};
