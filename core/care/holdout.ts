import { isSampled } from '../survey/sampling';
import type { Group } from '../model/care-words';
import type { OccasionKind, OccasionRules } from './occasion';

/** Whether anybody may be left out of an occasion to see whether it works: of promotion alone. */
export function isWithheld(
	{ tone }: Pick<OccasionKind, 'tone'>,
	{ purpose }: Pick<OccasionRules, 'purpose'>,
): boolean {
	return tone === 'promotional' && purpose !== 'service';
}

/**
 * The group of a customer in a campaign. What was stored stands, so that neither another percentage nor a
 * merge moves anybody; else it is a hash of the campaign and the customer, so that a higher percentage only
 * adds people, and each campaign leaves out others.
 *
 * After a merge the kept record's group stands, or, where it had none, the other's. Where the two differ,
 * one person was in both, which proves nothing: `mixed`, and not counted.
 *
 * @param customerId the kept one
 * @param stored groups of the customer and of all who were merged into them, the kept one's first
 */
export function groupOf(
	{ key, holdoutPercent }: { key: string; holdoutPercent: number },
	customerId: string,
	stored: readonly Group[] = [],
): { group: Group; mixed: boolean } {
	const [first] = stored;
	if (first !== undefined) {
		return { group: first, mixed: stored.some((one) => one !== first) };
	}
	const isOut = isSampled(`holdout\n${key}\n${customerId}`, holdoutPercent);
	return { group: isOut ? 'held_out' : 'treated', mixed: false };
}
