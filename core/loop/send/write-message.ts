import type { MessagePurpose } from '../../model/consent';
import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { Settings } from '../../model/settings';
import type { MailParts } from '../../mail/mail-parts';
import { renderOwnMail } from '../../mail/own-mail';
import { readMarkdown, readPlain } from '../../mail/read-markdown';
import { loadSettings } from '../../store/repositories/workspaces';
import { anyOptOutLink, type LinkTopic } from '../ask/opt-out-link';
import { sayOf } from '../workspace/spoken';
import { careReader } from './care-reader';
import { endsOf } from './ends';
import { customerIn, longestText, type Outgoing } from './outgoing';
import { ownMessageKey, type Writer } from './own-message-key';
import { namesFor } from './own-names';
import { findReader, type Reader, type Whom } from './own-reader';
import { type OwnVersion, versionFor } from './own-version';
import { planMessage } from './plan-message';
import { sendOutgoing } from './send-message';
import { ended, type Sending, type SentMessage } from './sending';

/** A mail as somebody has written it in a node. */
export type OwnMessage = OwnVersion & {
	whom: Whom;
	others: ReadonlyArray<OwnVersion & { language: string }>;
	format: 'markdown' | 'plain';
	/** Whether it begins with a greeting. */
	greeting: boolean;
	/** In place of what the item is about. */
	key: string | null;
	writer: Writer;
	/** What it is for: who objected to that, or has not agreed to what needs it, does not get it. */
	purpose: Exclude<MessagePurpose, 'survey'>;
};

/**
 * Writes a mail of one's own about an item and sends it, once: it is stored as due work first, sent at
 * once, and forgotten when it has left. One with files is not due work, since files are not kept: whoever
 * has them brings it again. Behind a campaign, what goes to whom the campaign writes is its message, in other words.
 *
 * @throws InputError for what was typed wrong, SetupError for a page that is missing, or if a test has
 *   no test address
 */
export async function writeMessage(
	sending: Sending,
	item: Record<string, unknown>,
	own: OwnMessage,
): Promise<SentMessage> {
	const { house, channel, clock } = sending;
	const { db } = house.store;
	for (const version of [own, ...own.others]) checkTyped(version);
	const care =
		sending.trial || own.key !== null ? null : await careReader(house, item, own, channel);
	const about = { purpose: own.purpose, now: clock() };
	const reader = care?.reader ?? (await findReader(house, item, own.whom, channel, about));
	if ('code' in reader) return ended(false, reader.code, reader.text);
	const settings = await loadSettings(db, house.workspace);
	const { writer, key: given } = own;
	const key = care?.key ?? ownMessageKey(item, { writer, reader: reader.address, key: given });
	const topic = care?.topic ?? { purpose: own.purpose, metric: null };
	const parts = await compose(sending, item, own, { reader, settings, topic });
	const outgoing: Outgoing = {
		message: { key, kind: care ? 'care' : 'own', to: reader.address, ...parts },
		test: item.test === true,
		invitation: null,
		customerId: reader.customer?.customer_id ?? null,
		about: customerIn(item),
		caseId: isObject(item.case) && typeof item.case.id === 'string' ? item.case.id : null,
	};
	// What a campaign gives is planned by it.
	if (care) return await sendOutgoing(sending, outgoing);
	if (!sending.trial || outgoing.test) {
		const { to, messageId } = await endsOf(sending, outgoing);
		const { subject, text, html } = parts;
		const now = clock();
		const planned = await planMessage(house, now, {
			key,
			messageId,
			channel: channel.key,
			recipient: to.address,
			planned: { to: reader.address, subject, text, html },
			customerId: outgoing.customerId,
			about: outgoing.about,
			purpose: reader.personId === null ? own.purpose : null,
			caseId: outgoing.caseId,
			test: outgoing.test,
			dueAt:
				(sending.attachments ?? []).length > 0
					? null
					: now + settings.safetyNetAfter * settings.timeScale,
		});
		if (planned === 'erased') return ended(false, 'void', sayOf(house)('send.erased'));
	}
	return await sendOutgoing(sending, outgoing);
}

function checkTyped({ subject, text }: OwnVersion): void {
	for (const [name, typed] of Object.entries({ Subject: subject, Text: text })) {
		if (typed.trim() === '') {
			throw new InputError(`${name} is empty.`, `Write something into ${name}.`);
		}
	}
	if (text.length <= longestText) return;
	throw new InputError(
		`Text has ${text.length} characters; at most ${longestText} can be sent.`,
		'Shorten it, or link to where the rest stands.',
	);
}

async function compose(
	sending: Sending,
	item: Record<string, unknown>,
	own: OwnMessage,
	{ reader, settings, topic }: { reader: Reader; settings: Settings; topic: LinkTopic },
): Promise<MailParts> {
	const { house, clock, trial } = sending;
	const { languages, brand } = settings;
	const version = versionFor(own, own.others, reader.languages, languages);
	const { subject, language } = version;
	const text = own.format === 'plain' ? readPlain(version.text) : readMarkdown(version.text);
	const test = item.test === true;
	const asked = { item, reader, language, settings };
	const names = await namesFor(house, { subject, text }, asked, test || trial);
	const customerId = reader.customer?.customer_id ?? null;
	const { address } = reader;
	return renderOwnMail({
		language,
		brand,
		testMode: test || trial,
		greeting: own.greeting,
		readerName: reader.name,
		readerTitle: reader.title,
		subject,
		text,
		names,
		optOutLink:
			customerId === null
				? null
				: await anyOptOutLink(house, { customerId, topic, address, at: clock(), test }),
	});
}
