import { wordsInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import { isoTime, type IsoTime, type ItemCustomer, type ItemOutcome } from '../../model/item';
import type { Customer } from '../../store/repositories/customers';
import type { DoubleReason } from '../../store/tables/known-people';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { likelyDoubles } from './doubles';

/** Two records that may be one person, as an item that Merge takes: the older one would be kept. */
export type DoubleItem = {
	customer: ItemCustomer;
	outcome: ItemOutcome;
	double: {
		customer: ItemCustomer;
		reasons: Array<{ code: DoubleReason; text: string }>;
		foundAt: IsoTime | null;
	};
};

/** The likely doubles, the newest pairs first, each with its reasons in words. */
export async function doubleItems(house: House, limit: number): Promise<DoubleItem[]> {
	const say = sayOf(house);
	return (await likelyDoubles(house, limit)).map(({ one, other, reasons, foundAt }) => {
		const [kept, double] = inOrder(one, other);
		const told = reasons.map((code) => ({ code, text: say(`customer.double.${code}`) }));
		const words = told.map(({ text }) => text);
		return {
			customer: customerPart(kept),
			outcome: {
				code: 'likely_double',
				text: say('customer.double', {
					one: whoItIs(kept, say),
					other: whoItIs(double, say),
					reasons: wordsInARow(words, say),
				}),
			},
			double: { customer: customerPart(double), reasons: told, foundAt: isoTime(foundAt) },
		};
	});
}

/** Somebody, told apart from others of the same name, by what Merge takes. */
function whoItIs(customer: Customer, say: Say): string {
	const { name, email, phone, customer_id: id, external_ids: ids } = customer;
	const external = Object.entries(ids).map(([system, value]) => `${system}:${value}`);
	const ways = [email, ...external, phone].filter((way) => way !== null && way !== '');
	const known = ways.length > 0 ? ways.slice(0, 3) : [id];
	return say('customer.double.one', { name: name ?? '–', ways: known.join(', ') });
}

/** Who is proven stays before who is not, and the older before the younger. */
function inOrder(one: Customer, other: Customer): [Customer, Customer] {
	const proven = (customer: Customer) => (customer.self_named === null ? 0 : 1);
	const first = proven(one) - proven(other) || one.created_at - other.created_at;
	return first <= 0 ? [one, other] : [other, one];
}
