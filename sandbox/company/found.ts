import type { StoreReader } from '../store/reader';
import type { CampaignName, Company, Fate } from './plan';
import type { Keys } from './campaigns';
import { idsOf } from './seed';
import { type Happened, inWords, whoIs } from './counts';

/** What is in the store of the company, in the words of the script; nothing here knows what was planned. */
export async function foundIn(
	store: StoreReader,
	company: Company,
	keys: Keys,
): Promise<Array<Happened & { fate: Fate }>> {
	const names = new Map(Object.entries(keys).map(([name, key]) => [key, name as CampaignName]));
	const ids = await idsOf(store);
	const people = new Map(company.people.map((one) => [ids.get(one.key), whoIs(one)]));
	const told = (customer: string, fate: Fate) => ({
		who: people.get(customer) ?? customer,
		what: inWords(fate),
		fate,
	});
	const campaignOf = (key: string): CampaignName => names.get(key) ?? (key as CampaignName);
	const steps = await store.rows<StepRow>(
		`select customer_id as customer, campaign_key as campaign, step, state, reason, at
			from care_step where state in ('sent', 'held', 'failed', 'given') order by at`,
	);
	const over = await store.rows<{ customer: string; campaign: string; because: string }>(
		`select customer_id as customer, campaign_key as campaign, over_because as because
			from care_occasion where over_because is not null and over_because not in ('finished', 'past')`,
	);
	return [
		...steps.map(({ customer, campaign, step, state, reason, at }) => {
			const about = { campaign: campaignOf(campaign) };
			return told(
				customer,
				state === 'sent'
					? { ...about, sent: step + 1, on: dayOf(at) }
					: { ...about, held: step + 1, reason: reason ?? state },
			);
		}),
		...over.map(({ customer, campaign, because }) =>
			told(customer, { campaign: campaignOf(campaign), ends: because }),
		),
	];
}

type StepRow = {
	customer: string;
	campaign: string;
	step: number;
	state: string;
	reason: string | null;
	at: number;
};

/** In the hours of the runs it is the same day for all who are written to. */
const dayOf = (at: number | string): string => new Date(at).toISOString().slice(0, 10);

/** An item of a preview, as far as it matters here. */
type Previewed = {
	outcome?: { code?: string };
	customer?: { id?: string };
	care?: { campaign?: string; step?: number };
	due?: { dueAt?: string };
};

/** What a preview says, in the words of the script. */
export function foreseenIn(
	answer: unknown,
	{ company, keys, ids }: { company: Company; keys: Keys; ids: ReadonlyMap<string, string> },
): Array<Happened & { fate: Fate }> {
	const names = new Map(Object.entries(keys).map(([name, key]) => [key, name as CampaignName]));
	const people = new Map(company.people.map((one) => [ids.get(one.key), whoIs(one)]));
	const items = (Array.isArray(answer) ? answer : [answer]) as Previewed[];
	return items
		.filter((item) => item.care)
		.map(({ outcome, customer, care, due }) => {
			const key = care?.campaign ?? '';
			const about = { campaign: names.get(key) ?? (key as CampaignName) };
			const step = care?.step ?? 0;
			const fate: Fate =
				outcome?.code === 'would_send'
					? { ...about, sent: step, on: dayOf(due?.dueAt ?? 0) }
					: { ...about, held: step, reason: outcome?.code ?? '' };
			const who = people.get(customer?.id) ?? customer?.id ?? '?';
			return { who, what: inWords(fate), fate };
		});
}
