import { firstName } from '../../../language/first-name';
import { workingCaseStates } from '../../../model/states';
import type { Settings } from '../../../model/settings';
import type { CaseRow } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import { caseOwner } from '../../case/recipients';
import type { House } from '../../house';

/**
 * By which name a customer may know the owner of their case; `null` where the workspace shows none, nobody
 * owns it, or the case has ended without the customer's word.
 */
export async function nameForCustomers(
	house: House,
	settings: Settings,
	row: CaseRow,
): Promise<string | null> {
	const current =
		workingCaseStates.includes(row.state) || ['resolved', 'confirmed'].includes(row.state);
	if (!settings.showOwnerFirstName || !current) return null;
	const people = await listPeople(house.store.db, house.workspace);
	return firstName(caseOwner(row, people)?.name) || null;
}
