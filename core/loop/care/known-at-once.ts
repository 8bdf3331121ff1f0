import type { Campaign } from '../../care/campaign';
import type { Settings } from '../../model/settings';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import type { CareKnown } from './care-known';

/** All that bears on a campaign, of many customers: a statement a table, however many they are. */
export async function knownAtOnce(
	_db: Db | Tx,
	_house: House,
	_campaign: Campaign,
	_customerIds: readonly string[],
	_about: { settings: Settings; now: number },
): Promise<Map<string, CareKnown>> {
	return await Promise.reject(new Error('not built yet'));
}
