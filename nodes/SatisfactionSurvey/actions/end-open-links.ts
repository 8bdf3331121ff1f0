import { endOpenLinks as end } from '../../../core/loop/survey/open-link';
import { fillItem } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import type { Operation } from '../../connection/operation';
import type { SurveyOutput } from './outputs';
import { surveyField, surveyOf } from './survey-field';

/** Ends the open links to a survey that were made before. */
export const endOpenLinks: Operation<SurveyOutput> = {
	value: 'endOpenLinks',
	name: 'End Open Links',
	action: 'End the open links to a survey',
	description:
		'End all open links to a survey that were made before; make new ones with Open Link afterwards',
	// What hangs printed on tables stops working: for a person to decide.
	tool: null,
	fields: [surveyField],
	oneOutput: true,
	async execute(call) {
		const { context, house, now, json } = call;
		const { key } = await surveyOf(call);
		const { text, survey } = await end(house, now, { surveyKey: key, doer: doerOf(context) });
		const outcome = { code: 'open_links_ended', text };
		return [{ item: fillItem(json, { outcome, survey }) }];
	},
};
