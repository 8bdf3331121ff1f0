import { type OpenAnswer, readOpenAnswer } from '../../../model/open-link';
import type { PageContext } from './visit';

/** So long whoever has tapped a rating may open the page for a word about it, ms. */
const staysFor = 3 * 60_000;

/**
 * Whether a page of a kiosk is behind whoever stands there now: the answer is complete, or its visitor
 * has gone. What a browser has kept of it leads to the start.
 *
 * @returns where the kiosk starts; `null` while the page is its visitor's
 */
export function leftKiosk({ audience, opening, now }: PageContext): OpenAnswer | null {
	const answer = readOpenAnswer(audience);
	if (answer?.link.mode !== 'kiosk' || !opening) return null;
	const { state, answered_at: answeredAt } = opening.invitation;
	if (answeredAt === null) return null;
	return state === 'completed' || now - answeredAt > staysFor ? answer : null;
}
