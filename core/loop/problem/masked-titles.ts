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
	house: House,
	titles: readonly string[],
	masking: Omit<Masking, 'names'>,
): Promise<(title: string) => string> {
	const withoutNames = await nameMask(house, titles, masking.language);
	return (title) => withoutNames(maskPersonal(title, masking));
}

/** How texts are shown without the whole names of customers and people of the house. */
export async function nameMask(
	{ store, workspace }: Pick<House, 'store' | 'workspace'>,
	texts: readonly string[],
	language: string,
): Promise<(text: string) => string> {
	if (texts.length === 0) return (text) => text;
	const people = await listPeople(store.db, workspace);
	const customers = await customerNamesIn(store, workspace, asRead(texts.join('\n')));
	const names = [...customers, ...people.map(({ name }) => name)];
	const word = sayIn(language)('masked.name');
	return (text) => maskNames(text, names, word);
}
