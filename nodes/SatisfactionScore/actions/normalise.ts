import { cutsFrom, scoreAnswer } from '../../../core/loop/answer/score-answer';
import type { Level } from '../../../core/model/metric';
import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { csatMappings, mappingOptions, ownScaleOption } from './mapping-options';
import { satisfiedFromField, satisfiedFromOf, scaleFields, scaleOf } from './scale-fields';
import { scored } from './scored';

/** Scores whatever another system calls an answer. */
export const normalise: Operation<Level> = {
	value: 'normalise',
	name: 'Normalise',
	action: 'Normalise an answer',
	description: 'Turn any answer (a number, a word, an emoji) into a score, without storing it',
	tool: {
		description:
			'Turns an answer, a number or a word, into a score without storing it. Returns the score with its scale, band and level (low, middle or high).',
		inputs: { answer: fromModel('Answer', 'The answer as the customer gave it') },
	},
	fields: [
		{
			displayName: 'Answer',
			name: 'answer',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 4, very satisfied, 满意 or 😀',
			description: 'The answer as the other system has it',
		},
		{
			displayName: 'Mapping',
			name: 'mapping',
			type: 'options',
			options: [...mappingOptions, ownScaleOption],
			default: 'csat_1_5',
			description: 'How the answer is read. An answer it does not know is an error that names it.',
		},
		...scaleFields({ show: { mapping: ['own'] } }),
		satisfiedFromField({ show: { mapping: csatMappings } }),
		satisfiedFromField({ show: { mapping: ['own'], metric: ['csat'] } }),
	],
	store: false,
	async execute(call) {
		const { parameter } = call;
		const mapping = String(parameter('mapping', 'csat_1_5'));
		const reading = mapping === 'own' ? scaleOf(parameter) : mapping;
		const cuts = cutsFrom(satisfiedFromOf(parameter));
		const { metric, score } = scoreAnswer(reading, parameter('answer', ''), cuts);
		return await Promise.resolve(scored(call, metric, score));
	},
};
