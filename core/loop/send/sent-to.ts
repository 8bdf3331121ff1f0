import type { MessageRow } from '../../store/repositories/messages';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { channelNamed } from './unsure';

/** Where a message went, in words: of mail the address alone, else with the channel; a group is its channel. */
export function sentTo(
	house: House,
	{ channel, recipient }: Pick<MessageRow, 'channel' | 'recipient'>,
	otherwise: string,
): string {
	const address = recipient || otherwise;
	if (channel === 'email') return address;
	const named = channelNamed(house, channel);
	return address === '' ? named : sayOf(house)('send.by', { address, channel: named });
}
