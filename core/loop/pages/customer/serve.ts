import { isForFrame, writeOpenLink } from '../../../model/open-link';
import type { Settings } from '../../../model/settings';
import type { TokenPurpose } from '../../../model/token';
import { defaultSettings } from '../../../model/default-settings';
import type { MessageKind } from '../../../pages/message-page';
import { findOpening } from '../../../store/repositories/opening';
import { loadSettings } from '../../../store/repositories/workspaces';
import { answerGround } from '../../../store/repositories/answer-ground';
import { behindShortLink } from '../../ask/behind-short-link';
import type { House } from '../../house';
import { formFingerprint } from '../form-token';
import { leftKiosk } from './left-kiosk';
import { serveOpen } from './serve-open';
import { servePreferences } from './serve-preferences';
import {
	messageAnswer,
	type PageAnswer,
	type PageRequest,
	readerLanguage,
	redirectAnswer,
} from '../page-answer';
import { servePreview } from './serve-preview';
import { serveSaid } from './serve-said';
import { serveStatus } from './serve-status';
import { openLink, tokenOf } from '../tokens';
import { serveSurvey } from './serve-survey';
import { trialToken } from './trial';
import type { PageContext, PageSite } from './visit';

export type { PageAnswer, PageRequest } from '../page-answer';
export type { PageSite } from './visit';

type Serve = (context: PageContext, subject: string) => Promise<PageAnswer>;

const pages = {
	survey: serveOrTry,
	open: serveOpen,
	said: serveSaid,
	status: serveStatus,
	opt_out: servePreferences,
	preview: servePreview,
} as const satisfies Partial<Record<TokenPurpose, Serve>>;

/**
 * Serves everything a Response Trigger's address answers: survey, open link, progress, preferences and preview, by
 * what the link's token opens; without a link, the trial of its own survey where the site has one.
 * Never throws for anything a visitor can send.
 */
export async function servePage(
	house: House,
	now: number,
	request: PageRequest,
	site: PageSite,
): Promise<PageAnswer> {
	const { db } = house.store;
	const short = await shortLinkOf(house, request);
	if (short) return short;
	const given = tokenOf(request);
	const tries = given === null && request.method === 'GET' ? site.trial : null;
	const link = openLink(house, now, tries ? trialToken(house, tries.survey, now) : given, pages);
	if (link.kind !== 'valid') return await refuse();
	const { purpose, token, subject, audience, expiresAt } = link;
	const posted = purpose === 'survey' && request.method === 'POST';
	const ground =
		(posted && (await answerGround(house, db, subject, formFingerprint(request.fields)))) || null;
	const opening =
		purpose === 'survey' && !posted
			? await findOpening(house.store, house.workspace, subject)
			: (ground ?? undefined);
	const settings = opening?.settings ?? (await loadSettings(db, house.workspace));
	const visit = { house, now, request, site, token, audience, expiresAt };
	const framedBy = sitesFor(link, settings);
	return await pages[purpose]({ ...visit, settings, framedBy, opening, ground }, subject);

	async function refuse(): Promise<PageAnswer> {
		const settings = await loadSettings(db, house.workspace);
		const { language } = readerLanguage(settings.languages, [], request);
		const context = { settings, language, testMode: request.test };
		if (link.kind !== 'expired') return messageAnswer('not_found', context);
		return messageAnswer('expired', { ...context, framedBy: sitesFor(link, settings) });
	}
}

/** A short link leads on to the page with its whole one, and does nothing else; `null` for what is no short link. */
async function shortLinkOf(house: House, request: PageRequest): Promise<PageAnswer | null> {
	const { s: code, t: token } = request.query;
	if (request.method !== 'GET' || typeof code !== 'string' || token !== undefined) return null;
	const link = await behindShortLink(house, code);
	// What it was never is said as of any other link.
	return link === null ? null : redirectAnswer(link);
}

/** The sites that may show what a link leads to; of all links only those that were made for a frame. */
function sitesFor(
	{ purpose, audience }: { purpose: TokenPurpose; audience: string },
	{ openLinks }: Settings,
): readonly string[] {
	const ofSurvey = purpose === 'open' || purpose === 'survey';
	return ofSurvey && isForFrame(audience) ? openLinks.sites : [];
}

/** While the workflow is being tried, a customer's own link shows its survey and records nothing. */
async function serveOrTry(context: PageContext, invitationId: string): Promise<PageAnswer> {
	const { request, opening } = context;
	if (request.test) {
		const invitation = opening?.invitation;
		if (invitation?.test === 0) return await servePreview(context, invitation.survey_key);
	}
	const left = request.method === 'GET' ? leftKiosk(context) : null;
	if (left) {
		const start = { ...context, audience: writeOpenLink(left.link), opening: undefined };
		return await serveOpen(start, left.surveyKey);
	}
	return await serveSurvey(context, invitationId);
}

/** A page for what never reaches the store: too large a body, or a store that cannot be reached. */
export function refusePage(kind: MessageKind, request: PageRequest): PageAnswer {
	const settings = defaultSettings();
	const { language } = readerLanguage(settings.languages, [], request);
	return messageAnswer(kind, { settings, language, testMode: request.test });
}
