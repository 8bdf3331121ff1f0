import { firstTimeZone } from '../../calendar/time-zone';
import { pickLanguage } from '../../language/pick-language';
import { renderInvitation } from '../../mail/invitation-mail';
import { topicOfSurvey } from '../../model/consent';
import { NotFoundError } from '../../model/errors';
import type { ItemInvitation, ItemMessage } from '../../model/item';
import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import type { InvitationRow } from '../../store/repositories/invitations';
import { keptSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { invitationPart } from '../item/item-parts';
import { pageAddress, signedLink } from '../workspace/link';
import { trialPage } from '../workspace/trial-page';
import { optOutLife, optOutLink } from './opt-out-link';

export type ComposedInvitation = { message: ItemMessage; invitation: ItemInvitation };

/**
 * Writes the message that asks: links signed for this invitation, in the customer's language. The
 * same invitation and attempt give the same message.
 *
 * @throws SetupError if no page serves the survey, or people could not reach it.
 */
export async function composeInvitation(
	house: House,
	facts: { invitation: InvitationRow; survey: Survey; customer: Customer | null },
	db: Db | Tx = house.store.db,
): Promise<ComposedInvitation> {
	const { invitation, survey, customer } = facts;
	const settings = await loadSettings(db, house.workspace);
	const test = invitation.test === 1;
	const tried = test ? await trialPage(house, db, survey.key) : null;
	const address =
		tried?.address ??
		(await pageAddress(house, db, 'survey', survey.key, settings.sandbox || test));
	const links = invitationLinks(house, address, invitation);
	const language = languageOf(survey, settings, invitation);
	const attempt = Math.max(1, invitation.attempt);
	const parts = renderInvitation({
		survey,
		language,
		brand: settings.brand,
		customerName: customer?.name ?? null,
		customerTitle: customer?.title ?? null,
		subjectTitle: invitation.subject_title,
		link: links.link,
		optOutLink: links.optOutLink,
		ratingLink: (value) => `${links.link}&r=${value}`,
		kind: attempt > 1 ? 'reminder' : survey.purpose === 'verification' ? 'verification' : 'first',
		expiresAt: invitation.expires_at,
		timeZone: firstTimeZone([customer?.time_zone, settings.timeZone]) ?? 'UTC',
		testMode: test,
	});
	return {
		message: {
			key: `${invitation.invitation_id}:${attempt}`,
			kind: attempt > 1 ? 'reminder' : 'invitation',
			to: recipientOf(invitation, customer),
			...parts,
		},
		invitation: invitationPart(invitation, links),
	};
}

/** The links of an invitation; the same ones at every call. */
export function invitationLinks(
	house: House,
	address: string,
	invitation: InvitationRow,
): { link: string; optOutLink: string | null } {
	const customerId = invitation.customer_id;
	return {
		link: signedLink(house, address, 'survey', {
			subject: invitation.invitation_id,
			audience: customerId ?? '',
			expiresAt: invitation.expires_at ?? invitation.created_at + optOutLife,
		}),
		optOutLink:
			customerId === null
				? null
				: optOutLink(house, address, {
						customerId,
						topic: topicOfSurvey(invitation),
						address: mailedTo(invitation),
						at: invitation.created_at,
					}),
	};
}

/** The same for an invitation that is only known by its row: what it refers to is read. */
export async function composeStoredInvitation(
	house: House,
	invitation: InvitationRow,
	db: Db | Tx = house.store.db,
): Promise<ComposedInvitation & { customer: Customer | null; survey: Survey }> {
	const { survey_key: key, survey_version: version } = invitation;
	const survey = await keptSurvey(house.store, house.workspace, { key, version }, db);
	if (!survey) {
		throw new NotFoundError(
			`The version ${version} of the survey "${key}" is not in the store.`,
			'Restore the database from a backup that has it.',
		);
	}
	const customer = invitation.customer_id
		? ((await findCustomer(db, house.workspace, invitation.customer_id)) ?? null)
		: null;
	const composed = await composeInvitation(house, { invitation, survey, customer }, db);
	return { ...composed, customer, survey };
}

function languageOf(survey: Survey, settings: Settings, invitation: InvitationRow): string {
	const preferred = [invitation.language, ...settings.languages].filter(
		(language): language is string => language !== null,
	);
	return pickLanguage(survey.languages, preferred).language;
}

/** The address that an invitation is mailed to; `null` where it travels another way. */
export const mailedTo = ({
	channel,
	recipient,
}: Pick<InvitationRow, 'channel' | 'recipient'>): string | null =>
	channel === 'email' ? recipient : null;

function recipientOf(invitation: InvitationRow, customer: Customer | null): string | null {
	// Another node finds the address of its channel itself.
	return invitation.channel === 'email' ? (invitation.recipient ?? customer?.email ?? null) : null;
}
