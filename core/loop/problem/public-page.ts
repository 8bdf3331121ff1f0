import { wordsInARow, sentencesInARow } from '../../language/in-a-row';
import { publicProblems } from '../../store/repositories/problems-told';
import { listProblems, type ProblemRow } from '../../store/repositories/problems';
import { findSaidSeries } from '../../store/repositories/said-series';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { publicLink } from './public-link';
import { storedTexts } from './public-texts';

/** More entries nobody reads; older ones leave the page. */
export const mostPublic = 50;

/** Problems that are named in one sentence. */
const mostNamed = 10;

export type PublicPage = {
	code: 'public_page' | 'public_page_ended';
	text: string;
	publicPage: {
		/** `null` = it was ended. */
		link: string | null;
		/** Problems on it. */
		shown: number;
		/** Those that are done and not on it, since nothing was written for the public. */
		withoutText: Array<{ id: string; title: string }>;
		/** Languages in which all that is shown can be read. */
		languages: string[];
	};
};

/**
 * The link to the page "You said, we did", and what stands on it; or that the link was ended.
 *
 * @param surveyKey `null` = what came of all surveys
 * @throws SetupError if no survey is published, or people could not reach it
 */
export async function publicPageOf(house: House, surveyKey: string | null): Promise<PublicPage> {
	const { store, workspace } = house;
	const say = sayOf(house);
	const { endedAt } = await findSaidSeries(store.db, workspace, surveyKey ?? '');
	const link = endedAt === null ? await publicLink(house, surveyKey) : null;
	const shown = await publicProblems(store.db, workspace, { surveyKey, limit: mostPublic });
	const silent = (await doneProblems(house)).filter(
		(one) =>
			one.public_texts === null &&
			(surveyKey === null || one.survey_key === null || one.survey_key === surveyKey),
	);
	const named = silent.slice(0, mostNamed).map(({ title }) => `"${title}"`);
	const more = silent.length > named.length ? ' …' : '';
	const text = sentencesInARow(
		[
			link === null
				? say('telling.page.isEnded')
				: say(shown.length === 0 ? 'youSaid.outcome.empty' : 'youSaid.outcome.page', {
						shown: shown.length,
						link,
					}),
			silent.length === 0
				? ''
				: say('youSaid.outcome.silent', {
						count: silent.length,
						titles: wordsInARow(named, say) + more,
					}),
		],
		say,
	);
	return {
		code: link === null ? 'public_page_ended' : 'public_page',
		text,
		publicPage: {
			link,
			shown: shown.length,
			withoutText: silent.map(({ problem_id: id, title }) => ({ id, title })),
			languages: sharedLanguages(shown),
		},
	};
}

async function doneProblems({ store, workspace }: House): Promise<ProblemRow[]> {
	return await listProblems(store.db, workspace, {
		states: ['done', 'shown_to_work'],
		ownerId: null,
		dueBefore: null,
		difficulties: null,
		limit: null,
		test: false,
	});
}

function sharedLanguages(rows: readonly ProblemRow[]): string[] {
	const [first = [], ...others] = rows.map((row) => Object.keys(storedTexts(row.public_texts)));
	return first.filter((language) => others.every((one) => one.includes(language)));
}
