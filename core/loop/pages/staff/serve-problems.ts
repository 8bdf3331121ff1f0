import { isLead } from '../../../case/lead';
import { nextStates } from '../../../case/problem/transition';
import { figureText } from '../../../language/figures';
import { nativeName } from '../../../language/language-names';
import { sayIn } from '../../../language/say';
import { dateInWords } from '../../../language/time-words';
import type { Person } from '../../../model/people';
import { listOf, type ProblemState } from '../../../model/problem';
import { parseProblemForm } from '../../../pages/problem-form';
import { renderProblemPage } from '../../../pages/problem-page';
import {
	type FailedProblem,
	problemAnchor,
	type ProblemCard,
	type ProblemPageView,
} from '../../../pages/problem-view';
import { listPeople } from '../../../store/repositories/people';
import { countLinks, listProblems, type ProblemRow } from '../../../store/repositories/problems';
import { storedTexts } from '../../problem/public-texts';
import { dueDayOf, moveOnPage, seenOfProblem } from '../../problem/page-move';
import { servedAt, timedFormToken } from '../form-token';
import { newNonce, pageAnswer } from '../page-answer';
import { linkFor } from '../page-link';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';

const step = 'problems';
/** Days that a link to the list of cases lives. */
const linkLife = 30;
/** A longer list nobody works through. */
const mostOpen = 100;
const mostDone = 10;

const openStates: readonly ProblemState[] = ['seen', 'planned', 'being_done'];
const doneStates: readonly ProblemState[] = ['done', 'shown_to_work'];

/**
 * Serves a person's link to the problems they own, and to whoever leads those of everybody: in two lists, each to
 * be moved on. That a fix works is shown by the answers after it, so nobody says so here.
 */
export async function serveProblems(context: StaffContext): Promise<CasePageAnswer> {
	const { house, now, person, request, settings, token } = context;
	if (!person?.active) return staffMessage('no_access', context);
	if (request.method === 'GET') {
		return await show(context, person, 200, { flash: flashOf(context), failed: null });
	}
	const form = parseProblemForm(request.fields);
	if (form.kind === 'no_form') return staffMessage('invalid', context);
	const given = (request.fields as Record<string, unknown>).f;
	if (servedAt(house.keys, house.workspace, { token, step }, given, now) === null) {
		return staffMessage('stale', context);
	}
	const { problemId: id, typed } = form;
	const failed = { id, typed, faults: [], conflict: null };
	if (form.kind === 'invalid') {
		const { faults } = form;
		return await show(context, person, 400, { flash: null, failed: { ...failed, faults } });
	}
	const leads = isLead(person, settings);
	const moved = await moveOnPage(house, now, {
		problemId: id,
		wanted: form.wanted,
		seen: form.seen,
		person,
		test: request.test,
		may: (row) => leads || row.owner_id === person.id,
	});
	switch (moved.kind) {
		case 'gone':
			return await show(context, person, 404, {
				flash: null,
				gone: true,
				failed: null,
			});
		case 'conflict': {
			const { by, changed } = moved;
			const about = { ...failed, conflict: { by, changed } };
			return await show(context, person, 409, { flash: null, failed: about });
		}
		case 'refused': {
			const { faults } = moved;
			return await show(context, person, 400, { flash: null, failed: { ...failed, faults } });
		}
		case 'saved':
		case 'handed_over':
		case 'unchanged':
			return backToPage(context, moved.kind, id);
	}
}

type Shown = { flash: string | null; failed: FailedProblem | null; gone?: boolean };

async function show(
	context: StaffContext,
	person: Person,
	status: number,
	{ flash, failed, gone = false }: Shown,
): Promise<CasePageAnswer> {
	const { house, now, settings, request, token, language } = context;
	const ofEverybody = isLead(person, settings);
	const open = await rowsOf(context, person, openStates, mostOpen + 1);
	const done = await rowsOf(context, person, doneStates, null);
	const newest = done.sort((one, other) => (other.done_at ?? 0) - (one.done_at ?? 0));
	const kept = failed === null ? undefined : await rowOf(context, person, failed.id);
	const first = open.slice(0, mostOpen);
	const shownOpen = isMissing(kept, first, openStates) ? [...first, kept] : first;
	const last = newest.slice(0, mostDone);
	const shownDone = isMissing(kept, last, endStates) ? [kept, ...last] : last;
	const people = await listPeople(house.store.db, house.workspace);
	const cards = await cardsOf(context, [...shownOpen, ...shownDone], people);
	const of = (rows: readonly ProblemRow[]) =>
		rows.flatMap(({ problem_id: id }) => cards.get(id) ?? []);
	const nonce = newNonce();
	const say = sayIn(language);
	const html = renderProblemPage({
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
		viewer: person.name,
		ofEverybody,
		problems: of(shownOpen),
		done: of(shownDone),
		more: open.length > mostOpen,
		flash,
		fault: gone ? say('problemPage.gone') : null,
		failed,
		people: heirs(people),
		formAction: `?t=${token}`,
		token,
		formToken: timedFormToken(house.keys, house.workspace, { token, step }, now),
		teamLink: ofEverybody
			? linkFor(context, 'team', {
					subject: person.team ?? '*',
					audience: person.id,
					life: linkLife,
				})
			: null,
	});
	return { ...pageAnswer(status, { nonce, language, html }), emit: [] };
}

