/**
 * What answers are grouped by: a field that every answer has, or an attribute of the customer or of the
 * event that led to it, by its name.
 */
export type GroupField =
	| 'survey'
	| 'segment'
	| 'touchpoint'
	| 'owner'
	| 'language'
	| 'country'
	| `customer:${string}`
	| `event:${string}`;
