import type { House } from '../../core/loop/house';
import type { CampaignTable, CareOccasionTable, CareStepTable } from '../../core/store/tables/care';
import { monday } from './rows';

/** Complete rows of care with plain values: a test names only what it is about. */

/** A campaign of one step, as its node defines it. */
const defined = (key: string, occasion: string): string =>
	JSON.stringify({
		key,
		occasion,
		steps: [{ days: 0, subject: 'Hello', text: 'We think of you.' }],
	});

export const campaignRow = (change: Partial<CampaignTable> = {}): CampaignTable => ({
	workspace_id: 'test',
	campaign_key: 'wishes',
	definition: defined(change.campaign_key ?? 'wishes', change.occasion ?? 'birthday'),
	occasion: 'birthday',
	workflow_id: 'w1',
	workflow_name: 'Care',
	node_id: 'n1',
	node_name: 'Find Due',
	watches: '[]',
	since: monday,
	looked_until: monday,
	stopped_at: null,
	stopped_because: null,
	created_at: monday,
	updated_at: monday,
	...change,
});

export const careOccasionRow = (change: Partial<CareOccasionTable> = {}): CareOccasionTable => ({
	workspace_id: 'test',
	care_id: 'car_1',
	campaign_key: 'wishes',
	customer_id: 'cus_1',
	occasion_key: 'birthday:2026',
	mailbox_key: 'birthday:2026',
	anchor_kind: 'moment',
	anchor_at: monday,
	said: '{}',
	found_at: monday,
	again_at: monday,
	over_because: null,
	stopped_at: null,
	group_name: null,
	first_sent_at: null,
	last_sent_at: null,
	merge_id: null,
	...change,
});

export const careStepRow = (change: Partial<CareStepTable> = {}): CareStepTable => ({
	workspace_id: 'test',
	care_id: 'car_1',
	step: 0,
	campaign_key: 'wishes',
	customer_id: 'cus_1',
	recipient: 'customer',
	asks: 0,
	address: null,
	mailbox_once: null,
	state: 'planned',
	reason: null,
	due_at: monday,
	valid_until: monday,
	at: monday,
	attempt: 0,
	mark: null,
	opted_out_at: null,
	...change,
});

/** Writes rows of care into a workspace, in pages that every database takes; each gives what it has written. */
export function careWriter({ store, workspace }: Pick<House, 'store' | 'workspace'>) {
	const { db } = store;
	const own = { workspace_id: workspace };
	const inPages = async <Row>(rows: readonly Row[], insert: (page: Row[]) => Promise<unknown>) => {
		for (let from = 0; from < rows.length; from += 100) await insert(rows.slice(from, from + 100));
	};
	return {
		inPages,
		async campaign(change: Partial<CampaignTable>): Promise<CampaignTable> {
			const row = campaignRow({ ...change, ...own });
			await db.insertInto('campaign').values(row).execute();
			return row;
		},
		async occasions(
			changes: ReadonlyArray<Partial<CareOccasionTable>>,
		): Promise<CareOccasionTable[]> {
			const rows = changes.map((change) => careOccasionRow({ ...change, ...own }));
			await inPages(rows, async (page) => {
				await db.insertInto('care_occasion').values(page).execute();
			});
			return rows;
		},
		async steps(changes: ReadonlyArray<Partial<CareStepTable>>): Promise<CareStepTable[]> {
			const rows = changes.map((change) => careStepRow({ ...change, ...own }));
			await inPages(rows, async (page) => {
				await db.insertInto('care_step').values(page).execute();
			});
			return rows;
		},
	};
}
