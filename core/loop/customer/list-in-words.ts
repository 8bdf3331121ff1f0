import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { shown } from '../../model/shown';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import type { ToldRow } from './create-or-update';

/** Columns that are named at most. */
const mostNamed = 20;

/** What a column is called that may say who does not want to hear from us. */
const objection =
	/opt[\s_-]?out|unsubscri|do[\s_-]?not|don[’']?t|\bno[\s_-]?(?:mail|e-?mail|call|contact|newsletter)|\bdnc\b|退订|不接收|不联系|拒收|拒绝|勿扰|免打扰|黑名单/i;

/**
 * What somebody should know of a list as a whole, who sees its first rows alone: how many were refused, and which columns
 * were not used since nobody knows them.
 */
export function listInWords(
	house: House,
	told: readonly ToldRow[],
	unused: ReadonlySet<string>,
): string[] {
	const say = sayOf(house);
	const hints: string[] = [];
	const refused = told.filter(({ outcome }) => outcome.code === 'refused');
	const [first] = refused;
	if (first && told.length > 1) {
		const values = { count: refused.length, rows: told.length, first: first.outcome.text };
		hints.push(say('customerRow.refusedRows', values));
	}
	if (unused.size === 0) return hints;
	const inWords = (some: readonly string[]): string =>
		wordsInARow(
			some.slice(0, mostNamed).map((one) => shown(one)),
			say,
		);
	const all = [...unused];
	const objections = all.filter((one) => objection.test(one.normalize('NFKC')));
	const lost =
		objections.length === 0 ? '' : say('customerRow.objections', { columns: inWords(objections) });
	hints.push(sentencesInARow([say('customerRow.unused', { columns: inWords(all) }), lost], say));
	return hints;
}
