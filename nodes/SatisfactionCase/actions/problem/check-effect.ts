import { checkEffect } from '../../../../core/loop/problem/check-effect';
import { doerOf } from '../../../connection/doer-of';
import type { Operation } from '../../../connection/operation';
import { fromModel } from '../../../connection/tool';
import { problemIdField, problemIdOf, withProblem } from './problem-fields';

/** Whether a problem that is done is smaller now. */
export const checkEffectOperation: Operation = {
	value: 'checkEffect',
	name: 'Check Effect',
	action: 'Check the effect of a problem that is done',
	description:
		'Compare the answers before the work with those since; one that clearly became less is shown to work',
	resource: 'problem',
	tool: {
		description:
			'Compares the answers before a problem was worked on with those since it is done. Returns both shares, the difference with its interval, and whether it could be chance.',
		inputs: { problemId: fromModel('Problem', 'ID of the problem, which begins with prb_') },
	},
	fields: [problemIdField],
	async execute(call) {
		const { row, effect, finding } = await checkEffect(call.house, call.now, {
			problemId: problemIdOf(call),
			doer: doerOf(call.context),
			peek: call.trial,
		});
		const outcome = { code: effect.verdict, text: finding.text };
		const item = await withProblem(call, row, outcome);
		const { before, after, difference, p } = effect;
		return [{ item: { ...item, ...finding, effect: { before, after, difference, p } } }];
	},
};
