import { openCase as startCase } from '../../case/open';
import { InputError, NotFoundError } from '../../model/errors';
import { derivedId, newId } from '../../model/id';
import type { ItemOwner } from '../../model/item';
import type { Priority } from '../../model/states';
import type { CaseActor } from '../../case/action';
import { type CaseRow, findCase, insertCase } from '../../store/repositories/cases';
import { dropDue } from '../../store/repositories/due';
import { type EventRow, findEvent } from '../../store/repositories/events';
import { findInvitation } from '../../store/repositories/invitations';
import { findResponse, type ResponseRow } from '../../store/repositories/responses';
import { findPerson, listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { ownerOfPerson } from '../item-parts';
import { personNamed } from '../team';
import { planEffects, writeStep } from './apply-decision';
import { clockBasis } from './case-context';

export type OpenCaseInput = {
	/** The low answer, or … */
	responseId: string | null;
	/** … an event (a complaint, say) when there is no answer. */
	eventId: string | null;
	customerId: string | null;
	owner: ItemOwner | null;
	priority: Priority;
	/** Name of a preset; `null` = the workspace's for the priority. */
	slaPreset: string | null;
	actor: CaseActor;
	test: boolean;
};

export type OpenedCase = {
	/** `reopened`: the answer is a verification's, whose case it has opened again. */
	kind: 'opened' | 'already_open' | 'reopened';
	case: CaseRow;
};

/**
 * Opens a case and starts its clocks. An answer has one case, whoever asks and however often; a
 * verification's answer belongs to the case it verified.
 *
 * @throws SetupError for an SLA preset that is not there, or a calendar without working time
 */
export async function openCase(
	house: House,
	now: number,
	input: OpenCaseInput,
): Promise<OpenedCase> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const settings = await loadSettings(tx, workspace);
		const response = await responseOf(tx, house, input.responseId);
		const verified = response && (await verifiedCase(tx, house, response));
		if (verified) {
			await dropDue(tx, workspace, response.response_id, ['low_score_without_case']);
			const again = response.level === 'low' && verified.reopen_count > 0;
			return { kind: again ? 'reopened' : 'already_open', case: verified };
		}
		const event = await eventOf(tx, house, response?.event_id ?? input.eventId);
		const customerId = response?.customer_id ?? event?.customer_id ?? input.customerId;
		if (!response && !event && customerId === null) {
			throw new InputError(
				'The item has no answer, no event and no customer to open a case about.',
				'Connect the Low output of a Response Trigger or Router, or give a customer.',
			);
		}
		const owner = input.owner && (await knownOwner(tx, workspace, input.owner));
		const slaPreset = input.slaPreset ?? settings.defaultSla[input.priority];
		const caseId = response
			? derivedId('cas', workspace, 'response', response.response_id)
			: event
				? derivedId('cas', workspace, 'event', event.event_id)
				: newId('cas');
		const basis = clockBasis(settings, slaPreset);
		const started = startCase(
			{
				id: caseId,
				priority: input.priority,
				ownerId: owner?.id ?? owner?.email ?? null,
				team: owner?.team ?? null,
				slaPreset,
			},
			input.actor,
			{ basis, ladder: settings.ladder },
			now,
		);
		const { facts } = started;
		const test = input.test || response?.test === 1 || event?.test === 1;
		const { row, inserted } = await insertCase(tx, {
			workspace_id: workspace,
			case_id: caseId,
			response_id: response?.response_id ?? null,
			survey_key: response?.survey_key ?? null,
			metric: response?.metric ?? null,
			customer_id: customerId,
			...subjectOf(response, event),
			owner_id: facts.ownerId,
			owner: owner && JSON.stringify(owner),
			team: facts.team,
			state: facts.state,
			priority: facts.priority,
			rung: facts.rung,
			sla_preset: facts.slaPreset,
			response_due_at: facts.responseDueAt,
			response_state: facts.responseState,
			resolution_due_at: facts.resolutionDueAt,
			resolution_state: facts.resolutionState,
			opened_at: facts.openedAt,
			clock_started_at: facts.clockStartedAt,
			acknowledged_at: null,
			resolved_at: null,
			confirmed_at: null,
			closed_at: null,
			promise_at: null,
			promise_text: null,
			heat: JSON.stringify(facts.heat),
			root_cause: null,
			root_cause_note: null,
			reopen_count: 0,
			verification_id: null,
			segment: response?.segment ?? null,
			touchpoint: response?.touchpoint ?? event?.touchpoint ?? null,
			test: test ? 1 : 0,
			updated_at: now,
		});
		if (response) await dropDue(tx, workspace, response.response_id, ['low_score_without_case']);
		if (!inserted) return { kind: 'already_open', case: row };
		await writeStep(tx, house, row, started.history, 'opened');
		await planEffects(tx, house, row, started.effects, now);
		return { kind: 'opened', case: row };
	});
}

/**
 * The owner as the team list has them: an item may carry the CRM's own id or an e-mail only. Somebody
 * who is not in the list owns the case as named.
 */
async function knownOwner(tx: Tx, workspace: string, given: ItemOwner): Promise<ItemOwner | null> {
	const byId = given.id === null ? undefined : await findPerson(tx, workspace, given.id);
	if (byId) return ownerOfPerson(byId);
	const { id, email } = given;
	const people = await listPeople(tx, workspace);
	const person =
		(email === null ? null : personNamed(people, email)) ??
		people.find(({ externalIds }) => id !== null && Object.values(externalIds).includes(id));
	if (person) return ownerOfPerson(person);
	return id === null && (email ?? '') === '' ? null : given;
}

async function responseOf(tx: Tx, house: House, id: string | null): Promise<ResponseRow | null> {
	if (id === null) return null;
	const response = await findResponse(tx, house.workspace, id);
	if (response) return response;
	throw new NotFoundError(
		`There is no response "${id}" in the workspace "${house.workspace}".`,
		'Use the item of a Response Trigger, or record the answer with Satisfaction Score first.',
	);
}

async function eventOf(tx: Tx, house: House, id: string | null): Promise<EventRow | null> {
	return id === null ? null : ((await findEvent(tx, house.workspace, id)) ?? null);
}

async function verifiedCase(
	tx: Tx,
	house: House,
	response: ResponseRow,
): Promise<CaseRow | undefined> {
	if (response.purpose !== 'verification' || response.invitation_id === null) return undefined;
	const invitation = await findInvitation(tx, house.workspace, response.invitation_id);
	return invitation?.case_id ? await findCase(tx, house.workspace, invitation.case_id) : undefined;
}

function subjectOf(response: ResponseRow | null, event: EventRow | null) {
	const from = event ?? response;
	return {
		subject_source: event?.source ?? response?.subject_source ?? null,
		subject_type: from?.subject_type ?? null,
		subject_id: from?.subject_id ?? null,
		subject_title: from?.subject_title ?? null,
		subject_url: event?.subject_url ?? null,
	};
}
