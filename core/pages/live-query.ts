import { cleanLine } from '../language/plain-text';

/** The periods that the page of figures offers; the first one is shown unasked. */
export const livePeriods = [
	'last_30_days',
	'last_7_days',
	'last_90_days',
	'this_month',
	'last_month',
	'this_quarter',
	'last_quarter',
	'last_12_months',
] as const;
export type LivePeriod = (typeof livePeriods)[number];

/** What the reader of the figures has asked for; `null` = all of them. */
export type LiveQuery = { period: LivePeriod; segment: string | null; team: string | null };

/** The names of the fields in the address. */
export const liveFields = { period: 'period', segment: 'segment', team: 'team' } as const;

/** Reads the address; what cannot be used asks for nothing. Never throws. */
export function parseLiveQuery(query: Readonly<Record<string, unknown>>): LiveQuery {
	const text = (field: string): string | null => {
		const value = query[field];
		const line = typeof value === 'string' ? cleanLine(value).slice(0, 200) : '';
		return line === '' ? null : line;
	};
	const period = text(liveFields.period);
	return {
		period: livePeriods.find((one) => one === period) ?? livePeriods[0],
		segment: text(liveFields.segment),
		team: text(liveFields.team),
	};
}

/** The same figures once more, as an address behind the page's own. */
export function liveAddress(token: string, asked: LiveQuery): string {
	const fields = new URLSearchParams({ [liveFields.period]: asked.period });
	if (asked.segment !== null) fields.set(liveFields.segment, asked.segment);
	if (asked.team !== null) fields.set(liveFields.team, asked.team);
	fields.set('t', token);
	return `?${fields.toString()}`;
}
