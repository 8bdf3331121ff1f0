import { stepRef } from '../../care/books';
import { customerScores } from '../../insight/customer-scores';
import {
	messagePurposes,
	type ContactChannel,
	type ContactRefusal,
	type MessagePurpose,
	whyNoContact,
	type Word,
} from '../../model/consent';
import type { Say } from '../../language/say';
import { type Metric, metrics } from '../../model/metric';
import { chatIds } from '../../model/customer-fields';
import { isoTime, type IsoTime, type ItemOwner } from '../../model/item';
import type { Settings } from '../../model/settings';
import { type StandingWord, wordsReaching } from '../../store/repositories/consent';
import type { Customer } from '../../store/repositories/customers';
import { plannedContacts, profileRows } from '../../store/repositories/profile';
import { promiseStepsOfCustomer } from '../../store/repositories/promises';
import type { TimelinePlace } from '../../store/repositories/timeline';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { storedOwner } from '../item/item-parts';
import { wholeCustomer } from '../item/whole-customer';
import { sayOf, spokenIn } from '../workspace/spoken';
import { promisesInCases, type ProfileRows, type PromiseOfCustomer } from './profile-parts';
import { whomItReaches } from './consent';
import { customerHealth } from './customer-health';
import { factsOfCustomers, nothing } from './facts-of-customers';
import { type TimelineLine, timelineOf } from './timeline';
import { careInShort } from './timeline-words';

/** Promises of so long ago are not looked at, ms, and so many steps of cases are. */
const promisesOfDays = 365 * 86_400_000;
const mostSteps = 300;
const mostLast = 5;
const mostNext = 10;

/** All that is known of a customer, as an item carries it. Times are ISO 8601. */
export type Profile = Awaited<ReturnType<typeof profileOf>>;

/**
 * The whole of a customer in one: who they are, how they may be reached, how satisfied they are, what is
 * open, what was promised, what comes next, how they fare, and what has happened, a page of it.
 */
export async function profileOf(
	house: House,
	now: number,
	customer: Customer,
	page: { before: TimelinePlace | null; limit: number },
) {
	const { store, workspace } = house;
	const { customer_id: customerId } = customer;
	const settings = await loadSettings(store.db, workspace);
	const whom = whomItReaches(customer);
	const { mailbox } = whom;
	const rows = await profileRows(store, store.db, { workspace, customerId, mailbox });
	const words = await wordsReaching(store, store.db, workspace, whom);
	const known = (await factsOfCustomers(house, settings, [customerId])).get(customerId) ?? nothing;
	const steps = await promiseStepsOfCustomer(store.db, workspace, {
		customerId,
		since: now - promisesOfDays,
		limit: mostSteps,
	});
	const promises = promisesInCases(steps, now);
	const health = customerHealth(
		{ rows, known, promises },
		{ settings, now, language: spokenIn(house) },
	);
	const { lines, next } = await timelineOf(house, now, customerId, page);
	return {
		customer: { ...wholeCustomer(customer, known), consent: words.map(wordLine) },
		owner: ownerOf(customer),
		addresses: addressesOf(customer, rows),
		mayWrite: permissionsOf(customer, words, settings, now),
		preferences: preferencesOf(customer, now),
		scores: customerScores(
			rows.answers.map(({ scale_min: min, scale_max: max, answered_at: at, ...answer }) => ({
				...answer,
				min,
				max,
				at,
			})),
			settings.minimumN,
		).map((score) => ({ ...score, last: { ...score.last, at: isoTime(score.last.at) ?? '' } })),
		openCases: rows.cases.map(caseLine),
		promises: promises
			.filter(({ state }) => state === 'open' || state === 'broken')
			.map(promiseLine),
		care: rows.care.map((one) => careLine(one, sayOf(house))),
		contacts: {
			last: lastContacts(rows),
			next: await nextContacts(house, rows),
		},
		health,
		timeline: lines satisfies TimelineLine[],
		timelineNext: next,
	};
}

/** What they have said to messages of a kind. */
const wordLine = ({ holder, purpose, metric, channel, state, at, source }: StandingWord) => ({
	holder,
	purpose,
	metric,
	channel,
	state,
	at: isoTime(at),
	source,
});

/** Their owner as their systems say. */
function ownerOf(customer: Customer): ItemOwner | null {
	const owner = storedOwner(customer.owner);
	return owner && { ...owner, team: owner.team ?? null, channels: owner.channels ?? {} };
}

type Address = {
	channel: 'email' | 'phone' | (typeof chatIds)[number];
	address: string;
	/** `null`: nothing comes back from there. */
	state: 'ok' | 'failed' | null;
	reason: string | null;
	failedAt: IsoTime | null;
};

