import { covers, type Topic } from '../../model/consent';
import type { Settings } from '../../model/settings';
import { type CampaignRow, findCampaign } from '../../store/repositories/care';
import { sentStepsSince, stepOptedOut } from '../../store/repositories/care-sent';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { storedCampaign } from './campaigns';

/** An objection that comes later has other reasons, ms. */
const sinceMessage = 7 * 86_400_000;

/**
 * Somebody has objected: of what campaigns of that kind have sent them lately, the newest is held to be the reason.
 * Only mail is sent by a campaign itself.
 */
export async function noteOptOut(
	tx: Tx,
	{ workspace }: House,
	now: number,
	{ customerId, topics }: { customerId: string; topics: readonly Topic[] },
): Promise<void> {
	const sent = await sentStepsSince(tx, workspace, customerId, now - sinceMessage);
	if (sent.length === 0) return;
	const about = new Map<string, Topic>();
	const settings = await loadSettings(tx, workspace);
	for (const key of new Set(sent.map((one) => one.campaign_key))) {
		const row = await findCampaign(tx, workspace, key);
		const topic = row ? topicOf(row, settings) : null;
		if (topic) about.set(key, topic);
	}
	for (const topic of topics) {
		const newest = sent.find(({ campaign_key: key }) => {
			const of = about.get(key);
			return of !== undefined && covers(topic, of);
		});
		if (newest) {
			const { care_id: careId, step } = newest;
			await stepOptedOut(tx, workspace, { careId, step }, now);
		}
	}
}

/**
 * What a campaign writes of; `null` where its definition cannot be read any more, such as after an attribute that
 * its texts name has gone: an objection is kept whatever campaigns look like.
 */
function topicOf(row: CampaignRow, settings: Settings): Topic | null {
	try {
		const { purpose, metric } = storedCampaign(row, settings).rules;
		return { purpose, metric, channel: 'email' };
	} catch {
		return null;
	}
}
