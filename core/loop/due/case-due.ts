import type { SlaClock } from '../../case/case-facts';
import type { CaseMailKind } from '../../mail/case-mail';
import type { ItemOwner, SatisfactionItem } from '../../model/item';
import { workingCaseStates } from '../../model/states';
import { type CaseRow, findCase } from '../../store/repositories/cases';
import { findCustomer } from '../../store/repositories/customers';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { findResponse } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { casePart } from '../item/case-part';
import { actWithin } from '../case/act-on-case';
import { caseMessage } from '../case/case-message';
import { caseOwner, personFor } from '../case/recipients';
import type { House } from '../house';
import {
	customerPart,
	ownerOfPerson,
	rememberedEvent,
	responsePart,
	scorePart,
	surveyPart,
} from '../item/item-parts';
import { dueData, type Prepare, type Prepared } from './due-kind';

const system = { kind: 'system' as const, id: null, name: 'Timer' };

/** A clock is about to run out: its owner is told while there is time. */
export const prepareWarning: Prepare = async (tx, house, row) => {
	const about = await workingCase(tx, house, row.ref_id);
	const clock = dueData(row).clock as SlaClock;
	if (!about || clockStateOf(about, clock) !== 'running') return { kind: 'done' };
	const text = `The ${clock} time of the case is running out.`;
	return await toOwner(tx, house, about, 'sla_warning', `warning:${clock}`, {
		code: `sla_warning_${clock}`,
		text,
	});
};

/** A clock has run out. */
export const prepareBreach: Prepare = async (tx, house, row, now) => {
	const about = await workingCase(tx, house, row.ref_id);
	const clock = dueData(row).clock as SlaClock;
	if (!about) return { kind: 'done' };
	const acted = await actWithin(tx, house, now, {
		caseId: about.case_id,
		action: { kind: 'breach', clock },
		actor: system,
		stepKey: `breach:${clock}:${about.reopen_count}`,
	});
	// Written down by an earlier claim that could not be handed over: tell it now.
	const before = acted.kind === 'refused' && acted.reason === 'already_done' && row.attempt > 1;
	if (acted.kind === 'refused' && !before) return { kind: 'done' };
	return await toOwner(tx, house, acted.row, `breach_${clock}`, `breach:${clock}`, {
		code: `sla_breach_${clock}`,
		text: `The ${clock} time of the case has run out.`,
	});
};

/** A step of the escalation ladder: whom it names is told, and takes over if it says so. */
export const prepareRung: Prepare = async (tx, house, row, now) => {
	const about = await workingCase(tx, house, row.ref_id);
	const rung = Number(dueData(row).rung);
	if (!about) return { kind: 'done' };
	const acted = await actWithin(tx, house, now, {
		caseId: about.case_id,
		action: { kind: 'escalate', rung, reason: null, planned: true },
		actor: system,
		stepKey: `rung:${rung}:${about.reopen_count}`,
	});
	const before = acted.kind === 'refused' && acted.reason === 'already_done' && row.attempt > 1;
	if (acted.kind === 'refused' && !before) return { kind: 'done' };
	const people = await listPeople(tx, house.workspace);
	const absences = await listAbsences(tx, house.workspace, now);
	const roster = { people, absences, loads: {}, now };
	const told: ItemOwner[] = [];
	if (acted.kind === 'done') {
		for (const { who } of acted.notify) {
			const person = who === 'owner' ? null : personFor(who, acted.row.team, roster);
			if (person) told.push(ownerOfPerson(person));
		}
	}
	const owner = caseOwner(acted.row, people);
	if (told.length === 0 && owner) told.push(owner);
	const outcome = { code: `rung_${rung}`, text: `The case was escalated to rung ${rung}.` };
	const items: Array<Partial<SatisfactionItem>> = [];
	for (const recipient of told) {
		const parts = await partsOf(tx, house, acted.row, recipient, 'rung', `rung:${rung}`);
		items.push({ ...parts, owner: recipient, outcome });
	}
	if (items.length === 0) items.push({ ...(await bareParts(tx, house, acted.row)), outcome });
	return { kind: 'emit', items, level: null };
};

