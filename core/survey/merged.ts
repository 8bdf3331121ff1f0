import { attributeAt, foldedValues } from '../model/attribute-at';
import { tagsOf } from '../model/event-condition';
import type { JsonObject } from '../model/json';

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

const no = ['', 'false', '0', 'no', 'null', 'none', '否'];
const mergedWords = ['merged', 'closed by merge', 'closed_by_merge', '已合并'];

/**
 * Whether a subject was closed because it was merged into another: its customer is asked about that
 * one.
 */
export function isMerged({ type, attributes }: { type: string; attributes: JsonObject }): boolean {
	return (
		type.endsWith('.merged') ||
		tagsOf(attributes).includes(mergeTag) ||
		mergeAttributes.some((name) => says(attributes, name, (word) => !no.includes(word))) ||
		endings.some((name) => says(attributes, name, (word) => mergedWords.includes(word)))
	);
}

function says(attributes: JsonObject, name: string, test: (word: string) => boolean): boolean {
	const found = attributeAt(attributes, name);
	return foldedValues(isNameless(found) ? '' : found).some(test);
}

const isNameless = (found: unknown): boolean => found === undefined || found === null;
