import { deliveryInWords } from '../../language/delivery-words';
import { wordsInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import type { RefusalCode } from '../../model/delivery';
import type { SendFailure } from '../../model/states';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Delivered } from '../../systems/channel';
import { mail } from '../../systems/smtp/channel';
import type { Ends } from './ends';
import type { Sending } from './sending';
import { channelInWords } from './unsure';

/** Why a message did not leave, in the workspace's language. */
export type NotSent = {
	/** With whom it was for. */
	text: string;
	reason: string;
	/** What to do. */
	hint: string;
};

/** Puts into words what became of a message that did not leave. */
export async function notSent(
	sending: Sending,
	{ from, to }: Pick<Ends, 'from' | 'to'>,
	{ code, reply }: Exclude<Delivered, { kind: 'sent' }>,
): Promise<NotSent> {
	const { house, line } = sending;
	const { languages } = await loadSettings(house.store.db, house.workspace);
	const language = languages[0] ?? 'en';
	const say = sayIn(language);
	const channel = channelFor(sending, to.address === '', language);
	const facts = { reply, server: line.server, sender: from.address, channel };
	const words = deliveryInWords(code, facts, language);
	const reason = words.reason.trim();
	const address = to.address || channelInWords(sending.channel, language);
	return { text: say('delivery.notSent', { address, reason }), reason, hint: words.hint };
}

/** What the channel is called; `null` for mail, of which sentences of its own speak. */
function channelFor(
	{ channel, ways }: Sending,
	isNowhere: boolean,
	language: string,
): string | null {
	if (isNowhere && ways) {
		const named = ways.map((way) => channelInWords(way.channel, language));
		return wordsInARow(named, sayIn(language));
	}
	return channel.key === mail.key ? null : channelInWords(channel, language);
}

/** What an invitation says about a refusal: those that another server or a shorter text would help have a word of their own. */
export function sendFailureOf(code: RefusalCode): SendFailure {
	switch (code) {
		case 'address_unsupported':
			return 'address_unsupported';
		case 'too_large':
			return 'message_too_large';
		case 'window_closed':
			return 'window_closed';
		case 'no_address':
		case 'address_unknown':
		case 'blocked':
		case 'refused':
			return 'send_failed';
	}
}
