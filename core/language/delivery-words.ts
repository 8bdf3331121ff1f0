import type { DeliveryFacts, OutageCode, RefusalCode } from '../model/delivery';
import { sayIn } from './say';

/** Of a channel that is no mail several codes say the same. */
const byChannel = {
	no_address: 'no_address',
	address_unsupported: 'address_unknown',
	address_unknown: 'address_unknown',
	too_large: 'too_large',
	blocked: 'blocked',
	window_closed: 'window_closed',
	refused: 'refused',
	login: 'login',
	login_missing: 'login',
	starttls: 'unreachable',
	certificate: 'unreachable',
	encryption: 'unreachable',
	sender: 'sender',
	sender_unsupported: 'sender',
	later: 'later',
	limited: 'limited',
	unreachable: 'unreachable',
} as const satisfies Record<RefusalCode | OutageCode, string>;

/** Why a message did not leave, and what to do, in full sentences. */
export function deliveryInWords(
	code: RefusalCode | OutageCode,
	{ channel, ...facts }: DeliveryFacts,
	language: string,
): { reason: string; hint: string } {
	const say = sayIn(language);
	if (channel === null) {
		return { reason: say(`delivery.${code}`, facts), hint: say(`delivery.${code}.hint`) };
	}
	const key = `deliveryBy.${byChannel[code]}` as const;
	return { reason: say(key, { ...facts, channel }), hint: say(`${key}.hint`, { channel }) };
}
