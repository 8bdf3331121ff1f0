import type { Settings } from '../../model/settings';
import type { CampaignRow } from '../../store/repositories/care';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** Stops a campaign of which more have opted out than the workspace allows. */
export async function stopUnwanted(
	_tx: Tx,
	_house: House,
	_now: number,
	{ row }: { row: CampaignRow; settings: Settings },
): Promise<CampaignRow> {
	return await Promise.resolve(row);
}
