import { ask } from '../../../core/loop/ask/ask';
import { beginSending } from '../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../core/loop/send/record-delivery';
import { publishPage } from '../../../core/loop/workspace/endpoints';
import type { House } from '../../../core/loop/house';
import type { InviteInput } from '../../../core/loop/ask/invite';
import { receiveEvent, type ReceivedEvent } from '../../../core/loop/event/receive-event';
import { surveyDefinition, type SurveyInput } from '../../../core/loop/survey/survey-definition';
import { changeSettings } from '../../../core/loop/workspace/settings';
import type { CanonicalEvent, CustomerFacts } from '../../../core/model/event';
import type { JsonObject } from '../../../core/model/json';
import { findEvent } from '../../../core/store/repositories/events';
import { findInvitation, type InvitationRow } from '../../../core/store/repositories/invitations';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A Wednesday, 10:00 in UTC. */
export const now = Date.UTC(2026, 3, 15, 10);

let customers = 0;

/** Somebody nobody has asked before. */
export function somebody(given: Partial<CustomerFacts> = {}): CustomerFacts {
	customers += 1;
	return {
		externalIds: { desk: `c${customers}` },
		name: 'Li Wei',
		email: `c${customers}@example.com`,
		phone: null,
		language: 'en',
		timeZone: null,
		segment: null,
		...given,
	};
}

/** What tests do with a house, in the words of the loop. */
export function life(house: House) {
	let events = 0;
	const publish = async (input: Partial<SurveyInput> = {}, at = now) =>
		await publishPage(house, at, {
			page: 'survey',
			node: {
				workflowId: `w-${input.key ?? 'service'}`,
				workflowName: 'Survey',
				nodeId: 'n',
				nodeName: 'Answers',
			},
			address: `https://n8n.example.test/webhook/${input.key ?? 'service'}`,
			survey: surveyDefinition({ key: 'service', metric: 'csat', ...input }),
		});
	const settings = async (...changes: JsonObject[]) =>
		await changeSettings(house, now, { changes, reset: [] });
	const happens = async (
		given: Partial<CanonicalEvent>,
		at = now,
		receiver = 'w/n',
	): Promise<ReceivedEvent> => {
		events += 1;
		return await receiveEvent(house, at, {
			event: {
				source: 'desk',
				externalId: `e${events}-${house.workspace}`,
				type: 'ticket.closed',
				occurredAt: at,
				touchpoint: null,
				subject: { type: 'ticket', id: `own-${events}`, title: 'Kettle', url: null },
				value: null,
				attributes: {},
				customer: null,
				owner: null,
				...given,
			},
			receiver,
			test: false,
		});
	};
	const asks = async (input: Partial<InviteInput>, at = now) =>
		await ask(house, at, {
			surveyKey: 'service',
			eventId: null,
			customerId: null,
			customer: null,
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
			...input,
		});
	const invitation = async (id: string | undefined): Promise<InvitationRow | undefined> =>
		await findInvitation(house.store.db, house.workspace, id ?? '');
	const event = async (id: string) => await findEvent(house.store.db, house.workspace, id);
	/** Marks an invitation's message as sent; `meanwhile` happens while it is on its way. */
	const sends = async (
		id: string,
		at = now,
		meanwhile = async (): Promise<unknown> => null,
	): Promise<void> => {
		const message = { channel: 'email', recipient: 'x@example.com' };
		const key = `${id}:1`;
		await beginSending(house, at, {
			...message,
			key,
			kind: 'invitation',
			messageId: `<${key}@example.com>`,
			invitationId: id,
			caseId: null,
			test: false,
		});
		await meanwhile();
		const report = { message: { key }, state: 'sent' as const, reason: null, permanent: false };
		await recordDelivery(house, at, { ...report, ...message });
	};
	const due = async (refId: string) =>
		await house.store.db
			.selectFrom('due')
			.select(['kind', 'due_at'])
			.where('workspace_id', '=', house.workspace)
			.where('ref_id', '=', refId)
			.orderBy('kind')
			.execute();
	const contacts = async () =>
		await house.store.db
			.selectFrom('contact')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.execute();
	return { publish, settings, happens, asks, invitation, event, sends, due, contacts };
}
