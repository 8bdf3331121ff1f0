import type { Level } from '../../model/metric';
import type { PlannedDue } from '../../store/repositories/due';
import type { ResponseRow } from '../../store/repositories/responses';
import { contentPrint } from '../../survey/collect-changes';
import { storedAnswers } from '../item/item-parts';

/** What is planned with changes that are collected. */
export type ChangesToTell = {
	/** How often the answer had been handed over. */
	after: number;
	/** What the workflow was given last: its level, and a print of what was said. */
	told: { level: Level; print: string };
};

/**
 * The work of telling a workflow what has changed since it was given an answer last. All that changes
 * until then is told with it; what changes after that is told by other work.
 *
 * @param told the answer as it was handed over last
 */
export function changesToTell(told: ResponseRow, dueAt: number): PlannedDue {
	const data: ChangesToTell = {
		after: told.handed_over,
		told: { level: told.level, print: contentPrint(storedAnswers(told).content) },
	};
	return {
		kind: 'changed_answer',
		key: `${told.response_id}:${told.handed_over}`,
		refId: told.response_id,
		scope: told.survey_key,
		dueAt,
		data,
		test: told.test === 1,
	};
}
