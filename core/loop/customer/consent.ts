import { mailboxOf } from '../../model/mailbox';
import {
	type ConsentRules,
	type ContactChannel,
	contactChannels,
	type ContactRefusal,
	covers,
	messagePurposes,
	type Topic,
	topicKey,
	topicOfSurvey,
	whyNoContact,
	type Word,
} from '../../model/consent';
import { InputError } from '../../model/errors';
import { newId } from '../../model/id';
import {
	erasedHolders,
	type Holder,
	noteWord,
	saveWord,
	topicColumns,
	type WhomItReaches,
	wordsReaching,
} from '../../store/repositories/consent';
import type { Customer } from '../../store/repositories/customers';
import { dropDue } from '../../store/repositories/due';
import { type InvitationRow, waitingInvitations } from '../../store/repositories/invitations';
import { lockMailbox } from '../../store/repositories/lock';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import { channels } from '../../systems';
import { endInvitation } from '../ask/end';
import { wasMailedTo } from '../ask/opt-out-link';
import { chosenKey, noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import { noteOptOut } from '../care/note-opt-out';
import { unplanCare } from '../care/unplan';
import type { House } from '../house';
import { wayOfInvitation } from './who-they-are';
import { sayOf } from '../workspace/spoken';
import { lockedCustomer } from './locked-customer';

/** Whom a message would reach: somebody we know, a mailbox, or both. */
export type Reached = {
	customer:
		(Pick<Customer, 'customer_id' | 'paused_until'> & Partial<Pick<Customer, 'phone'>>) | null;
	/** The address it goes to; what is no e-mail address is passed over. */
	address: string | null;
};

/** A customer by all that a word of theirs may stand under. */
export function whomItReaches(
	customer: Pick<Customer, 'customer_id' | 'email' | 'phone'>,
): WhomItReaches {
	return {
		customerId: customer.customer_id,
		mailbox: (customer.email === null ? null : mailboxOf(customer.email)) ?? '',
		phone: customer.phone ?? '',
	};
}

/** What those have said whom a message would reach, and until when they rest. */
export async function wordsFrom(
	db: Db | Tx,
	{ store, workspace }: House,
	{ customer, address }: Reached,
): Promise<{ words: Word[]; pausedUntil: number | null }> {
	const words = await wordsReaching(store, db, workspace, {
		customerId: customer?.customer_id ?? '',
		mailbox: (address === null ? null : mailboxOf(address)) ?? '',
		phone: customer?.phone ?? '',
	});
	return { words, pausedUntil: customer?.paused_until ?? null };
}

/**
 * Why somebody may not be written to about a topic; `null` = they may. Asked when it is decided and,
 * inside the transaction that marks the message, when it is sent.
 */
export async function mayNotContact(
	db: Db | Tx,
	house: House,
	reached: Reached,
	topic: Topic,
	{ policy, now }: { policy: ConsentRules; now: number },
): Promise<ContactRefusal | null> {
	return whyNoContact(await wordsFrom(db, house, reached), topic, policy, now);
}

/** The channel of a message as consent knows it. */
export function contactChannel(key: string): ContactChannel {
	if (key === 'email') return 'email';
	const kind = channels.find((one) => one.key === key)?.addressKind ?? null;
	if (kind === null) return 'other';
	return kind === 'phone' ? 'sms' : 'chat';
}

/** The way of an invitation: one that the receiver's record picks is none of its own. */
const channelOfInvitation = (channel: string): Topic['channel'] => {
	const way = wayOfInvitation(channel);
	return way === 'any' ? 'all' : way;
};

/** What somebody said, and where. */
export type Said = {
	customerId: string;
	/** At least one; a topic without metric, or with the channel `all`, takes in what lies within it. */
	topics: readonly Topic[];
	state: Word['state'];
	/** Where it was said, e.g. `preference_page`, `call 2026-05-04`: an objection is undone by nothing less. */
	source: string;
	/** What was shown or said to them; `null` where nobody has kept it. */
	words: string | null;
	/**
	 * The mark of the mailbox that the link was mailed to by which they said it: for no other one it holds.
	 * Left out where no link has brought it: it holds for their present one.
	 */
	mailedTo?: string | null;
	doer?: Doer;
};

/**
 * Stores what somebody agreed or objected to, for themselves and for the mailbox that is shown to be theirs,
 * with when, where and in which words; what was planned for them against it is dropped. The later word counts for all
 * that it takes in. Said again, it changes nothing.
 *
 * @returns `unknown` if there is no such customer (any more)
 * @throws InputError without a source, or for a topic that cannot be
 */
export async function setConsent(
	house: House,
	now: number,
	said: Said,
): Promise<'set' | 'unchanged' | 'unknown'> {
	checkSaid(said);
	return await house.store.transaction(async (tx) => {
		const { store, workspace } = house;
		const customer = await lockedCustomer(tx, store.dialect, workspace, said.customerId);
		if (!customer) return 'unknown';
		const mailbox = heldMailbox(house, customer, said);
		if (mailbox !== null) await lockMailbox(tx, store.dialect, workspace, mailbox);
		const fresh: Topic[] = [];
		for (const topic of said.topics) {
			const of = { customerId: customer.customer_id, mailbox, phone: customer.phone };
			if (await keepWord(tx, house, now, { ...of, topic, said })) fresh.push(topic);
		}
		if (fresh.length === 0) return 'unchanged';
		const topics = fresh.map(topicKey);
		const { doer = thePackage } = said;
		await noteDeed(tx, house, now, {
			action: `consent_${said.state}`,
			doer,
			target: { kind: 'customer', id: customer.customer_id },
			details: { topics, source: said.source.trim().slice(0, 200) },
			...chosenKey(doer, now, ...topics),
		});
		if (said.state === 'denied') {
			await dropPlanned(tx, house, customer, now);
			const { customer_id: customerId } = customer;
			await noteOptOut(tx, house, now, { customerId, topics: fresh });
			await unplanCare(tx, house, customerId, now);
		}
		return 'set';
	});
}

/**
 * The mailbox that a word holds for, beside the person. Who is known by their own word alone may refuse for
 * it and not agree: it may be anybody's.
 */
function heldMailbox(
	house: House,
	{ email, self_named: selfNamed }: Customer,
	{ state, mailedTo }: Said,
): string | null {
	if (email === null || (selfNamed !== null && state === 'granted')) return null;
	const isTheirs = mailedTo === undefined || wasMailedTo(house, mailedTo, email);
	return isTheirs ? mailboxOf(email) : null;
}

/** @throws InputError without a source, or for a topic that cannot be */
export function checkSaid({ topics, source }: Pick<Said, 'topics' | 'source'>): void {
	for (const topic of topics) checkTopic(topic);
	if (source.trim() !== '') return;
	throw new InputError(
		'Consent was given no source.',
		'Say where it was given, e.g. "call of 4 May" or the address of the form.',
	);
}

function checkTopic({ purpose, metric, channel }: Topic): void {
	const known = messagePurposes.includes(purpose);
	const ways: readonly string[] = [...contactChannels, 'all'];
	if (known && ways.includes(channel) && (metric === null || purpose === 'survey')) return;
	throw new InputError(
		`Nobody can agree to ${JSON.stringify({ purpose, metric, channel })}.`,
		`Give one of the purposes ${messagePurposes.join(', ')}, a metric for surveys alone, and one of the channels ${ways.join(', ')}.`,
	);
}

/**
 * Keeps a word for a person, a mailbox or both.
 *
 * @returns whether it was anything new
 */
export async function keepWord(
	tx: Tx,
	{ store, workspace }: House,
	now: number,
	about: {
		customerId: string | null;
		mailbox: string | null;
		/** Theirs: who came back with it says a later word for it, too. */
		phone?: string | null;
		topic: Topic;
		said: Pick<Said, 'state' | 'source' | 'words'>;
	},
): Promise<boolean> {
	const { customerId, mailbox, phone = null, topic, said } = about;
	const holders: Holder[] = [];
	if (customerId !== null) holders.push({ kind: 'customer', id: customerId });
	if (mailbox !== null) holders.push({ kind: 'mailbox', id: mailbox });
	const addressed = { mailbox: mailbox ?? '', phone: (mailbox === null ? null : phone) ?? '' };
	const whom = { customerId: customerId ?? '', ...addressed };
	const known = await wordsReaching(store, tx, workspace, whom);
	// Who has come back says a later word for their address, too.
	if (known.some(({ holder }) => holder === 'erased')) {
		holders.push(...erasedHolders(store, workspace, addressed));
	}
	const within = known.filter((word) => covers(topic, word));
	const stands = ({ kind }: Holder) => {
		const own = within.filter(({ holder }) => holder === kind);
		return own.length === 1 && own[0]?.state === said.state && covers(own[0], topic);
	};
	if (holders.every(stands)) return false;
	const row = {
		workspace_id: workspace,
		...topicColumns(topic),
		state: said.state,
		at: now,
		source: said.source.trim().slice(0, 200),
		words: said.words?.slice(0, 1_000) ?? null,
	};
	for (const holder of holders) {
		// What stands under a mark outlives them.
		const nameless = holder.kind === 'erased' ? { source: 'erased', words: null } : {};
		await saveWord(tx, holder, { ...row, ...nameless });
	}
	const change = { change_id: newId('con'), customer_id: customerId ?? '', mailbox };
	await noteWord(tx, { ...row, ...change });
	return true;
}

/** What is planned for somebody ends where they may not be asked any more. */
async function dropPlanned(tx: Tx, house: House, customer: Customer, now: number): Promise<void> {
	const { workspace } = house;
	const { policy } = await loadSettings(tx, workspace);
	const who = await wordsFrom(tx, house, { customer, address: customer.email });
	const refused = (invitation: InvitationRow) =>
		whyNoContact(who, topicOfInvitation(invitation), policy, now) === 'opted_out';
	const waiting = await waitingInvitations(tx, workspace, customer.customer_id);
	for (const invitation of waiting.filter(refused)) {
		// A link that was sent still answers; it is only not reminded of.
		if (invitation.sent_at !== null) {
			await dropDue(tx, workspace, invitation.invitation_id);
			continue;
		}
		await endInvitation(tx, house, invitation, now, {
			state: 'suppressed',
			reason: 'opted_out',
			text: sayOf(house)('ask.optedOutBefore'),
		});
	}
}

/** What an invitation's message is about. */
export function topicOfInvitation(
	invitation: Pick<InvitationRow, 'metric' | 'purpose' | 'channel'>,
): Topic {
	return { ...topicOfSurvey(invitation), channel: channelOfInvitation(invitation.channel) };
}
