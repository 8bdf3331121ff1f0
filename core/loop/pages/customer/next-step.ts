import type { NextStep } from '../../../model/survey';
import { hasOpenCase } from '../../../store/repositories/cases';
import { findEndpoint } from '../../../store/repositories/endpoints';
import type { Recorded } from '../../answer/record-answer';
import type { FollowUp } from './follow-up';
import type { PageContext } from './visit';

/**
 * What a survey asks for once more, where this customer may see it: after a score that it is shown to, and
 * never while somebody works on a case of theirs or may be about to.
 */
export async function nextStepFor(
	{ house }: PageContext,
	{ survey, response }: Recorded,
	followUp: FollowUp | null,
): Promise<NextStep | null> {
	const { nextStep } = survey;
	if (!nextStep || followUp) return null;
	const { level, customer_id: customerId } = response;
	if (level !== 'high' && nextStep.showTo === 'high') return null;
	const { db } = house.store;
	if (level === 'low') {
		// Some workflow opens a case of it in a moment, where cases are worked at all.
		const cases = await findEndpoint(db, house.workspace, 'case', '');
		if (cases?.active === 1) return null;
	}
	const busy = customerId !== null && (await hasOpenCase(db, house.workspace, customerId));
	return busy ? null : nextStep;
}
