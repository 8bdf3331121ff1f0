import { clientSystems, sourceSystems } from '../../systems';
import type { System } from '../../systems/system';
import type { House } from '../house';
import { spokenIn } from './spoken';

/** A system as people call it in the language of the workspace. */
export const nameOf = (house: House, { names }: Pick<System, 'names'>): string =>
	spokenIn(house).toLowerCase().startsWith('zh') ? names['zh-CN'] : names.en;

/** The same by its key, which stands on items; one that is none of ours is called by its key. */
export function nameOfKey(house: House, key: string): string {
	const known = [...sourceSystems, ...clientSystems].find((system) => system.key === key);
	return known ? nameOf(house, known) : key;
}
