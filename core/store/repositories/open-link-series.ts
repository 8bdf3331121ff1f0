import type { Db, Tx } from '../store';

/** How often the open links to a survey have been ended. */
export async function openLinkSeries(
	db: Db,
	workspace: string,
	surveyKey: string,
): Promise<number> {
	const row = await db
		.selectFrom('open_link_series')
		.select('series')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', surveyKey)
		.executeTakeFirst();
	return row?.series ?? 0;
}

/** Begins a new series: all links that were made before are of an earlier one. */
export async function beginOpenLinkSeries(
	db: Db | Tx,
	workspace: string,
	surveyKey: string,
	at: number,
): Promise<void> {
	await db
		.insertInto('open_link_series')
		.values({ workspace_id: workspace, survey_key: surveyKey, series: 1, begun_at: at })
		.onConflict((c) =>
			c.columns(['workspace_id', 'survey_key']).doUpdateSet((eb) => ({
				series: eb('open_link_series.series', '+', 1),
				begun_at: at,
			})),
		)
		.execute();
}
