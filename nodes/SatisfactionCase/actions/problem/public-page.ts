import type { INodeProperties } from 'n8n-workflow';

import { renewPublicPage } from '../../../../core/loop/problem/end-public-page';
import { publicPageOf } from '../../../../core/loop/problem/public-page';
import { fillItem } from '../../../../core/model/item';
import { doerOf } from '../../../connection/doer-of';
import { type Operation, textParameter } from '../../../connection/operation';
import { isTool, notAsTool } from '../../../connection/tool';
import { publicPageField } from './public-page-field';

const newLinkField: INodeProperties = {
	displayName: 'New Link',
	name: 'newPublicLink',
	type: 'boolean',
	default: false,
	displayOptions: notAsTool,
	description:
		'Whether to make a new link if the one there was has been ended; the old one stays ended',
};

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
	fields: [publicPageField, newLinkField],
	async execute(call) {
		const { context, house, now, json, parameter } = call;
		const surveyKey = textParameter(call, 'publicSurvey');
		// A model looks, and changes nothing.
		if (!isTool(context.getNode()) && parameter('newPublicLink', false) === true) {
			await renewPublicPage(house, now, { surveyKey, doer: doerOf(context) });
		}
		const { code, text, publicPage } = await publicPageOf(house, surveyKey);
		return [{ item: { ...fillItem(json, { outcome: { code, text } }), publicPage } }];
	},
};
