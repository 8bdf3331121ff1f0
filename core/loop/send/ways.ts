import type { MessagePurpose, Topic } from '../../model/consent';
import { loadSettings } from '../../store/repositories/workspaces';
import { findInvitation } from '../../store/repositories/invitations';
import { findMessage, refusedWays } from '../../store/repositories/messages';
import type { Channel } from '../../systems/channel';
import { contactChannel, topicOfInvitation } from '../customer/consent';
import type { House } from '../house';
import { addressesFor, type Addresses, addressOn, isCalled, isWanted } from './addresses';
import { boundTo } from './begin-sending';
import type { Outgoing } from './outgoing';
import { refusesMail, refusesMessage } from './refuses-mail';
import type { Sending, Way } from './sending';

/** A way by which a message can leave, and where it goes there. */
export type WayTo = Way & { address: string };

/** By which ways a message can leave; `bound`: another channel may have taken it already, which is not among them. */
export type Choice = { kind: 'ways'; ways: WayTo[] } | { kind: 'bound'; channel: string };

/**
 * The ways by which a message can leave, the best one first: as its receiver prefers, of those that they have an
 * address on and have not objected to. A customer who wants to be written to by one way alone gets surveys and care
 * by no other. There are none where they have no address on any.
 */
export async function waysTo(
	{ house, ways = [], clock }: Pick<Sending, 'house' | 'ways' | 'clock'>,
	outgoing: Outgoing,
): Promise<Choice> {
	const who = await addressesFor(house, outgoing);
	const reached = ways.flatMap((way): WayTo[] => {
		const { channel = way.channel.key } = outgoing.message;
		if (channel !== way.channel.key || way.channel.reaches !== 'person') return [];
		const address = addressOn(way.channel, who);
		return address === null ? [] : [{ ...way, address }];
	});
	const known = await findMessage(house.store.db, house.workspace, { key: outgoing.message.key });
	const bound = known ? boundTo(known) : null;
	if (bound !== null) {
		const same = reached.filter(({ channel }) => channel.key === bound);
		return same.length > 0 ? { kind: 'ways', ways: same } : { kind: 'bound', channel: bound };
	}
	const inOrder = inOrderOf(who, await wantedWays(house, outgoing, who, reached));
	// What it was refused by since it was begun is not tried again.
	const refused = known && known.state !== 'failed' ? refusedWays(known) : [];
	const untried = inOrder.filter(
		({ channel }) => !refused.some((one) => one.channel === channel.key),
	);
	const left = untried.length > 0 ? untried : [...inOrder];
	const about = await topicOf(house, outgoing, known?.purpose ?? null);
	const open = about === null ? left : await notObjectedTo(house, clock(), about, left);
	return { kind: 'ways', ways: open.length > 0 ? open : left };
}

/** The ways that their own word leaves open: by the one they want alone, where the workspace offers it. */
async function wantedWays(
	house: House,
	outgoing: Outgoing,
	{ customer }: Addresses,
	ways: readonly WayTo[],
): Promise<readonly WayTo[]> {
	const wanted = customer?.preferred_channel ?? null;
	if (wanted === null) return ways;
	const { policy } = await loadSettings(house.store.db, house.workspace);
	const isAlone = outgoing.message.kind !== 'own' && policy.channels.includes(wanted);
	const theirs = ways.filter(({ channel }) => isWanted(wanted, contactChannel(channel.key)));
	return isAlone ? theirs : [...theirs, ...ways.filter((way) => !theirs.includes(way))];
}

/** Those that they have named themselves, then mail, then the others as they are listed; what is equal stays in order. */
function inOrderOf(
	{ first, customer }: Pick<Addresses, 'first' | 'customer'>,
	ways: readonly WayTo[],
): readonly WayTo[] {
	// A customer's own word has put them in order.
	if (customer?.preferred_channel) return ways;
	const place = (channel: Channel): number => {
		const named = first.findIndex((name) => isCalled(channel, name));
		if (named >= 0) return named;
		return first.length + (channel.key === 'email' ? 0 : 1);
	};
	return [...ways].sort((one, other) => place(one.channel) - place(other.channel));
}

/** The ways to a customer that they have not objected to; mail to a mailbox that is closed is none. */
async function notObjectedTo(
	house: House,
	now: number,
	{ customerId, topic }: About,
	ways: readonly WayTo[],
): Promise<WayTo[]> {
	const { db } = house.store;
	const open: WayTo[] = [];
	for (const way of ways) {
		const address = way.channel.key === 'email' ? way.address : null;
		const reached = { customer: { customer_id: customerId }, address };
		const said = { ...topic, channel: contactChannel(way.channel.key) };
		const refused =
			(await refusesMessage(db, house, reached, said, now)) ??
			(await refusesMail(db, house, address));
		if (refused === null) open.push(way);
	}
	return open;
}

/** To whom something is said, and of what. */
type About = { customerId: string; topic: Omit<Topic, 'channel'> };

/** What a message to a customer is about, as far as they may object to it; whether it leaves is asked again then. */
async function topicOf(
	house: House,
	{ invitation, customerId, message }: Outgoing,
	purpose: MessagePurpose | null,
): Promise<About | null> {
	if (invitation !== null) {
		const row = await findInvitation(house.store.db, house.workspace, invitation.id);
		if (!row?.customer_id) return null;
		return { customerId: row.customer_id, topic: topicOfInvitation(row) };
	}
	if (message.kind !== 'own' || customerId === null) return null;
	return { customerId, topic: { purpose: purpose ?? 'service', metric: null } };
}
