import { answerOutput } from '../../../../core/loop/answer/answer-output';

const leaves = (level: string, changed: boolean, code: string) =>
	answerOutput({
		outcome: { code, text: '' },
		response: { changed },
		score: { level },
	} as Parameters<typeof answerOutput>[0]);

it('lets an answer leave by its level, a changed one on Changed, one that has become low on Low', () => {
	expect(leaves('middle', false, 'completed')).toBe('middle');
	expect(leaves('low', true, 'changed')).toBe('changed');
	expect(leaves('high', true, 'changed')).toBe('changed');
	expect(leaves('low', true, 'turned_low')).toBe('low');
	expect(answerOutput({})).toBe('low');
});
