import { sql } from 'kysely';

import type { Group, HeldReason } from '../../model/care-words';
import type { WorkspaceStore } from '../store';
import type { CareStepState } from '../tables/care';

/** What is measured of a campaign; times in epoch ms. */
export type Measured = {
	place: WorkspaceStore;
	campaign: string;
	/** Who was to be written to first from then on, and before. */
	from: number;
	until: number;
	/** So long after that the goal counts, ms. */
	within: number;
	/** Types of events that show the goal; `order.*` stands for all of that noun. */
	types: readonly string[];
	/** The type of one that was recorded, which is about a campaign by its key. */
	recorded: { type: string; subject: string };
	now: number;
};

/** `mixed`: one person who was in both groups; `open`: their days are not over. */
export type CountedState = 'told' | 'mixed' | 'open';

/**
 * Everybody once, by their first occasion in the span. Read from the index of groups alone, and one look a person
 * whether they were in the other group, too: a million of them are some seconds of the database, beside the
 * event loop, and a few rows here.
 */
const counted = ({ place, campaign, from, until, within, now }: Measured) => sql`
	person as (
		select customer_id, min(first_sent_at) as at, min(group_name) as one, max(group_name) as other
		from care_occasion
		where workspace_id = ${place.workspace} and campaign_key = ${campaign}
			and group_name in ('treated', 'held_out')
			and first_sent_at >= ${from} and first_sent_at < ${until}
		group by customer_id),
	counted as (
		select customer_id, at, one as group_name,
			case when one <> other or exists (select 1 from care_occasion
					where care_occasion.workspace_id = ${place.workspace}
						and care_occasion.customer_id = person.customer_id
						and care_occasion.campaign_key = ${campaign}
						and care_occasion.group_name <> person.one) then 'mixed'
				when at > ${now - within} then 'open' else 'told' end as state
		from person)`;

/** What shows the goal of a person. */
const isGoal = ({ place, campaign, within, types, recorded }: Measured) => {
	const named = types.map((type) =>
		type.endsWith('.*')
			? sql`substr(event.type, 1, ${sql.lit(type.length - 1)}) = ${type.slice(0, -1)}`
			: sql`event.type = ${type}`,
	);
	const own = sql`(event.type = ${recorded.type} and event.subject_type = ${recorded.subject}
		and event.subject_id = ${campaign})`;
	const others = sql`(event.type <> ${recorded.type} and (${sql.join([sql`1 = 0`, ...named], sql` or `)}))`;
	return sql`event.workspace_id = ${place.workspace}
		and event.customer_id = counted.customer_id
		and event.occurred_at >= counted.at and event.occurred_at <= counted.at + ${sql.lit(within)}
		and event.test = 0 and (${own} or ${others})`;
};

/** So many in each group, and how many of them reached the goal. */
export async function countReached(
	about: Measured,
): Promise<Array<{ group: Group; state: CountedState; n: number; reached: number }>> {
	const { store } = about.place;
	const query = sql<{ group_name: Group; state: CountedState; n: number; reached: number }>`
		with ${counted(about)}
		select group_name, state, count(*) as n, sum(reached) as reached from (
			select group_name, state, case when state = 'told'
				and exists (select 1 from event where ${isGoal(about)}) then 1 else 0 end as reached
			from counted) as looked
		group by group_name, state`;
	const rows = await store.analyse({ compile: () => query.compile(store.db) });
	return rows.map(({ group_name: group, state, n, reached }) => ({
		group,
		state,
		n: Number(n),
		reached: Number(reached),
	}));
}

/** What the goals were worth, each person's added up, by group and currency. */
export async function sumReached(
	about: Measured,
): Promise<Array<{ group: Group; currency: string | null; sum: number; sumSquares: number }>> {
	const { store } = about.place;
	const query = sql<{
		group_name: Group;
		currency: string | null;
		sum: number;
		sum_squares: number;
	}>`with ${counted(about)}
		select group_name, currency, sum(total) as sum, sum(total * total) as sum_squares from (
			select counted.group_name, counted.customer_id, event.value_currency as currency,
				sum(event.value_amount) as total
			from counted join event on ${isGoal(about)}
			where counted.state = 'told' and event.value_amount is not null
			group by counted.group_name, counted.customer_id, event.value_currency) as spent
		group by group_name, currency
		order by currency`;
	const rows = await store.analyse({ compile: () => query.compile(store.db) });
	return rows.map(({ group_name: group, currency, sum, sum_squares: squares }) => ({
		group,
		currency,
		sum: Number(sum),
		sumSquares: Number(squares),
	}));
}

/** What became of the steps of a span that are done with, to customers. */
export async function countSteps({
	place: { store, workspace },
	campaign,
	from,
	until,
}: Pick<Measured, 'place' | 'campaign' | 'from' | 'until'>): Promise<
	Array<{ state: CareStepState; reason: HeldReason | null; n: number; optOuts: number }>
> {
	const query = sql<{
		state: CareStepState;
		reason: HeldReason | null;
		n: number;
		opt_outs: number;
	}>`select state, reason, count(*) as n,
			sum(case when opted_out_at is null then 0 else 1 end) as opt_outs
		from care_step
		where workspace_id = ${workspace} and campaign_key = ${campaign}
			and state in ('sent', 'held', 'failed') and at >= ${from} and at < ${until}
			and recipient = 'customer'
		group by state, reason order by n desc, reason`;
	const rows = await store.analyse({ compile: () => query.compile(store.db) });
	return rows.map(({ n, opt_outs: optOuts, ...row }) => ({
		...row,
		n: Number(n),
		optOuts: Number(optOuts),
	}));
}
