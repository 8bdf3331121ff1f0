import { type RawBuilder, sql, type SqlBool } from 'kysely';

import { openChannel } from '../../model/open-link';
import { ownerCell, rawOwner } from './raw-owner';
import { responseRows, type SummaryScope } from './summary';
import { caseOf, ownedBy, plainFilters } from './summary-scope';

/** Counted rows of one owner, who is the JSON of a `RawOwner`. */
export type OwnerCount = { owner: string; count: number; of: number };

const everybody = sql<SqlBool>`1 = 1`;
const whole = sql<number>`count(*)`;
const when = (condition: RawBuilder<unknown>) =>
	sql<number>`sum(case when ${condition} then 1 else 0 end)`;

type Counted = { key: string | null; count: number | null; of: number | null };

const counts = (rows: readonly Counted[]): OwnerCount[] =>
	rows.map(({ key, count, of }) => ({
		owner: rawOwner(key ?? ''),
		count: Number(count ?? 0),
		of: Number(of ?? 0),
	}));

/**
 * Of each owner's answers, those that were recorded and not given at an invitation, and those of a moment and
 * after.
 */
export async function countAnswerSigns(
	scope: SummaryScope,
	since: number,
): Promise<{ recorded: OwnerCount[]; late: OwnerCount[] }> {
	const rows = await scope.place.store.analyse(
		responseRows(scope)
			.where('owner', 'is not', null)
			.select([
				ownerCell.as('key'),
				when(sql`invitation_id is null`).as('recorded'),
				when(sql`answered_at >= ${since}`).as('late'),
				whole.as('of'),
			])
			.groupBy(sql`1`),
	);
	return {
		recorded: counts(rows.map(({ key, recorded, of }) => ({ key, count: recorded, of }))),
		late: counts(rows.map(({ key, late, of }) => ({ key, count: late, of }))),
	};
}

/** Each owner's customers with at least so many answers, and how many those are. */
export async function countOfOneCustomer(
	scope: SummaryScope,
	least: number,
): Promise<Array<OwnerCount & { customerId: string }>> {
	const rows = await scope.place.store.analyse(
		responseRows(scope)
			.where('owner', 'is not', null)
			.where('customer_id', 'is not', null)
			.select([ownerCell.as('key'), 'customer_id', whole.as('count'), sql<number>`0`.as('of')])
			.groupBy([sql`1`, 'customer_id'])
			.having(sql<boolean>`count(*) >= ${least}`),
	);
	return counts(rows).map((one, at) => ({ ...one, customerId: rows[at]?.customer_id ?? '' }));
}

/** Of the invitations decided for each owner in the period, those that somebody cancelled by hand. */
export async function countCancelled(scope: SummaryScope): Promise<OwnerCount[]> {
	const { place, period, filters, responsible } = scope;
	const own = responsible && ownedBy(place.store.dialect, responsible.owners);
	const rows = await place.store.analyse(
		place.store.db
			.selectFrom('invitation')
			.where(plainFilters(place.workspace, filters))
			.where(own ?? everybody)
			.where('channel', '!=', openChannel)
			.where('created_at', '>=', period.from)
			.where('created_at', '<', period.until)
			.where('owner', 'is not', null)
			.select([
				ownerCell.as('key'),
				when(sql`reason = 'cancelled_by_user'`).as('count'),
				whole.as('of'),
			])
			.groupBy(sql`1`),
	);
	return counts(rows);
}

/**
 * Of the cases of each owner that were opened in the period and not by an answer, those about a subject that no
 * customer was asked about; to verify a solution does not count as having asked.
 */
export async function countNotAsked(scope: SummaryScope): Promise<OwnerCount[]> {
	const { place, period, filters, responsible } = scope;
	const own = responsible && caseOf(responsible);
	const asked = sql`exists (select 1 from invitation
		where invitation.workspace_id = case_file.workspace_id
			and invitation.subject_source = case_file.subject_source
			and invitation.subject_type = case_file.subject_type
			and invitation.subject_id = case_file.subject_id
			and invitation.purpose <> 'verification'
			and (invitation.sent_at is not null or invitation.answered_at is not null))`;
	const rows = await place.store.analyse(
		place.store.db
			.selectFrom('case_file')
			// Such a case is about no survey.
			.where(plainFilters(place.workspace, { ...filters, surveyKey: null, metric: null }))
			.where(own ?? everybody)
			.where('response_id', 'is', null)
			.where('subject_type', 'is not', null)
			.where('subject_id', 'is not', null)
			.where('opened_at', '>=', period.from)
			.where('opened_at', '<', period.until)
			.where('owner', 'is not', null)
			.select([ownerCell.as('key'), when(sql`not ${asked}`).as('count'), whole.as('of')])
			.groupBy(sql`1`),
	);
	return counts(rows);
}
