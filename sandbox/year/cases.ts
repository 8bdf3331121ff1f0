import { workingTimeBetween } from '../../core/calendar/working-time';
import type { RootCause } from '../../core/model/case-words';
import type { Level } from '../../core/model/metric';
import { type Answered, day, hour, type Made } from './made';

const causes: ReadonlyArray<readonly [RootCause, number]> = [
	['slow_response', 5],
	['not_solved', 3],
	['product_defect', 2],
	['price_billing', 2],
	['wrong_information', 1],
	['delivery', 1],
];

/** A case of a low answer, as far as it has come by the end of the year. */
export function open(
	made: Made,
	given: Pick<Answered, 'about' | 'survey' | 'id' | 'at'> & {
		responseId: string;
		isLate: boolean;
		level?: Level;
	},
): void {
	const { random, rows, calendar, preset } = made;
	const { about, at, id } = given;
	const worked = (until: number) => workingTimeBetween(calendar, at, until);
	const acknowledged = at + Math.ceil(-30 * Math.log(1 - random.next()) * 10) * 0.1 * hour;
	const resolved = acknowledged + Math.ceil(-110 * Math.log(1 - random.next())) * hour;
	const confirmed = resolved + 20 * hour;
	const isDone = resolved < made.end - day;
	const end = isDone
		? random.pick([
				['confirmed', 7],
				['unconfirmed', 3],
			] as const)
		: 'in_progress';
	const caseId = `cas_${id}`;
	rows.cases.push({
		workspace_id: made.workspace,
		case_id: caseId,
		response_id: given.responseId,
		survey_key: about.survey_key,
		metric: given.survey.metric,
		customer_id: about.customer_id,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		subject_url: null,
		owner_id: null,
		owner: about.owner,
		team: 'Service',
		state: end,
		priority: 'normal',
		rung: 0,
		sla_preset: preset.name,
		response_due_at: at + 6 * hour,
		response_state: worked(acknowledged) <= preset.response ? 'met' : 'breached',
		resolution_due_at: at + 80 * hour,
		resolution_state: isDone
			? worked(resolved) <= preset.resolution
				? 'met'
				: 'breached'
			: 'running',
		opened_at: at,
		clock_started_at: at,
		clock_version: '',
		pauses: '[]',
		paused_until: null,
		pause_reason: null,
		acknowledged_at: acknowledged,
		resolved_at: isDone ? resolved : null,
		confirmed_at: end === 'confirmed' ? confirmed : null,
		closed_at: null,
		promise_at: null,
		promise_text: null,
		heat: '{}',
		root_cause: isDone ? (given.isLate ? 'delivery' : random.pick(causes)) : null,
		root_cause_note: null,
		reopen_count: random.next() < 0.1 ? 1 : 0,
		verification_id: null,
		segment: about.segment,
		touchpoint: about.touchpoint,
		test: 0,
		updated_at: isDone ? confirmed : acknowledged,
	});
	if (random.next() > 0.4) return;
	const step = { caseId, key: `${caseId}-promise` };
	const promisedFor = resolved + (random.next() < 0.8 ? 12 : -6) * hour;
	rows.steps.push({
		...step,
		at: acknowledged,
		kind: 'promise',
		data: JSON.stringify({ promisedFor, text: '' }),
	});
	if (isDone)
		rows.steps.push({
			...step,
			key: `${caseId}-resolve`,
			at: resolved,
			kind: 'resolve',
			data: '{}',
		});
}
