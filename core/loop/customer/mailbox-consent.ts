import { InputError, StateError } from '../../model/errors';
import { type Topic, topicKey } from '../../model/consent';
import { faultInWords, readMailbox } from '../../model/mailbox';
import { shown } from '../../model/shown';
import { customerWithEmail } from '../../store/repositories/customers';
import { keepErasureSecret, markOfMailbox } from '../../store/repositories/erased-words';
import { lockMailbox } from '../../store/repositories/lock';
import { noteDeed } from '../audit/deed';
import { thePackage } from '../audit/doer';
import type { House } from '../house';
import { checkSaid, keepWord, type Said } from './consent';

/**
 * Stores what somebody objected to for a mailbox that no customer has: whoever comes with it gets nothing of
 * the kind. Agreeing is a person's own: it takes a customer.
 *
 * @throws InputError for what is no mailbox, for an agreement, and as `setConsent` does; StateError where a
 *   customer has the mailbox
 */
export async function refuseForMailbox(
	house: House,
	now: number,
	said: Omit<Said, 'customerId' | 'mailedTo'> & { address: string },
): Promise<'set' | 'unchanged'> {
	checkSaid(said);
	const read = readMailbox(said.address);
	if (!read.ok) {
		throw new InputError(
			`${shown(said.address)} is not an e-mail address: ${faultInWords(read.fault)}.`,
			'Give one address such as li.wei@example.com.',
		);
	}
	if (said.state === 'granted') {
		throw new InputError(
			`Nobody is known who has the mailbox ${read.mailbox}, and an agreement is a person’s own.`,
			'Store the customer first with Create or Update. An objection can be kept for a mailbox alone.',
		);
	}
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		const { mailbox } = read;
		await lockMailbox(tx, store.dialect, workspace, mailbox);
		if (await customerWithEmail(tx, workspace, mailbox)) {
			throw new StateError(
				`A customer has the mailbox ${mailbox} by now.`,
				'Run it again: then the objection is kept for the customer, too.',
			);
		}
		const fresh: Topic[] = [];
		for (const topic of said.topics) {
			const word = { customerId: null, mailbox, topic, said };
			if (await keepWord(tx, house, now, word)) fresh.push(topic);
		}
		if (fresh.length === 0) return 'unchanged';
		const secret = await keepErasureSecret(tx, workspace, now);
		await noteDeed(tx, house, now, {
			action: 'consent_denied',
			doer: said.doer ?? thePackage,
			// The trail outlives whoever is erased, so it does not know the address.
			target: { kind: 'mailbox', id: markOfMailbox(secret, mailbox) },
			details: { topics: fresh.map(topicKey), source: said.source.trim().slice(0, 200) },
		});
		return 'set';
	});
}
