import { remind as prepare } from '../../../core/loop/ask/remind';
import { fillItem } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { invitationField, invitationIdOf } from './invitation-field';
import type { SurveyOutput } from './outputs';

/** Writes the next message to somebody who was asked and has not answered. */
export const remind: Operation<SurveyOutput> = {
	value: 'remind',
	name: 'Remind',
	action: 'Remind a customer',
	description: 'Write the next message to somebody who has not answered',
	// The clock reminds by itself; what this one writes leaves by a Message node behind it.
	tool: null,
	fields: [invitationField],
	async execute(call) {
		const { house, now, json, trial } = call;
		const invitationId = invitationIdOf(call);
		const { kind, text, item } = await prepare(house, now, { invitationId, trial });
		const outcome = { code: kind, text };
		const output = kind === 'reminded' ? 'asked' : 'not_asked';
		return [{ item: fillItem(json, { ...item, outcome }), output }];
	},
};
