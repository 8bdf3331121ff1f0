import { sql } from 'kysely';

import type { Purpose } from '../../model/metric';
import { openChannel } from '../../model/open-link';
import type { Tally } from '../../model/tally';
import { answerCounts, talliesFrom } from './answer-counts';
import { responseRows, type SummaryScope } from './summary';
import { ownedBy, plainFilters } from './summary-scope';

/** How many of a survey's customers of one segment were asked, and of those answered. */
export type AskedCount = {
	surveyKey: string;
	segment: string | null;
	sent: number;
	answered: number;
};

/** Who was asked in a period, by survey and segment: those who can have got the message. */
export async function countAsked(scope: SummaryScope): Promise<AskedCount[]> {
	const { place, period, filters, responsible } = scope;
	const { store } = place;
	const query = store.db
		.selectFrom('invitation')
		.select(({ fn }) => [
			'survey_key',
			'segment',
			fn.countAll<number>().as('sent'),
			sql<number>`sum(case when state in ('partial', 'completed') then 1 else 0 end)`.as(
				'answered',
			),
		])
		.where(plainFilters(place.workspace, filters))
		.where('channel', '!=', openChannel)
		.where('created_at', '>=', period.from)
		.where('created_at', '<', period.until)
		.where(sql<boolean>`(sent_at is not null or answered_at is not null)`)
		.where('state', '!=', 'failed')
		.groupBy(['survey_key', 'segment'])
		.orderBy('survey_key')
		.orderBy('segment');
	const rows = await store.analyse(
		responsible ? query.where(ownedBy(store.dialect, responsible.owners)) : query,
	);
	return rows.map((row) => ({
		surveyKey: row.survey_key,
		segment: row.segment,
		sent: Number(row.sent),
		answered: Number(row.answered),
	}));
}

/** The answers to invitations of one segment, on one scale of a survey. */
export type SegmentTally = {
	surveyKey: string;
	purpose: Purpose;
	segment: string | null;
	tally: Tally;
};

/** Answers of a period that were asked for, by segment. */
export async function tallySegments(scope: SummaryScope): Promise<SegmentTally[]> {
	const rows = responseRows(scope).where('invitation_id', 'is not', null);
	const counts = await answerCounts(scope.place.store, rows, [sql`segment`]);
	const tallies = talliesFrom(counts, (cell) => (typeof cell === 'string' ? cell : null));
	return tallies.map(({ cells: [segment = null], ...tally }) => ({ ...tally, segment }));
}
