import { leadsTeam } from '../../../case/lead';
import { SetupError } from '../../../model/errors';
import type { Settings } from '../../../model/settings';
import { findEndpoint } from '../../../store/repositories/endpoints';
import { listPeople } from '../../../store/repositories/people';
import { caseAddress, figuresLink } from '../../case/case-link';
import type { House } from '../../house';
import { personNamed } from '../../team/team';

/**
 * The link with which the reader of a report sees its figures as they are now. It is one person's own: `null`
 * where nobody is named, or somebody who does not lead the team, or no page that people can reach is published.
 *
 * @param reader.to mail address or id of somebody in the team list
 * @param reader.team whom the report is about; `null` = the reader's own team, or all of them
 */
export async function liveLinkOf(
	house: House,
	now: number,
	{ to, team }: { to: string | null; team: string | null },
	settings: Settings,
): Promise<string | null> {
	if (to === null) return null;
	const { db } = house.store;
	const person = personNamed(await listPeople(db, house.workspace), to);
	if (!person) return null;
	const shown = team ?? person.team ?? '*';
	if (!leadsTeam(person, shown, settings)) return null;
	try {
		const page = await findEndpoint(db, house.workspace, 'case', '');
		if (page?.active !== 1) return null;
		const address = caseAddress(house, page, settings.sandbox);
		return address && figuresLink(house, address, { team: shown, personId: person.id, now });
	} catch (error) {
		// A report is one without the link, too.
		if (!(error instanceof SetupError)) throw error;
		return null;
	}
}
