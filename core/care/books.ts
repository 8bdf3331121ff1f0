import type { Group } from '../model/care-words';
import type { Campaign } from './campaign';
import type { CareCase, CareHouse, Progress } from './decide';
import type { Follows } from './follow';
import { type Look, lookAt } from './look';
import type { CareFacts, Occasion } from './occasion';
import { onceKeys } from './once-keys';
import type { KnownContact } from './place';
import type { Done } from './step-times';

/** What is known of somebody for one campaign. */
export type Book = {
	facts: CareFacts;
	/** Of the campaign, as `groupOf` takes them. */
	groups: readonly Group[];
};

/** An occasion that is not over. */
export type OpenOccasion = {
	/** Unique among all. */
	id: string;
	customerId: string;
	occasion: Occasion;
	foundAt: number;
	done: readonly Done[];
	stopped: Progress['stopped'];
	group: Group | null;
};

/** Somebody with their contacts. */
export type Budgeted = {
	customerId: string;
	/** In the form of `mailboxOf`. */
	mailbox: string | null;
	/** Of the person and of their mailbox. */
	contacts: readonly KnownContact[];
};

/** What a decision has changed of the contact budget. */
export type Booked = {
	/** References of contacts that are not made after all. */
	released: string[];
	reserved: { ref: string; at: number; movable: KnownContact['movable'] } | null;
};

/** The reference of a step's contact, which is the key of its message, too. */
export const stepRef = (id: string, step: number): string => `${id}:${step}`;

/** A contact of the occasion itself that was not made yet. */
const isReserved = ({ id, done }: OpenOccasion, ref: string): boolean =>
	ref.startsWith(`${id}:`) &&
	done.every(({ step, outcome }) => outcome !== 'sent' || stepRef(id, step) !== ref);

/**
 * The contact budget of some people while one decision after the other is made about them: what one reserves
 * counts for all behind it, and for everybody who shares the mailbox. The same for a run and for a look ahead.
 */
export class Books {
	readonly #people = new Map<string, { mailbox: string | null; contacts: KnownContact[] }>();
	readonly #sharing = new Map<string, string[]>();
	/** Under which keys mailboxes get a message already, and for which occasion. */
	readonly #taken = new Map<string, string>();

	constructor(people: Iterable<Budgeted>) {
		for (const { customerId, mailbox, contacts } of people) {
			this.#people.set(customerId, { mailbox, contacts: [...contacts] });
			if (mailbox === null) continue;
			this.#sharing.set(mailbox, [...(this.#sharing.get(mailbox) ?? []), customerId]);
		}
	}

	/** Notes what mailboxes get already. */
	take(keys: Iterable<readonly [key: string, id: string]>): void {
		for (const [key, id] of keys) this.#taken.set(key, id);
	}

	/** The keys under which what is left of an occasion goes to a mailbox. */
	mailboxKeys(campaign: Campaign, open: OpenOccasion): string[] {
		const left = campaign.steps.flatMap((_, at) =>
			open.done.some(({ step }) => step === at) ? [] : [at],
		);
		return left.flatMap((step) => this.mailboxKey(campaign, open, step) ?? []);
	}

	/** The key under which a step of an occasion goes to a mailbox; `null` = it goes to none. */
	mailboxKey(
		campaign: Campaign,
		{ customerId, occasion }: OpenOccasion,
		step: number,
	): string | null {
		const toCustomer = campaign.steps[step]?.to === 'customer';
		const mailbox = toCustomer ? (this.#people.get(customerId)?.mailbox ?? null) : null;
		return onceKeys(campaign.key, step, occasion, { customerId, mailbox }).mailbox;
	}

	/** Decides about an occasion with what is booked so far. */
	look(campaign: Campaign, book: Book, open: OpenOccasion, house: CareHouse, now: number): Look {
		const { id, customerId, occasion, foundAt, done, stopped, group } = open;
		const asked: CareCase = {
			campaign,
			facts: book.facts,
			occasion,
			progress: {
				since: foundAt,
				done,
				stopped,
				groups: group === null ? book.groups : [group, ...book.groups],
			},
			contacts: this.#contactsOf(customerId).filter(({ ref }) => !isReserved(open, ref)),
		};
		return lookAt(asked, house, now, (step) => {
			const key = this.mailboxKey(campaign, open, step);
			const taker = key === null ? undefined : this.#taken.get(key);
			return taker !== undefined && taker !== id;
		});
	}

	#contactsOf(customerId: string): KnownContact[] {
		return this.#people.get(customerId)?.contacts ?? [];
	}

	/** Books what follows from a decision. */
	keep(campaign: Campaign, open: OpenOccasion, { step, contact, displaced }: Follows): Booked {
		const { id, customerId } = open;
		const planned = this.#contactsOf(customerId)
			.map((one) => one.ref)
			.filter((one) => isReserved(open, one));
		const gone = new Set([...planned, ...displaced]);
		const ref = step === null ? null : stepRef(id, step.step);
		const key = step === null ? null : this.mailboxKey(campaign, open, step.step);
		if (key !== null) this.#taken.set(key, id);
		const reserved = ref !== null && contact !== null ? { ref, ...contact } : null;
		for (const person of this.#whoShare(customerId)) {
			person.contacts = person.contacts.filter((one) => !gone.has(one.ref) && one.ref !== ref);
			if (reserved) person.contacts.push({ ...reserved, of: 'care' });
		}
		if (reserved) gone.delete(reserved.ref);
		return { released: [...gone], reserved };
	}

	#whoShare(customerId: string) {
		const own = this.#people.get(customerId);
		if (!own) return [];
		const ids = own.mailbox === null ? [customerId] : (this.#sharing.get(own.mailbox) ?? []);
		return ids.map((id) => this.#people.get(id)).filter((one) => one !== undefined);
	}
}
