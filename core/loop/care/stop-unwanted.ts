import { mostSent, mustStop, type Reception, receptionDays } from '../../care/opt-outs';
import type { Settings } from '../../model/settings';
import { type CampaignRow, listCampaigns, updateCampaign } from '../../store/repositories/care';
import { countOptOuts, countSent } from '../../store/repositories/care-reception';
import type { Db, Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import { thePackage } from '../audit/doer';
import type { House } from '../house';

const day = 86_400_000;

/**
 * Stops a campaign of which more have opted out than the workspace allows. What was sent before it began, or
 * was let go on, is not counted. The opt-outs are counted first, which are few; what was sent only where
 * they may be too many, and no further than it takes to say so.
 *
 * @returns the campaign as it is from now on
 */
export async function stopUnwanted(
	tx: Tx,
	house: House,
	now: number,
	{ row, settings }: { row: CampaignRow; settings: Settings },
): Promise<CampaignRow> {
	if (row.stopped_at !== null) return row;
	const { workspace } = house;
	const limit = settings.care.optOutLimit;
	const reception = await receptionOf(tx, workspace, row, now, limit);
	if (reception === null || !mustStop(reception, limit)) return row;
	const stopped = { stopped_at: now, stopped_because: 'opt_outs' as const, updated_at: now };
	await updateCampaign(tx, workspace, row.campaign_key, stopped);
	await noteDeed(tx, house, now, {
		action: 'campaign_stopped',
		doer: thePackage,
		target: { kind: 'campaign', id: row.campaign_key },
		details: reception,
	});
	return { ...row, ...stopped };
}

/** What had come of the messages of the campaigns that have stopped themselves when they did. */
export async function stoppedThemselves({
	store,
	workspace,
}: House): Promise<Array<Reception & { campaign: string }>> {
	const all = await listCampaigns(store.db, workspace);
	const stopped: Array<Reception & { campaign: string }> = [];
	for (const row of all.filter((one) => one.stopped_because === 'opt_outs')) {
		const campaign = row.campaign_key;
		const about = { campaign, since: countedSince(row, row.stopped_at ?? row.updated_at) };
		const optOuts = await countOptOuts(store.db, workspace, about);
		const sent = await countSent(store.db, workspace, about, Number.MAX_SAFE_INTEGER);
		stopped.push({ campaign, optOuts, sent });
	}
	return stopped;
}

const countedSince = ({ since }: Pick<CampaignRow, 'since'>, now: number): number =>
	Math.max(since, now - receptionDays * day);

/** What came of a campaign's messages lately; `null` = too few opted out for it to matter how many were sent. */
async function receptionOf(
	db: Db | Tx,
	workspace: string,
	row: CampaignRow,
	now: number,
	limit: Settings['care']['optOutLimit'],
): Promise<Reception | null> {
	const about = { campaign: row.campaign_key, since: countedSince(row, now) };
	const optOuts = await countOptOuts(db, workspace, about);
	const most = mostSent(optOuts, limit);
	if (most < limit.least) return null;
	return { optOuts, sent: await countSent(db, workspace, about, most) };
}
