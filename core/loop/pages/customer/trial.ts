import { newId } from '../../../model/id';
import type { Survey } from '../../../model/survey';
import { signToken } from '../../../model/token';
import { saveSampleCustomer } from '../../../store/repositories/customers';
import { type EventRow, insertEvent } from '../../../store/repositories/events';
import { insertInvitation, type InvitationRow } from '../../../store/repositories/invitations';
import { saveTriedSurvey } from '../../../store/repositories/surveys';
import type { House } from '../../house';
import { sayOf } from '../../workspace/spoken';
import { type Sample, sampleCustomerOf, sampleSource } from '../../survey/sample';
import type { Trial } from './visit';

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

/** One made-up customer a survey, so that trials leave no crowd behind. */
const sampleCustomer = (survey: Survey): string => sampleCustomerOf(survey.key);

/** The invitation that a trial's link stands for, whether stored yet or not; else `undefined`. */
export function trialInvitation(
	house: House,
	now: number,
	tried: { trial: Trial; audience: string; invitationId: string },
): InvitationRow | undefined {
	const { trial, invitationId } = tried;
	const { survey, sample } = trial;
	if (tried.audience !== audienceOf(survey)) return undefined;
	const { subject, touchpoint } = sample.event;
	return {
		workspace_id: house.workspace,
		invitation_id: invitationId,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		dedupe_key: `test:${invitationId}`,
		event_id: null,
		subject_source: subject && sampleSource,
		subject_type: subject?.type ?? null,
		subject_id: subject?.id ?? null,
		subject_title: subject?.title ?? null,
		subject_url: subject?.url ?? null,
		cycle: 0,
		touchpoint: touchpoint ?? survey.touchpoint,
		segment: sample.customer.segment,
		customer_id: sampleCustomer(survey),
		owner: ownerOf(sample),
		case_id: null,
		state: 'sent',
		reason: null,
		reason_text: sayOf(house)('ask.triedOut'),
		attempt: 1,
		language: sample.customer.language,
		channel: 'email',
		recipient: null,
		due_at: now,
		sent_at: now,
		viewed_at: null,
		answered_at: null,
		short_code: null,
		expires_at: now + trialLife,
		test: 1,
		created_at: now,
		updated_at: now,
	};
}

const ownerOf = ({ owner }: Sample): string | null =>
	owner && JSON.stringify({ ...owner, team: null, channels: {} });

/**
 * Stores a trial's invitation, with the version of the survey that is tried and the event and customer
 * it is about; once. All are marked as a test, or belong to nobody.
 *
 * @param testAddress where mail to the sample customer goes; `null` = nowhere
 */
export async function storeTrial(
	house: House,
	now: number,
	{ survey, sample }: Trial,
	invitation: InvitationRow,
	testAddress: string | null,
): Promise<void> {
	const { workspace } = house;
	await house.store.transaction(async (tx) => {
		await saveTriedSurvey(tx, workspace, survey, now);
		const customer = { workspace_id: workspace, customer_id: sampleCustomer(survey) };
		await saveSampleCustomer(tx, { ...customer, ...sample.customer, email: testAddress }, now);
		const { row } = await insertEvent(tx, sampleEvent(now, sample, invitation));
		await insertInvitation(tx, { ...invitation, event_id: row.event_id });
	});
}

function sampleEvent(now: number, { event }: Sample, invitation: InvitationRow): EventRow {
	return {
		workspace_id: invitation.workspace_id,
		event_id: newId('evt'),
		source: sampleSource,
		external_id: `test:${invitation.invitation_id}`,
		type: event.type,
		occurred_at: now,
		received_at: now,
		touchpoint: event.touchpoint,
		subject_type: invitation.subject_type,
		subject_id: invitation.subject_id,
		subject_title: invitation.subject_title,
		subject_url: invitation.subject_url,
		cycle: 0,
		value_amount: event.value?.amount ?? null,
		value_currency: event.value?.currency ?? null,
		attributes: JSON.stringify(event.attributes),
		customer_id: invitation.customer_id,
		owner: invitation.owner,
		test: 1,
		// Nobody has to be asked about it any more.
		processed_at: now,
		outcome: 'tried_out',
	};
}
