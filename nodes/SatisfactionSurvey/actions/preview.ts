import { previewSurvey } from '../../../core/loop/survey/preview-survey';
import { readCustomer } from '../../../core/loop/customer/customer-facts';
import { fillItem } from '../../../core/model/item';
import { itemText, type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import type { SurveyOutput } from './outputs';
import { surveyField, surveyOf } from './survey-field';

/** Shows a survey, its mail and what is unwise about its wording. */
export const preview: Operation<SurveyOutput> = {
	value: 'preview',
	name: 'Preview',
	action: 'Preview a survey',
	description: 'Show a survey, its mail and remarks about its wording',
	tool: {
		description:
			'Shows a survey without asking anybody. Returns its key, a link that opens it, its mail and remarks about its wording.',
		inputs: {
			language: fromModel(
				'Language',
				'Tag of the language to show it in, such as en or zh-CN',
				ifKnown,
			),
		},
	},
	fields: [
		surveyField,
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. zh-CN',
			description: 'The default language of the survey when empty',
		},
	],
	oneOutput: true,
	async execute(call) {
		const { house, now, json } = call;
		const shown = await surveyOf(call);
		const language = textParameter(call, 'language');
		const { text, survey, link, warnings, asked, message } = await previewSurvey(house, now, {
			...shown,
			language,
			about: {
				eventId: itemText(call, 'event', 'id'),
				customer: readCustomer(json.customer, {}),
			},
		});
		const item = fillItem(json, { outcome: { code: 'preview', text }, survey, message });
		return [{ item: { ...item, preview: { link, warnings, asked } } }];
	},
};
