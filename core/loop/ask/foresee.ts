import type { CustomerFacts } from '../../model/event';
import type { Survey } from '../../model/survey';
import { type Customer, customerWithEmail, findCustomer } from '../../store/repositories/customers';
import { type EventRow, findEvent } from '../../store/repositories/events';
import { findByDedupeKey } from '../../store/repositories/invitations';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { decideInvitation, type InvitationDecision } from '../../survey/policy';
import { isoTime } from '../../model/item';
import type { GivenCustomer } from '../customer/customer-facts';
import { unstoredCustomer } from '../customer/unstored';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { dedupeKey } from './dedupe-key';
import { withinQuotas } from './within-quotas';
import { invitationFacts } from './invitation-facts';

/** What asking would come to. */
export type Foreseen = {
	/** As the outcome of asking says it: `send_now`, `scheduled`, or the reason not to ask. */
	code: string;
	text: string;
	/** ISO-8601; `null` where nobody would be asked. */
	dueAt: string | null;
};

/**
 * What the contact policy would decide if the survey were asked now about the event and customer of an
 * item, by mail. Where the item names nobody it is somebody who has never been asked, and something that
 * happens now. Nothing is stored.
 */
export async function foresee(
	house: House,
	now: number,
	{
		survey,
		eventId,
		customer: given,
	}: { survey: Survey; eventId: string | null; customer: GivenCustomer },
): Promise<Foreseen> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const settings = await loadSettings(tx, workspace);
		const event = eventId === null ? undefined : await findEvent(tx, workspace, eventId);
		const known = await whoIsMeant(tx, house, event, given);
		const customer = known ?? anybody(workspace, given.facts, now);
		const key = dedupeKey(
			{
				survey,
				event: event ?? null,
				case: null,
				customer,
				wave: null,
				test: false,
				timeZone: settings.timeZone,
			},
			now,
		);
		const before = await findByDedupeKey(tx, workspace, survey.key, key);
		if (before) {
			const say = sayOf(house);
			const state = say(`invitation.${before.state}`);
			const text = say('ask.foreseen', { invitation: before.invitation_id, state });
			return { code: 'duplicate_cycle', text, dueAt: null };
		}
		const facts = await invitationFacts(
			tx,
			house,
			settings,
			{
				survey,
				customer,
				occurredAt: event?.occurred_at ?? now,
				channel: 'email',
				recipient: null,
				stage: 'event',
				test: false,
				invitationId: '',
				event: event ?? null,
			},
			now,
		);
		const wanted = decideInvitation(facts, settings, now);
		const { decision } = await withinQuotas(tx, house, settings, facts, wanted, now);
		const { text } = decision;
		const told = known ? text : sayOf(house)('ask.stranger', { text });
		return foreseen(decision, told);
	});
}

async function whoIsMeant(
	tx: Tx,
	{ workspace }: House,
	event: EventRow | undefined,
	{ id, facts }: GivenCustomer,
): Promise<Customer | undefined> {
	for (const one of [event?.customer_id, id]) {
		const found = one ? await findCustomer(tx, workspace, one) : undefined;
		if (found) return found;
	}
	return facts?.email ? await customerWithEmail(tx, workspace, facts.email) : undefined;
}

/** Somebody as the item describes them, or anybody. */
function anybody(workspace: string, facts: CustomerFacts | null, now: number): Customer {
	const described = facts ?? { email: 'somebody@example.com' };
	return unstoredCustomer(workspace, { id: '', facts: described }, now);
}

function foreseen(decision: InvitationDecision, told: string): Foreseen {
	const { kind } = decision;
	switch (kind) {
		case 'suppressed':
			return { code: decision.reason, text: told, dueAt: null };
		case 'send_now':
			return { code: kind, text: told, dueAt: isoTime(decision.at) };
		case 'scheduled':
			return { code: kind, text: told, dueAt: isoTime(decision.dueAt) };
	}
}
