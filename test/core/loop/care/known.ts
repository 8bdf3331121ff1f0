import type { Campaign } from '../../../../core/care/campaign';
import { campaignAbout } from '../../../../core/loop/care/campaigns';
import type { CareKnown } from '../../../../core/loop/care/care-known';
import { knownAtOnce } from '../../../../core/loop/care/known-at-once';
import { readCampaign } from '../../../../core/care/read-campaign';
import type { Identity } from '../../../../core/model/identities';
import { mailboxOf } from '../../../../core/model/mailbox';
import type { CareOccasionRow, CareStepRow } from '../../../../core/store/repositories/care';
import { unknownCustomer } from '../../../../core/store/repositories/unknown-customer';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import type { ContactTable, CustomerTable } from '../../../../core/store/schema';
import type { Store } from '../../../../core/store/store';
import type { AttributeChangeTable } from '../../../../core/store/tables/care';
import { rows, needed } from '../../care/world';
import { caseRow, eventRow, responseRow } from '../../../store/rows';
import { careWriter } from '../../../store/care-rows';
import { houseIn } from '../../../store/databases';
import { life, now } from '../a-house';

let workspaces = 0;
let stored = 0;
const next = (of: string) => `${of}_${(stored += 1)}`;

/** A workspace of its own, with customers whose rows a test writes as it wants to have them known. */
export function aWorld(store: Store) {
	const workspace = `known-${(workspaces += 1)}`;
	const house = houseIn(store, workspace);
	const { db } = store;

	const somebody = async (
		change: Partial<CustomerTable> = {},
		identities: Identity[] = [],
	): Promise<string> => {
		const id = change.customer_id ?? next('cus');
		const row: CustomerTable = {
			...unknownCustomer(workspace, id, now),
			name: 'Li Wei',
			...change,
		};
		await db.insertInto('customer').values(row).execute();
		const mailbox = mailboxOf(row.email ?? '');
		const all = [...identities, ...(mailbox ? [{ kind: 'email', value: mailbox }] : [])];
		for (const one of all) {
			await db
				.insertInto('identity')
				.values({ workspace_id: workspace, ...one, customer_id: id, merge_id: null })
				// Two may have one mailbox; it leads to the first of them.
				.onConflict((c) => c.doNothing())
				.execute();
		}
		return id;
	};

	const own = { workspace_id: workspace };
	const event = async (change: Parameters<typeof eventRow>[0]) => {
		const row = eventRow({ event_id: next('evt'), occurred_at: now, ...change, ...own });
		await db.insertInto('event').values(row).execute();
		return row.event_id;
	};
	const answer = async (change: Parameters<typeof responseRow>[0]) => {
		const row = responseRow({ response_id: next('rsp'), ...change, ...own });
		await db.insertInto('response').values(row).execute();
		return row.response_id;
	};
	const opens = async (change: Parameters<typeof caseRow>[0]) =>
		await db
			.insertInto('case_file')
			.values(caseRow({ case_id: next('cas'), ...change, ...own }))
			.execute();
	const contact = async (change: Partial<ContactTable>) => {
		const base = { customer_id: 'x', address: null, at: now, metric: 'csat', movable: null };
		const row = { ref_id: next('ref'), ...base, ...change, ...own };
		await db.insertInto('contact').values(row).execute();
		return row.ref_id;
	};
	const writes = careWriter(house);
	const occasion = async (change: Partial<CareOccasionRow>) => {
		const names = { care_id: next('car'), campaign_key: 'care', occasion_key: next('key') };
		const times = { anchor_kind: 'day' as const, anchor_at: 1, found_at: now, again_at: null };
		const base = { customer_id: 'x', mailbox_key: 'm' };
		const [row] = await writes.occasions([{ ...names, ...base, ...times, ...change }]);
		return row?.care_id ?? '';
	};
	const step = async (change: Partial<CareStepRow>) => {
		const base = { care_id: next('car'), campaign_key: 'care', customer_id: 'x' };
		const times = { due_at: now, valid_until: now, at: now };
		await writes.steps([{ ...base, ...times, state: 'sent', attempt: 1, ...change }]);
	};
	const changed = async (change: Partial<AttributeChangeTable>) => {
		const base = { customer_id: 'x', name: 'plan', before: null, after: null, at: now };
		const row = { change_id: next('chg'), ...base, ...change, ...own };
		await db.insertInto('attribute_change').values(row).execute();
	};

	const campaign = async (occasion: string, more: Record<string, unknown> = {}) => {
		const settings = await loadSettings(db, workspace);
		const given = { key: 'care', occasion, settings: needed[occasion], steps: rows({ days: 0 }) };
		return readCampaign({ ...given, ...more }, 'campaign', campaignAbout(settings));
	};
	const knownOf = async (of: Campaign, ids: readonly string[], at = now, by = db) => {
		const settings = await loadSettings(db, workspace);
		return await knownAtOnce(by, house, of, ids, { settings, now: at });
	};
	const known = async (id: string, of?: Campaign, at = now): Promise<CareKnown> => {
		const found = (await knownOf(of ?? (await campaign('birthday')), [id], at)).get(id);
		if (!found) throw new Error(`Nothing is known of ${id}.`);
		return found;
	};
	return {
		house,
		workspace,
		...life(house),
		somebody,
		event,
		answer,
		opens,
		contact,
		occasion,
		step,
		changed,
		campaign,
		knownOf,
		known,
	};
}
