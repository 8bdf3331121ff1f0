import type { CaseHistoryEntry } from '../../case/action';
import type { CaseEffect } from '../../case/decision';
import type { Say } from '../../language/say';
import type { CaseMailKind } from '../../mail/case-mail-view';
import type { ItemOwner } from '../../model/item';
import type { Person } from '../../model/people';
import type { DueKind } from '../../model/states';
import type { CaseRow } from '../../store/repositories/cases';
import type { PlannedDue } from '../../store/repositories/due';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { caseOwner, personFor } from './recipients';
import { standInFor } from './stand-in';

export type Notification = Extract<CaseEffect, { kind: 'notify' }>;

/** One person who is to be told one thing about a case. */
export type Notice = {
	kind: CaseMailKind;
	recipient: ItemOwner;
	/** The step: `opened`, `rung:2`, … */
	step: string;
	/** The request an approver decides, or that was decided. */
	compensationId?: string;
	/** What the item says came due. */
	cause: DueKind;
	code: string;
};

type Step = Pick<CaseHistoryEntry, 'at' | 'actor' | 'data'>;

/** Who is to be told what of a decision, each person once. */
export async function noticesOf(
	db: Db | Tx,
	house: House,
	now: number,
	done: { row: CaseRow; notify: readonly Notification[]; history: Step },
): Promise<Notice[]> {
	if (done.notify.length === 0) return [];
	const { row, history } = done;
	const people = await listPeople(db, house.workspace);
	const absences = await listAbsences(db, house.workspace, now);
	const { ladder } = await loadSettings(db, house.workspace);
	// Whoever stands in for somebody who is away is told once, as themselves if they are meant, too.
	const readerOf = (recipient: ItemOwner) =>
		standInFor(recipient.id, row.team, { people, absences, now }, ladder)?.id ?? recipient.id;
	const notices: Notice[] = [];
	for (const { who, about } of done.notify) {
		// Nobody is asked to decide what they asked for themselves.
		const able = about === 'approval_requested' ? others(people, history.actor.id) : people;
		const person =
			who === 'owner' ? null : personFor(who, row.team, { people: able, absences, loads: {}, now });
		const named = who === 'owner' ? caseOwner(row, people) : person && ownerOfPerson(person);
		// A ladder may name a role that nobody has: then its owner hears of it at least.
		const recipient = named ?? (about === 'escalated' ? caseOwner(row, people) : null);
		if (!recipient) continue;
		const notice = { ...letterOf(about, row, history), recipient };
		const reader = readerOf(recipient);
		const known = notices.findIndex((one) => readerOf(one.recipient) === reader);
		if (known < 0) notices.push(notice);
		else if (recipient.id === reader) notices[known] = notice;
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
): Omit<Notice, 'recipient'> {
	const compensationId = typeof data.compensationId === 'string' ? data.compensationId : undefined;
	const clock = data.clock === 'response' ? 'response' : 'resolution';
	// After a reopening the ladder runs below the rung that the case stands on.
	const rung = typeof data.rung === 'number' ? data.rung : row.rung;
	switch (about) {
		case 'reopened':
			return { kind: 'reopened', step: 'reopened', cause: 'notice', code: 'reopened' };
		case 'breached':
			return {
				kind: `breach_${clock}`,
				step: `breach:${clock}`,
				cause: 'sla_breach',
				code: `sla_breach_${clock}`,
			};
		case 'unconfirmed':
			return {
				kind: 'unconfirmed',
				step: 'unconfirmed',
				cause: 'verification_silent',
				code: 'unconfirmed',
			};
		case 'resumed':
			return { kind: about, step: `resumed:${at}`, cause: 'pause_over', code: about };
		case 'confirmed':
			return { kind: about, step: `confirmed:${at}`, cause: 'notice', code: about };
		case 'escalated':
			return { kind: 'rung', step: `rung:${rung}`, cause: 'rung', code: `rung_${rung}` };
		case 'handed_over':
			return {
				kind: 'reassigned',
				step: `handed_over:${at}`,
				cause: 'notice',
				code: 'reassigned',
			};
		case 'approval_requested':
			return {
				kind: about,
				step: `approval:${compensationId ?? at}`,
				compensationId,
				cause: 'notice',
				code: about,
			};
		case 'approval_decided': {
			const kind = data.state === 'approved' ? 'approved' : 'declined';
			return {
				kind,
				step: `decided:${compensationId ?? at}`,
				compensationId,
				cause: 'notice',
				code: kind,
			};
		}
	}
}

/** The news of a new case to its owner. */
export function openedNotice(recipient: ItemOwner): Notice {
	return { kind: 'new_case', recipient, step: 'opened', cause: 'notice', code: 'opened' };
}

/** The logical message: the same step is told to the same person once. */
export function noticeKey(
	row: Pick<CaseRow, 'case_id' | 'reopen_count'>,
	{ step, recipient }: Pick<Notice, 'step' | 'recipient'>,
): string {
	return `${row.case_id}:${row.reopen_count}:${step}:${recipient.id ?? recipient.email ?? ''}`;
}

/** Notices as work for the clock, due at once: a Message node behind may be faster. */
export function plannedNotices(
	row: CaseRow,
	notices: readonly Notice[],
	now: number,
): PlannedDue[] {
	return notices.map((notice) => ({
		kind: 'notice' as const,
		key: noticeKey(row, notice),
		refId: row.case_id,
		dueAt: now,
		data: JSON.parse(JSON.stringify(notice)) as PlannedDue['data'],
		test: row.test === 1,
	}));
}

/** What the item of a notice says in one sentence. */
export function noticeText({ kind, recipient, step }: Notice, row: CaseRow, say: Say): string {
	const person = recipient.name ?? recipient.email ?? recipient.id ?? say('send.owner');
	switch (kind) {
		case 'rung':
			return say('notice.rung', { rung: step.split(':')[1] ?? row.rung });
		case 'breach_response':
		case 'breach_resolution':
		case 'unconfirmed':
			return say(`notice.${kind}`);
		default:
			return say(`notice.${kind}`, { person });
	}
}
