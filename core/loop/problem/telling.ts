import type { Told } from '../../store/repositories/problems-told';
import type { ProblemRow } from '../../store/repositories/problems';
import type { ToldAs } from '../../store/tables/problem';
import { doneActivity, problemOfActivity } from './problem-part';

/** So long somebody whose message nothing shows is given again, ms: later it is no help to anybody. */
const givenAgainFor = 14 * 86_400_000;

/** What people are told by. */
export type ToldHow = {
	/** The activity that brought the problem, as its item names it; `null` or that of something else = none did. */
	activityId?: string | null;
	/** Whether a Satisfaction Message behind it says of each person that their message is taken over. */
	takenOver?: boolean;
	/** The workflow that tells it: what is left over at one time comes to it again. */
	workflowId?: string | null;
};

export type Telling = {
	/** The activity, or the one that a problem that is done was noted by. */
	by: string;
	/** Whether an activity brought it, so that its trigger can bring the rest. */
	brought: boolean;
	/** Which tellings are made again. */
	isAgain: (told: Told) => boolean;
};

/**
 * How a problem is told now. An execution may die between the note and the sending: so the same activity gives
 * the same people again, and a message that says so ends it. Where nothing shows whether anybody was written
 * to, and no activity tells one run from another, nobody is given twice.
 */
export function tellingOf(
	{ problem_id: problemId, done_at: doneAt }: Pick<ProblemRow, 'problem_id' | 'done_at'>,
	now: number,
	as: ToldAs,
	{ activityId = null, takenOver = false }: ToldHow,
): Telling {
	const brought = activityId !== null && problemOfActivity(activityId) === problemId;
	const by = brought ? activityId : doneActivity(problemId, doneAt ?? now);
	const isAgain = (told: Told): boolean =>
		told.as === as &&
		!told.taken &&
		told.by !== null &&
		told.at > now - givenAgainFor &&
		(takenOver || (brought && told.by === by));
	return { by, brought, isAgain };
}

/**
 * Who was told and is given again, with what names their telling; of two records that were merged since, whoever
 * has heard of it has.
 */
export function givenAgain(told: readonly Told[], { isAgain }: Telling): Map<string, string> {
	const ids = new Map<string, string>();
	const heard = new Set<string>();
	for (const one of told) {
		if (!isAgain(one)) heard.add(one.customerId);
		else if (!ids.has(one.customerId)) ids.set(one.customerId, one.id);
	}
	for (const customerId of heard) ids.delete(customerId);
	return ids;
}
