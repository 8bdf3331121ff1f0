import { figureText } from '../../../language/figures';
import { wordsInARow } from '../../../language/in-a-row';
import { isSuppressionReason } from '../../../model/states';
import type { ReportContext } from './report-context';

const mostReasons = 4;

/** Why people were not asked, the most frequent first: it was on purpose. `null` = everybody was asked. */
export function reasonsInWords(
	notAsked: Record<string, number>,
	{ say, language }: Pick<ReportContext, 'say' | 'language'>,
): string | null {
	const reasons = Object.entries(notAsked).sort(([one, a], [other, b]) =>
		a === b ? (one < other ? -1 : 1) : b - a,
	);
	if (reasons.length === 0) return null;
	const count = (n: number) => figureText(n, 'count', language);
	const total = reasons.reduce((sum, [, n]) => sum + n, 0);
	const words = reasons
		.slice(0, mostReasons)
		.flatMap(([reason, n]) =>
			isSuppressionReason(reason)
				? [say('report.reason', { n: count(n), reason: say(`notAsked.${reason}`) })]
				: [],
		);
	return say(total === 1 ? 'report.notAsked.one' : 'report.notAsked.other', {
		n: count(total),
		reasons: wordsInARow(words, say),
	});
}
