import type { Said } from '../../../insight/text/topic-tally';
import { isObject, parsedJson } from '../../../model/json';
import type { AttributeOf, CommentRow } from '../../../store/repositories/comments';

/** Keys of reasons name their survey: ids are a survey's own. */
export const reasonKey = (surveyKey: string, id: string): string => `reason:${surveyKey}:${id}`;

/** The ids in a stored list of reasons. */
export function reasonIds(tags: string): string[] {
	const read = parsedJson(tags);
	return Array.isArray(read) ? read.filter((one): one is string => typeof one === 'string') : [];
}

/** A stored comment as it is counted. */
export function saidOf(row: CommentRow, attributes: readonly AttributeOf[]): Said {
	const { surveyKey, purpose, metric, scale, highFrom, level, value } = row;
	const plain = {
		segment: row.segment,
		touchpoint: row.touchpoint,
		language: row.language,
		country: row.country,
		survey: surveyKey,
	};
	return {
		comment: row.comment,
		writer: row.writer,
		name: row.customerName,
		score: {
			surveyKey,
			purpose,
			metric,
			scale,
			highFrom,
			level,
			n: 1,
			sum: value,
			sumSquares: value * value,
		},
		keys: reasonIds(row.tags).map((id) => reasonKey(surveyKey, id)),
		fields: [
			...Object.entries(plain).flatMap(([field, said]) =>
				said === null ? [] : [[field, said] as const],
			),
			...ofEvent(row.attributes),
			...attributes.map((one) => [`customer:${one.name}`, one.value] as const),
		],
	};
}

function ofEvent(attributes: string | null): Array<readonly [string, string]> {
	if (attributes === null) return [];
	const read = parsedJson(attributes);
	if (!isObject(read)) return [];
	return Object.entries(read).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'boolean'
			? [[`event:${name}`, String(value)] as const]
			: [],
	);
}
