import { InputError } from '../model/errors';
import { mail } from './smtp/channel';

/** Every way that the Message node sends. */
export const channels = [mail] as const;

/** @throws InputError naming the known ones */
export function channelByKey(key: string): (typeof channels)[number] {
	const channel = channels.find((one) => one.key === key);
	if (channel) return channel;
	const known = channels.map((one) => one.key).join(', ');
	throw new InputError(`There is no channel "${key}".`, `The known channels are: ${known}.`);
}
