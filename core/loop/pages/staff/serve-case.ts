import type { TokenPurpose } from '../../../model/token';
import { findPerson } from '../../../store/repositories/people';
import { loadSettings } from '../../../store/repositories/workspaces';
import { noteOpening } from '../../audit/link-openings';
import type { House } from '../../house';
import { type CasePageAnswer, type StaffContext, staffLanguage, staffMessage } from './staff-page';
import { serveOwner } from './serve-owner';
import type { PageRequest } from '../page-answer';
import { openLink, tokenOf } from '../tokens';
import { dataEnded, serveData } from './serve-data';
import { serveFigures } from './serve-figures';
import { serveGroup } from './serve-group';
import { serveProblems } from './serve-problems';
import { serveTeam } from './serve-team';

export type { CasePageAnswer } from './staff-page';

type Serve = (context: StaffContext, subject: string) => Promise<CasePageAnswer>;

const pages = {
	owner: async (context: StaffContext, subject: string) => await serveOwner(context, subject, null),
	approve: async (context: StaffContext, subject: string) => {
		const [caseId = '', compensationId = ''] = subject.split(':');
		return await serveOwner(context, caseId, compensationId);
	},
	team: serveTeam,
	figures: serveFigures,
	data: serveData,
	group: serveGroup,
	problems: serveProblems,
} as const satisfies Partial<Record<TokenPurpose, Serve>>;

/**
 * Serves everything the Case Trigger's address answers: the owner's page, an approval, the team's
 * list, its figures and the problems, and a tool's address of them, by what the link's token opens and for the person
 * it names. Never throws for anything a visitor can send.
 */
export async function serveCase(
	house: House,
	now: number,
	request: PageRequest,
): Promise<CasePageAnswer> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const link = openLink(house, now, tokenOf(request), pages);
	if (link.kind === 'invalid') {
		const language = staffLanguage(null, request, settings);
		return staffMessage('not_found', { settings, language, request });
	}
	const { purpose, token, subject, audience } = link;
	const person = (await findPerson(house.store.db, house.workspace, audience)) ?? null;
	const language = staffLanguage(person, request, settings);
	const opening = { token, audience, person, test: request.test, ...placeOf(purpose, subject) };
	if (link.kind === 'expired') {
		noteOpening({ house, now }, 'link_expired', opening);
		if (purpose === 'data') return dataEnded(language);
		return staffMessage('expired', { settings, language, request });
	}
	const asked = { house, now, settings, request, token, audience, person, language };
	const answer = await pages[purpose](asked, subject);
	// Of what is not there any more nothing is noted.
	if (answer.status !== 404 && answer.status !== 410) {
		noteOpening({ house, now }, answer.status === 403 ? 'link_refused' : 'link_opened', opening);
	}
	return answer;
}

/** Which page a link leads to, and about what, as the audit trail names them. */
function placeOf(purpose: keyof typeof pages, subject: string) {
	if (purpose === 'data') {
		return { page: purpose, target: { kind: 'address' as const, id: subject } };
	}
	const ofTeam = purpose === 'team' || purpose === 'figures' || purpose === 'problems';
	const [id = '', compensationId] = ofTeam ? [subject] : subject.split(':');
	return {
		page: purpose,
		target: { kind: ofTeam ? ('team' as const) : ('case' as const), id },
		...(compensationId !== undefined && { details: { compensationId } }),
	};
}
