import { tellReporters } from '../../../../core/loop/problem/tell-reporters';
import { sayOf } from '../../../../core/loop/workspace/spoken';
import { fillItem } from '../../../../core/model/item';
import { doerOf } from '../../../connection/doer-of';
import { hintOnce } from '../../../connection/hint-once';
import type { Operation } from '../../../connection/operation';
import { itemProblem } from '../../../../core/loop/problem/problem-part';
import { problemIdField, problemIdOf } from './problem-fields';

/** Who reported what was mended, each customer once, with the words for them. */
export const tellReportersOperation: Operation = {
	value: 'tellReporters',
	name: 'Tell Reporters',
	action: 'Tell those who reported a problem',
	description:
		'Get one item for each customer whose case hangs on a problem that is done, for a Satisfaction Message; each is told once',
	resource: 'problem',
	// Writing to customers is for people to decide.
	tool: null,
	fields: [problemIdField],
	async execute(call) {
		const { house, now, context, json } = call;
		const peek = call.trial || json.test === true;
		const { row, told } = await tellReporters(house, now, {
			problemId: problemIdOf(call),
			doer: doerOf(context),
			peek,
		});
		const say = sayOf(house);
		const { title } = row;
		if (told.length === 0) hintOnce(context, say('problem.nobodyToTell', { title }));
		return told.map(({ customer, message }) => {
			const who = customer.name ?? customer.email ?? customer.id ?? '';
			const outcome = { code: 'told', text: say('problem.told.outcome', { who, title }) };
			const base = fillItem({}, { test: peek || row.test === 1, outcome, customer });
			return { item: { ...base, problem: itemProblem(row), said: message } };
		});
	},
};
