import type { Address } from '../../systems/channel';
import { mail } from '../../systems/smtp/channel';
import { type Addresses, addressOn } from './addresses';
import type { Sending } from './sending';

/** How the reader of a message of one's own is looked up, by the channels that it may take. */
export type Reach = {
	/** The one channel; `null` = there are several, of which each reader's record picks. */
	key: string | null;
	/** What people call it. */
	called: string;
	/** Reads an address that somebody has typed; `null` for what is none. */
	read(text: string): Address | null;
	/** Where somebody is reached; `null` where nothing is known. */
	of(who: Addresses): string | null;
};

/** Whom the channels of a node reach. Of several, mail is what an address that is typed means first. */
export function reachOf({ channel, ways }: Pick<Sending, 'channel' | 'ways'>): Reach {
	if (!ways) {
		return {
			key: channel.key,
			called: channel.names.en,
			read: channel.address,
			of: (who) => addressOn(channel, who),
		};
	}
	const all = ways.map((way) => way.channel);
	const typed = all.filter(({ addressKind: kind }) => kind === 'email' || kind === 'phone');
	return {
		key: null,
		called: mail.names.en,
		read: (text) => first(typed, (one) => one.address(text)),
		of: (who) => first(all, (one) => addressOn(one, who)),
	};
}

function first<One, Found>(all: readonly One[], find: (one: One) => Found | null): Found | null {
	for (const one of all) {
		const found = find(one);
		if (found !== null) return found;
	}
	return null;
}
