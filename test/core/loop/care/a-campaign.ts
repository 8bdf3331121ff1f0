import type { House } from '../../../../core/loop/house';
import { newId } from '../../../../core/model/id';
import type {
	CampaignRow,
	CareOccasionRow,
	CareStepRow,
} from '../../../../core/store/repositories/care';
import { careWriter } from '../../../store/care-rows';
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
	const writes = careWriter(house);
	const { inPages } = writes;
	const defined = async (definition: object = winBack, more: Partial<CampaignRow> = {}) => {
		const { key, occasion } = { ...winBack, ...definition };
		await writes.campaign({
			campaign_key: key,
			definition: JSON.stringify(definition),
			occasion,
			workflow_id: 'w',
			node_id: 'n',
			...{ since, looked_until: since, created_at: since, updated_at: since },
			...more,
		});
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
	/** Occasions with ids of their own, of these customers. */
	const occasions = async (
		rows: Array<Partial<CareOccasionRow> & { customer_id: string }>,
	): Promise<string[]> => {
		const written = await writes.occasions(
			rows.map((row) => ({
				care_id: newId('car'),
				campaign_key: winBack.key,
				occasion_key: newId('evt'),
				mailbox_key: 'm',
				...{ anchor_at: since, found_at: since, again_at: null },
				...row,
			})),
		);
		return written.map((row) => row.care_id);
	};
	const steps = async (
		rows: Array<Partial<CareStepRow> & Pick<CareStepRow, 'care_id' | 'customer_id' | 'state'>>,
	) => {
		const times = { due_at: since, valid_until: since, at: since };
		await writes.steps(rows.map((row) => ({ campaign_key: winBack.key, ...times, ...row })));
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
