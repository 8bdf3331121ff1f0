import { caps } from './caps';
import { sha1Hex } from './signing';

/**
 * The id of an event whose sender has none: what it is and what tells it from others, the same at every
 * delivery. One that would be too long to keep is a digest behind its first part.
 */
export function madeId(parts: ReadonlyArray<string | null>): string {
	const said = parts.filter((part) => part !== null);
	const id = said.join(':');
	return id.length <= caps.id ? id : `${(said[0] ?? '').slice(0, 60)}:${sha1Hex([id])}`;
}
