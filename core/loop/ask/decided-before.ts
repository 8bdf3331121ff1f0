import type { JsonObject } from '../../model/json';
import { isSuppressionReason } from '../../model/states';
import { type EventRow, settleEvent } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { isMerged } from '../../survey/merged';
import { momentSaid, suppressionText } from '../../survey/suppression-text';
import type { House } from '../house';
import { sayOf, spokenIn } from '../workspace/spoken';
import { endInvitation, endVoid } from './end';
import type { Asking, InviteOutcome } from './invite-outcome';

/** A second call: the first one's result, or, for another event of the same cycle, why not. */
export async function decidedBefore(
	tx: Tx,
	house: House,
	base: Asking,
	known: InvitationRow,
	now: number,
): Promise<InviteOutcome> {
	const { event } = base;
	const say = sayOf(house);
	const waiting = known.state === 'scheduled' || known.state === 'sending';
	if (event && known.event_id !== event.event_id) {
		if (known.state === 'scheduled' && saysMerged(event)) {
			return await takeBackMerged(tx, house, base, known, now);
		}
		const text = say('ask.decided', {
			survey: known.survey_key,
			invitation: known.invitation_id,
			state: say(`invitation.${known.state}`),
		});
		await settleEvent(tx, house.workspace, event.event_id, 'duplicate_cycle', now);
		return { ...base, kind: 'not_asked', code: 'duplicate_cycle', text, invitation: known };
	}
	const ended = waiting ? await endVoid(tx, house, known, now) : null;
	if (ended) {
		const { reason, text } = ended;
		if (event) await settleEvent(tx, house.workspace, event.event_id, reason, now);
		const invitation = { ...known, state: 'expired', reason, reason_text: text } as const;
		return { ...base, kind: 'not_asked', code: reason, text, invitation };
	}
	if (event)
		await settleEvent(tx, house.workspace, event.event_id, known.reason ?? known.state, now);
	if (waiting && (known.due_at ?? 0) <= now) {
		return { ...base, kind: 'send_now', code: 'send_now', text: say('ask.now'), invitation: known };
	}
	if (waiting) {
		const { languages, timeZone } = await loadSettings(tx, house.workspace);
		const moment = momentSaid(known.due_at ?? now, { languages, timeZone });
		const text = say('ask.scheduled', { moment });
		return { ...base, kind: 'scheduled', code: 'scheduled', text, invitation: known };
	}
	return {
		...base,
		kind: 'not_asked',
		// One that was only deferred has been sent by now: why it came late is no reason.
		code: isSuppressionReason(known.reason) ? known.reason : 'duplicate_cycle',
		text: known.reason_text ?? say('ask.already', { state: say(`invitation.${known.state}`) }),
		invitation: known,
	};
}

function saysMerged({ type, attributes }: EventRow): boolean {
	return isMerged({ type, attributes: JSON.parse(attributes) as JsonObject });
}

/** What was planned when the subject was solved is void once it goes into another one. */
async function takeBackMerged(
	tx: Tx,
	house: House,
	base: Asking,
	known: InvitationRow,
	now: number,
): Promise<InviteOutcome> {
	const reason = 'merged' as const;
	const text = suppressionText(reason, {}, { languages: [spokenIn(house)] });
	await endInvitation(tx, house, known, now, { state: 'suppressed', reason, text });
	if (base.event) await settleEvent(tx, house.workspace, base.event.event_id, reason, now);
	const ended = { state: 'suppressed', reason, reason_text: text } as const;
	return { ...base, kind: 'not_asked', code: reason, text, invitation: { ...known, ...ended } };
}
