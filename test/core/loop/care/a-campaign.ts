import type { House } from '../../../../core/loop/house';
import { newId } from '../../../../core/model/id';
import type {
	CampaignRow,
	CareOccasionRow,
	CareStepRow,
} from '../../../../core/store/repositories/care';
import { now } from '../a-house';

/** What a campaign is, as its node defines it. */
export const winBack = {
	key: 'win-back',
	occasion: 'gone_quiet',
	steps: [{ days: 0, subject: 'Hello', text: '{greeting} we miss you.' }],
	goal: { events: ['order.*'], days: 14 },
	holdoutPercent: 10,
};

/** Writes rows of a campaign as runs would have left them. */
export function aCampaign(house: House, since = now) {
	const { store, workspace } = house;
	const { db } = store;
	const defined = async (definition: object = winBack, more: Partial<CampaignRow> = {}) => {
		const { key, occasion } = { ...winBack, ...definition };
		await db
			.insertInto('campaign')
			.values({
				workspace_id: workspace,
				campaign_key: key,
				definition: JSON.stringify(definition),
				occasion,
				workflow_id: 'w',
				workflow_name: 'Care',
				node_id: 'n',
				node_name: 'Find Due',
				watches: '[]',
				since,
				looked_until: since,
				stopped_at: null,
				stopped_because: null,
				created_at: since,
				updated_at: since,
				...more,
			})
			.execute();
	};
	const customers = async (ids: readonly string[]) => {
		for (let from = 0; from < ids.length; from += 100) {
			await db
				.insertInto('customer')
				.values(
					ids.slice(from, from + 100).map((id) => ({
						workspace_id: workspace,
						customer_id: id,
						name: `Customer ${id}`,
						email: `${id}@example.com`,
						created_at: since,
						updated_at: since,
					})) as never,
				)
				.execute();
		}
	};
	const inPages = async <Row>(rows: Row[], insert: (page: Row[]) => Promise<unknown>) => {
		for (let from = 0; from < rows.length; from += 100) await insert(rows.slice(from, from + 100));
	};
	/** Occasions with ids of their own, of these customers. */
	const occasions = async (
		rows: Array<Partial<CareOccasionRow> & { customer_id: string }>,
	): Promise<string[]> => {
		const all = rows.map((row): CareOccasionRow => ({
			workspace_id: workspace,
			care_id: newId('car'),
			campaign_key: winBack.key,
			occasion_key: newId('evt'),
			mailbox_key: 'm',
			anchor_kind: 'moment',
			anchor_at: since,
			said: '{}',
			found_at: since,
			again_at: null,
			over_because: null,
			stopped_at: null,
			group_name: null,
			first_sent_at: null,
			last_sent_at: null,
			merge_id: null,
			...row,
		}));
		await inPages(all, async (page) => await db.insertInto('care_occasion').values(page).execute());
		return all.map((row) => row.care_id);
	};
	const steps = async (
		rows: Array<Partial<CareStepRow> & Pick<CareStepRow, 'care_id' | 'customer_id' | 'state'>>,
	) => {
		const all = rows.map((row): CareStepRow => ({
			workspace_id: workspace,
			step: 0,
			campaign_key: winBack.key,
			recipient: 'customer',
			asks: 0,
			address: null,
			mailbox_once: null,
			reason: null,
			due_at: since,
			valid_until: since,
			at: since,
			attempt: 0,
			mark: null,
			opted_out_at: null,
			...row,
		}));
		await inPages(all, async (page) => await db.insertInto('care_step').values(page).execute());
	};
	const campaign = async (key = winBack.key) =>
		await db
			.selectFrom('campaign')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('campaign_key', '=', key)
			.executeTakeFirstOrThrow();
	return { defined, customers, occasions, steps, campaign, inPages };
}
