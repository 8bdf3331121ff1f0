import { listEndpoints } from '../../store/repositories/endpoints';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * Says that no page is published on which a customer could unsubscribe, so that mails of care leave without
 * the line that leads there; `null` while there is one.
 */
export async function pageMissing(house: House): Promise<string | null> {
	const pages = await listEndpoints(house.store.db, house.workspace, 'survey');
	return pages.some(({ active }) => active === 1) ? null : sayOf(house)('care.noPage');
}
