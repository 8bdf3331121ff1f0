import { newId } from '../../../model/id';
import type { Survey } from '../../../model/survey';
import { signToken } from '../../../model/token';
import { insertInvitation, type InvitationRow } from '../../../store/repositories/invitations';
import { saveTriedSurvey } from '../../../store/repositories/surveys';
import type { House } from '../../house';

const trialLife = 2 * 3_600_000;

/**
 * A link to try a survey out. Like every GET, opening it stores nothing; the invitation it names is
 * made, marked as a test, when its form is posted.
 */
export function trialToken(house: House, survey: Survey, now: number): string {
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'survey',
		subject: newId('inv'),
		audience: audienceOf(survey),
		expiresAt: now + trialLife,
	});
}

const audienceOf = (survey: Survey): string => `trial:${survey.key}`;

/** The invitation that a trial's link stands for, whether stored yet or not; else `undefined`. */
export function trialInvitation(
	house: House,
	now: number,
	trial: { survey: Survey; audience: string; invitationId: string },
): InvitationRow | undefined {
	const { survey, invitationId } = trial;
	if (trial.audience !== audienceOf(survey)) return undefined;
	return {
		workspace_id: house.workspace,
		invitation_id: invitationId,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		dedupe_key: `test:${invitationId}`,
		event_id: null,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		subject_url: null,
		cycle: 0,
		touchpoint: survey.touchpoint,
		segment: null,
		customer_id: null,
		owner: null,
		case_id: null,
		state: 'sent',
		reason: null,
		reason_text: 'Tried out from the editor.',
		attempt: 1,
		language: null,
		channel: 'email',
		due_at: now,
		sent_at: now,
		viewed_at: null,
		answered_at: null,
		expires_at: now + trialLife,
		test: 1,
		created_at: now,
		updated_at: now,
	};
}

/** Stores a trial's invitation, with the version of the survey that is tried; once. */
export async function storeTrial(
	house: House,
	now: number,
	survey: Survey,
	invitation: InvitationRow,
): Promise<void> {
	await house.store.transaction(async (tx) => {
		await saveTriedSurvey(tx, house.workspace, survey, now);
		await insertInvitation(tx, invitation);
	});
}
