import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { openCase } from '../../../../core/loop/case/open-case';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import {
	failDue,
	fetchDue,
	finishDue,
	maxAttempts,
	peekDue,
	releaseClaims,
} from '../../../../core/loop/due/fetch';
import { publishPage } from '../../../../core/loop/workspace/endpoints';
import type { House } from '../../../../core/loop/house';
import { receiveEvent } from '../../../../core/loop/event/receive-event';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { setOptOut } from '../../../../core/loop/ask/opt-out';
import { upsertPerson } from '../../../../core/loop/team/team';
import type { ItemOwner } from '../../../../core/model/item';
import { type DueKind, dueKinds } from '../../../../core/model/states';
import { findCase } from '../../../../core/store/repositories/cases';
import { findInvitation } from '../../../../core/store/repositories/invitations';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../../../nodes/a-workspace';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let workspace: Workspace;
let house: House;

async function setUp(settings: Parameters<typeof aWorkspace>[0] = {}): Promise<void> {
	workspace = await aWorkspace(settings);
	house = workspace.house;
	await publishPage(house, Date.now(), {
		page: 'case',
		node: { workflowId: 'c', workflowName: 'Cases', nodeId: 'n', nodeName: 'Case' },
		address: 'https://n8n.example.test/webhook/case',
		survey: null,
	});
}

afterEach(async () => await workspace.close());

const scope = {
	kinds: dueKinds,
	surveyKeys: null,
	limit: 50,
	holder: 'test',
	leaseMs: 10 * minute,
};

/** What a timer gets at a moment, by kind; everything it gets is done at once. */
async function comesDue(at: number): Promise<Array<[DueKind, string | undefined]>> {
	const { work } = await fetchDue(house, at, scope);
	await finishDue(house, { rows: work.map(({ row }) => row) });
	return work.map(({ row, items }) => [row.kind, items[0]?.outcome?.code]);
}

const ada: ItemOwner = {
	id: 'ada',
	name: 'Ada',
	email: 'ada@example.com',
	team: 'service',
	channels: {},
};

/** A low answer with its case, opened at a moment. */
async function aCase(now: number): Promise<string> {
	const { invitation } = await anInvitation(house);
	const answered = await recordAnswer(house, now, {
		invitationId: invitation?.invitation_id ?? '',
		given: { rating: 1 },
		step: 'rating',
		language: null,
	});
	if (answered.kind !== 'recorded') throw new Error(answered.reason);
	const opened = await openCase(house, now, {
		responseId: answered.response.response_id,
		eventId: null,
		customerId: null,
		owner: ada,
		priority: 'normal',
		slaPreset: 'complaint',
		actor: { kind: 'workflow', id: null, name: null },
		test: false,
	});
	return opened.case.case_id;
}

/** Around the clock, so that working time is time. */
const always = {
	calendar: {
		hours: Object.fromEntries(
			[1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [{ from: '00:00', to: '24:00' }]]),
		),
	},
};

describe('an invitation that waits', () => {
	it('comes due once, with the message to send', async () => {
		await setUp({ policy: { delay: '2h' } });
		const now = Date.now();
		const { invitation } = await anInvitation(house);
		expect(await peekDue(house, now + hour, scope)).toEqual([]);
		const { work } = await fetchDue(house, now + 2 * hour + 1000, scope);
		expect(work).toHaveLength(1);
		const item = work[0]?.items[0];
		expect(item?.message?.key).toBe(`${invitation?.invitation_id}:1`);
		expect(item?.message?.html).toContain('https://n8n.example.test/webhook/service?t=');
		expect(item?.due).toMatchObject({ kind: 'invitation_due', attempt: 1 });
		expect((await fetchDue(house, now + 2 * hour + 2000, scope)).work).toEqual([]);
	});

	it('is not sent to somebody who opted out meanwhile, and says why', async () => {
		await setUp({ policy: { delay: '2h' } });
		const { invitation, customer } = await anInvitation(house);
		await setOptOut(house, Date.now(), {
			customerId: customer?.customer_id ?? '',
			optedOut: true,
		});
		expect(await comesDue(Date.now() + 3 * hour)).toEqual([]);
		const id = invitation?.invitation_id ?? '';
		expect(await findInvitation(house.store.db, house.workspace, id)).toMatchObject({
			state: 'suppressed',
			reason: 'opted_out',
		});
	});

	it('is dropped when a case was opened meanwhile', async () => {
		await setUp({ policy: { delay: '2h' }, ...always });
		const { invitation, customer } = await anInvitation(house);
		await openCase(house, Date.now(), {
			responseId: null,
			eventId: null,
			customerId: customer?.customer_id ?? '',
			owner: ada,
			priority: 'normal',
			slaPreset: null,
			actor: { kind: 'workflow', id: null, name: null },
			test: false,
		});
		const { work } = await fetchDue(house, Date.now() + 3 * hour, {
			...scope,
			kinds: ['invitation_due'],
		});
		expect(work).toEqual([]);
		const id = invitation?.invitation_id ?? '';
		expect((await findInvitation(house.store.db, house.workspace, id))?.reason).toBe('open_case');
	});

	it('that was to be sent at once is sent by the timer if the process died before', async () => {
		await setUp();
		const { invitation, kind } = await anInvitation(house);
		expect(kind).toBe('send_now');
		expect(await comesDue(Date.now() + minute)).toEqual([]);
		const { work } = await fetchDue(house, Date.now() + 11 * minute, scope);
		expect(work[0]?.items[0]?.message?.key).toBe(`${invitation?.invitation_id}:1`);
	});
});

