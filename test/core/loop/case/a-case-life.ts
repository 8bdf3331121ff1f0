import type { CaseAction } from '../../../../core/case/action';
import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { getCase } from '../../../../core/loop/case/find-cases';
import type { OpenCaseInput } from '../../../../core/loop/case/open-case';
import type { House } from '../../../../core/loop/house';
import { heatSteps } from '../../../../core/model/case-words';
import { findCase } from '../../../../core/store/repositories/cases';
import { ada } from './a-service-team';

/** A case to be opened by a workflow, with an owner and high priority unless told otherwise. */
export const toOpen = (given: Partial<OpenCaseInput>): OpenCaseInput => ({
	responseId: null,
	eventId: null,
	customerId: null,
	owner: ada,
	priority: 'high',
	slaPreset: null,
	actor: { kind: 'workflow', id: null, name: 'Low score' },
	test: false,
	...given,
});

/** What tests do with a case, and look at. */
export function caseLife(house: () => House) {
	const row = async (caseId: string) => {
		const found = await findCase(house().store.db, house().workspace, caseId);
		if (!found) throw new Error('The case is gone.');
		return found;
	};
	/** Ada is the owner, everybody else a lead. */
	const does = async (caseId: string, now: number, action: CaseAction, by = 'ada') =>
		await actOnCase(house(), now, {
			caseId,
			action,
			actor: { kind: by === 'ada' ? 'owner' : 'lead', id: by, name: by },
		});
	/** What is planned, but for messages. */
	const due = async (caseId: string) => {
		const rows = await house()
			.store.db.selectFrom('due')
			.selectAll()
			.where('ref_id', '=', caseId)
			.where('kind', '<>', 'notice')
			.orderBy('due_at')
			.execute();
		return rows.map(({ kind, due_at: at }) => [kind, at] as const);
	};
	const history = async (caseId: string) =>
		(await getCase(house(), { caseId, responseId: null })).history.map(
			({ at, who, text }) => `${new Date(at).toISOString().slice(11, 16)} ${who}: ${text}`,
		);
	/** All four steps of HEAT, the root cause, and resolved. */
	const workedThrough = async (caseId: string, now: number) => {
		for (const step of heatSteps) {
			await does(caseId, now, { kind: 'heat', step, done: true, note: null });
		}
		await does(caseId, now, { kind: 'root_cause', code: 'delivery', note: null });
		return await does(caseId, now, { kind: 'resolve', note: 'Sent a new one.' });
	};
	return { row, does, due, history, workedThrough };
}
