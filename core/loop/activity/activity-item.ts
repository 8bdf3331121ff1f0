import { fillItem, isoTime, type SatisfactionItem } from '../../model/item';
import type { ActivityKind } from '../../model/states';
import type { ActivityRow } from '../../store/repositories/activities';
import { findCase } from '../../store/repositories/cases';
import { findInvitation } from '../../store/repositories/invitations';
import { findResponse } from '../../store/repositories/responses';
import { responseItem } from '../answer/response-item';
import { caseBackground } from '../../store/repositories/case-background';
import { caseItem } from '../case/case-item';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

const said: Record<ActivityKind, string> = {
	answered: 'An answer was recorded.',
	changed: 'An answer was changed.',
	case_opened: 'A case was opened.',
	case_breached: 'A clock of the case has run out.',
	case_escalated: 'The case was escalated.',
	case_resolved: 'The case was marked as resolved.',
	case_confirmed: 'The customer has confirmed that it is solved.',
	case_reopened: 'The case was opened again.',
};

/**
 * What happened as an item, with everything as it is now.
 *
 * @returns `null` if what it was about has been erased
 */
export async function activityItem(
	house: House,
	row: ActivityRow,
	db: Db | Tx = house.store.db,
): Promise<(SatisfactionItem & Record<string, unknown>) | null> {
	const parts =
		row.case_id === null ? await ofAnswer(house, row, db) : await ofCase(house, row, db);
	if (!parts) return null;
	return fillItem(
		{},
		{
			...parts,
			outcome: { code: row.kind, text: said[row.kind] },
			activity: { id: row.activity_id, kind: row.kind, at: isoTime(row.at) ?? '' },
		},
	);
}

async function ofAnswer(house: House, row: ActivityRow, db: Db | Tx) {
	const response = await findResponse(db, house.workspace, row.response_id ?? '');
	if (!response) return null;
	const invitation = response.invitation_id
		? ((await findInvitation(db, house.workspace, response.invitation_id)) ?? null)
		: null;
	const handOver = row.kind === 'changed' ? ('changed' as const) : ('completed' as const);
	return await responseItem(house, { response, invitation, handOver }, db);
}

async function ofCase(house: House, row: ActivityRow, db: Db | Tx) {
	const found = await findCase(db, house.workspace, row.case_id ?? '');
	// A person's link lets them act: it is for their own mail alone. A group gets one that reads.
	return found ? caseItem(house, found, await caseBackground(house, found, db), null) : null;
}
