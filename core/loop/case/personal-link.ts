import { sameAddress } from '../../model/mailbox';
import type { ItemOwner } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import { countMessages } from '../../store/repositories/messages';
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

/** So often at most in a day, ms: a link in a group must fill nobody's mailbox. */
const mostInADay = 5;
const aDay = 24 * 3_600_000;

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
	const who = reader.id ?? reader.email;
	const step = `own_link:${Math.floor(now / onceIn)}`;
	const keyOf = (turn: number) => `${row.case_id}:own_link:${turn}:${who}`;
	const thisTurn = Math.floor(now / onceIn);
	const turns = Array.from({ length: aDay / onceIn }, (_, ago) => keyOf(thisTurn - ago));
	if ((await countMessages(house.store.db, house.workspace, turns)) >= mostInADay) return null;
	const key = keyOf(thisTurn);
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
		about: row.customer_id,
		purpose: null,
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
	const standIn = standInFor(row.owner_id, row.team, { people, absences, now }, settings.ladder);
	// Several people may share a mailbox: whoever has most to say in the case is meant.
	const sharing = people.filter((one) => one.active && sameAddress(one.email, email));
	const reader =
		sharing.find(({ id }) => id === row.owner_id) ??
		sharing.find(({ id }) => id === standIn?.id) ??
		sharing.find((one) => actorFor(row, one, settings) !== null) ??
		sharing.find(({ team }) => row.team !== null && team === row.team);
	if (reader) return ownerOfPerson(reader);
	// An owner whom the CRM named, and who is not in the team list.
	const owner = storedOwner(row.owner);
	const listed = people.some(({ id }) => id === row.owner_id);
	return owner && !listed && sameAddress(owner.email, email) ? owner : null;
}
