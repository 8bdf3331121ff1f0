import { createHash } from 'node:crypto';

import type { Level } from '../model/metric';
import type { AnswerContent } from './given-answers';
import { type AnswerableFacts, standsAfter } from './may-answer';
import { canonicalJson } from './version';

const second = 1_000;
const minute = 60 * second;

/**
 * How long changes are collected before they are handed over together, ms, by how often the answer was
 * handed over before. Who corrects a slip is heard in seconds; who never stops takes ever longer.
 */
const pauses = [
	5 * second,
	5 * second,
	10 * second,
	30 * second,
	2 * minute,
	10 * minute,
	60 * minute,
	6 * 60 * minute,
];

/**
 * When a workflow is told of a change, with all that changes until then. The last time comes when nothing
 * can be changed any more, so that it tells the final state.
 *
 * @param facts.timeScale the workspace's; compresses the pauses
 * @param now epoch ms
 */
export function tellChangesAt(facts: AnswerableFacts & { timeScale: number }, now: number): number {
	const pause = pauses[(facts.previous?.handedOver ?? 1) - 1];
	if (pause !== undefined) return now + pause * facts.timeScale;
	return Math.max(now, standsAfter(facts) ?? now) + second;
}

/** Tells whether two answers say the same, without repeating what they say. */
export function contentPrint(content: AnswerContent): string {
	return createHash('sha256').update(canonicalJson(content)).digest('base64url').slice(0, 22);
}

/** What became of an answer that a workflow had been given with another level. */
export function changeOf(before: Level, level: Level): 'turned_low' | 'changed' {
	return level === 'low' && before !== 'low' ? 'turned_low' : 'changed';
}
