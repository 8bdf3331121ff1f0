import type { StoreReader } from '../store/reader';

/** What an invitation is about, as the actors need it to know their part. */
export type InvitationFacts = {
	/** Id of the delivery that began it all. */
	deliveryId: string;
	verification: boolean;
	/** Which verification of its case it is, from 0; 0 for an ordinary invitation. */
	round: number;
};

export async function invitationFacts(
	store: StoreReader,
	id: string,
): Promise<InvitationFacts | null> {
	const [found] = await store.rows<{ deliveryId: string; purpose: string; round: number }>(
		`select e.external_id as "deliveryId", i.purpose as purpose,
			(select count(*) from invitation before where before.workspace_id = i.workspace_id
				and before.case_id = i.case_id and before.created_at < i.created_at) as round
			from invitation i
			left join case_file c on c.workspace_id = i.workspace_id and c.case_id = i.case_id
			left join response r on r.workspace_id = c.workspace_id and r.response_id = c.response_id
			join event e on e.workspace_id = i.workspace_id
				and e.event_id = coalesce(r.event_id, i.event_id)
			where i.invitation_id = ?`,
		id,
	);
	if (!found) return null;
	const { deliveryId, purpose, round } = found;
	return { deliveryId, verification: purpose === 'verification', round };
}

export type CaseFacts = { deliveryId: string; state: string; round: number };

export async function caseFacts(store: StoreReader, id: string): Promise<CaseFacts | null> {
	const [found] = await store.rows<CaseFacts>(
		`select e.external_id as "deliveryId", c.state as state, c.reopen_count as round
			from case_file c
			join response r on r.workspace_id = c.workspace_id and r.response_id = c.response_id
			join event e on e.workspace_id = r.workspace_id and e.event_id = r.event_id
			where c.case_id = ?`,
		id,
	);
	return found ?? null;
}

/** A decision about this delivery's event is stored. */
export const isDecided = async (store: StoreReader, deliveryId: string): Promise<boolean> =>
	(await store.count(
		'select count(*) from event where external_id = ? and processed_at is not null',
		deliveryId,
	)) > 0;

/** The mail about this delivery's event came back for good. */
export const isBounced = async (store: StoreReader, deliveryId: string): Promise<boolean> =>
	(await store.count(
		`select count(*) from invitation i
			join event e on e.workspace_id = i.workspace_id and e.event_id = i.event_id
			where e.external_id = ? and i.state = 'failed'`,
		deliveryId,
	)) > 0;

export const hasCase = async (store: StoreReader, deliveryId: string): Promise<boolean> =>
	(await store.count(
		`select count(*) from case_file c
			join response r on r.workspace_id = c.workspace_id and r.response_id = c.response_id
			join event e on e.workspace_id = r.workspace_id and e.event_id = r.event_id
			where e.external_id = ?`,
		deliveryId,
	)) > 0;

export const hasOptedOut = async (store: StoreReader, email: string): Promise<boolean> =>
	(await store.count(
		`select count(*) from consent where holder_kind = 'mailbox' and holder = ?
			and purpose = 'survey' and state = 'denied'`,
		email,
	)) > 0;
