import type { Db, Tx } from '../store';

/** A signal of a chart. */
export type SignalKey = { chartKey: string; signalKey: string };

/** The baselines that were kept, as JSON, by chart. */
export async function keptBaselines(
	db: Db | Tx,
	workspace: string,
	chartKeys: readonly string[],
): Promise<Map<string, string>> {
	if (chartKeys.length === 0) return new Map();
	const rows = await db
		.selectFrom('chart_baseline')
		.select(['chart_key', 'baseline'])
		.where('workspace_id', '=', workspace)
		.where('chart_key', 'in', [...chartKeys])
		.execute();
	return new Map(rows.map((row) => [row.chart_key, row.baseline]));
}

/** Keeps the baseline of a chart; the first one stays. */
export async function keepBaseline(
	tx: Tx,
	workspace: string,
	{ chartKey, baseline }: { chartKey: string; baseline: string },
	now: number,
): Promise<void> {
	await tx
		.insertInto('chart_baseline')
		.values({ workspace_id: workspace, chart_key: chartKey, baseline, kept_at: now })
		.onConflict((c) => c.columns(['workspace_id', 'chart_key']).doNothing())
		.execute();
}

/**
 * Gives a signal out, unless somebody has done so.
 *
 * @returns whether it is ours to give
 */
export async function giveSignal(
	tx: Tx,
	workspace: string,
	{ chartKey, signalKey }: SignalKey,
	now: number,
): Promise<boolean> {
	const given = await tx
		.insertInto('chart_signal')
		.values({
			workspace_id: workspace,
			chart_key: chartKey,
			signal_key: signalKey,
			given_at: now,
		})
		.onConflict((c) => c.columns(['workspace_id', 'chart_key', 'signal_key']).doNothing())
		.returning('signal_key')
		.executeTakeFirst();
	return given !== undefined;
}

/** When the signals of some charts were given out, epoch ms, by `signalId`. */
export async function givenSignals(
	db: Db | Tx,
	workspace: string,
	chartKeys: readonly string[],
): Promise<Map<string, number>> {
	if (chartKeys.length === 0) return new Map();
	const rows = await db
		.selectFrom('chart_signal')
		.select(['chart_key', 'signal_key', 'given_at'])
		.where('workspace_id', '=', workspace)
		.where('chart_key', 'in', [...chartKeys])
		.execute();
	return new Map(
		rows.map((row) => [
			signalId({ chartKey: row.chart_key, signalKey: row.signal_key }),
			row.given_at,
		]),
	);
}

export const signalId = ({ chartKey, signalKey }: SignalKey): string => `${chartKey}\n${signalKey}`;
