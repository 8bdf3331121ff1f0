import type { Db, Tx } from '../store';

/** Which link to a page for everybody holds: those of an earlier series have ended. */
export type SaidSeries = {
	series: number;
	/** Epoch ms; `null` = it has not been ended. */
	endedAt: number | null;
};

/** @param surveyKey empty = the page of all surveys */
export async function findSaidSeries(
	db: Db | Tx,
	workspace: string,
	surveyKey: string,
): Promise<SaidSeries> {
	const row = await db
		.selectFrom('said_series')
		.select(['series', 'ended_at'])
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', surveyKey)
		.executeTakeFirst();
	return { series: row?.series ?? 0, endedAt: row?.ended_at ?? null };
}

/**
 * Ends the link to a page.
 *
 * @returns whether it had not been ended before
 */
export async function endSaidSeries(
	tx: Tx,
	workspace: string,
	surveyKey: string,
	at: number,
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('said_series')
		.values({ workspace_id: workspace, survey_key: surveyKey, series: 0, ended_at: at })
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'survey_key'])
				.doUpdateSet({ ended_at: at })
				.where('said_series.ended_at', 'is', null),
		)
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Begins a new link in place of one that was ended.
 *
 * @returns whether one had been
 */
export async function beginSaidSeries(
	tx: Tx,
	workspace: string,
	surveyKey: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('said_series')
		.set((eb) => ({ series: eb('series', '+', 1), ended_at: null }))
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', surveyKey)
		.where('ended_at', 'is not', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
