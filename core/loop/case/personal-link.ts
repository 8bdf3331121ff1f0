import { sameAddress } from '../../model/email';
import type { ItemOwner } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { ownerOfPerson, storedOwner } from '../item/item-parts';
import { messageIdOf } from '../send/mail-head';
import { planMessage } from '../send/plan-message';
import { teamNow } from '../team/team-now';
import { actorFor } from './case-actor';
import { caseMessage } from './case-message';
import { standInFor } from './stand-in';

/** Within that a person is sent their link to a case once, ms. */
const onceIn = 10 * 60_000;

/**
 * Plans a mail with a person's own link to a case, if the address is that of somebody who may see it: its
 * owner, who stands in for them, who leads it, or a colleague of its team.
 *
 * @returns who is written to; `null` where nobody is. A page tells nobody the difference.
 */
export async function planPersonalLink(
	house: House,
	now: number,
	row: CaseRow,
	email: string,
): Promise<ItemOwner | null> {
	const reader = await readerWith(house, now, row, email);
	if (!reader?.email) return null;
	const step = `own_link:${Math.floor(now / onceIn)}`;
	const key = `${row.case_id}:${step}:${reader.id ?? reader.email}`;
	const about = { row, kind: 'own_link' as const, recipient: reader, step, key, now };
	const { message, link } = await caseMessage(house, about);
	if (message === null || link === null) return null;
	const { subject, text, html } = message;
	await planMessage(house, now, {
		key,
		messageId: messageIdOf(house, key, new URL(link).hostname),
		channel: 'email',
		recipient: reader.email,
		planned: { to: reader.email, subject, text, html },
		customerId: null,
		caseId: row.case_id,
		test: row.test === 1,
		dueAt: now,
	});
	return reader;
}

async function readerWith(
	house: House,
	now: number,
	row: CaseRow,
	email: string,
): Promise<ItemOwner | null> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const { people, absences } = await teamNow(house, now);
	const person = people.find((one) => one.active && sameAddress(one.email, email));
	if (person) {
		const roster = { people, absences, now };
		const standIn = standInFor(row.owner_id, row.team, roster, settings.ladder);
		const may =
			actorFor(row, person, settings) !== null ||
			standIn?.id === person.id ||
			(row.team !== null && person.team === row.team);
		return may ? ownerOfPerson(person) : null;
	}
	// An owner whom the CRM named, and who is not in the team list.
	const owner = storedOwner(row.owner);
	const listed = people.some(({ id }) => id === row.owner_id);
	return owner && !listed && sameAddress(owner.email, email) ? owner : null;
}
