import { maskPersonal, type Masking } from '../../insight/text/mask';
import { asRead, maskNames } from '../../insight/text/names-nobody';
import { sayIn } from '../../language/say';
import { listPeople } from '../../store/repositories/people';
import { customerNamesIn } from '../../store/repositories/problems-told';
import type { House } from '../house';

/**
 * How the titles of some problems are shown outside the house's own lists: without numbers, addresses, and the names
 * of customers and people of the house. All customers are looked through once for all of these titles.
 */
export async function titleMask(
	{ store, workspace }: House,
	titles: readonly string[],
	masking: Omit<Masking, 'names'>,
): Promise<(title: string) => string> {
	if (titles.length === 0) return (title) => title;
	const people = await listPeople(store.db, workspace);
	const customers = await customerNamesIn(store, workspace, asRead(titles.join('\n')));
	const names = [...customers, ...people.map(({ name }) => name)];
	const word = sayIn(masking.language)('masked.name');
	return (title) => maskNames(maskPersonal(title, masking), names, word);
}
