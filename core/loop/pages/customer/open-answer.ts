import { createHmac } from 'node:crypto';

import {
	type OpenAnswer,
	openChannel,
	openSource,
	writeOpenAnswer,
	writeOpenLink,
} from '../../../model/open-link';
import type { OpenLinkSettings } from '../../../model/settings';
import type { Survey } from '../../../model/survey';
import { signToken } from '../../../model/token';
import {
	findInvitation,
	insertInvitation,
	type InvitationRow,
} from '../../../store/repositories/invitations';
import { lockName } from '../../../store/repositories/lock';
import { countOpenAnswers, noteOpenAnswer } from '../../../store/repositories/open-answers';
import { countedWithin, waitForOpenAnswer } from '../../../survey/open-limits';
import type { House } from '../../house';
import { sayOf } from '../../workspace/spoken';

const hour = 3_600_000;

/** So long may a page lie open before it is sent, ms; a change of the answer has its own time. */
const openFor = 24 * hour;

/** Who has the page before them when its link runs out may still send it for so long, ms. */
const grace = hour;

/** When the token of a page ends, epoch ms: an answer that was given at the last moment may be changed. */
export const pageExpiresAt = (servedAt: number, { changeWindow }: Survey): number =>
	servedAt + openFor + changeWindow;

/** Until when a page is answered for the first time, epoch ms: it does not outlive its link. */
function answeredUntil(expiresAt: number, survey: Survey, { link }: OpenAnswer): number {
	const open = expiresAt - survey.changeWindow;
	return link.until === null ? open : Math.min(open, link.until + grace);
}

/**
 * The token of a page that is served at an open link. It names an invitation that is made when the page
 * is sent: whoever sends the same page twice, by a double tap or by going back, has answered once.
 */
export function openAnswerToken(
	house: House,
	about: { invitationId: string; answer: OpenAnswer; expiresAt: number },
): string {
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'survey',
		subject: about.invitationId,
		audience: writeOpenAnswer(about.answer),
		expiresAt: about.expiresAt,
	});
}

/**
 * The invitation that a page of an open link stands for, whether stored yet or not.
 *
 * @param about.expiresAt of the page's token
 */
export function openInvitation(
	house: House,
	now: number,
	about: { invitationId: string; survey: Survey; answer: OpenAnswer; expiresAt: number },
): InvitationRow {
	const { invitationId, survey, answer } = about;
	const { source } = answer.link;
	return {
		workspace_id: house.workspace,
		invitation_id: invitationId,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		dedupe_key: `open:${invitationId}`,
		event_id: null,
		subject_source: openSource,
		subject_type: source === '' ? null : openSource,
		subject_id: source === '' ? null : source,
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
		reason_text: sayOf(house)('ask.atOpenLink'),
		attempt: 1,
		language: null,
		channel: openChannel,
		recipient: null,
		due_at: now,
		sent_at: now,
		viewed_at: now,
		answered_at: null,
		short_code: null,
		expires_at: answeredUntil(about.expiresAt, survey, answer),
		test: 0,
		created_at: now,
		updated_at: now,
	};
}

/**
 * Stores the invitation of an answer that begins at an open link, unless too many do. One at a time for
 * a link, so that its limit holds however many come at once.
 *
 * @param sender the network address; `null` where many share it
 * @returns `null` = it may be answered; else after how many seconds to try again
 */
export async function beginOpenAnswer(
	house: House,
	now: number,
	{
		invitation,
		answer,
		sender,
		limits,
	}: {
		invitation: InvitationRow;
		answer: OpenAnswer;
		sender: string | null;
		limits: OpenLinkSettings;
	},
): Promise<number | null> {
	const { store, workspace } = house;
	const row = {
		workspace_id: workspace,
		invitation_id: invitation.invitation_id,
		link: `${answer.surveyKey}:${writeOpenLink(answer.link)}`,
		// On a device that many use, all of them come from one address.
		sender: answer.link.mode === 'kiosk' || sender === null ? null : hashed(house, sender),
		at: now,
	};
	return await store.transaction(async (tx) => {
		await lockName(tx, store.dialect, [workspace, 'open_answer', row.link]);
		// The same page, sent twice at once.
		if (await findInvitation(tx, workspace, invitation.invitation_id)) return null;
		const since = { minute: now - countedWithin.minute, hour: now - countedWithin.hour };
		const wait = waitForOpenAnswer(await countOpenAnswers(tx, row, since), limits);
		if (wait !== null) return wait;
		await insertInvitation(tx, invitation);
		await noteOpenAnswer(tx, store.dialect, row, since.hour);
		return null;
	});
}

/** What is counted in place of an address: only this workspace can tell that two are the same. */
function hashed({ keys, workspace }: House, sender: string): string {
	const mac = createHmac('sha256', keys.current).update(`sender:${workspace}:${sender}`);
	return mac.digest('base64url').slice(0, 22);
}
