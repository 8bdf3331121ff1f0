import type { Campaign } from '../../care/campaign';
import { looksAt } from '../../care/looks-at';
import {
	type CampaignAbout,
	type DefinedAt,
	readCampaign,
	refuseSecond,
} from '../../care/read-campaign';
import type { Settings } from '../../model/settings';
import {
	type CampaignRow,
	findCampaign,
	insertCampaign,
	updateCampaign,
} from '../../store/repositories/care';
import { lockName } from '../../store/repositories/lock';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** A node that has not run for so long is taken for gone, so that another may go on with its campaign, ms. */
const goneAfter = 2 * 86_400_000;

export const campaignAbout = (
	settings: Pick<Settings, 'languages' | 'customerAttributes' | 'care'>,
): CampaignAbout => ({
	languages: settings.languages,
	attributes: settings.customerAttributes.map(({ key }) => key),
	leapDay: settings.care.leapDay,
});

/** A campaign as it is stored. */
export const storedCampaign = (
	row: Pick<CampaignRow, 'definition'>,
	settings: Pick<Settings, 'languages' | 'customerAttributes' | 'care'>,
): Campaign => readCampaign(JSON.parse(row.definition), 'campaign', campaignAbout(settings));

/**
 * Stores a campaign as its node defines it, so that the clock can ask it again before something is sent.
 *
 * @param definition as `readCampaign` has taken it
 * @throws InputError where another node that still runs defines a campaign of that key
 */
export async function keepCampaign(
	tx: Tx,
	{ store, workspace }: House,
	now: number,
	{ campaign, definition, home }: { campaign: Campaign; definition: unknown; home: DefinedAt },
): Promise<CampaignRow> {
	const { key, kind } = campaign;
	await lockName(tx, store.dialect, [workspace, 'campaign', key]);
	const known = await findCampaign(tx, workspace, key);
	if (known) {
		const isGone = Math.max(known.looked_until ?? 0, known.updated_at) < now - goneAfter;
		const first: DefinedAt = {
			workflow: { id: known.workflow_id, name: known.workflow_name },
			node: { id: known.node_id, name: known.node_name },
		};
		refuseSecond(key, isGone ? null : first, home);
	}
	const defined = {
		definition: JSON.stringify(definition),
		occasion: kind.key,
		workflow_id: home.workflow.id,
		workflow_name: home.workflow.name,
		node_id: home.node.id,
		node_name: home.node.name,
		watches: JSON.stringify(looksAt(campaign).changes),
	};
	if (!known) {
		const row: CampaignRow = {
			workspace_id: workspace,
			campaign_key: key,
			...defined,
			since: now,
			looked_until: null,
			stopped_at: null,
			stopped_because: null,
			created_at: now,
			updated_at: now,
		};
		await insertCampaign(tx, row);
		return row;
	}
	const names = Object.keys(defined) as Array<keyof typeof defined>;
	if (names.every((name) => known[name] === defined[name])) return known;
	// Another kind of occasion is another campaign: what came before it is not looked at.
	const begins = known.occasion === kind.key ? {} : { since: now, looked_until: null };
	const change = { ...defined, ...begins, updated_at: now };
	await updateCampaign(tx, workspace, key, change);
	return { ...known, ...change };
}
