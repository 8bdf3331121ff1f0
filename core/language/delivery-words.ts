import type { DeliveryFacts, OutageCode, RefusalCode } from '../model/delivery';
import { sayIn } from './say';

/** Why a message did not leave, and what to do, in full sentences. */
export function deliveryInWords(
	code: RefusalCode | OutageCode,
	facts: DeliveryFacts,
	language: string,
): { reason: string; hint: string } {
	const say = sayIn(language);
	return { reason: say(`delivery.${code}`, facts), hint: say(`delivery.${code}.hint`) };
}
