import type { CaseActor } from '../../case/action';
import type { CaseFacts } from '../../case/case-facts';
import { openCase as startCase } from '../../case/open';
import { InputError, NotFoundError } from '../../model/errors';
import { derivedId, newId } from '../../model/id';
import type { ItemOwner } from '../../model/item';
import type { Person } from '../../model/people';
import type { Priority } from '../../model/states';
import {
	asStored,
	caseNet,
	type CaseStands,
	writeCase,
	writeCaseOfLow,
} from '../../store/repositories/case-writes';
import { type CaseRow, findCase } from '../../store/repositories/cases';
import { dropDue, dueRows } from '../../store/repositories/due';
import type { EventRow } from '../../store/repositories/events';
import { listPeople } from '../../store/repositories/people';
import type { ResponseRow } from '../../store/repositories/responses';
import { isDuplicate, MovedError } from '../../store/together';
import { untilStill } from '../../store/until-still';
import { caseActivity } from '../activity/note';
import { takeStored } from '../answer/just-stored';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { personNamed } from '../team/team';
import { teamNow } from '../team/team-now';
import { stepRow, workPlannedBy } from './apply-decision';
import {
	type AnswerFacts,
	backgroundToBe,
	caseBackground,
	type CaseBackground,
} from '../../store/repositories/case-background';
import { clockBasis } from './case-context';
import { openedNotice, plannedNotices } from './notices';
import { verifiedCase } from './verified-case';

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
	background: CaseBackground;
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
	// What its answer was stored with is given once: the second time all is read.
	return await untilStill(async () => await opensOnce(house, now, input));
}

async function opensOnce(house: House, now: number, input: OpenCaseInput): Promise<OpenedCase> {
	const caseId = caseIdOf(house.workspace, input);
	const { background, known, facts } = await standsOn(house, now, caseId, input);
	checkAbout(house, input, background);
	const { response, customer } = background;
	const into = customer?.merged_into ?? null;
	if (into !== null && customer?.customer_id === input.customerId) {
		return await opensOnce(house, now, { ...input, customerId: into });
	}
	const verified = response && (await verifiedCase(house, response));
	if (!verified && !known) {
		const opened = await opens(house, now, caseId, input, { background, facts });
		return opened ?? (await stored(house, 'already_open', caseId));
	}
	if (response) {
		await dropDue(house.store.db, house.workspace, response.response_id, [caseNet]);
	}
	if (!verified) return await stored(house, 'already_open', caseId);
	const reopened = response.level === 'low' && verified.reopen_count > 0;
	return await stored(house, reopened ? 'reopened' : 'already_open', verified.case_id);
}

type StandsOn = Awaited<ReturnType<typeof backgroundToBe>> & {
	/** What the answer was stored with, where nothing else was read about it. */
	facts: AnswerFacts | undefined;
};

/**
 * What a case would stand on: what its answer was stored with a moment ago, beside the team and the
 * settings of this second, or else all that is read about it.
 */
async function standsOn(
	house: House,
	now: number,
	caseId: string,
	input: OpenCaseInput,
): Promise<StandsOn> {
	const ownerId = input.owner?.id ?? '';
	const facts = justStored(house, now, input);
	if (facts) {
		const { settings, people, page } = await teamNow(house, now);
		const owner = people.find(({ id }) => id === ownerId);
		const background = { settings, page, owner, ...facts };
		return { background, known: undefined, facts };
	}
	const about = {
		responseId: input.responseId ?? '',
		eventId: input.eventId ?? '',
		customerId: input.customerId ?? '',
	};
	return { ...(await backgroundToBe(house, about, { caseId, ownerId })), facts };
}

/** What the answer was stored with, unless it leaves open what is given besides. */
function justStored(
	house: House,
	now: number,
	{ responseId, eventId, customerId }: OpenCaseInput,
): AnswerFacts | undefined {
	const facts = responseId === null ? undefined : takeStored(house, now, responseId);
	if (!facts?.event && eventId !== null) return undefined;
	if (!facts?.customer && customerId !== null) return undefined;
	return facts;
}

/** The case as it is stored now. */
async function stored(house: House, kind: OpenedCase['kind'], caseId: string): Promise<OpenedCase> {
	const row = await findCase(house.store.db, house.workspace, caseId);
	// Whoever it is about was erased since it was found to be open.
	if (!row) throw new MovedError();
	return { kind, case: row, background: await caseBackground(house, row) };
}

