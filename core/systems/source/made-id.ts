import { caps } from './caps';
import { cleanJson } from './clean-json';
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

/**
 * The id of an event whose sender says neither an id nor a time: what became of what, and all that is said of
 * it. The same words again are the same event, however much later they come. `null` without a subject.
 */
export function idOfContent(type: unknown, subject: unknown, content: unknown): string | null {
	const word = (value: unknown): string =>
		typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	if (word(subject) === '') return null;
	return madeId([word(type), word(subject), sha1Hex([JSON.stringify(cleanJson(content))])]);
}
