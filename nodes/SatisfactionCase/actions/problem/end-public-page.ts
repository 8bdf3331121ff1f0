import { endPublicPage } from '../../../../core/loop/problem/end-public-page';
import { fillItem } from '../../../../core/model/item';
import { doerOf } from '../../../connection/doer-of';
import { type Operation, textParameter } from '../../../connection/operation';
import { publicPageField } from './public-page-field';

/** Ends the link to the page on which everybody reads what came of their answers. */
export const endPublicPageOperation: Operation = {
	value: 'endPublicPage',
	name: 'End Public Page',
	action: 'End the public page of problems',
	description:
		'End the link to the page "You said, we did": whoever opens it is told so; Get Public Page can make a new one',
	resource: 'problem',
	// What was printed and passed on ends: for a person to decide.
	tool: null,
	fields: [publicPageField],
	async execute(call) {
		const { context, house, now, json } = call;
		const surveyKey = textParameter(call, 'publicSurvey');
		const outcome = await endPublicPage(house, now, { surveyKey, doer: doerOf(context) });
		return [{ item: fillItem(json, { outcome }) }];
	},
};
