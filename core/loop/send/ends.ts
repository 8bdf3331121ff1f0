import { InputError, SetupError } from '../../model/errors';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Address, Letter } from '../../systems/channel';
import { mailDomain } from '../../systems/smtp/mail-address';
import { messageIdOf } from './mail-head';
import type { Outgoing } from './outgoing';
import type { Sending } from './sending';

/** From whom to whom a message goes, and what it is known by. */
export type Ends = Pick<Letter, 'from' | 'to' | 'messageId'>;

/**
 * Whom a message comes from and goes to; tests and trials go to the test address alone.
 *
 * @throws InputError for an address typed in the node that is none, or a message without one;
 *   SetupError without a test address
 */
export async function endsOf(sending: Sending, outgoing: Outgoing): Promise<Ends> {
	const from = senderOf(sending);
	const isTest = outgoing.test || sending.trial;
	const to = isTest ? await testReceiver(sending) : receiverOf(sending, outgoing);
	return {
		from,
		to,
		messageId: messageIdOf(sending.house, outgoing.message.key, mailDomain(from)),
	};
}

function senderOf({ from, line, channel }: Sending): Address {
	if (from === '') return line.from;
	const sender = channel.address(from);
	if (sender) return sender;
	throw new InputError(
		`"${from}" cannot be used as From.`,
		'Enter one address, e.g. Customer Care <care@example.com>, or leave it empty.',
	);
}

function receiverOf({ to, channel }: Sending, { message }: Outgoing): Address {
	if (to !== '') {
		const other = channel.address(to);
		if (other) return other;
		throw new InputError(`"${to}" cannot be used as To.`, `Enter one ${channel.names.en} address.`);
	}
	if (message.to === null) {
		throw new InputError(
			'The message has no receiver.',
			'Fill message.to on the item, or To on this node.',
		);
	}
	// What the CRM gave us may be no address at all; that is recorded like a bounce.
	return channel.address(message.to) ?? { name: '', address: message.to };
}

async function testReceiver({ house, channel }: Sending): Promise<Address> {
	const { testAddress } = await loadSettings(house.store.db, house.workspace);
	const address = testAddress === null ? null : channel.address(testAddress);
	if (address) return address;
	throw new SetupError(
		'This is a test, and the workspace has no test address, so nothing is sent.',
		'Set the test address with the Satisfaction Workspace node.',
	);
}
