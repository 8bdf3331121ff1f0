import { sql } from 'kysely';

import { isObject, parsedJson } from '../../model/json';

/** An owner as an answer has them, and the system whose id it is. */
export type RawOwner = {
	system: string | null;
	id: string | null;
	email: string | null;
	name: string | null;
	team: string | null;
};

/** An owner as one column for one group: the system of the id, a line feed and the owner's JSON. */
export const ownerCell = sql<string | null>`case when owner is null then null
	else coalesce(subject_source, '') || ${'\n'} || owner end`;

/** What such a cell says, as the JSON of a {@link RawOwner}; what cannot be read says nothing. */
export function rawOwner(cell: string): string {
	// A system's name has no line feed, JSON that somebody has laid out has some.
	const at = cell.indexOf('\n');
	const parsed = parsedJson(cell.slice(at + 1));
	const said = isObject(parsed) ? parsed : {};
	const text = (value: unknown) => (typeof value === 'string' ? value : null);
	const raw: RawOwner = {
		system: cell.slice(0, Math.max(0, at)) || null,
		id: text(said.id),
		email: text(said.email),
		name: text(said.name),
		team: text(said.team),
	};
	return JSON.stringify(raw);
}
