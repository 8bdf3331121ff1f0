import { asRead, type Naming, namingIn } from '../../insight/text/names-nobody';
import { listPeople } from '../../store/repositories/people';
import type { ProblemRow } from '../../store/repositories/problems';
import { customerNamesIn, reportedBy } from '../../store/repositories/problems-told';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';

/** Texts about a problem that people outside the house are to read. */
export type AboutProblem = {
	/** Whose cases are looked at more closely; `null` for one that is new. */
	problemId: string | null;
	ownerId: string | null;
	texts: readonly string[];
};

/**
 * What in texts about problems would tell everybody who somebody is, by problem and text in their order. All
 * customers are looked through once, beside the event loop: not to be asked within a transaction.
 */
export async function namingsIn(
	house: House,
	about: readonly AboutProblem[],
): Promise<Naming[][][]> {
	const { store, workspace } = house;
	const whole = about.flatMap(({ texts }) => texts).join('\n');
	if (whole.trim() === '') return about.map(({ texts }) => texts.map(() => []));
	const { defaultCountry: country } = await loadSettings(store.db, workspace);
	const people = await listPeople(store.db, workspace);
	const named = await customerNamesIn(store, workspace, asRead(whole));
	const others = [...named, ...people.map(({ name }) => name)];
	const found: Naming[][][] = [];
	for (const { problemId, ownerId, texts } of about) {
		const reported = problemId === null ? [] : await reportedBy(store.db, workspace, problemId);
		const close = [
			...reported.flatMap(({ name }) => name ?? []),
			...people.filter(({ id }) => id === ownerId).map(({ name }) => name),
		];
		const comments = reported.flatMap(({ comment }) => comment ?? []);
		found.push(texts.map((text) => namingIn(text, { country, close, others, comments })));
	}
	return found;
}

/** Which of a problem's own words people outside the house may read. */
export type OpenWords = { title: boolean; remedy: boolean };

type Worded = Pick<ProblemRow, 'problem_id' | 'owner_id' | 'title' | 'remedy'>;

/** Whether a title and what was done name nobody, by problem; they were written for the house. */
export async function openWordsOf(house: House, rows: readonly Worded[]): Promise<OpenWords[]> {
	const found = await namingsIn(
		house,
		rows.map(({ problem_id: problemId, owner_id: ownerId, title, remedy }) => ({
			problemId,
			ownerId,
			texts: [title, remedy ?? ''],
		})),
	);
	return found.map(([title = [], remedy = []]) => ({
		title: title.length === 0,
		remedy: remedy.length === 0,
	}));
}
