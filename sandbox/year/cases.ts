import { addWorkingTime, workingTimeBetween } from '../../core/calendar/working-time';
import type { RootCause } from '../../core/model/case-words';
import type { CaseState, ClockState } from '../../core/model/states';
import type { CaseRow } from '../../core/store/repositories/cases';
import type { CaseStepTable } from '../../core/store/tables/cases';
import { type Answered, day, hour, type Made } from './made';

const causes: ReadonlyArray<readonly [RootCause, number]> = [
	['slow_response', 5],
	['not_solved', 3],
	['product_defect', 2],
	['price_billing', 2],
	['wrong_information', 1],
	['delivery', 1],
];

/** Invoices were hard to read until they were written anew, so many days before the end. */
export const invoicesMended = 120;

const causesBefore = causes.map(
	([cause, weight]) => [cause, cause === 'price_billing' ? 14 : weight] as const,
);

type Opened = Pick<Answered, 'about' | 'survey' | 'id' | 'at'> & {
	responseId: string;
	isLate: boolean;
};

/** A case of a low answer, as far as it has come by the end of the year. */
export function open(made: Made, given: Opened): void {
	const { random, rows } = made;
	const { at } = given;
	const acknowledged = at + Math.ceil(-30 * Math.log(1 - random.next()) * 10) * 0.1 * hour;
	const resolved = acknowledged + Math.ceil(-110 * Math.log(1 - random.next())) * hour;
	const isDone = resolved < made.end - day;
	const closed = isDone
		? random.pick([
				['confirmed', 7],
				['unconfirmed', 3],
			] as const)
		: null;
	const cause = !isDone ? null : given.isLate ? 'delivery' : random.pick(causesAt(made, at));
	const times = { acknowledged, resolved, isTaken: acknowledged < made.end, isDone };
	const row = rowOf(made, given, {
		...times,
		...{ state: stateOf(made, closed, times), cause },
		reopened: random.next() < 0.1 ? 1 : 0,
	});
	const isPromised = random.next() <= 0.4;
	const promisedFor = isPromised ? resolved + (random.next() < 0.8 ? 12 : -6) * hour : null;
	if (promisedFor !== null && times.isTaken) {
		const { promises } = made.shop;
		const text = promises[Number(given.id) % promises.length] ?? '';
		if (!isDone) Object.assign(row, { promise_at: promisedFor, promise_text: text });
		rows.steps.push(stepOf(row, acknowledged + 1, 'promise', { promisedFor, text }));
	}
	rows.cases.push(row);
	rows.steps.push(...stepsOf(row));
}

/** Whoever is silent about a fix counts as unconfirmed after four days. */
function stateOf(
	{ end }: Made,
	closed: 'confirmed' | 'unconfirmed' | null,
	{ resolved, isTaken }: { resolved: number; isTaken: boolean },
): CaseState {
	if (closed === null) return isTaken ? 'in_progress' : 'open';
	return closed === 'unconfirmed' && resolved + silence >= end ? 'resolved' : closed;
}

const silence = 4 * day;

const causesAt = ({ end }: Made, at: number) =>
	at < end - invoicesMended * day ? causesBefore : causes;

type Come = {
	acknowledged: number;
	resolved: number;
	isTaken: boolean;
	isDone: boolean;
	state: CaseState;
	cause: RootCause | null;
	reopened: number;
};

function rowOf(made: Made, { about, survey, at, id, responseId }: Opened, come: Come): CaseRow {
	const { calendar, preset, end } = made;
	const { acknowledged, resolved, isTaken, isDone, state } = come;
	const confirmed = resolved + 20 * hour;
	const due = { response: dueAt('response'), resolution: dueAt('resolution') };
	function dueAt(clock: 'response' | 'resolution'): number {
		return addWorkingTime(calendar, at, preset[clock]);
	}
	const clock = (which: keyof typeof due, until: number | null): ClockState => {
		if (until === null) return due[which] < end ? 'breached' : 'running';
		return workingTimeBetween(calendar, at, until) <= preset[which] ? 'met' : 'breached';
	};
	const owner = JSON.parse(about.owner ?? '{}') as { id?: string; team?: string };
	return {
		workspace_id: made.workspace,
		case_id: `cas_${id}`,
		response_id: responseId,
		survey_key: about.survey_key,
		metric: survey.metric,
		customer_id: about.customer_id,
		subject_source: about.subject_source ?? null,
		subject_type: about.subject_type ?? null,
		subject_id: about.subject_id ?? null,
		subject_title: about.subject_title ?? null,
		subject_url: null,
		owner_id: owner.id ?? null,
		owner: about.owner,
		team: owner.team ?? null,
		state,
		priority: 'normal',
		rung: 0,
		sla_preset: preset.name,
		response_due_at: due.response,
		response_state: clock('response', isTaken ? acknowledged : null),
		resolution_due_at: due.resolution,
		resolution_state: clock('resolution', isDone ? resolved : null),
		opened_at: at,
		clock_started_at: at,
		clock_version: made.clockVersion,
		pauses: '[]',
		paused_until: null,
		pause_reason: null,
		acknowledged_at: isTaken ? acknowledged : null,
		resolved_at: isDone ? resolved : null,
		confirmed_at: state === 'confirmed' ? confirmed : null,
		closed_at: null,
		promise_at: null,
		promise_text: null,
		heat: '{}',
		root_cause: come.cause,
		root_cause_note: null,
		reopen_count: come.reopened,
		verification_id: null,
		segment: about.segment,
		touchpoint: about.touchpoint,
		test: 0,
		updated_at: isDone ? confirmed : isTaken ? acknowledged : at,
	};
}

/** Its history: who took it, found the cause and mended it, and what the customer said. */
function stepsOf(row: CaseRow): CaseStepTable[] {
	const { acknowledged_at: acknowledged, resolved_at: resolved, root_cause: code } = row;
	const steps = [stepOf(row, row.opened_at, 'opened', {})];
	if (acknowledged !== null) {
		const late = row.response_state === 'breached';
		steps.push(stepOf(row, acknowledged, 'acknowledge', { late }));
	}
	if (resolved === null) return steps;
	steps.push(
		stepOf(row, resolved - 2, 'root_cause', { code, note: null }),
		stepOf(row, resolved, 'resolve', { late: row.resolution_state === 'breached' }),
	);
	const { confirmed_at: confirmed } = row;
	if (confirmed !== null) steps.push(stepOf(row, confirmed, 'confirm', {}));
	if (row.state === 'unconfirmed') steps.push(stepOf(row, resolved + silence, 'unconfirmed', {}));
	return steps;
}

const actors: Partial<Record<string, string>> = {
	opened: 'system',
	confirm: 'customer',
	unconfirmed: 'system',
};

function stepOf(row: CaseRow, at: number, kind: string, data: object): CaseStepTable {
	const actor = actors[kind] ?? 'owner';
	return {
		workspace_id: row.workspace_id,
		case_id: row.case_id,
		step_key: `${row.case_id}-${kind}`,
		at,
		kind,
		actor_kind: actor,
		actor_id: actor === 'owner' ? row.owner_id : null,
		actor_name: null,
		data: JSON.stringify(data),
		customer_id: row.customer_id,
	};
}