describe('a reminder', () => {
	async function sent(): Promise<string> {
		const { invitation } = await anInvitation(house);
		const id = invitation?.invitation_id ?? '';
		await beginSending(house, Date.now(), {
			key: `${id}:1`,
			kind: 'invitation',
			messageId: '<1@example.com>',
			channel: 'email',
			recipient: 'li.wei@example.com',
			invitationId: id,
			caseId: null,
			test: false,
		});
		await recordDelivery(house, Date.now(), {
			message: { key: `${id}:1` },
			state: 'sent',
			reason: null,
			permanent: false,
			channel: 'email',
			recipient: 'li.wei@example.com',
		});
		return id;
	}

	it('comes due to somebody who has not answered, as a message of its own', async () => {
		await setUp({ policy: { reminders: ['3d'] } });
		const id = await sent();
		const { work } = await fetchDue(house, Date.now() + 3 * day + minute, scope);
		expect(work[0]?.items[0]?.message).toMatchObject({ key: `${id}:2`, kind: 'reminder' });
	});

	it('does not come to somebody who has answered', async () => {
		await setUp({ policy: { reminders: ['3d'] } });
		const id = await sent();
		await recordAnswer(house, Date.now(), {
			invitationId: id,
			given: { rating: 5 },
			step: 'details',
			language: null,
		});
		expect(await comesDue(Date.now() + 4 * day)).toEqual([]);
	});
});

describe('work that fails', () => {
	it('is tried again later each time, and is stuck after the last try', async () => {
		await setUp({ policy: { delay: '1h' } });
		await anInvitation(house);
		let at = Date.now() + 2 * hour;
		const pauses: number[] = [];
		for (let attempt = 1; attempt <= maxAttempts; attempt++) {
			const { work } = await fetchDue(house, at, scope);
			expect(work[0]?.row.attempt).toBe(attempt);
			const row = work[0]?.row;
			if (!row) throw new Error('nothing was claimed');
			expect(await failDue(house, at, { row, error: 'no mail server' })).toBe(
				attempt === maxAttempts,
			);
			expect((await fetchDue(house, at + 1000, scope)).work).toEqual([]);
			pauses.push(30_000 * 2 ** (attempt - 1));
			at += (pauses.at(-1) ?? 0) + 1;
		}
		expect((await fetchDue(house, at + day, scope)).work).toEqual([]);
		const row = await house.store.db.selectFrom('due').selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({ state: 'stuck', last_error: 'no mail server' });
	});

	it('goes back at once when its holder starts again', async () => {
		await setUp({ policy: { delay: '1h' } });
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		expect((await fetchDue(house, at, scope)).work).toHaveLength(1);
		await releaseClaims(house, 'somebody else');
		expect((await fetchDue(house, at, scope)).work).toEqual([]);
		await releaseClaims(house, 'test');
		expect((await fetchDue(house, at, scope)).work).toHaveLength(1);
	});
});

