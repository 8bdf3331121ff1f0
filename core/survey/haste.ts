/** A form that comes back sooner than this after its page was served was not read by anybody, ms. */
export const readingTime = 1_500;

/** So long a rating that a program may have sent waits for a person before it is told of, ms. */
export const personWithin = 60_000;

/** What stands in the token of a form that could be sent as it is. */
export type ServedForm = {
	/** Epoch ms. */
	at: number;
	/** The rating that the link had marked; `null` where the form asks for more. */
	rating: number | null;
};

/** What was sent, as far as it tells a person from a program. */
type SentForm = {
	value: number | null;
	reasons: readonly string[];
	comment: string | null;
	own: Readonly<Record<string, unknown>>;
};

/**
 * Whether a form came back untouched, and faster than a person reads: some mail security opens the links
 * of a mail, runs scripts and sends the forms it finds. Clocks of two servers may differ, either way.
 *
 * @param served `null` for a form that cannot be sent untouched
 * @param now epoch ms
 */
export function sentByProgram(served: ServedForm | null, sent: SentForm, now: number): boolean {
	if (served === null || Math.abs(now - served.at) >= readingTime) return false;
	if (served.rating !== null) return sent.value === served.rating;
	const said = sent.reasons.length + Object.keys(sent.own).length;
	return said === 0 && sent.comment === null;
}
