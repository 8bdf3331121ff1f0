import type { ResponseRow } from '../../store/repositories/responses';
import { withLevel } from './told-levels';

/** What a later word about an answer replaces: what was said, not whom and what it is about. */
export function laterWord(before: ResponseRow, given: ResponseRow): Partial<ResponseRow> {
	return {
		event_id: given.event_id ?? before.event_id,
		// What is finished stays so, whatever is said of it later.
		state: before.state === 'completed' ? before.state : given.state,
		value: given.value,
		scale_min: given.scale_min,
		scale_max: given.scale_max,
		direction: given.direction,
		percent: given.percent,
		band: given.band,
		level: given.level,
		high_from: given.high_from,
		comment: given.comment ?? before.comment,
		tags: given.tags,
		answers: given.answers,
		item_set: given.item_set,
		items: given.items,
		language: given.language ?? before.language,
		answered_at: given.answered_at,
		completed_at: given.completed_at ?? before.completed_at,
		updated_at: given.updated_at,
		handed_over: before.handed_over + 1,
		told_levels: withLevel(before.told_levels, given.level),
	};
}
