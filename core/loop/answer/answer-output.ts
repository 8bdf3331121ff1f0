import type { SatisfactionItem } from '../../model/item';

/** The outputs of an answer, in their order: wires store an index, so it never changes. */
export const answerOutputs = ['low', 'middle', 'high', 'changed'] as const;

export type AnswerOutput = (typeof answerOutputs)[number];

/**
 * The output that an answer leaves on: one that was changed by *Changed* alone, unless it has only
 * now become low; all others by their level.
 */
export function answerOutput({
	outcome,
	response,
	score,
}: Partial<Pick<SatisfactionItem, 'outcome' | 'response' | 'score'>>): AnswerOutput {
	if (response?.changed && outcome?.code !== 'turned_low') return 'changed';
	return score?.level ?? 'low';
}
