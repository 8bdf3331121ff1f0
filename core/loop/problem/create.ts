import { cleanLine } from '../../language/plain-text';
import { InputError, NotFoundError } from '../../model/errors';
import { newId } from '../../model/id';
import type { ProblemLink, ProblemOrigin } from '../../model/problem';
import { readOptionalText } from '../../model/read-input';
import {
	insertProblem,
	linkCasesOfCause,
	linkProblem,
	type ProblemRow,
} from '../../store/repositories/problems';
import { loadSettings } from '../../store/repositories/workspaces';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import { personIn } from '../case/case-actor';
import type { House } from '../house';
import { readProblemFacts, type SaidOfProblem } from './problem-facts';
import { checkNamesNobody, mergedTexts, readPublicTexts } from './public-texts';

/** What a problem is made of: where it was seen, and what hangs on it. */
export type SeenAs = {
	origin: ProblemOrigin;
	/** Names it within its kind; `null` for one that somebody writes down. */
	ref: string | null;
	links: ReadonlyArray<{ kind: ProblemLink; ref: string }>;
};

/** Cases of a root cause that are this old hang on its problem, ms. */
const casesSince = 365 * 86_400_000;

export type CreatedProblem = {
	kind: 'problem_created' | 'problem_known';
	row: ProblemRow;
	/** Who was to have it and is nobody of the team; `null` = nobody strange was named. */
	unknownOwner: string | null;
};

/**
 * Notes a problem. What was noted of the same topic, alarm or root cause before is that problem: it stays as
 * it is, and what is new hangs on it. An owner whom nobody knows is left out: whoever decided it in a form is not there
 * any more to be asked again, and what they decided is not to be lost for a slip.
 *
 * @throws InputError without a title, or for a value that is none
 */
export async function createProblem(
	house: House,
	now: number,
	input: { said: SaidOfProblem; seen: SeenAs; doer: Doer; test: boolean },
): Promise<CreatedProblem> {
	const { store, workspace } = house;
	const { seen, doer, test } = input;
	const { timeZone } = await loadSettings(store.db, workspace);
	const { owner, unknownOwner } = await ownerIn(house, input.said);
	const said = { ...input.said, owner };
	const { title, state: _state, ...facts } = await readProblemFacts(house, said, timeZone);
	if (title === undefined) {
		throw new InputError('The problem has no title.', 'Say in a few words what is wrong.');
	}
	const problemId = newId('prb');
	const texts = readPublicTexts(input.said.publicTexts) ?? {};
	await checkNamesNobody(house, texts, { problemId: null, ownerId: facts.owner_id ?? null });
	const row: ProblemRow = {
		workspace_id: workspace,
		problem_id: problemId,
		title,
		origin: seen.origin,
		// A test is no problem of its kind: the real one comes after it.
		origin_ref: seen.ref === null || test ? problemId : seen.ref,
		state: 'seen',
		owner_id: facts.owner_id ?? null,
		remedy: facts.remedy ?? null,
		difficulty: facts.difficulty ?? null,
		influence: facts.influence ?? null,
		due_at: facts.due_at ?? null,
		reason: null,
		survey_key: facts.survey_key ?? null,
		created_at: now,
		updated_at: now,
		started_at: null,
		done_at: null,
		test: test ? 1 : 0,
		public_texts: mergedTexts(null, texts),
	};
	return await store.transaction(async (tx) => {
		const stored = await insertProblem(tx, row);
		const { problem_id: id } = stored.row;
		for (const { kind, ref } of seen.links) {
			await linkProblem(tx, { workspace_id: workspace, problem_id: id, kind, ref, at: now });
		}
		if (seen.origin === 'root_cause' && seen.ref !== null && !test) {
			const since = now - casesSince;
			await linkCasesOfCause(tx, stored.row, { cause: seen.ref, since, at: now });
		}
		if (!stored.inserted) return { kind: 'problem_known', row: stored.row, unknownOwner };
		await noteDeed(tx, house, now, {
			action: 'problem_created',
			doer,
			target: { kind: 'problem', id },
			details: {},
			test,
			key: id,
		});
		return { kind: 'problem_created', row: stored.row, unknownOwner };
	});
}

async function ownerIn(
	house: House,
	{ owner }: SaidOfProblem,
): Promise<{ owner: unknown; unknownOwner: string | null }> {
	const named = cleanLine(readOptionalText(owner, 'Owner', 200) ?? '');
	if (named === '') return { owner, unknownOwner: null };
	try {
		return { owner: (await personIn(house, named)).id, unknownOwner: null };
	} catch (error) {
		if (!(error instanceof NotFoundError)) throw error;
		return { owner: undefined, unknownOwner: named };
	}
}
