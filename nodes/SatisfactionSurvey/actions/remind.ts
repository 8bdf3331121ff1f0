import { remind as prepare } from '../../../core/loop/ask/remind';
import { fillItem } from '../../../core/model/item';
import { type Done, type Given, invitationIdOf } from './operation';

/** Writes the next message to somebody who was asked and has not answered. */
export async function remind(given: Given): Promise<Done> {
	const { house, now, json, trial } = given;
	const invitationId = invitationIdOf(given);
	const { kind, text, item } = await prepare(house, now, { invitationId, trial });
	const outcome = { code: kind, text };
	const output = kind === 'reminded' ? 'send_now' : 'not_asked';
	return { output, item: fillItem(json, { ...item, outcome }) };
}