describe('the clocks of a case', () => {
	it('warn, run out and climb the ladder in their order', async () => {
		await setUp(always);
		const now = Date.now();
		for (const [id, name, role] of [
			['ada', 'Ada', 'agent'],
			['tom', 'Tom', 'team_lead'],
		] as const) {
			const facts = { id, name, role, email: `${id}@example.com`, team: 'service' };
			await upsertPerson(house, now, { facts, cleared: [] });
		}
		const caseId = await aCase(now);
		// The preset "complaint": one hour to respond.
		expect(await comesDue(now + 49 * minute)).toEqual([['sla_warning', 'sla_warning_response']]);
		const { work } = await fetchDue(house, now + hour + 1, scope);
		await finishDue(house, { rows: work.map(({ row }) => row) });
		const codes = work.map(({ items }) => [items[0]?.outcome?.code, items[0]?.message?.to]);
		expect(codes.sort()).toEqual([
			['rung_1', 'tom@example.com'],
			['sla_breach_response', 'ada@example.com'],
		]);
		expect(await findCase(house.store.db, house.workspace, caseId)).toMatchObject({
			rung: 1,
			response_state: 'breached',
		});
	});

	it('tell a breach again when the first telling was lost, and count it once', async () => {
		await setUp(always);
		const now = Date.now();
		const caseId = await aCase(now);
		const breach = { ...scope, kinds: ['sla_breach'] as const };
		expect((await fetchDue(house, now + hour + 1, breach)).work).toHaveLength(1);
		await releaseClaims(house, 'test');
		expect((await fetchDue(house, now + hour + 2, breach)).work).toHaveLength(1);
		const steps = await house.store.db
			.selectFrom('case_step')
			.select('kind')
			.where('case_id', '=', caseId)
			.where('kind', '=', 'breach')
			.execute();
		expect(steps).toHaveLength(1);
	});

	it('stand still once the case is acknowledged: no response warning, no breach', async () => {
		await setUp(always);
		const now = Date.now();
		const caseId = await aCase(now);
		await actOnCase(house, now + minute, {
			caseId,
			action: { kind: 'acknowledge' },
			actor: { kind: 'workflow', id: null, name: null },
		});
		expect(await comesDue(now + 2 * hour)).toEqual([]);
	});
});

describe('the nets under a crash', () => {
	it('bring back a low answer that became no case', async () => {
		await setUp();
		const { invitation } = await anInvitation(house);
		await recordAnswer(house, Date.now(), {
			invitationId: invitation?.invitation_id ?? '',
			given: { rating: 1 },
			step: 'rating',
			language: null,
		});
		const { work } = await fetchDue(house, Date.now() + 11 * minute, scope);
		expect(work[0]).toMatchObject({ level: 'low', row: { kind: 'low_score_without_case' } });
		expect(work[0]?.items[0]?.score).toMatchObject({ value: 1, band: 'dissatisfied' });
	});

	it('bring back an event that nobody decided about, and leave a decided one alone', async () => {
		await setUp();
		const event = {
			source: 'desk',
			externalId: 'e1',
			type: 'ticket.closed',
			occurredAt: Date.now(),
			touchpoint: null,
			subject: { type: 'ticket', id: '7', title: null, url: null },
			value: null,
			attributes: {},
			customer: liWei,
			owner: null,
		};
		const received = await receiveEvent(house, Date.now(), {
			event,
			receiver: 'w/n',
			test: false,
		});
		const { work } = await fetchDue(house, Date.now() + 11 * minute, scope);
		expect(work[0]?.items[0]?.event?.id).toBe(received.event.event_id);
	});

	it('close half an answer after its time and hand it over in the shape of an answer', async () => {
		await setUp({ closePartialAfter: '1h' });
		const { invitation } = await anInvitation(house);
		await recordAnswer(house, Date.now(), {
			invitationId: invitation?.invitation_id ?? '',
			given: { rating: 3 },
			step: 'rating',
			language: null,
		});
		expect(await comesDue(Date.now() + 59 * minute)).toEqual([]);
		const { work } = await fetchDue(house, Date.now() + 61 * minute, scope);
		expect(work[0]?.level).toBe('middle');
		expect(work[0]?.items[0]).toMatchObject({
			response: { state: 'completed', changed: false },
			score: { value: 3, level: 'middle' },
			survey: { key: 'service' },
		});
	});
});