/** Where they are reached, each with what is known of it. */
function addressesOf(customer: Customer, { mailbox }: ProfileRows): Address[] {
	const unknown = { state: null, reason: null, failedAt: null };
	const found: Address[] = [];
	if (customer.email !== null) {
		const [known] = mailbox;
		const { state = 'ok', reason = null, failed_at: failedAt = null } = known ?? {};
		const told = { state, reason, failedAt: isoTime(failedAt) };
		found.push({ channel: 'email', address: customer.email, ...told });
	}
	if (customer.phone !== null) {
		found.push({ channel: 'phone', address: customer.phone, ...unknown });
	}
	for (const channel of chatIds) {
		const address = customer.external_ids[channel];
		if (address !== undefined) found.push({ channel, address, ...unknown });
	}
	return found;
}

type Permission = {
	purpose: MessagePurpose;
	channel: ContactChannel;
	allowed: boolean;
	reason: ContactRefusal | null;
	/** Of surveys: the kinds that they objected to alone. */
	except: Metric[];
};

/** What they may be written to about, by each way that the workspace uses. */
function permissionsOf(
	customer: Customer,
	words: readonly Word[],
	{ policy }: Settings,
	now: number,
): Permission[] {
	const who = { words, pausedUntil: customer.paused_until };
	return messagePurposes.flatMap((purpose) =>
		policy.channels.map((channel) => {
			const reason = whyNoContact(who, { purpose, metric: null, channel }, policy, now);
			const except =
				purpose === 'survey' && reason === null
					? metrics.filter(
							(metric) => whyNoContact(who, { purpose, metric, channel }, policy, now) !== null,
						)
					: [];
			return { purpose, channel, allowed: reason === null, reason, except };
		}),
	);
}

function preferencesOf(customer: Customer, now: number) {
	const rests = customer.paused_until !== null && customer.paused_until > now;
	return {
		pausedUntil: rests ? isoTime(customer.paused_until) : null,
		frequency: customer.frequency,
		channel: customer.preferred_channel,
		language: customer.preferred_language,
	};
}

function caseLine(row: ProfileRows['cases'][number]) {
	const owner = storedOwner(row.owner);
	return {
		id: row.case_id,
		state: row.state,
		priority: row.priority,
		subjectTitle: row.subject_title ?? row.subject_id,
		ownerName: owner?.name ?? owner?.email ?? row.owner_id,
		team: row.team,
		openedAt: isoTime(row.opened_at),
		responseDueAt: isoTime(row.response_due_at),
		resolutionDueAt: isoTime(row.resolution_due_at),
		promise:
			row.promise_at === null ? null : { until: isoTime(row.promise_at), text: row.promise_text },
	};
}

/** A campaign they are in, or were: what for, and how far it is. */
function careLine(row: ProfileRows['care'][number], say: Say) {
	return {
		campaign: row.campaign_key,
		occasion: row.occasion,
		text: careInShort(row, say),
		state: row.again_at === null ? ('over' as const) : ('running' as const),
		reason: row.over_because,
		foundAt: isoTime(row.found_at),
		lastSentAt: isoTime(row.last_sent_at),
		lookedAtNext: isoTime(row.again_at),
	};
}

function promiseLine({ caseId, at, until, text, state }: PromiseOfCustomer) {
	return { caseId, text, state, at: isoTime(at), until: isoTime(until) };
}

type Contact = {
	at: IsoTime | null;
	kind: string;
	channel: string | null;
	address: string | null;
	caseId: string | null;
};

/** What reached them last: messages, and contacts that somebody has logged. */
function lastContacts({ messages, logged }: ProfileRows): Contact[] {
	const sent = messages.map(({ at, kind, channel, recipient: address }) => ({
		at,
		told: { kind, channel, address, caseId: null as string | null },
	}));
	const talked = logged.map(({ at, data, case_id: caseId }) => {
		const { channel } = JSON.parse(data) as { channel?: string };
		return { at, told: { kind: 'contact', channel: channel ?? null, address: null, caseId } };
	});
	return [...sent, ...talked]
		.sort((a, b) => b.at - a.at)
		.slice(0, mostLast)
		.map(({ at, told }) => ({ at: isoTime(at), ...told }));
}

/** What is planned to reach them, the first on top. */
async function nextContacts(
	{ store, workspace }: House,
	{ invitations, cases, careSteps }: ProfileRows,
) {
	const about = [
		...invitations.map(({ invitation_id: id }) => id),
		...cases.map(({ case_id: id }) => id),
	];
	const planned = await plannedContacts(store.db, workspace, about);
	const care = careSteps.map(({ care_id: careId, step, at }) => ({
		kind: 'care' as const,
		ref_id: stepRef(careId, step),
		due_at: at,
	}));
	return [...planned, ...care]
		.sort((a, b) => a.due_at - b.due_at)
		.slice(0, mostNext)
		.map(({ kind, ref_id: id, due_at: at }) => ({ at: isoTime(at), kind, id }));
}
