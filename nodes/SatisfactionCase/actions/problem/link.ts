import type { INodeProperties } from 'n8n-workflow';

import { linkToProblem } from '../../../../core/loop/problem/update';
import { seenIn } from '../../../../core/loop/problem/seen-in';
import { problemLinks } from '../../../../core/model/problem';
import { readWord } from '../../../../core/model/read-input';
import { type Operation, textParameter } from '../../../connection/operation';
import { fromModel } from '../../../connection/tool';
import { problemIdField, problemIdOf, problemOutcome, withProblem } from './problem-fields';

const kindField: INodeProperties = {
	displayName: 'What',
	name: 'linkKind',
	type: 'options',
	options: [
		{ name: 'Alarm', value: 'alarm' },
		{ name: 'Case', value: 'case', description: 'Its customer is told once the problem is done' },
		{ name: 'Root Cause', value: 'root_cause' },
		{ name: 'Topic', value: 'topic' },
	],
	default: 'case',
};

const refField: INodeProperties = {
	displayName: 'ID or Key',
	name: 'linkRef',
	type: 'string',
	default: '',
	placeholder: 'e.g. cas_…',
	description: 'Empty takes the case, topic or alarm of the item',
};

/** Ties a case, topic or alarm to a problem. */
export const linkProblemOperation: Operation = {
	value: 'linkProblem',
	name: 'Link',
	action: 'Link something to a problem',
	description: 'Tie a case, topic, alarm or root cause to a problem; the same is tied once',
	resource: 'problem',
	tool: {
		description: 'Ties a case to a problem. Returns the problem.',
		inputs: {
			problemId: fromModel('Problem', 'ID of the problem, which begins with prb_'),
			linkRef: fromModel('ID', 'ID of the case, which begins with cas_'),
		},
	},
	fields: [problemIdField, kindField, refField],
	async execute(call) {
		const kind = readWord(call.parameter('linkKind', 'case'), 'What', problemLinks);
		const own = seenIn(call.json).links.find((link) => link.kind === kind)?.ref;
		const { kind: code, row } = await linkToProblem(call.house, call.now, {
			problemId: problemIdOf(call),
			kind,
			ref: textParameter(call, 'linkRef') ?? own ?? '',
		});
		return [{ item: await withProblem(call, row, problemOutcome(call, code, row)) }];
	},
};
