import { isObject } from '../../model/json';
import { sameAddress } from '../../model/mailbox';
import { findCampaign } from '../../store/repositories/care';
import { findStep } from '../../store/repositories/care-sent';
import { loadSettings } from '../../store/repositories/workspaces';
import type { LinkTopic } from '../ask/opt-out-link';
import { careOfKey } from '../care/care-item';
import { storedCampaign } from '../care/campaigns';
import type { House } from '../house';
import { findReader, type Reader, type Whom } from './own-reader';
import type { Reach } from './reach';

/** Whom a campaign writes to by an item, where a message of one's own is for the same reader. */
export type CareReader = { key: string; reader: Reader; topic: LinkTopic };

/**
 * Finds out whether a message that is written behind a campaign goes to whom the campaign has given it for: to that
 * customer, or to the owner where it is the owner's task. Then it is that message, which leaves once.
 *
 * @returns `null` for a message to somebody else, and for an item of no campaign, or of one that was only looked at
 */
export async function careReader(
	house: House,
	item: Record<string, unknown>,
	{ whom }: { whom: Whom },
	channel: Reach,
): Promise<CareReader | null> {
	const { care, owner, test } = item;
	const key = isObject(care) && typeof care.key === 'string' ? care.key : '';
	const of = careOfKey(key);
	if (!of || test === true) return null;
	const { db } = house.store;
	const step = await findStep(db, house.workspace, of);
	const row = step && (await findCampaign(db, house.workspace, step.campaign_key));
	if (!row) return null;
	const reader = await findReader(house, item, whom, channel, null);
	if ('code' in reader) return null;
	const ownersMail = isObject(owner) && typeof owner.email === 'string' ? owner.email : '';
	const isMeant =
		step.recipient === 'customer'
			? reader.customer?.customer_id === step.customer_id
			: reader.personId !== null && sameAddress(reader.email, ownersMail);
	if (!isMeant) return null;
	const { rules } = storedCampaign(row, await loadSettings(db, house.workspace));
	const { purpose, metric } = rules;
	return { key, reader, topic: { purpose, metric } };
}