const endStates: readonly ProblemState[] = [...doneStates, 'given_up'];

/** Whether a form that failed would have no place on the page. */
function isMissing(
	kept: ProblemRow | undefined,
	rows: readonly ProblemRow[],
	states: readonly ProblemState[],
): kept is ProblemRow {
	return (
		kept !== undefined &&
		states.includes(kept.state) &&
		!rows.some((row) => row.problem_id === kept.problem_id)
	);
}

/** Those that the person may work on; what was tried out is shown while the page is. */
async function rowsOf(
	{ house, settings, request }: StaffContext,
	person: Person,
	states: readonly ProblemState[],
	limit: number | null,
): Promise<ProblemRow[]> {
	return await listProblems(house.store.db, house.workspace, {
		states,
		ownerId: isLead(person, settings) ? null : person.id,
		dueBefore: null,
		difficulties: null,
		limit,
		test: request.test,
	});
}

async function rowOf(
	context: StaffContext,
	person: Person,
	problemId: string,
): Promise<ProblemRow | undefined> {
	const rows = await rowsOf(context, person, [...openStates, ...endStates], null);
	return rows.find((row) => row.problem_id === problemId);
}

async function cardsOf(
	{ house, now, settings, language }: StaffContext,
	rows: readonly ProblemRow[],
	people: readonly Person[],
): Promise<Map<string, ProblemCard>> {
	const { db } = house.store;
	const ids = rows.map(({ problem_id: id }) => id);
	const links = await countLinks(db, house.workspace, ids);
	const names = new Map(people.map(({ id, name }) => [id, name]));
	return new Map(
		rows.map((row) => {
			const { problem_id: id, title, state, difficulty, due_at: due, influence } = row;
			const day = due === null ? null : dueDayOf(due, settings.timeZone);
			const card: ProblemCard = {
				id,
				title,
				state,
				next: nextStates(state),
				list: listOf(difficulty),
				due:
					day === null || due === null
						? null
						: { day, words: dateInWords(day, language), isOver: due < now },
				remedy: row.remedy,
				ownerName: row.owner_id === null ? null : (names.get(row.owner_id) ?? row.owner_id),
				texts: textsOf(row, settings.languages),
				cases: links.get(id)?.case ?? 0,
				points: influence === null ? null : figureText(influence, 'count', language, 1),
				seen: seenOfProblem(row),
			};
			return [id, card];
		}),
	);
}

/** Whom a problem may be handed over to: by name, or by ID where the name may mean another of the team, too. */
function heirs(people: readonly Person[]): ProblemPageView['people'] {
	const meant = new Map<string, number>();
	for (const { id, email, externalIds, name } of people) {
		const marks = [id, email ?? '', ...Object.values(externalIds), name];
		for (const mark of new Set(marks.map((one) => one.trim().toLowerCase()))) {
			meant.set(mark, (meant.get(mark) ?? 0) + 1);
		}
	}
	return people
		.filter(({ active }) => active)
		.map(({ id, name, team }) =>
			meant.get(name.trim().toLowerCase()) === 1
				? { named: name, about: team }
				: { named: id, about: [name, team ?? ''].filter(Boolean).join(', ') },
		);
}

/** What everybody may read of a problem, in the languages of the workspace and those it is written in besides. */
function textsOf(row: ProblemRow, languages: readonly string[]): ProblemCard['texts'] {
	const stored = storedTexts(row.public_texts);
	return [...new Set([...languages, ...Object.keys(stored)])].map((language) => ({
		language,
		name: nativeName(language),
		said: stored[language]?.said ?? '',
		did: stored[language]?.did ?? '',
	}));
}

/** Back to the page by GET, so that loading it again sends nothing twice. */
function backToPage(
	context: StaffContext,
	done: 'saved' | 'handed_over' | 'unchanged',
	problemId: string,
): CasePageAnswer {
	const answer = pageAnswer(303, { nonce: newNonce(), language: context.language, html: '' });
	const query = new URLSearchParams({ t: context.token, done });
	const location = `?${query.toString()}#${problemAnchor(problemId)}`;
	return { ...answer, headers: { ...answer.headers, Location: location }, emit: [] };
}

function flashOf({ request, language }: StaffContext): string | null {
	const say = sayIn(language);
	const { done } = request.query;
	if (done === 'saved') return say('problemPage.saved');
	if (done === 'handed_over') return say('problemPage.handedOver');
	return done === 'unchanged' ? say('problemPage.same') : null;
}
