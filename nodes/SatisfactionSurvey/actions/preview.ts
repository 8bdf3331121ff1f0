import { previewSurvey } from '../../../core/loop/survey/preview-survey';
import { fillItem } from '../../../core/model/item';
import { type Done, type Given, surveyKeyOf, textParameter } from './operation';

/** Shows a survey, its mail and what is unwise about its wording. */
export async function preview(given: Given): Promise<Done> {
	const { house, now, json } = given;
	const { survey, link, warnings, message } = await previewSurvey(house, now, {
		surveyKey: surveyKeyOf(given),
		language: textParameter(given, 'language'),
	});
	const wording = warnings.map(({ text }) => text);
	const text =
		wording.length === 0
			? 'Nothing to remark about the wording.'
			: `${wording.length} remarks about the wording: ${wording.join(' ')}`;
	const item = fillItem(json, { outcome: { code: 'preview', text }, survey, message });
	return { output: 'send_now', item: { ...item, preview: { link, warnings } } };
}
