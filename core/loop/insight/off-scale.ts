import { sentencesInARow } from '../../language/in-a-row';
import { plural } from '../../language/plural';
import { sayIn, sentenceLanguage } from '../../language/say';
import { countOffScale, type SummaryScope } from '../../store/repositories/summary';

type Told = SummaryScope & { language: string };

/** Says how many answers were left out because their value does not lie on their scale; empty for none. */
export function offScaleText(count: number, language: string): string {
	if (count === 0) return '';
	const tongue = sentenceLanguage(language);
	return sayIn(language)(`offScale.${plural(count, tongue)}`, {
		n: new Intl.NumberFormat(tongue).format(count),
	});
}

/** The first item says as well how many answers of the scope none of them has. */
export async function withOffScale<Item extends { text: string }>(
	scope: Told,
	items: readonly Item[],
): Promise<Item[]> {
	const said = offScaleText(await countOffScale(scope), scope.language);
	const say = sayIn(scope.language);
	return items.map((item, at) =>
		at === 0 && said !== '' ? { ...item, text: sentencesInARow([item.text, said], say) } : item,
	);
}
