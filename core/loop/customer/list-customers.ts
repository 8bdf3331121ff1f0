import {
	type ContactChannel,
	type MessagePurpose,
	needsConsent,
	whyNoContact,
} from '../../model/consent';
import type { Settings } from '../../model/settings';
import { wordsReachingEach } from '../../store/repositories/consent';
import { type CustomerFilter, findCustomers } from '../../store/repositories/customer-list';
import type { Customer } from '../../store/repositories/customers';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { wholeCustomer } from '../item/whole-customer';
import { isSampleCustomer } from '../survey/sample';
import { whomItReaches } from './consent';
import { factsOfCustomers, nothing } from './facts-of-customers';

/** So many are read at once. */
const atOnce = 200;

export type CustomersWanted = Omit<CustomerFilter, 'agreedTo'> & {
	/** Who may be written to about it: they have agreed, or need not, and have not objected or paused. */
	wants: { purpose: MessagePurpose; channel: ContactChannel } | null;
	/** `null` = all. */
	limit: number | null;
};

/** A customer of a list. */
export type ListedCustomer = ReturnType<typeof wholeCustomer>;

/** Customers that fit, in the order of their ids; nobody made up for a trial is among them. */
export async function listCustomers(
	house: House,
	now: number,
	{ wants, limit, ...filter }: CustomersWanted,
): Promise<ListedCustomer[]> {
	const { store, workspace } = house;
	const settings = await loadSettings(store.db, workspace);
	const agreedTo =
		wants !== null && needsConsent(wants.purpose, settings.policy) ? wants.purpose : null;
	const found: ListedCustomer[] = [];
	for (let after = ''; limit === null || found.length < limit;) {
		const page = { after, limit: atOnce };
		const rows = await findCustomers(store, workspace, { ...filter, agreedTo }, page);
		const real = rows.filter(({ customer_id: id }) => !isSampleCustomer(id));
		const willing = wants === null ? real : await whoWants(house, now, real, wants, settings);
		const known = await factsOfCustomers(
			house,
			settings,
			willing.map(({ customer_id: id }) => id),
		);
		for (const customer of willing) {
			found.push(wholeCustomer(customer, known.get(customer.customer_id) ?? nothing));
		}
		after = rows.at(-1)?.customer_id ?? '';
		if (rows.length < atOnce) break;
	}
	return limit === null ? found : found.slice(0, limit);
}

/** Those who may be written to about a purpose: by their word and by that of their addresses. */
async function whoWants(
	{ store, workspace }: House,
	now: number,
	customers: readonly Customer[],
	{ purpose, channel }: { purpose: MessagePurpose; channel: ContactChannel },
	{ policy }: Settings,
): Promise<Customer[]> {
	const whom = customers.map(whomItReaches);
	const said = await wordsReachingEach(store, store.db, workspace, whom);
	const topic = { purpose, metric: null, channel };
	return customers.filter(({ paused_until: pausedUntil }, at) => {
		const words = said[at] ?? [];
		return whyNoContact({ words, pausedUntil }, topic, policy, now) === null;
	});
}
