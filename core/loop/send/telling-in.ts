import { isObject } from '../../model/json';

/** What names the telling that an item of *Tell Reporters* stands for; `null` = it is no such item, or a test. */
export function tellingIn(item: Record<string, unknown>): string | null {
	const { telling } = item;
	if (item.test === true || !isObject(telling)) return null;
	return typeof telling.id === 'string' && telling.id !== '' ? telling.id : null;
}
