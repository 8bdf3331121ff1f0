import type { Level } from '../../model/metric';
import type { Survey } from '../../model/survey';
import { score } from '../../score/score';
import { saveHeldRating } from '../../store/repositories/held-ratings';
import type { House } from '../house';

/** A rating of which nobody knows yet whether a person gave it. */
export type Unconfirmed = { value: number; level: Level };

/** A rating as a page shows it that asks for one more press. */
export function unconfirmed(survey: Survey, value: number): Unconfirmed {
	return { value, level: score(survey.metric, value, survey.rating, survey.cuts).level };
}

/**
 * Keeps a rating that a program may have sent apart from all answers: nothing is handed over, confirmed
 * or counted by it, and the reminder still goes. Whatever a person sends afterwards is the answer.
 */
export async function holdRating(
	house: House,
	now: number,
	about: { invitationId: string; survey: Survey; value: number },
): Promise<Unconfirmed> {
	const { invitationId, survey, value } = about;
	const { level } = unconfirmed(survey, value);
	await saveHeldRating(house.store.db, {
		workspace_id: house.workspace,
		invitation_id: invitationId,
		value,
		level,
		at: now,
		times: 1,
	});
	return { value, level };
}
