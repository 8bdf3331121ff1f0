import { careInWords, heldInWords } from '../../care/in-words';
import type { Recipient } from '../../model/care-words';
import type { Topic } from '../../model/consent';
import { findMessage, type MessageRow } from '../../store/repositories/messages';
import type { Tx } from '../../store/store';
import { careOfKey } from '../care/care-item';
import { lookOnceMore } from '../care/look-at-customers';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { forgetPlanned } from './forget-planned';
import { leaveUnsent, type Void } from './may-leave';
import { settleCare, takeBackCare } from './settle-care';

/** What a message of a campaign is sent with. */
export type CareLetter = {
	/** BCP 47 tag of the language in which it is written. */
	language: string;
	/** Whom it goes to, or is about where it is a task for the owner. */
	customerId: string;
	to: Recipient;
	/** What its campaign is for. */
	topic: Pick<Topic, 'purpose' | 'metric'>;
};

/**
 * Whether a step of a campaign may leave now, looked at once more with all that is known at this moment. Its
 * customer and their mailbox are locked until the transaction ends, so that it is asked before anything is held.
 */
export async function careNow(
	tx: Tx,
	house: House,
	key: string,
	now: number,
): Promise<{ kind: 'leave'; care: CareLetter } | Void> {
	const { careId = '', step = -1 } = careOfKey(key) ?? {};
	const looked = await lookOnceMore(tx, house, { careId, step }, now);
	if (!looked) return { kind: 'void', code: 'void', text: sayOf(house)('send.careGone') };
	const { decision, dropped, campaign, settings, known } = looked;
	const held = dropped.find((one) => one.step === step);
	if (held) {
		const { reason, values } = held;
		return { kind: 'void', code: reason, text: heldInWords(reason, values, settings) };
	}
	const text = careInWords(decision, settings, now);
	switch (decision.kind) {
		case 'over':
		case 'held':
			return { kind: 'void', code: decision.reason, text };
		case 'waits':
			return { kind: 'void', code: 'later', text };
		case 'due': {
			if (decision.step !== step || decision.at > now) return { kind: 'void', code: 'later', text };
			const { purpose, metric } = campaign.rules;
			const care: CareLetter = {
				language: decision.message.language,
				customerId: known.customer.customer_id,
				to: decision.to,
				topic: { purpose, metric },
			};
			return { kind: 'leave', care };
		}
	}
}

/**
 * What is known of a message of a campaign that must not leave: that it has left before, or why it does not. It is
 * not planned any more.
 */
export async function careUnsent(
	tx: Tx,
	house: House,
	key: string,
	refusal: Void,
	now: number,
): Promise<Void | { kind: 'already_sent'; message: MessageRow }> {
	const message = await findMessage(tx, house.workspace, { key });
	if (message?.state === 'sent') return await careSent(tx, house, message);
	await takeBackCare(tx, house, key);
	const isTried = message?.state === 'sending' || message?.state === 'waiting';
	if (isTried) await leaveUnsent(tx, house, message, { text: refusal.text, at: now });
	else await forgetPlanned(tx, house, key);
	return refusal;
}

/** A message of a campaign that has left before, also where its step does not say so. */
export async function careSent(
	tx: Tx,
	house: House,
	message: MessageRow,
): Promise<{ kind: 'already_sent'; message: MessageRow }> {
	await settleCare(tx, house, message.message_key, { state: 'sent' }, message.updated_at);
	await forgetPlanned(tx, house, message.message_key);
	return { kind: 'already_sent', message };
}
