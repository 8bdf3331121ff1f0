/** A form that comes back sooner than this after its page was served was not read by anybody, ms. */
const readingTime = 1_500;

/** So long a rating that a program may have sent waits for a person before it is told of, ms. */
export const personWithin = 60_000;

/** Whether a form came back faster than a person reads it. Clocks of two servers may differ, either way. */
export function tooFast(servedAt: number, now: number): boolean {
	return Math.abs(now - servedAt) < readingTime;
}

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
 * Whether a form came back as it was served. Together with haste it shows a program: some mail security
 * opens the links of a mail, runs scripts and sends the forms it finds.
 *
 * @param served `null` for a form that cannot be sent untouched
 */
export function sentUntouched(served: ServedForm | null, sent: SentForm): boolean {
	if (served === null) return false;
	if (served.rating !== null) return sent.value === served.rating;
	const said = sent.reasons.length + Object.keys(sent.own).length;
	return said === 0 && sent.comment === null;
}
