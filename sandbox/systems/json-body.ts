import type { SimAnswer } from './simulated';

export type Body = Record<string, unknown>;

/** The object in a request's body; `null` for anything else. */
export function objectIn(text: string): Body | null {
	try {
		const value: unknown = JSON.parse(text);
		return partOf(value);
	} catch {
		return null;
	}
}

/** A value as an object; `null` for anything else. */
export const partOf = (value: unknown): Body | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

export const answer = (body: Body, status = 200): SimAnswer => ({
	status,
	body: JSON.stringify(body),
});

/** Counts what happened in the last stretch of time, by name. */
export class Often {
	readonly #times = new Map<string, number[]>();

	/** Whether this is more than `most` in the last `span` ms; one that is too much counts, too. */
	isTooMuch(name: string, now: number, most: number, span: number): boolean {
		const recent = [...(this.#times.get(name) ?? []).filter((at) => at > now - span), now];
		this.#times.set(name, recent);
		return recent.length > most;
	}
}
