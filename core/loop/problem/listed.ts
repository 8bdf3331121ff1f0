import { dateOf, dayAt } from '../../calendar/wall-time';
import { clausesInARow } from '../../language/in-a-row';
import { cleanLine } from '../../language/plain-text';
import { sayIn, sentenceLanguage } from '../../language/say';
import { dateInWords } from '../../language/time-words';
import type { ItemOwner } from '../../model/item';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { spokenIn } from '../workspace/spoken';
import { problemsOf } from './list';
import type { ItemProblem } from './problem-part';
import { dueDayOf } from './page-move';

/** A problem of the list with who has it, and where it stands in one sentence. */
export type ListedProblem = { problem: ItemProblem; owner: ItemOwner | null; text: string };

/** The problems of a workspace, what moves the score most first, for somebody who reads one line each. */
export async function listedProblems(
	house: House,
	now: number,
	filter: Parameters<typeof problemsOf>[2],
): Promise<ListedProblem[]> {
	const { store, workspace } = house;
	const problems = await problemsOf(house, now, filter);
	const { timeZone } = await loadSettings(store.db, workspace);
	const people = new Map((await listPeople(store.db, workspace)).map((one) => [one.id, one]));
	const language = spokenIn(house);
	return problems.map((problem) => {
		const person = people.get(problem.ownerId ?? '');
		const name = cleanLine(person?.name ?? problem.ownerId ?? '', 80);
		return {
			problem,
			owner: person ? ownerOfPerson(person) : null,
			text: lineOn(problem, { name, now, timeZone, language }),
		};
	});
}

type Told = { name: string; now: number; timeZone: string; language: string };

function lineOn(problem: ItemProblem, { name, now, timeZone, language }: Told): string {
	const say = sayIn(language);
	const isOver = problem.state === 'given_up' || problem.doneAt !== null;
	const owner =
		name === '' ? say('problem.listed.nobody') : say('problem.listed.owner', { person: name });
	const cases = problem.links.case;
	const clauses = [
		say(`problem.state.${problem.state}`),
		dateOn(problem, { now, timeZone, language }),
		isOver && name === '' ? '' : owner,
		cases === 0 ? '' : say('problem.listed.cases', { count: cases }),
	];
	const { title } = problem;
	return say('problem.listed', { title, clauses: clausesInARow(clauses, say) });
}

/** By when it is to be done, or since when it is. */
function dateOn(
	{ state, dueAt, doneAt }: ItemProblem,
	{ now, timeZone, language }: Omit<Told, 'name'>,
): string {
	const say = sayIn(language);
	const inWords = (date: string) => dateInWords(date, sentenceLanguage(language));
	if (state === 'given_up') return '';
	if (doneAt !== null) {
		const date = inWords(dateOf(dayAt(timeZone, Date.parse(doneAt))));
		return say('problem.listed.since', { date });
	}
	if (dueAt === null) return say('problem.listed.noDate');
	const due = Date.parse(dueAt);
	const date = inWords(dueDayOf(due, timeZone));
	return say(due < now ? 'problem.listed.overdue' : 'problem.listed.due', { date });
}
