import type { CaseMailKind } from '../../mail/case-mail';
import { SetupError } from '../../model/errors';
import type { ItemMessage, ItemOwner } from '../../model/item';
import type { Person } from '../../model/people';
import type { CaseRow } from '../../store/repositories/cases';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { caseAddress, ownerLink } from './case-link';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import type { AppliedDecision, Notification } from './apply-decision';
import type { CaseBackground } from './case-background';
import { caseMessage } from './case-message';
import { caseOwner, personFor } from './recipients';

/** One person to be told about a case. */
export type CaseNotice = {
	kind: CaseMailKind;
	recipient: ItemOwner;
	message: ItemMessage | null;
	/** The recipient's own link. */
	link: string | null;
	/** The list of the team, for those who lead. */
	teamLink: string | null;
	/** Why nobody can be told, and what to do; `null` when all is well. */
	hint: string | null;
};

type Step = Pick<AppliedDecision['history'], 'at' | 'actor' | 'data'>;

/**
 * Writes the message to everybody a decision says is to be told, each person once. A page that is not
 * published, or cannot be reached, is said in `hint`: the case itself is stored by then.
 */
export async function caseNotices(
	house: House,
	now: number,
	done: { row: CaseRow; notify: readonly Notification[]; history: Step },
): Promise<CaseNotice[]> {
	if (done.notify.length === 0) return [];
	const { row, history } = done;
	const { db } = house.store;
	const people = await listPeople(db, house.workspace);
	const absences = await listAbsences(db, house.workspace, now);
	const notices: CaseNotice[] = [];
	for (const { who, about } of done.notify) {
		// Nobody is asked to decide what they asked for themselves.
		const able = about === 'approval_requested' ? others(people, history.actor.id) : people;
		const person =
			who === 'owner' ? null : personFor(who, row.team, { people: able, absences, loads: {}, now });
		const recipient = who === 'owner' ? caseOwner(row, people) : person && ownerOfPerson(person);
		if (!recipient || notices.some((one) => one.recipient.id === recipient.id)) continue;
		const { kind, step, compensationId } = letterOf(about, row, history);
		notices.push(await tell(house, { row, kind, recipient, step, compensationId }));
	}
	return notices;
}

function others(people: readonly Person[], id: string | null): Person[] {
	return people.filter((person) => person.id !== id);
}

function letterOf(
	about: Notification['about'],
	row: CaseRow,
	{ at, data }: Step,
): { kind: CaseMailKind; step: string; compensationId?: string } {
	const compensationId = typeof data.compensationId === 'string' ? data.compensationId : undefined;
	switch (about) {
		case 'reopened':
			return { kind: 'reopened', step: 'reopened' };
		case 'escalated':
			return { kind: 'rung', step: `rung:${row.rung}` };
		case 'handed_over':
			return { kind: 'reassigned', step: `handed_over:${at}` };
		case 'approval_requested':
			return { kind: about, step: `approval:${compensationId ?? at}`, compensationId };
		case 'approval_decided':
			return {
				kind: data.state === 'approved' ? 'approved' : 'declined',
				step: `decided:${compensationId ?? at}`,
				compensationId,
			};
	}
}

/** Writes the message to one person. */
export async function tell(
	house: House,
	about: {
		row: CaseRow;
		kind: CaseMailKind;
		recipient: ItemOwner;
		step: string;
		compensationId?: string;
		background?: CaseBackground;
	},
): Promise<CaseNotice> {
	const { kind, recipient } = about;
	const nothing = { kind, recipient, message: null, link: null, teamLink: null };
	try {
		const { message, link, teamLink } = await caseMessage(house, about);
		if (link === null) return { ...nothing, hint: noPage };
		return { kind, recipient, message, link, teamLink, hint: null };
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		return { ...nothing, hint: `${error.message} ${error.hint}` };
	}
}

const noPage =
	'Nobody can be told: no Satisfaction Case Trigger is published in this workspace. Publish a workflow with one.';

/** The owner's own link; `null` without an owner, or with a reason why there is no page. */
export function linkOfOwner(
	house: House,
	row: CaseRow,
	{ page, settings }: Pick<CaseBackground, 'page' | 'settings'>,
): { link: string | null; hint: string | null } {
	if (row.owner_id === null) return { link: null, hint: null };
	try {
		const address = caseAddress(house, page, settings.sandbox || row.test === 1);
		if (address === null) return { link: null, hint: noPage };
		const about = { caseId: row.case_id, openedAt: row.opened_at, personId: row.owner_id };
		return { link: ownerLink(house, address, about), hint: null };
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		return { link: null, hint: `${error.message} ${error.hint}` };
	}
}
