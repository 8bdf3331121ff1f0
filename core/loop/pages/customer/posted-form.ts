import type { Level } from '../../../model/metric';
import type { Survey } from '../../../model/survey';
import {
	type ParsedSurveyForm,
	parseSurveyForm,
	type SurveyStep,
	surveyStepOf,
} from '../../../pages/form';
import type { MessageKind } from '../../../pages/message-page';
import { isFormToken } from '../form-token';
import type { Visit } from './visit';

export type PostedForm =
	| { kind: 'ours'; step: SurveyStep; form: ParsedSurveyForm }
	/** It does not come from a page that was served for this link. */
	| { kind: 'not_ours'; why: MessageKind };

/** Reads the form that was posted to a survey's link. */
export function postedForm(visit: Visit, survey: Survey, level: Level | null): PostedForm {
	const { house, request, now, token } = visit;
	const step = surveyStepOf(request.fields);
	const given = (request.fields as Record<string, unknown> | null)?.f;
	if (step === null) return { kind: 'not_ours', why: 'invalid' };
	if (!isFormToken(house.keys, house.workspace, { token, step }, given, now)) {
		return { kind: 'not_ours', why: 'stale' };
	}
	return { kind: 'ours', step, form: parseSurveyForm(survey, step, request.fields, level) };
}
