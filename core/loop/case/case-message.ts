import { isLead } from '../../case/lead';
import { builtInLanguages } from '../../language/texts';
import { pickLanguage } from '../../language/pick-language';
import { renderCaseMail } from '../../mail/case-mail';
import type { CaseMailKind, CaseMailView } from '../../mail/case-mail-view';
import type { ItemMessage, ItemOwner } from '../../model/item';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { type CaseRow, listCompensations } from '../../store/repositories/cases';
import { findPerson, listAbsences, listPeople } from '../../store/repositories/people';
import type { Db, Tx } from '../../store/store';
import { approvalLink, caseAddress, groupLink, ownerLink, teamLink } from './case-link';
import type { House } from '../house';
import { isReachable } from '../customer/reachable';
import { subjectName } from './case-row';
import { ownerOfPerson, storedOwner } from '../item/item-parts';
import { type CaseBackground, caseBackground } from '../../store/repositories/case-background';
import { noticeKey } from './notices';
import { saidInWords } from './said-in-words';
import { standInFor } from './stand-in';
import { teamNow } from '../team/team-now';

export type CaseLetter = {
	message: ItemMessage | null;
	link: string | null;
	teamLink: string | null;
	/** Who reads it in place of the recipient, who is away or has left. */
	standIn: Person | null;
};

/**
 * Tells one person about a case, in their language, with their own link. The key names the step, so
 * that the same step is told once.
 *
 * @returns `message: null` when the person has no address or no Case Trigger serves the page
 */
export async function caseMessage(
	house: House,
	about: {
		row: CaseRow;
		kind: CaseMailKind;
		recipient: ItemOwner;
		/** The step: `opened`, `rung:2`, … */
		step: string;
		/** The message's key, where it was made before. */
		key?: string;
		/** The request an approver decides, or that was decided. */
		compensationId?: string;
		/** What the case stands on, where it has been read already. */
		background?: CaseBackground;
		/** Epoch ms. */
		now: number;
	},
	db: Db | Tx = house.store.db,
): Promise<CaseLetter> {
	const { row, kind } = about;
	const background = about.background ?? (await caseBackground(house, row, db));
	const { settings, response, customer, owner } = background;
	// Who asks for a link is there.
	const standIn = kind === 'own_link' ? null : await standInOf(db, house, about, settings);
	const recipient = standIn ? ownerOfPerson(standIn) : about.recipient;
	const personId = recipient.id ?? recipient.email ?? '';
	const address = caseAddress(house, background.page, settings.sandbox || row.test === 1);
	if (address === null) return { message: null, link: null, teamLink: null, standIn };
	const request = await compensationOf(db, house, row, about.compensationId);
	const link =
		kind === 'approval_requested' && request
			? approvalLink(house, address, {
					caseId: row.case_id,
					compensationId: request.compensation_id,
					askedAt: request.at,
					personId,
				})
			: ownerLink(house, address, { caseId: row.case_id, openedAt: row.opened_at, personId });
	const reader =
		recipient.id !== null && recipient.id === owner?.id
			? owner
			: recipient.id === null
				? undefined
				: await findPerson(db, house.workspace, recipient.id);
	const list =
		forLeads.includes(kind) && reader && isLead(reader, settings)
			? teamLink(house, address, {
					team: reader.team ?? '*',
					personId: reader.id,
					now: row.opened_at,
				})
			: null;
	const language = readersLanguage(reader, settings.languages);
	const said =
		response && (await saidInWords(db, house, response, { language, brand: settings.brand.name }));
	const view: CaseMailView = {
		kind,
		language,
		brand: settings.brand,
		timeZone: settings.timeZone,
		testMode: row.test === 1,
		recipientName: recipient.name,
		link,
		groupLink: groupLink(house, address, { caseId: row.case_id, openedAt: row.opened_at }),
		teamLink: list,
		customerName: customer?.name ?? null,
		reachable: isReachable(customer),
		subjectTitle: subjectName(row),
		ownerName: storedOwner(row.owner)?.name ?? null,
		priority: row.priority,
		rung: row.rung,
		score: response
			? { value: response.value, max: response.scale_max, band: response.band }
			: null,
		comment: response?.comment ?? null,
		reasons: said?.reasons ?? [],
		answers: said?.answers ?? [],
		responseDueAt: row.response_state === 'running' ? row.response_due_at : null,
		resolutionDueAt: row.resolution_due_at,
		promise:
			row.promise_at !== null && row.promise_text !== null
				? { at: row.promise_at, text: row.promise_text }
				: null,
		compensation: request && {
			amount: request.amount,
			currency: request.currency,
			askedBy: await nameOf(db, house, request.asked_by),
			note: request.note,
		},
	};
	const message: ItemMessage = {
		key: about.key ?? noticeKey(row, about),
		kind: 'case',
		to: recipient.email,
		...(recipient.id !== null && { reader: recipient.id }),
		...renderCaseMail(view),
	};
	return { message, link, teamLink: list, standIn };
}

async function standInOf(
	db: Db | Tx,
	house: House,
	{ row, recipient, now }: { row: CaseRow; recipient: ItemOwner; now: number },
	{ ladder }: Settings,
): Promise<Person | null> {
	if (recipient.id === null) return null;
	// Inside a transaction nothing is read past it.
	const roster =
		db === house.store.db
			? await teamNow(house, now)
			: {
					people: await listPeople(db, house.workspace),
					absences: await listAbsences(db, house.workspace, now),
				};
	const { people, absences } = roster;
	return standInFor(recipient.id, row.team, { people, absences, now }, ladder);
}

/** What leads are told comes with the list of their team. */
const forLeads: readonly CaseMailKind[] = ['rung', 'reopened'];

async function compensationOf(db: Db | Tx, house: House, row: CaseRow, id: string | undefined) {
	if (id === undefined) return null;
	const all = await listCompensations(db, house.workspace, row.case_id);
	return all.find((one) => one.compensation_id === id) ?? null;
}

async function nameOf(db: Db | Tx, house: House, personId: string | null): Promise<string> {
	if (personId === null) return '';
	return (await findPerson(db, house.workspace, personId))?.name ?? personId;
}

/** The language of a mail to staff: the person's own, then the workspace's. */
export function readersLanguage(person: Person | undefined, languages: readonly string[]): string {
	const preferred = [...(person?.languages ?? []), ...languages];
	return pickLanguage(builtInLanguages, preferred).language;
}
