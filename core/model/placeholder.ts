import { folded } from './attribute-at';

/** What systems and people write where there is nothing, or where it is not known. */
const placeholders = new Set(
	'null undefined n/a none nil nan unknown anonymous noname 无 暂无 没有 未知 未填 未填写 匿名 空 不详'.split(
		' ',
	),
);

/** Brackets, quotes and dashes round a text say no more: `(null)`, `<unknown>`, `"N/A"`. */
export const bareText = (text: string): string => folded(text.replace(aroundIt, ''));

/** Those at the end are looked for where they begin alone, or a long run of them would be read anew from each. */
const aroundIt = /^[\p{P}\p{S}\s]+|(?<![\p{P}\p{S}\s])[\p{P}\p{S}\s]+$/gu;

/** Whether a text stands for nothing: empty, `-`, `N/A`, `null`, `未知`. */
export function isPlaceholder(text: string): boolean {
	const bare = bareText(text);
	return bare === '' || placeholders.has(bare);
}
