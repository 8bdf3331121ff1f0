import { cleanLine } from '../language/plain-text';
import { phoneLink } from '../language/safe-url';
import { emailOf } from '../model/mailbox';
import { isObject } from '../model/json';
import type { Level } from '../model/metric';
import type { OwnQuestion, Survey } from '../model/survey';
import type { FieldError } from './field-error';
import { formFields, itemField, longestComment, ownField } from './form-fields';
import type { FormReader, Read } from './form-reader';
import { openForm } from './form-reader';

export type SurveyStep = 'rating' | 'details';

/** A text, a rating, the id of a choice, or the ids of several. */
export type OwnAnswer = string | number | string[];

/** What a customer answered in one step; the fields of the other step are empty. */
export type SurveyAnswers = {
	value: number | null;
	items: Record<string, number>;
	reasons: string[];
	comment: string | null;
	own: Record<string, OwnAnswer>;
	/** Who it was, where an open link asks for it and somebody has said so. */
	contact?: GivenContact;
};

/** A name, and an e-mail address or a phone number. */
export type GivenContact = { name: string | null; contact: string | null };

/** What a page asks besides the survey's own questions. */
export type AskedBesides = { contact?: boolean };

/** `kept`: a rating that came with what was typed on the second step before. */
export type ParsedSurveyForm =
	| { kind: 'ok'; answers: SurveyAnswers; language: string | null; kept?: true }
	/** The reader goes back to the rating; what was typed so far, finished or not. */
	| { kind: 'back'; answers: SurveyAnswers }
	/** `answers` holds what could be read, so that the page loses nothing of what was typed. */
	| { kind: 'invalid'; errors: FieldError[]; answers: SurveyAnswers; kept?: true };

/** Nothing answered yet. */
export const noAnswers = (): SurveyAnswers => ({
	value: null,
	items: {},
	reasons: [],
	comment: null,
	own: {},
});

/** Which step a form belongs to; `null` when it does not say so. */
export function surveyStepOf(fields: unknown): SurveyStep | null {
	const step = openForm(fields)?.one(formFields.step);
	if (step === undefined || !step.ok) return null;
	return step.value === 'rating' || step.value === 'details' ? step.value : null;
}

function readRating(
	form: FormReader,
	field: string,
	scale: { min: number; max: number; required: boolean },
): number | null {
	const read = form.one(field);
	if (!read.ok) {
		form.fail(field, read.code);
		return null;
	}
	if (read.value === null || read.value === '') {
		if (scale.required) form.fail(field, 'required');
		return null;
	}
	const value = /^-?\d{1,4}$/.test(read.value) ? Number(read.value) : Number.NaN;
	if (!(value >= scale.min && value <= scale.max)) {
		form.fail(field, 'not_in_scale');
		return null;
	}
	return value;
}

function readChoices(form: FormReader, field: string, ids: ReadonlySet<string>): string[] {
	const read: Read<string[]> = form.all(field);
	if (!read.ok) {
		form.fail(field, read.code);
		return [];
	}
	const chosen = [...new Set(read.value)].filter((id) => id !== '');
	if (chosen.some((id) => !ids.has(id))) form.fail(field, 'unknown_choice');
	return chosen.filter((id) => ids.has(id));
}

function readText(form: FormReader, field: string, most: number): string | null {
	const read = form.text(field, most);
	if (read.ok) return read.value;
	form.fail(field, read.code);
	return null;
}

function readContact(form: FormReader): GivenContact | null {
	const name = cleanLine(readText(form, formFields.name, 100) ?? '', 100);
	const contact = cleanLine(readText(form, formFields.contact, 254) ?? '', 254);
	const reachable = contact === '' || emailOf(contact) !== null || phoneLink(contact) !== null;
	if (!reachable) form.fail(formFields.contact, 'not_contact');
	if (name === '' && contact === '') return null;
	return { name: name === '' ? null : name, contact: contact === '' ? null : contact };
}

function readOwn(form: FormReader, asked: OwnQuestion): OwnAnswer | null {
	// Whether one that depends on others has to be answered is decided once all is known.
	const question = { ...asked, required: asked.required && !asked.askWhen };
	const field = ownField(question.id);
	switch (question.kind) {
		case 'rating':
			return readRating(form, field, question);
		case 'text': {
			const text = readText(form, field, Math.min(question.maxLength, longestComment));
			if (text === null && question.required) form.fail(field, 'required');
			return text;
		}
		case 'choice': {
			const ids = new Set(question.options.map((option) => option.id));
			const chosen = readChoices(form, field, ids);
			if (chosen.length === 0 && question.required) form.fail(field, 'required');
			if (question.multiple) return chosen.length === 0 ? null : chosen;
			if (chosen.length > 1) form.fail(field, 'repeated');
			return chosen[0] ?? null;
		}
	}
}

function readDetails(
	survey: Survey,
	form: FormReader,
	answers: SurveyAnswers,
	level: Level | null,
	besides: AskedBesides,
): void {
	const reasons = new Set(survey.reasons.map((reason) => reason.id));
	answers.reasons = readChoices(form, formFields.reason, reasons);
	answers.comment = readText(form, formFields.comment, longestComment);
	if (answers.comment === null && survey.commentRequiredWhenLow && level === 'low') {
		form.fail(formFields.comment, 'required');
	}
	for (const question of survey.questions) {
		const answer = readOwn(form, question);
		if (answer !== null) answers.own[question.id] = answer;
	}
	const contact = besides.contact === true ? readContact(form) : null;
	if (contact) answers.contact = contact;
}

/**
 * Reads what was posted in one step of a survey. Strict: a field that the step does not have, a
 * value outside its scale and a choice that was not offered are errors that name the field. Control
 * characters are removed; markup stays as text. Never throws.
 *
 * @param fields a parsed form (`{ value: '4' }`, repeated names as arrays) or JSON of the same names
 * @param level level of the rating, where known: decides whether a comment is required
 * @param besides what an open link asks in the second step
 */
export function parseSurveyForm(
	survey: Survey,
	step: SurveyStep,
	fields: unknown,
	level: Level | null = null,
	besides: AskedBesides = {},
): ParsedSurveyForm {
	const answers = noAnswers();
	const form = openForm(fields);
	if (form === null) {
		return { kind: 'invalid', errors: [{ field: 'form', code: 'not_a_form' }], answers };
	}
	// Checked by the caller, who knows the tokens; read here so that they are not unknown.
	for (const field of [formFields.token, formFields.formToken, formFields.step]) form.one(field);
	const language = form.one(formFields.language);
	const known = language.ok && language.value !== null && survey.languages.includes(language.value);

	let kept: { kept?: true } = {};
	if (step === 'rating') {
		if (survey.metric === 'csi') {
			for (const item of survey.items) {
				const value = readRating(form, itemField(item.id), survey.rating);
				if (value !== null) answers.items[item.id] = value;
			}
		} else {
			answers.value = readRating(form, formFields.value, survey.rating);
		}
		if (form.one(formFields.kept).ok && isObject(fields) && fields[formFields.kept] === '1') {
			// What nobody has sent yet is no mistake yet; the second step shows it again.
			readDetails(survey, { ...form, fail() {} }, answers, level, besides);
			kept = { kept: true };
		}
	} else {
		const go = form.one(formFields.go);
		readDetails(survey, form, answers, level, besides);
		if (go.ok && go.value === 'back') return { kind: 'back', answers };
	}
	const errors = form.errors();
	if (errors.length > 0) return { kind: 'invalid', errors, answers, ...kept };
	return { kind: 'ok', answers, language: known ? language.value : null, ...kept };
}
