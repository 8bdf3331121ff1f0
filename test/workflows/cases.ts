import type { CaseAction } from '../../core/case/action';
import { ask } from '../../core/loop/ask/ask';
import { recordAnswer } from '../../core/loop/answer/record-answer';
import { actOnCase } from '../../core/loop/case/act-on-case';
import { receiveEvent } from '../../core/loop/event/receive-event';
import { openForItem } from '../../core/loop/case/open-for-item';
import { derivedId } from '../../core/model/id';
import { fillItem, type SatisfactionItem } from '../../core/model/item';
import type { Stage } from './stage';

let customers = 0;

/** A ticket of a customer in a city, as a CRM Trigger would store it. */
async function aTicket(stage: Stage, city: string, email: string): Promise<string> {
	const { event } = await receiveEvent(stage.workspace.house, Date.now(), {
		event: {
			type: 'ticket.closed',
			attributes: { city },
			source: 'desk',
			externalId: `ticket-${email}`,
			occurredAt: Date.now() - 60_000,
			touchpoint: 'use',
			subject: { type: 'ticket', id: email, title: 'A kettle', url: null },
			value: null,
			customer: { ...linMei, email },
			owner: null,
		},
		receiver: 'elsewhere',
		test: false,
	});
	return event.event_id;
}

const linMei = {
	externalIds: {},
	name: 'Lin Mei',
	phone: null,
	language: 'en',
	timeZone: null,
	segment: null,
};

/** A low answer to a survey that is published; nobody has made a case of it. */
export async function aLowAnswer(
	stage: Stage,
	surveyKey: string,
	city: string | null = null,
): Promise<string> {
	const { house } = stage.workspace;
	const now = Date.now();
	const email = `customer${(customers += 1)}@example.com`;
	const { item } = await ask(house, now, {
		surveyKey,
		eventId: city === null ? null : await aTicket(stage, city, email),
		customerId: null,
		customer: city === null ? { ...linMei, email } : null,
		caseId: null,
		owner: null,
		channel: 'email',
		wave: `wave-${customers}`,
		delay: null,
		test: false,
	});
	const recorded = await recordAnswer(house, now, {
		invitationId: item.invitation?.id ?? '',
		given: { rating: 1 },
		step: 'rating',
		language: 'en',
	});
	if (recorded.kind !== 'recorded') throw new Error(`Refused: ${recorded.reason}`);
	return recorded.response.response_id;
}

/** A case about a low answer, with an owner. */
export async function aCase(
	stage: Stage,
	surveyKey: string,
	ownerEmail = 'li.na@example.com',
): Promise<SatisfactionItem> {
	const responseId = await aLowAnswer(stage, surveyKey);
	const [item] = await openForItem(stage.workspace.house, Date.now(), {
		responseId,
		eventId: null,
		customerId: null,
		owner: { id: null, name: null, email: ownerEmail, team: null, channels: {} },
		priority: 'normal',
		slaPreset: null,
		test: false,
		workflow: 'Test',
		item: fillItem({}, {}),
	});
	return item as SatisfactionItem;
}

/** Everything an owner has to do before the fix is put to the customer. */
export async function resolveCase(stage: Stage, caseId: string): Promise<void> {
	const note = null;
	const steps = ['hear', 'empathise', 'apologise', 'act'] as const;
	const actions: CaseAction[] = [
		{ kind: 'acknowledge' },
		...steps.map((step) => ({ kind: 'heat' as const, step, done: true, note })),
		{ kind: 'root_cause', code: 'not_solved', note },
		{ kind: 'resolve', note },
	];
	const id = derivedId('prs', 'email', 'li.na@example.com');
	const actor = { kind: 'owner' as const, id, name: 'Li Na' };
	for (const action of actions) {
		const acted = await actOnCase(stage.workspace.house, Date.now(), { caseId, action, actor });
		if (acted.kind === 'refused') throw new Error(acted.text);
	}
}
