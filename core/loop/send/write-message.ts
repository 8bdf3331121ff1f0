import type { MessagePurpose } from '../../model/consent';
import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { Settings } from '../../model/settings';
import type { MailParts } from '../../mail/mail-parts';
import { renderOwnMail } from '../../mail/own-mail';
import { readMarkdown, readPlain } from '../../mail/read-markdown';
import type { ItemMessage } from '../../model/item';
import { loadSettings } from '../../store/repositories/workspaces';
import { mail } from '../../systems/smtp/channel';
import { anyOptOutLink, type LinkTopic } from '../ask/opt-out-link';
import { sampleCustomerOf } from '../survey/sample';
import { sayOf } from '../workspace/spoken';
import { careReader } from './care-reader';
import { endsOf } from './ends';
import { caseLinksIn, customerIn, longestText, type Outgoing } from './outgoing';
import { ownMessageKey, type Writer } from './own-message-key';
import { namesFor } from './own-names';
import { findReader, type Reader, type Whom } from './own-reader';
import { type OwnVersion, versionFor } from './own-version';
import { type PlannedMessage, planMessage } from './plan-message';
import { reachOf } from './reach';
import { withSaid } from './said-in-item';
import { forTest, sendOutgoing } from './send-message';
import { noteTakenOver } from './taken-over';
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
	const sent = await writeTo(toTyped(sending, own), item, own);
	await noteTakenOver(sending, item, own.whom, sent);
	return sent;
}

/** An address that was typed is one of the node's channel; no record of anybody has it. */
function toTyped(sending: Sending, { whom }: OwnMessage): Sending {
	const { channel, ways, to } = sending;
	const isTyped = whom.kind === 'address' && !ways && channel.key !== mail.key;
	return isTyped && to === '' ? { ...sending, to: whom.address } : sending;
}

async function writeTo(
	sending: Sending,
	item: Record<string, unknown>,
	typed: OwnMessage,
): Promise<SentMessage> {
	const { house, clock } = sending;
	const { db } = house.store;
	let own = withSaid(typed, item, typed.whom.kind === 'customer');
	for (const version of [own, ...own.others]) checkTyped(version);
	const reach = reachOf(sending);
	const care =
		sending.trial || own.key !== null || own.whom.kind === 'group'
			? null
			: await careReader(house, item, own, reach);
	const about = { purpose: own.purpose, now: clock() };
	const reader = care?.reader ?? (await findReader(house, item, own.whom, reach, about));
	if ('code' in reader) return ended(false, reader.code, reader.text);
	if (reader.isCustomer) {
		// What is for the house does not reach a customer whose address was typed.
		own = withSaid(typed, item, true);
		checkTyped(own);
	}
	const settings = await loadSettings(db, house.workspace);
	const { writer, key: given } = own;
	const key =
		care?.key ??
		ownMessageKey(item, {
			writer,
			reader: nameOfReader(sending, reader),
			key: given,
			way: sending.ways ? 'ways' : sending.channel.key,
			toCustomer: own.whom.kind === 'customer',
		});
	const topic = care?.topic ?? { purpose: own.purpose, metric: null };
	const parts = await compose(sending, item, own, { reader, settings, topic });
	const isMail = reach.key === mail.key;
	const outgoing: Outgoing = {
		message: {
			key,
			kind: care ? 'care' : 'own',
			to: reader.email ?? (isMail ? reader.address : null),
			...(reader.personId !== null && { reader: reader.personId }),
			...(!care && !sending.ways && !isMail && { channel: sending.channel.key }),
			...parts,
		},
		test: item.test === true,
		invitation: null,
		customerId: reader.customer?.customer_id ?? null,
		about: customerIn(item),
		personId: reader.personId,
		owner: isObject(item.owner) ? item.owner : null,
		caseLinks: caseLinksIn(item),
		caseId: isObject(item.case) && typeof item.case.id === 'string' ? item.case.id : null,
	};
	// What a campaign gives is planned by it.
	if (care) return await sendOutgoing(sending, outgoing);
	// A group is not reached by the clock, which knows of no robot of a group.
	const isGroup = own.whom.kind === 'group';
	if (!isGroup && (!sending.trial || outgoing.test)) {
		const { to, messageId } = await endsOf(await forTest(sending, outgoing), outgoing);
		const { message } = outgoing;
		const now = clock();
		const planned = await planMessage(house, now, {
			key,
			messageId,
			channel: sending.channel.key,
			recipient: to.address,
			planned: plannedOf(message),
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

/** Who reads it, for its key: by mail the mailbox, else whoever it is, wherever they are reached. */
function nameOfReader({ channel, ways, line }: Sending, reader: Reader): string {
	const { address, customer, personId } = reader;
	if (channel.reaches === 'group' && !ways) return `group ${channel.key} ${line.server}`;
	if (channel.key === mail.key && !ways) return address;
	return customer?.customer_id ?? personId ?? address;
}

/** What is kept of it until it has left. */
function plannedOf(message: ItemMessage): PlannedMessage {
	const { key: _key, kind: _kind, ...planned } = message;
	return planned;
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
	const isTried = test || trial;
	const asked = { item, reader, language, settings };
	const names = await namesFor(house, { subject, text }, asked, isTried);
	const known = reader.customer?.customer_id ?? null;
	// Whoever presses it in a test ends nothing of the customer's.
	const customerId = known !== null && isTried ? sampleCustomerOf('own') : known;
	const address = sending.channel.key === mail.key && !isTried ? reader.address : null;
	return renderOwnMail({
		language,
		brand,
		testMode: isTried,
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
