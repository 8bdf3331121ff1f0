import { decideCaseAction } from '../../case/transition';
import { SetupError } from '../../model/errors';
import type { Settings } from '../../model/settings';
import { lockOutdatedClocks } from '../../store/repositories/case-clocks';
import { type CaseRow, updateCase } from '../../store/repositories/cases';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { applyDecision, planEffects } from './apply-decision';
import { caseContext, clockVersion } from './case-context';
import { caseFacts } from './case-row';

const clockActor = { kind: 'system' as const, id: null, name: 'Timer' };

/**
 * Reckons running clocks again that were reckoned with another working time, calendar, zone or SLA preset
 * than the workspace has now, or with fewer public days than this package knows: some cases at a
 * time, so that nothing waits for it. Warnings, breaches and rungs that wait move along, and
 * the ladder's rungs become those it has now; a case whose due times change says so in its history, with the old and the new ones.
 *
 * @param limit most cases in this step
 * @returns how many were looked at; fewer than `limit` = none is left
 */
export async function recomputeClocks(house: House, now: number, limit: number): Promise<number> {
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		const settings = await loadSettings(tx, workspace);
		const version = clockVersion(settings);
		const rows = await lockOutdatedClocks(tx, store.dialect, workspace, version, limit);
		for (const row of rows) await recompute(tx, house, row, settings, now);
		return rows.length;
	});
}

async function recompute(
	tx: Tx,
	house: House,
	row: CaseRow,
	settings: Settings,
	now: number,
): Promise<void> {
	const version = clockVersion(settings);
	const facts = caseFacts(row, []);
	const decision = decided(facts, row, settings, now);
	if (decision?.kind !== 'ok') {
		// Its preset is gone, or it has none: the clock goes on as it was set.
		await updateCase(tx, house.workspace, row.case_id, { clock_version: version });
		return;
	}
	const { responseDueAt = row.response_due_at, resolutionDueAt = row.resolution_due_at } =
		decision.changes;
	if (responseDueAt !== row.response_due_at || resolutionDueAt !== row.resolution_due_at) {
		const stepKey = `recompute:${version}:${row.clock_version}`;
		await applyDecision(tx, house, row, facts, decision, now, stepKey);
		return;
	}
	await updateCase(tx, house.workspace, row.case_id, { clock_version: version });
	await planEffects(tx, house, row, decision.effects, now);
}

function decided(
	facts: ReturnType<typeof caseFacts>,
	row: CaseRow,
	settings: Settings,
	now: number,
) {
	try {
		const context = caseContext(settings, row.sla_preset, { person: null, handOverTo: null });
		return decideCaseAction(facts, { kind: 'recompute' }, clockActor, context, now);
	} catch (error) {
		if (error instanceof SetupError) return null;
		throw error;
	}
}
