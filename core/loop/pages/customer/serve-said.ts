import { createHash } from 'node:crypto';

import { dayAt } from '../../../calendar/wall-time';
import { saidBy } from '../../../case/problem/said-by';
import { bucketOf } from '../../../calendar/bucket';
import { bucketInWords } from '../../../insight/bucket-words';
import { figureText } from '../../../language/figures';
import { nativeName } from '../../../language/language-names';
import { sayIn, sentenceLanguage } from '../../../language/say';
import { builtInLanguages } from '../../../language/texts';
import type { Settings } from '../../../model/settings';
import { purposeMac } from '../../../model/token';
import { renderSaidPage, type SaidEntry } from '../../../pages/said-page';
import type { ProblemRow } from '../../../store/repositories/problems';
import { countReporters, publicProblems } from '../../../store/repositories/problems-told';
import { isSaidEnded } from '../../problem/public-link';
import { mostPublic } from '../../problem/public-page';
import { publicTextIn, storedTexts } from '../../problem/public-texts';
import { messageAnswer, type PageAnswer, pageAnswer, readerLanguage } from '../page-answer';
import type { PageContext } from './visit';

/** Whoever opens it again within so long asks nobody, s; what is taken off the page is gone after it. */
const freshFor = 60;

/**
 * Serves the page that tells everybody what came of the answers: problems that are done and have words for the
 * public; or that its link was ended. It is the same for all who read a language, so it may be kept for a minute and is asked for by its ETag.
 *
 * @param surveyKey empty = of all surveys
 */
export async function serveSaid(context: PageContext, surveyKey: string): Promise<PageAnswer> {
	const { house, request, settings, token, audience } = context;
	const { store, workspace } = house;
	const about = { surveyKey: surveyKey === '' ? null : surveyKey, limit: mostPublic };
	const rows = await publicProblems(store.db, workspace, about);
	const available = languagesOf(rows, settings);
	const asked = request.query.lang;
	const stated = typeof asked === 'string' ? asked.slice(0, 35) : null;
	const { language } = readerLanguage(available, [stated], request);
	if (await isSaidEnded(house, { surveyKey, audience })) {
		return messageAnswer('said_ended', { settings, language, testMode: request.test });
	}
	if (request.method !== 'GET') {
		return messageAnswer('invalid', { settings, language, testMode: request.test });
	}
	const ids = rows.map(({ problem_id: id }) => id);
	const counts = await countReporters(store.db, workspace, ids);
	const view = {
		language,
		brand: settings.brand,
		testMode: request.test,
		entries: rows.flatMap((row) =>
			entryOf(row, counts.get(row.problem_id) ?? 0, { settings, language }),
		),
		languages: available.map((one) => ({
			language: one,
			name: nativeName(one),
			link: `?t=${token}&lang=${one}`,
		})),
	};
	// Of what is on the page, and of nothing else: the same page has the same nonce, so that a copy that is kept
	// stays as it was served; nobody can know it before they know all of the page.
	const blank = renderSaidPage({ ...view, nonce: 'placeholder' });
	const content = createHash('sha256').update(blank).digest('base64url');
	const nonce = purposeMac(house.keys.current, 'said/nonce', content).toString('base64url');
	const kept = {
		ETag: `"${nonce.slice(0, 22)}-${content.slice(0, 10)}"`,
		'Cache-Control': `public, max-age=${freshFor}`,
		Vary: 'Accept-Language',
	};
	if (isSame(request.ifNoneMatch ?? null, kept.ETag)) {
		return { status: 304, headers: kept, body: '', emit: null };
	}
	const answer = pageAnswer(200, { nonce, language, html: renderSaidPage({ ...view, nonce }) });
	return { ...answer, headers: { ...answer.headers, ...kept } };
}

/** Whether a reader has the page already; what a proxy has packed counts as the same. */
function isSame(given: string | null, tag: string): boolean {
	if (given === null) return false;
	return given
		.slice(0, 2_000)
		.split(',')
		.some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
}

/** Those of the workspace first; then what is built in, and what a problem is described in. */
function languagesOf(rows: readonly ProblemRow[], settings: Settings): string[] {
	const written = rows.flatMap((row) => Object.keys(storedTexts(row.public_texts)));
	const wanted = settings.languages.filter(
		(one) => written.includes(one) || sentenceLanguage(one) === one,
	);
	return [...new Set([...wanted, ...builtInLanguages, ...written.sort()])];
}

function entryOf(
	row: ProblemRow,
	people: number,
	{ settings, language }: { settings: Settings; language: string },
): SaidEntry[] {
	const written = publicTextIn(row.public_texts, language, settings.languages[0] ?? 'en');
	if (!written) return [];
	const spoken = sentenceLanguage(language);
	const said = saidBy(people, settings.minimumN);
	return [
		{
			...written.text,
			language: written.language,
			saidBy: said === null ? null : inWords(said, spoken),
			month: row.done_at === null ? null : monthOf(row.done_at, settings, spoken),
			works: row.state === 'shown_to_work',
		},
	];
}

function inWords(said: NonNullable<ReturnType<typeof saidBy>>, language: string): string {
	const say = sayIn(language);
	if (said.kind === 'several') return say('youSaid.several');
	return say('youSaid.manyOrMore', { n: figureText(said.least, 'count', language) });
}

const monthOf = (at: number, { timeZone }: Settings, language: string): string =>
	bucketInWords(bucketOf('month', dayAt(timeZone, at)), language);