/** Opens a case on what was read, unless it is open already: then it gives nothing. */
async function opens(
	house: House,
	now: number,
	caseId: string,
	input: OpenCaseInput,
	{ background, facts }: Pick<StandsOn, 'background' | 'facts'>,
): Promise<OpenedCase | undefined> {
	const { workspace, store } = house;
	const { settings, response } = background;
	const owner = input.owner && (await knownOwner(house, input.owner, background.owner));
	const slaPreset = input.slaPreset ?? settings.defaultSla[input.priority];
	const started = startCase(
		{
			id: caseId,
			priority: input.priority,
			ownerId: owner?.id ?? owner?.email ?? null,
			team: owner?.team ?? null,
			slaPreset,
		},
		input.actor,
		{ basis: clockBasis(settings, slaPreset), ladder: settings.ladder },
		now,
	);
	const row = rowOf(house, started.facts, { input, background, owner, now });
	const step = stepRow(house, row, started.history, 'opened');
	const notices = owner === null ? [] : [openedNotice(owner)];
	const work = [...workPlannedBy(row, started.effects), ...plannedNotices(row, notices, now)];
	const planned = dueRows(workspace, work, now);
	const activity = caseActivity(row, started.history);
	const activities = activity ? [activity] : [];
	const responseId = response?.response_id ?? '';
	const writes = {
		...{ workspace, row, step, planned, activities, responseId },
		asStored: facts ? [asStored(facts)] : [],
		about: standsOnOf(background),
	};
	try {
		const write = hasNet(response) ? writeCaseOfLow : writeCase;
		await write(store, store.db, writes);
	} catch (error) {
		if (isDuplicate(error)) return undefined;
		throw error;
	}
	// What was read is what the case stands on, unless its owner was found by something else.
	const same = row.owner_id === (background.owner?.id ?? null);
	const standing = same ? background : await caseBackground(house, row);
	return { kind: 'opened', case: row, background: standing };
}

/** What has to be so still when the case is stored. */
function standsOnOf({ response, event, customer }: CaseBackground): CaseStands {
	const whose = (one: { customer_id: string | null }) =>
		one.customer_id === null ? [] : [one.customer_id];
	return {
		customers: customer?.merged_into === null ? [customer.customer_id] : [],
		responses: response ? [{ responseId: response.response_id, customers: whose(response) }] : [],
		events: event ? [{ eventId: event.event_id, customers: whose(event) }] : [],
	};
}

/** Whether the answer was stored with a net that opens its case, should nobody else do so. */
function hasNet(response: ResponseRow | undefined): boolean {
	return (
		response?.level === 'low' &&
		response.purpose !== 'verification' &&
		response.invitation_id !== null
	);
}

/** An answer, and an event, has one case, so its id follows from theirs. */
function caseIdOf(workspace: string, { responseId, eventId, test }: OpenCaseInput): string {
	if (responseId !== null) return derivedId('cas', workspace, 'response', responseId);
	// Who tries a workflow out with a real event leaves its case to the event.
	const about = test ? 'tried event' : 'event';
	if (eventId !== null) return derivedId('cas', workspace, about, eventId);
	return newId('cas');
}

function checkAbout(
	house: House,
	input: OpenCaseInput,
	{ response, event, customer }: CaseBackground,
): void {
	if (input.responseId !== null && !response) {
		throw new NotFoundError(
			`There is no response "${input.responseId}" in the workspace "${house.workspace}".`,
			'Use the item of a Response Trigger, or record the answer with Satisfaction Score first.',
		);
	}
	if (!response && !event && !customer && input.customerId === null) {
		throw new InputError(
			'The item has no answer, no event and no customer to open a case about.',
			'Connect the Low output of a Response Trigger or Router, or give a customer.',
		);
	}
	// What an item calls a customer may be no id of ours.
	const isOurs = input.customerId?.startsWith('cus_') === true && !input.test;
	if (!response && !event && !customer && isOurs) {
		throw new NotFoundError(
			`There is no customer "${input.customerId}" in the workspace "${house.workspace}"; one who was erased is not there any more.`,
			'Give the customer.id of an item that came from the same workspace.',
		);
	}
}

function rowOf(
	house: House,
	facts: CaseFacts,
	about: {
		input: OpenCaseInput;
		background: CaseBackground;
		owner: ItemOwner | null;
		now: number;
	},
): CaseRow {
	const { input, owner, now } = about;
	const { response, event, customer } = about.background;
	const named = customer ? input.customerId : null;
	const test = input.test || response?.test === 1 || event?.test === 1;
	return {
		workspace_id: house.workspace,
		case_id: facts.id,
		response_id: response?.response_id ?? null,
		survey_key: response?.survey_key ?? null,
		metric: response?.metric ?? null,
		customer_id: response?.customer_id ?? event?.customer_id ?? named,
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
		clock_version: facts.clockVersion,
		pauses: '[]',
		paused_until: null,
		pause_reason: null,
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
	};
}

/**
 * The owner as the team list has them: an item may carry the CRM's own id or an e-mail only. Somebody
 * who is not in the list owns the case as named.
 */
async function knownOwner(
	house: House,
	given: ItemOwner,
	byId: Person | undefined,
): Promise<ItemOwner | null> {
	if (byId) return ownerOfPerson(byId);
	const { id, email } = given;
	const people = await listPeople(house.store.db, house.workspace);
	const person =
		(email === null ? null : personNamed(people, email)) ??
		people.find(({ externalIds }) => id !== null && Object.values(externalIds).includes(id));
	if (person) return ownerOfPerson(person);
	return id === null && (email ?? '') === '' ? null : given;
}

function subjectOf(response: ResponseRow | undefined, event: EventRow | undefined) {
	const from = event ?? response;
	return {
		subject_source: event?.source ?? response?.subject_source ?? null,
		subject_type: from?.subject_type ?? null,
		subject_id: from?.subject_id ?? null,
		subject_title: from?.subject_title ?? null,
		subject_url: event?.subject_url ?? null,
	};
}
