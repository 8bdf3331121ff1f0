import { type TokenPurpose, verifyToken } from '../../../model/token';
import { findPerson } from '../../../store/repositories/people';
import { loadSettings } from '../../../store/repositories/workspaces';
import type { House } from '../../house';
import { type CasePageAnswer, type StaffContext, staffLanguage, staffMessage } from './staff-page';
import { serveOwner } from './serve-owner';
import type { PageRequest } from '../page-answer';
import { tokenOf } from '../customer/serve';
import { serveTeam } from './serve-team';

export type { CasePageAnswer } from './staff-page';

type Serve = (context: StaffContext, subject: string) => Promise<CasePageAnswer>;

const pages: Partial<Record<TokenPurpose, Serve>> = {
	owner: async (context, subject) => await serveOwner(context, subject, null),
	approve: async (context, subject) => {
		const [caseId = '', compensationId = ''] = subject.split(':');
		return await serveOwner(context, caseId, compensationId);
	},
	team: serveTeam,
};

/**
 * Serves everything the Case Trigger's address answers: the owner's page, an approval and the team's
 * list, by what the link's token opens and for the person it names. Never throws for anything a
 * visitor can send.
 */
export async function serveCase(
	house: House,
	now: number,
	request: PageRequest,
): Promise<CasePageAnswer> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const token = tokenOf(request);
	for (const [purpose, serve] of Object.entries(pages)) {
		const expected = { workspace: house.workspace, purpose: purpose as TokenPurpose };
		const verdict = verifyToken(house.keys, token, expected, now);
		if (verdict.kind === 'invalid') continue;
		const { subject, audience } = verdict.claims;
		const person = (await findPerson(house.store.db, house.workspace, audience)) ?? null;
		const language = staffLanguage(person, request, settings);
		if (verdict.kind === 'expired') return staffMessage('expired', { settings, language, request });
		const asked = { house, now, settings, request, token: token ?? '', audience, person, language };
		return await serve(asked, subject);
	}
	const language = staffLanguage(null, request, settings);
	return staffMessage('not_found', { settings, language, request });
}
