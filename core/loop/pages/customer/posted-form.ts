import type { Level } from '../../../model/metric';
import type { Survey } from '../../../model/survey';
import {
	type AskedBesides,
	type ParsedSurveyForm,
	parseSurveyForm,
	type SurveyStep,
	surveyStepOf,
} from '../../../pages/form';
import type { MessageKind } from '../../../pages/message-page';
import { noteHastyForm } from '../../../store/repositories/hasty-forms';
import { sentUntouched, type ServedForm, tooFast } from '../../../survey/haste';
import { formFingerprint, formTokenFor, servedStep } from '../form-token';
import type { PageContext, Visit } from './visit';

/** A form that came back as it was served, faster than a person reads or not; `null` if it was touched. */
type Untouched = 'fast' | 'slow' | null;

export type PostedForm =
	| {
			kind: 'ours';
			step: SurveyStep;
			form: ParsedSurveyForm;
			untouched: Untouched;
	  }
	/** It does not come from a page that was served for this link. */
	| { kind: 'not_ours'; why: MessageKind };

/**
 * The token of a survey's form.
 *
 * @param served of a form that could be sent as it is; the token says then when it was served
 */
export function surveyFormToken(
	{ house, token, now }: Pick<Visit, 'house' | 'token' | 'now'>,
	step: SurveyStep,
	served: ServedForm | null,
): string {
	const full = served ? [step, served.rating ?? '', served.at.toString(36)].join(':') : step;
	return formTokenFor(house.keys, house.workspace, { token, step: full }, now);
}

/** Reads the form that was posted to a survey's link. */
export function postedForm(
	visit: Visit,
	survey: Survey,
	level: Level | null,
	asked: AskedBesides = {},
): PostedForm {
	const { house, request, now, token } = visit;
	const step = surveyStepOf(request.fields);
	const given = (request.fields as Record<string, unknown> | null)?.f;
	if (step === null) return { kind: 'not_ours', why: 'invalid' };
	const full = servedStep(house.keys, house.workspace, { token }, given, now);
	const [of, rating = '', at] = full?.split(':') ?? [];
	if (of !== step) return { kind: 'not_ours', why: 'stale' };
	const served =
		at === undefined
			? null
			: { at: Number.parseInt(at, 36), rating: rating === '' ? null : Number(rating) };
	const form = parseSurveyForm(survey, step, request.fields, level, asked);
	if (served === null || form.kind !== 'ok' || !sentUntouched(served, form.answers)) {
		return { kind: 'ours', step, form, untouched: null };
	}
	return { kind: 'ours', step, form, untouched: tooFast(served.at, now) ? 'fast' : 'slow' };
}

/**
 * Whether a program sent this: it came back untouched and too fast, now or in an earlier sending of it.
 * Nothing is noted of what anybody sends to an open link.
 */
export async function byProgram(
	{ house, now, request, ground }: PageContext,
	untouched: Untouched,
): Promise<boolean> {
	if (untouched === null) return false;
	if (ground?.hasty) return true;
	if (untouched === 'slow') return false;
	const form = formFingerprint(request.fields);
	if (form && ground) await noteHastyForm(house.store.db, house.workspace, form, now);
	return true;
}
