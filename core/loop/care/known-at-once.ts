import { longestLimit } from '../../care/budget';
import type { Campaign } from '../../care/campaign';
import { goalReached, goalSubject } from '../../care/goal';
import { looksAt } from '../../care/looks-at';
import type { CareFacts } from '../../care/occasion';
import { type ContactRefusal, type Topic, whyNoContact } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import { ordersIn } from '../../model/orders';
import type { Settings } from '../../model/settings';
import {
	type AnswerOfCustomer,
	answersOfMany,
	attributeChangesOfMany,
	casesOfMany,
	contactsOfMany,
	eventsOfMany,
	failedMailboxes,
	favoursOfMany,
	type OccasionOfCustomer,
	occasionsOfMany,
} from '../../store/repositories/care-facts';
import { wordsReachingEach } from '../../store/repositories/consent';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { customersWith, type Found } from '../../store/repositories/people-at-once';
import type { Db, Tx } from '../../store/store';
import { whomItReaches } from '../customer/consent';

import { wantsAnotherWay } from '../customer/who-they-are';
import type { House } from '../house';
import type { CareKnown } from './care-known';
import { careTeam, ownerNamed } from './care-team';
import { companyAttribute, companyOf } from './company';

const day = 86_400_000;

/**
 * All that bears on a campaign, of many customers: a statement a table, however many they are. Of what a
 * customer has much of, the newest is looked at: as many events about orders as `mostOrderEvents` says, 500 of
 * those that the campaign names, 200 answers, 500 changes of attributes. What is yet to happen is not known.
 *
 * @returns nothing of whom is not there, or joined with another
 */
export async function knownAtOnce(
	db: Db | Tx,
	house: House,
	campaign: Campaign,
	customerIds: readonly string[],
	{ settings, now }: { settings: Settings; now: number },
): Promise<Map<string, CareKnown>> {
	const { store, workspace } = house;
	const at = { db, dialect: store.dialect, workspace };
	const { events: types, changes: names } = looksAt(campaign);
	const people = await customersFound(at, [...new Set(customerIds)], settings);
	const ids = [...people.keys()];
	const whom = [...people].map(([customerId, { customer }]) => ({
		customerId,
		mailbox: mailboxOf(customer.email ?? ''),
	}));
	const mailboxes = whom.map(({ mailbox }) => mailbox).filter((one) => one !== null);
	const refusals = await refusalsOf(db, house, campaign, people, { settings, now });
	const team = careTeam(
		{
			people: ids.length === 0 ? [] : await listPeople(db, workspace),
			absences: ids.length === 0 ? [] : await listAbsences(db, workspace, now),
		},
		{ ladder: settings.ladder, now },
	);
	const failed = await failedMailboxes(at, mailboxes);
	const own = { type: goalReached, subjectType: goalSubject, subjectId: campaign.key };
	const events = await eventsOfMany(at, ids, { types, own, now });
	const changes = await attributeChangesOfMany(at, ids, names);
	const answers = await answersOfMany(at, ids);
	const cases = await casesOfMany(at, ids);
	const occasions = await occasionsOfMany(at, ids, campaign.key);
	const favours = await favoursOfMany(at, ids);
	const contacts = await contactsOfMany(
		at,
		whom,
		now - longestLimit({ ...settings.policy, ...settings.care }) * day,
	);
	const company = companyAttribute(settings.customerAttributes);

	const known = new Map<string, CareKnown>();
	for (const { customerId: id, mailbox } of whom) {
		const found = people.get(id);
		if (!found) continue;
		const { customer } = found;
		const owned = team.ownerOf(ownerNamed(customer.owner));
		const { orders = [], named = [] } = events.get(id) ?? {};
		const past = occasions.get(id) ?? [];
		const facts: CareFacts = {
			customer: {
				...whoIs(found, company),
				reachedByMail: true,
				hasAddress: mailbox !== null,
				addressState: mailbox !== null && failed.has(mailbox) ? 'failed' : 'ok',
				refused: refusals.get(id) ?? null,
				otherChannel: wantsAnotherWay(
					customer.preferred_channel,
					'email',
					settings.policy.channels,
				),
				lessOften: customer.frequency === 'less',
				isStaff: team.isStaff(found.identities),
				sharesMessage: false,
			},
			owner: owned.facts,
			dates: found.facts?.dates ?? {},
			attributes: found.facts?.attributes ?? {},
			changes: changes.get(id) ?? [],
			orders: ordersIn(orders),
			events: named.sort(byTime),
			answers: (answers.get(id) ?? []).map(answerOf).sort(byTime),
			cases: cases.get(id) ?? { open: false, confirmedAt: null },
			listedAt: null,
			past: past.flatMap(sentFor),
			favours: favours.get(id) ?? [],
		};
		known.set(id, {
			customer,
			facts,
			contacts: (contacts.get(id) ?? []).map(({ metric: of, ...contact }) => ({ ...contact, of })),
			groups: past.flatMap(({ group }) => group ?? []),
			mailbox,
			owner: owned.owner,
		});
	}
	return known;
}

/** Those who are there, with what is known of them beside their record. */
async function customersFound(
	at: Parameters<typeof customersWith>[0],
	customerIds: readonly string[],
	{ customerAttributes }: Settings,
): Promise<Map<string, Found>> {
	const yesNo = customerAttributes.filter(({ type }) => type === 'yes_no').map(({ key }) => key);
	const found = await customersWith(at, customerIds, {
		facts: ['dates', 'attributes'],
		yesNo: new Set(yesNo),
		holds: false,
	});
	return new Map([...found].filter(([, { customer }]) => customer.merged_into === null));
}

/** Why customers may not be written to about what the campaign is for; who may be is not there. */
async function refusalsOf(
	db: Db | Tx,
	{ store, workspace }: House,
	{ rules }: Campaign,
	people: ReadonlyMap<string, Found>,
	{ settings, now }: { settings: Settings; now: number },
): Promise<Map<string, ContactRefusal>> {
	const topic: Topic = { purpose: rules.purpose, metric: rules.metric, channel: 'email' };
	const all = [...people.values()].map(({ customer }) => customer);
	const words = await wordsReachingEach(store, db, workspace, all.map(whomItReaches));
	const refusals = new Map<string, ContactRefusal>();
	for (const [place, { customer_id: id, paused_until: pausedUntil }] of all.entries()) {
		const who = { words: words[place] ?? [], pausedUntil };
		const why = whyNoContact(who, topic, settings.policy, now);
		if (why !== null) refusals.set(id, why);
	}
	return refusals;
}

function whoIs({ customer, facts }: Found, company: string | null) {
	const { customer_id: id, name, title, language, time_zone: timeZone, country, email } = customer;
	const works = companyOf(facts?.attributes ?? {}, company);
	return { id, name, title, language, timeZone, country, company: works, email };
}

/** An answer counts from when it was given to the end. */
function answerOf({ id, metric, level, state, answeredAt, completedAt }: AnswerOfCustomer) {
	const completed = state === 'completed';
	const at = completed ? (completedAt ?? answeredAt) : answeredAt;
	return { id, metric, level, completed, at };
}

const sentFor = ({ key, lastSentAt }: OccasionOfCustomer): CareFacts['past'][number][] =>
	lastSentAt === null ? [] : [{ key, lastSentAt }];

/** Oldest first; of two of one moment always the same one. */
function byTime(one: { at: number; id: string }, other: { at: number; id: string }): number {
	return one.at - other.at || (one.id < other.id ? -1 : 1);
}
