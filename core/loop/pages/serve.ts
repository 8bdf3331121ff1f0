import { verifyToken, type TokenPurpose, type TokenVerdict } from '../../model/token';
import { isObject } from '../../model/json';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { serveOptOut } from './opt-out';
import { messageAnswer, type PageAnswer, type PageRequest, readerLanguage } from './page-answer';
import { servePreview } from './preview';
import { serveStatus } from './status';
import { type PageContext, serveSurvey } from './survey';

const pages: Partial<
	Record<TokenPurpose, (context: PageContext, subject: string) => Promise<PageAnswer>>
> = {
	survey: serveSurvey,
	status: serveStatus,
	opt_out: serveOptOut,
	preview: servePreview,
};

/**
 * Serves everything a Response Trigger's address answers: survey, progress, opt-out and preview, by
 * what the link's token opens. Never throws for anything a visitor can send.
 */
export async function servePage(
	house: House,
	now: number,
	request: PageRequest,
	address: string,
): Promise<PageAnswer> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const token = tokenOf(request);
	for (const [purpose, serve] of Object.entries(pages)) {
		const expected = { workspace: house.workspace, purpose: purpose as TokenPurpose };
		const verdict: TokenVerdict = verifyToken(house.keys, token, expected, now);
		if (verdict.kind === 'invalid') continue;
		if (verdict.kind === 'expired') return refuse('expired');
		const context = { house, now, settings, request, address, token: token ?? '' };
		return await serve(context, verdict.claims.subject);
	}
	return refuse('not_found');

	function refuse(kind: 'expired' | 'not_found'): PageAnswer {
		const { language } = readerLanguage(settings.languages, [], request);
		return messageAnswer(kind, { settings, language, testMode: request.test });
	}
}

/** The link's token: from the form that was posted, else from the address. */
export function tokenOf(request: PageRequest): string | null {
	const posted = isObject(request.fields) ? request.fields.t : undefined;
	const given = posted ?? request.query.t;
	return typeof given === 'string' ? given : null;
}
