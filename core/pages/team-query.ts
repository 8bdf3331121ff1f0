import { cleanLine } from '../language/plain-text';
import { priorities, type Priority } from '../model/states';

/** What the reader of the board has asked for. */
export type TeamQuery = {
	search: string | null;
	/** Id of a person; `nobody` = cases without an owner. */
	owner: string | { nobody: true } | null;
	priority: Priority | null;
	touchpoint: string | null;
	/** The page comes again by itself: only ever asked for. */
	refresh: boolean;
};

/** The names of the board's fields in its address. */
export const teamFields = {
	search: 'q',
	owner: 'owner',
	priority: 'priority',
	touchpoint: 'touchpoint',
	refresh: 'refresh',
} as const;

/** The choice of cases without an owner; no id looks like it. */
export const nobody = '?';

/** Characters of a search. */
export const longestSearch = 100;

/** Reads the board's address; what cannot be used asks for nothing. Never throws. */
export function parseTeamQuery(query: Readonly<Record<string, unknown>>): TeamQuery {
	const text = (field: string): string | null => {
		const value = query[field];
		const line = typeof value === 'string' ? cleanLine(value).slice(0, 200) : '';
		return line === '' ? null : line;
	};
	const [owner, priority] = [text(teamFields.owner), text(teamFields.priority)];
	return {
		search: text(teamFields.search)?.slice(0, longestSearch) ?? null,
		owner: owner === nobody ? { nobody: true } : owner,
		priority: priorities.find((one) => one === priority) ?? null,
		touchpoint: text(teamFields.touchpoint),
		refresh: text(teamFields.refresh) === '1',
	};
}

/** The same board with other wishes, as an address behind the page's own. */
export function teamAddress(token: string, asked: TeamQuery): string {
	const fields = new URLSearchParams();
	const put = (name: string, value: string | null) => {
		if (value !== null) fields.set(name, value);
	};
	put(teamFields.refresh, asked.refresh ? '1' : null);
	put(teamFields.search, asked.search);
	put(teamFields.owner, ownerField(asked));
	put(teamFields.priority, asked.priority);
	put(teamFields.touchpoint, asked.touchpoint);
	fields.set('t', token);
	return `?${fields.toString()}`;
}

/** The chosen owner as the form names it. */
export function ownerField({ owner }: TeamQuery): string | null {
	return owner === null || typeof owner === 'string' ? owner : nobody;
}

/** Whether anything is left out by what was asked for. */
export function isNarrowed({ search, owner, priority, touchpoint }: TeamQuery): boolean {
	return [search, owner, priority, touchpoint].some((one) => one !== null);
}
