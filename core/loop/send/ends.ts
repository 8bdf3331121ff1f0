import { InputError, SetupError } from '../../model/errors';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Address, Letter } from '../../systems/channel';
import { mail } from '../../systems/smtp/channel';
import { mailDomain } from '../../systems/smtp/mail-address';
import { addressesFor, addressOn } from './addresses';
import { checkForGroup } from './group-letter';
import { messageIdOf } from './mail-head';
import type { Outgoing } from './outgoing';
import type { Sending } from './sending';

/** From whom to whom a message goes, and what it is known by. */
export type Ends = Pick<Letter, 'from' | 'to' | 'messageId'>;

/**
 * Whom a message comes from and goes to; tests and trials go to the test address alone, but for what somebody tries
 * out in a group.
 *
 * @param found where its receiver is reached by this channel, if that was looked up already
 * @throws InputError for an address typed in the node that is none, a message without one, or one that no
 *   group may read; SetupError without a test address
 */
export async function endsOf(
	sending: Sending,
	outgoing: Outgoing,
	found: string | null = null,
): Promise<Ends> {
	const { house, channel } = sending;
	const { key } = outgoing.message;
	const from = senderOf(sending);
	const domain = channel.key === mail.key ? mailDomain(from) : `${nameOf(channel.key)}.invalid`;
	const to = await whereTo(sending, outgoing, found);
	return { from, to, messageId: messageIdOf(house, key, domain) };
}

/** A channel as a label of a domain. */
const nameOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]+/g, '-');

async function whereTo(
	sending: Sending,
	outgoing: Outgoing,
	found: string | null,
): Promise<Address> {
	const { channel, house } = sending;
	if (channel.reaches === 'group') {
		checkForGroup(channel, outgoing);
		return { name: channel.names.en, address: '' };
	}
	if (outgoing.test || sending.trial) return await testReceiver(sending);
	if (found !== null) return addressOrAsItIs(sending, found);
	if (sending.to !== '' || channel.key === mail.key) {
		const given = receiverOf(sending, outgoing);
		if (given) return given;
	}
	const stored = addressOn(channel, await addressesFor(house, outgoing));
	if (stored !== null) return addressOrAsItIs(sending, stored);
	if (channel.key !== mail.key) return { name: '', address: '' };
	throw new InputError(
		'The message has no receiver.',
		'Fill message.to on the item, or To on this node.',
	);
}

/** Whether nobody is named whom a message would reach in earnest, by any of the channels that are there. */
export async function hasNoReceiver(
	{ house, channel, ways, to }: Sending,
	outgoing: Outgoing,
): Promise<boolean> {
	if (to !== '' || (channel.reaches === 'group' && !ways)) return false;
	const addresses = await addressesFor(house, outgoing);
	const channels = ways?.map((way) => way.channel) ?? [channel];
	return channels.every((one) => addressOn(one, addresses) === null);
}

/** What the CRM gave us may be no address at all; that is recorded like a bounce. */
const addressOrAsItIs = ({ channel }: Sending, address: string): Address =>
	channel.address(address) ?? { name: '', address };

function senderOf({ from, line, channel }: Sending): Address {
	// Of other channels the account alone says who writes.
	if (from === '' || channel.key !== mail.key) return line.from;
	const sender = channel.address(from);
	if (sender) return sender;
	throw new InputError(
		`"${from}" cannot be used as From.`,
		'Enter one address, e.g. Customer Care <care@example.com>, or leave it empty.',
	);
}

function receiverOf(sending: Sending, { message }: Outgoing): Address | null {
	const { to, channel } = sending;
	if (to !== '') {
		const other = channel.address(to);
		if (other) return other;
		throw new InputError(`"${to}" cannot be used as To.`, `Enter one ${channel.names.en} address.`);
	}
	return message.to === null ? null : addressOrAsItIs(sending, message.to);
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
