import type { StoreReader } from '../store/reader';
import type { DayCounts } from './counts';

/** What only those outside know: the senders and the mail server. */
export type Witnessed = {
	/** Well-signed deliveries that were answered 2xx, repeated ones among them. */
	acknowledged: number;
	/** Forged requests that were answered 401. */
	forgedRefused: number;
	mails: number;
};

const sums = (rows: Array<{ name: string; n: number }>): Record<string, number> =>
	Object.fromEntries(rows.map(({ name, n }) => [name, n]));

/** Counts what is in the store; nothing here knows what was planned. */
export async function actualCounts(store: StoreReader, witnessed: Witnessed): Promise<DayCounts> {
	const invitations = 'from invitation where test = 0';
	const cases = 'from case_file where test = 0';
	const withStep = async (kind: string) =>
		await store.count(
			`select count(distinct s.case_id) from case_step s
				join case_file c on c.workspace_id = s.workspace_id and c.case_id = s.case_id
				where c.test = 0 and s.kind = ?`,
			kind,
		);
	const receipts = await store.rows<{ removed: string }>(
		'select removed from erasure where test = 0',
	);
	const erasedEvents = receipts
		.map(({ removed }) => (JSON.parse(removed) as Record<string, number>).event ?? 0)
		.reduce((sum, n) => sum + n, 0);
	const kept = await store.count('select count(*) from event where test = 0');
	const events = kept + erasedEvents;
	return {
		events,
		duplicatesRefused: witnessed.acknowledged - events,
		forgedRefused: witnessed.forgedRefused,
		invited: await store.count(`select count(*) ${invitations} and sent_at is not null`),
		suppressed: sums(
			await store.rows(
				`select coalesce(reason, state) as name, count(*) as n ${invitations}
					and state in ('suppressed', 'cancelled', 'failed') group by 1 order by 1`,
			),
		),
		viewed: await store.count(`select count(*) ${invitations} and viewed_at is not null`),
		partial: await store.count(
			`select count(*) from response where test = 0 and purpose <> 'verification'
				and comment is null and tags = '[]'`,
		),
		responses: sums(
			await store.rows(
				'select band as name, count(*) as n from response where test = 0 group by 1 order by 1',
			),
		),
		cases: await store.count(`select count(*) ${cases}`),
		acknowledged: await withStep('acknowledge'),
		escalated: await store.count(`select count(*) ${cases} and rung > 0`),
		resolved: await withStep('resolve'),
		confirmed: await store.count(`select count(*) ${cases} and state = 'confirmed'`),
		reopened: await store.count(`select count(*) ${cases} and reopen_count > 0`),
		unconfirmed: await store.count(`select count(*) ${cases} and state = 'unconfirmed'`),
		customers: await store.count(
			'select count(distinct customer_id) from event where test = 0 and customer_id is not null',
		),
		doubles: await store.count(
			'select count(*) from (select distinct customer_id, other_id from likely_double) as pair',
		),
		merged: await store.count('select count(*) from customer_merge where split_at is null'),
		objections: sums(
			await store.rows(
				`select purpose as name, count(distinct holder) as n from consent
					where holder_kind = 'mailbox' and state = 'denied' group by 1 order by 1`,
			),
		),
		erased: receipts.length,
		exported: await store.count(`select count(*) from audit where action = 'data_exported'`),
		mails: witnessed.mails,
	};
}
