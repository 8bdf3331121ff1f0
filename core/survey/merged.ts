import { attributeAt, foldedValues } from '../model/attribute-at';
import { tagsOf } from '../model/event-condition';
import type { JsonObject } from '../model/json';
import { bareText, isPlaceholder } from '../model/placeholder';

/** Zendesk puts this tag on the ticket that was closed because it went into another one. */
const mergeTag = 'closed_by_merge';

/** Attributes that name what the subject went into, or say that it did; a mapping can fill `merged`. */
const mergeAttributes = [
	'merged',
	'isMerged',
	'is_merged',
	'mergedInto',
	'merged_into',
	'mergedIntoId',
	'merged_into_id',
	'mergedTo',
	'masterRecordId',
	'MasterRecordId',
];

/** Attributes that say how a subject ended. */
const endings = [
	'status',
	'status_reason',
	'statusReason',
	'resolution',
	'closeReason',
	'close_reason',
];

/** Words of "no" that forms and people write, in the languages that are seen most. */
const no = new Set(
	'no n na not empty blank false f off never nein non 否 不 不是 没 未 假'.split(' '),
);
const notMerged =
	/^(?:not?|non|never|nicht|un|未|没有?|尚未|不)[\s_-]*(?:yet[\s_-]*)?(?:merged?|合并|并入)/u;

const mergedWords = ['merged', 'closed by merge', 'closed_by_merge', '已合并'];

/**
 * Whether a subject was closed because it was merged into another: its customer is asked about that
 * one.
 */
export function isMerged({ type, attributes }: { type: string; attributes: JsonObject }): boolean {
	return (
		type.endsWith('.merged') ||
		tagsOf(attributes).includes(mergeTag) ||
		mergeAttributes.some((name) => says(attributes, name, isYes)) ||
		endings.some((name) => says(attributes, name, (word) => mergedWords.includes(word)))
	);
}

/** Whether a word says yes or names something; an id of nothing but zeros is that of nothing. */
function isYes(word: string): boolean {
	const bare = bareText(word);
	const isZero = /\p{N}/u.test(bare) && /^[^\p{L}1-9]+$/u.test(bare);
	return !isPlaceholder(word) && !isZero && !no.has(bare) && !notMerged.test(bare) && word !== '-1';
}

function says(attributes: JsonObject, name: string, test: (word: string) => boolean): boolean {
	const found = attributeAt(attributes, name);
	return foldedValues(isNameless(found) ? '' : found).some(test);
}

const isNameless = (found: unknown): boolean => found === undefined || found === null;
