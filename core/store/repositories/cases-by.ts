import { type RawBuilder, sql } from 'kysely';

import type { SummaryScope } from './summary';
import { caseOf, plainFilters } from './summary-scope';

/** By what cases are told apart. */
export type CaseField = 'touchpoint' | 'segment' | 'survey';

const columns = { touchpoint: 'touchpoint', segment: 'segment', survey: 'survey_key' } as const;

/**
 * Counts the cases that were opened, in spans that follow one another. Test rows are left out.
 *
 * @param begins of the spans, epoch ms, and the end of the last one
 * @returns one number for each span
 */
export async function casesInSpans(
	scope: SummaryScope,
	begins: readonly number[],
): Promise<number[]> {
	const counts = new Array<number>(Math.max(0, begins.length - 1)).fill(0);
	if (counts.length === 0) return counts;
	const ends = begins.slice(1);
	const span = sql<number>`case ${sql.join(
		ends.map((end, at) => sql`when opened_at < ${end} then ${sql.lit(at)}`),
		sql` `,
	)} end`;
	const { store } = scope.place;
	const rows = await store.analyse(
		openedRows(scope, begins[0] ?? 0, begins.at(-1) ?? 0)
			.select(({ fn }) => [span.as('span'), fn.countAll<number>().as('n')])
			.groupBy(sql`1`),
	);
	for (const row of rows) counts[Number(row.span)] = Number(row.n);
	return counts;
}

/** Counts the cases that were opened in a span by a field; those of whom it is not known are left out. */
export async function casesBy(
	scope: SummaryScope,
	{ from, until }: { from: number; until: number },
	field: CaseField,
): Promise<Array<{ group: string; n: number }>> {
	const group: RawBuilder<string | null> = sql`${sql.ref(columns[field])}`;
	const rows = await scope.place.store.analyse(
		openedRows(scope, from, until)
			.select(({ fn }) => [group.as('group'), fn.countAll<number>().as('n')])
			.groupBy(sql`1`)
			.orderBy(sql`1`),
	);
	return rows.flatMap((row) =>
		row.group === null ? [] : [{ group: row.group, n: Number(row.n) }],
	);
}

function openedRows({ place, filters, responsible }: SummaryScope, from: number, until: number) {
	const rows = place.store.db
		.selectFrom('case_file')
		.where(plainFilters(place.workspace, filters))
		.where('opened_at', '>=', from)
		.where('opened_at', '<', until);
	return responsible ? rows.where(caseOf(responsible)) : rows;
}
