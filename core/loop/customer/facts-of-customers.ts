import type { KnownFacts } from '../../model/customer-record';
import type { Settings } from '../../model/settings';
import { knownFactsOf } from '../../store/repositories/known-facts';
import type { House } from '../house';

/** Of somebody of whom nothing else is known. */
export const nothing: KnownFacts = { tags: [], dates: {}, attributes: {} };

/** Tags, dates and attributes of customers, by their id. */
export async function factsOfCustomers(
	{ store, workspace }: House,
	{ customerAttributes }: Pick<Settings, 'customerAttributes'>,
	customerIds: readonly string[],
): Promise<Map<string, KnownFacts>> {
	const yesNo = customerAttributes.filter(({ type }) => type === 'yes_no').map(({ key }) => key);
	const at = { db: store.db, dialect: store.dialect, workspace };
	return await knownFactsOf(at, customerIds, new Set(yesNo));
}
