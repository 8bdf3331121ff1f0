import { publicPageOf } from '../../../../core/loop/problem/public-page';
import { fillItem } from '../../../../core/model/item';
import { type Operation, textParameter } from '../../../connection/operation';
import { pickerField } from '../../../connection/pickers';

/** The page on which everybody reads what came of their answers. */
export const publicPageOperation: Operation = {
	value: 'publicPage',
	name: 'Get Public Page',
	action: 'Get the public page of problems',
	description:
		'Get the link to the page "You said, we did", what stands on it, and what is done but has no public text',
	resource: 'problem',
	tool: {
		description:
			'Looks at the public page that says what customers said and what was done. Returns its link, how many problems stand on it, and which are done but not on it.',
		inputs: {},
	},
	fields: [
		pickerField('surveys', {
			displayName: 'Survey',
			name: 'publicSurvey',
			none: 'All Surveys',
			description: 'What came of which answers: problems of no survey stand on every page',
		}),
	],
	async execute(call) {
		const { house, json } = call;
		const { text, publicPage } = await publicPageOf(house, textParameter(call, 'publicSurvey'));
		const outcome = { code: 'public_page', text };
		return [{ item: { ...fillItem(json, { outcome }), publicPage } }];
	},
};
