import { SetupError } from '../../model/errors';
import { channels } from '../../systems';
import type { Channel } from '../../systems/channel';
import type { House } from '../house';
import { sayOf, spokenIn } from '../workspace/spoken';
import { anotherNode } from './another-node';
import { ended, type SentMessage } from './sending';

/** What a channel is called in a language. */
export function channelInWords({ names }: Pick<Channel, 'names'>, language: string): string {
	return /^zh\b/i.test(language) ? names['zh-CN'] : names.en;
}

/** The same for one that is stored with a message; one that is not ours has a name of its own. */
export function channelNamed(house: House, key: string): string {
	const channel = channels.find((one) => one.key === key);
	if (channel) return channelInWords(channel, spokenIn(house));
	return key === anotherNode ? sayOf(house)('send.anotherNode') : key;
}

/**
 * A message that another channel may have taken already, or for which it was written: by no other one it leaves,
 * until somebody says what became of it.
 */
export function unsure(
	house: House,
	channel: string,
	why: 'send.unsure' | 'send.otherChannel' = 'send.unsure',
): SentMessage {
	const say = sayOf(house);
	const words = { channel: channelNamed(house, channel) };
	const error = new SetupError(say(why, words), say(`${why}.hint`, words));
	return { ...ended(false, 'failed', error.message), retry: { error, everybody: false } };
}