/** The date of a promise has come and the case is not resolved. */
export const preparePromise: Prepare = async (tx, house, row) => {
	const about = await workingCase(tx, house, row.ref_id);
	if (!about || about.promise_at === null) return { kind: 'done' };
	return await toOwner(tx, house, about, 'promise_due', `promise:${about.promise_at}`, {
		code: 'promise_due',
		text: `The promise "${about.promise_text ?? ''}" is due.`,
	});
};

/** It is time to ask the customer whether the fix holds. */
export const prepareVerification: Prepare = async (tx, house, row) => {
	const about = await findCase(tx, house.workspace, row.ref_id);
	if (about?.state !== 'resolved') return { kind: 'done' };
	const parts = await bareParts(tx, house, about);
	const outcome = { code: 'verification_due', text: 'Ask the customer whether it is solved.' };
	return { kind: 'emit', items: [{ ...parts, outcome }], level: null };
};

/** The customer said nothing in time: the case ends unproven. */
export const prepareSilence: Prepare = async (tx, house, row, now) => {
	const about = await findCase(tx, house.workspace, row.ref_id);
	if (!about) return { kind: 'done' };
	const acted = await actWithin(tx, house, now, {
		caseId: about.case_id,
		action: { kind: 'unconfirmed' },
		actor: system,
		stepKey: `unconfirmed:${about.reopen_count}`,
	});
	const before = acted.kind === 'refused' && acted.reason === 'already_done' && row.attempt > 1;
	if (acted.kind === 'refused' && !before) return { kind: 'done' };
	return await toOwner(tx, house, acted.row, 'unconfirmed', 'unconfirmed', {
		code: 'unconfirmed',
		text: 'The customer did not answer whether it is solved.',
	});
};

async function workingCase(tx: Tx, house: House, id: string): Promise<CaseRow | null> {
	const found = await findCase(tx, house.workspace, id);
	return found && workingCaseStates.includes(found.state) ? found : null;
}

function clockStateOf(row: CaseRow, clock: SlaClock): string {
	return clock === 'response' ? row.response_state : row.resolution_state;
}

async function toOwner(
	tx: Tx,
	house: House,
	row: CaseRow,
	kind: CaseMailKind,
	step: string,
	outcome: { code: string; text: string },
): Promise<Prepared> {
	const owner = caseOwner(row, await listPeople(tx, house.workspace));
	const parts = owner
		? await partsOf(tx, house, row, owner, kind, step)
		: await bareParts(tx, house, row);
	return { kind: 'emit', items: [{ ...parts, owner, outcome }], level: null };
}

async function partsOf(
	tx: Tx,
	house: House,
	row: CaseRow,
	recipient: ItemOwner,
	kind: CaseMailKind,
	step: string,
): Promise<Partial<SatisfactionItem>> {
	const { message, link } = await caseMessage(house, { row, kind, recipient, step }, tx);
	return { ...(await bareParts(tx, house, row)), message, case: casePart(row, link) };
}

/** The parts of an item that a case alone can fill. */
async function bareParts(tx: Tx, house: House, row: CaseRow): Promise<Partial<SatisfactionItem>> {
	const customer = row.customer_id
		? await findCustomer(tx, house.workspace, row.customer_id)
		: undefined;
	const response = row.response_id
		? await findResponse(tx, house.workspace, row.response_id)
		: undefined;
	const people = await listPeople(tx, house.workspace);
	return {
		test: row.test === 1,
		event: rememberedEvent(response ? { ...row, event_id: response.event_id } : row),
		customer: customer ? customerPart(customer) : null,
		owner: caseOwner(row, people),
		survey: response ? surveyPart(response) : null,
		response: response ? responsePart(response, false) : null,
		score: response ? scorePart(response) : null,
		case: casePart(row, null),
	};
}
