import { problemEffect, type ProblemEffect } from '../../case/problem/effect';
import type { Finding } from '../../insight/finding';
import { InputError } from '../../model/errors';
import { findProblem, type ProblemRow } from '../../store/repositories/problems';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { type CountedThing, effectCounter } from './effect-counts';
import { heldProblem, moveProblem } from './update';

/** What is compared reaches so far back before the work and on after it, ms. */
const mostSpan = 90 * 86_400_000;

export type CheckedEffect = { row: ProblemRow; effect: ProblemEffect; finding: Finding };

/**
 * Whether a problem that is done is smaller now: its share of what it was made of (see `effectCounter`) before
 * the work began and since it is done, over equally long times of at most 90 days. One that is clearly smaller is
 * shown to work.
 *
 * @param peek a person tries it out: nothing is changed
 * @throws InputError for a problem that is not done; NotFoundError for one that is not there
 */
export async function checkEffect(
	house: House,
	now: number,
	input: { problemId: string; doer: Doer; peek: boolean },
): Promise<CheckedEffect> {
	const { store, workspace } = house;
	const found = await findProblem(store.db, workspace, input.problemId);
	const row =
		found ?? (await store.transaction(async (tx) => await heldProblem(tx, house, input.problemId)));
	const { done_at: doneAt, started_at: startedAt } = row;
	if (doneAt === null || startedAt === null || !['done', 'shown_to_work'].includes(row.state)) {
		throw new InputError(
			`"${row.title}" is not done yet, so nobody can say whether it worked.`,
			'Set it to Done first.',
		);
	}
	const { minimumN } = await loadSettings(store.db, workspace);
	const length = Math.min(mostSpan, Math.max(0, now - doneAt));
	const { thing, count } = await effectCounter(house, now, row);
	const { unnamed: _, surveys, ...before } = await count(startedAt - length, startedAt);
	const { unnamed, surveys: later, ...after } = await count(doneAt, doneAt + length);
	const seen = problemEffect(before, after, minimumN);
	// Young cases have no root cause yet: their absence is no effect, so it must be clear even if all had this one.
	const worst = problemEffect(before, { ...after, x: after.x + unnamed }, minimumN);
	const isEarly = seen.works && !worst.works;
	// Low is not the same of two surveys, and how many answer which changes.
	const isMixed = new Set([...surveys, ...later]).size > 1;
	const effect: ProblemEffect = {
		...seen,
		...(isEarly && { works: false, verdict: 'could_be_chance' }),
		...(isMixed && { works: false, verdict: 'too_few' }),
	};
	const said = findingOf(house, row, effect, { thing, unnamed: isEarly ? unnamed : 0 });
	const { title } = row;
	const finding = isMixed
		? { ...said, text: sayOf(house)('problem.effect.mixed', { title }) }
		: said;
	if (input.peek || !effect.works || row.state !== 'done') return { row, effect, finding };
	const moved = await store.transaction(async (tx) => {
		const before = await heldProblem(tx, house, input.problemId);
		// Somebody took it up again meanwhile.
		if (before.state !== 'done' || before.done_at !== doneAt) return before;
		const given = { state: 'shown_to_work' as const };
		const { row: after } = await moveProblem(tx, house, now, {
			before,
			given,
			doer: input.doer,
			shown: true,
		});
		return after;
	});
	return { row: moved, effect, finding };
}

function findingOf(
	house: House,
	{ title }: ProblemRow,
	effect: ProblemEffect,
	{ thing, unnamed }: { thing: CountedThing; unnamed: number },
): Finding {
	const say = sayOf(house);
	const { before, after, verdict, interval, method } = effect;
	const percent = ({ x, n }: { x: number; n: number }) =>
		say('figure.percent', { value: n === 0 ? 0 : Math.round((1000 * x) / n) / 10 });
	const n = before.n + after.n;
	const what = say(`problem.effect.of.${thing}`);
	const slots = { title, what, before: percent(before), after: percent(after), n };
	const text =
		verdict === 'too_few'
			? say('problem.effect.tooFew', { title, what, n: after.n })
			: verdict === 'unlikely_chance'
				? say(effect.works ? 'problem.effect.works' : 'problem.effect.worse', slots)
				: unnamed > 0
					? say('problem.effect.early', { ...slots, unnamed })
					: say('problem.effect.chance', slots);
	return { text, n, interval, verdict, method };
}
