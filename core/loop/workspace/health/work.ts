import { wordsInARow } from '../../../language/in-a-row';
import { spanInWords } from '../../../language/time-words';
import type { DueKind } from '../../../model/states';
import type { Endpoint } from '../../../store/repositories/endpoints';
import type { WaitingWork } from '../../../store/repositories/waiting';
import { kindOfWork } from '../../due';
import { kindsInWords } from '../../due/kinds-in-words';
import { clockTrouble } from '../clock';
import { attention, type HealthFacts, isActive, type Look, ok } from './check';

/** Work that waits longer than this, ms, means that nobody takes it fast enough. */
const backlogAtMost = 5 * 60_000;

/** The trigger that takes work of a kind itself, by the page it is known by; none: the clock does it. */
function takenAt(kind: DueKind): Array<'survey' | 'events'> {
	const takers = kindOfWork(kind)?.takers ?? [];
	return takers.flatMap((taker) =>
		taker === 'answers' ? ['survey'] : taker === 'events' ? ['events'] : [],
	);
}

/** Whether the clock is published and beats. */
export const clock: Look = ({ endpoints, now, say, language }) => {
	const trouble = clockTrouble(endpoints.timer, now, say, language);
	if (trouble) return attention(trouble.text, trouble.hint);
	return ok(say('health.clock.ok', { workflow: endpoints.timer[0]?.workflow_name ?? '' }));
};

/** Whether work waits for a workflow that would take it and is not published. */
export const unpublished: Look = (facts) => {
	const { say } = facts;
	const left = facts.waiting.filter((work) => work.overdue > 0 && waitsForNobody(facts, work));
	if (left.length === 0) return ok(say('health.unpublished.ok'));
	const counts = new Map<string, { work: WaitingWork; count: number }>();
	for (const work of left) {
		const key = holderOf(facts, work)?.workflow_id ?? work.scope;
		counts.set(key, { work, count: (counts.get(key)?.count ?? 0) + work.overdue });
	}
	const workflows = [...counts.values()].map(({ work, count }) => {
		const workflow = holderOf(facts, work)?.workflow_name;
		if (workflow !== undefined) return say('health.unpublished.workflow', { workflow, count });
		// The receiver of events is `<workflow id>/<node id>`, which says nothing to anybody.
		return work.scope.includes('/')
			? say('health.unpublished.events', { count })
			: say('health.unpublished.survey', { key: work.scope, count });
	});
	return attention(
		say('health.unpublished.waiting', { workflows: wordsInARow(workflows, say) }),
		say('health.unpublished.hint'),
	);
};

function holderOf({ endpoints }: HealthFacts, { kind, scope }: WaitingWork): Endpoint | undefined {
	const pages = takenAt(kind).flatMap((page) => endpoints[page]);
	return pages.find((one) => one.survey_key === scope);
}

function waitsForNobody(facts: HealthFacts, work: WaitingWork): boolean {
	if (work.scope === '' || takenAt(work.kind).length === 0) return false;
	const holder = holderOf(facts, work);
	return !holder || !isActive(holder);
}

/** Whether work was given up. */
export const stuck: Look = (facts) => {
	const { waiting, say } = facts;
	const some = waiting.filter((work) => work.stuck > 0);
	if (some.length === 0) return ok(say('health.stuck.ok'));
	const kinds = namesOf(some, (work) => work.stuck, facts);
	const error = some.find(({ lastError }) => lastError)?.lastError?.slice(0, 300);
	return attention(
		error ? say('health.stuck.error', { kinds, error }) : say('health.stuck.some', { kinds }),
		say('health.stuck.hint'),
	);
};

/** Whether work that somebody takes waits too long. */
export const backlog: Look = (facts) => {
	const { waiting, now, say, language, activitiesHeld } = facts;
	if (activitiesHeld !== null && activitiesHeld < now - backlogAtMost) {
		const span = spanInWords(now - activitiesHeld, language);
		return attention(say('health.backlog.held', { span }), say('health.backlog.held.hint'));
	}
	const taken = waiting.filter((work) => !waitsForNobody(facts, work));
	const late = taken.filter(({ oldest }) => oldest !== null && oldest < now - backlogAtMost);
	if (late.length === 0) {
		const count = taken.reduce((sum, { planned }) => sum + planned, 0);
		return ok(say('health.backlog.ok', { count }));
	}
	const oldest = Math.min(...late.map((work) => work.oldest ?? now));
	return attention(
		say('health.backlog.late', {
			span: spanInWords(now - oldest, language),
			kinds: namesOf(late, (work) => work.overdue, facts),
		}),
		say('health.backlog.hint'),
	);
};

/** Kinds of work as people call them, each with how much of it there is. */
function namesOf(
	works: readonly WaitingWork[],
	count: (work: WaitingWork) => number,
	{ say }: HealthFacts,
): string {
	const counts = new Map<DueKind, number>();
	for (const work of works) counts.set(work.kind, (counts.get(work.kind) ?? 0) + count(work));
	return kindsInWords(counts, say);
}
