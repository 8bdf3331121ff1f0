import type { Texts, Survey } from '../model/survey';
import type { Level } from '../model/metric';
import type { FieldError } from './field-error';
import type { SurveyAnswers, SurveyStep } from './form';
import type { PageBase, Voice } from './page-base';

/**
 * All a survey page shows. The page depends on nothing else, so a caller may render it once with
 * placeholders in the fields that change per request (`nonce`, `token`, `formToken`, `formAction`,
 * `optOutLink`, `customerName`, `subjectTitle`) and put values in later, each through `escapeHtml`.
 * A placeholder must be of letters, digits, `_` or `%` only, and at most 60 characters long.
 */
export type SurveyPageView = PageBase & {
	survey: Survey;
	/** True when the reader's own language is not among the survey's: the page says so. */
	languageFallback: boolean;
	subjectTitle: string | null;
	customerName: string | null;
	/** The rating in the link: marked, never sent by itself. */
	preselected: number | null;
	/** Answers given before (within the change window) or just now with an error. */
	previous: SurveyAnswers | null;
	/** Whether `previous` was accepted earlier, so that the page offers a change. */
	answeredBefore: boolean;
	/** In step `rating`: what was typed on the second step travels with this one and back. */
	kept?: boolean;
	/** The rating came faster than a page is read: whether a person gave it is shown by one more press. */
	confirm?: boolean;
	/** Address the form is posted to: the page's own. */
	formAction: string;
	token: string;
	formToken: string;
	optOutLink: string | null;
	preview: boolean;
	errors: readonly FieldError[];
	step: SurveyStep;
	/** On a device that many use: back to its start. */
	startLink?: string | null;
	/** Whether the second step asks for a name and a way to reach whoever answers. */
	askContact?: boolean;
	/** The day is past until which codes for answering are given. */
	incentiveOver?: boolean;
	/** Level of the rating, in step `details`: decides which reasons are offered. */
	level: Level | null;
};

/** What the parts of the page share: the view, a voice, and the survey's texts in its language. */
export type SurveyPart = {
	view: SurveyPageView;
	voice: Voice;
	text: (texts: Texts | null) => string;
};
