import { openCase } from '../../../../core/loop/case/open-case';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { peekDue } from '../../../../core/loop/due/take';
import { findInvitation } from '../../../../core/store/repositories/invitations';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../../../nodes/a-workspace';
import { ada, day, hour, minute } from '../case/a-service-team';
import { life } from '../a-house';
import { says } from '../a-word';
import { gives, takes, tells } from './a-clock';

let workspace: Workspace;

async function setUp(settings: Parameters<typeof aWorkspace>[0] = {}) {
	workspace = await aWorkspace(settings);
	return workspace.house;
}

afterEach(async () => await workspace.close());

describe('an invitation that waits', () => {
	it('is given out once, with the message to send', async () => {
		const house = await setUp({ policy: { delay: '2h' } });
		const now = Date.now();
		const { invitation } = await anInvitation(house);
		const peek = { taker: 'message', scope: null, limit: 9 } as const;
		expect(await peekDue(house, now + hour, peek)).toEqual([]);
		const [work, ...more] = await takes(house, now + 2 * hour + 1000);
		expect(more).toEqual([]);
		const item = work?.items[0];
		expect(item?.message?.key).toBe(`${invitation?.invitation_id}:1`);
		expect(item?.message?.html).toContain('https://n8n.example.test/webhook/service?t=');
		expect(item?.due).toMatchObject({ kind: 'invitation_due', attempt: 1 });
		expect(await takes(house, now + 2 * hour + 2000)).toEqual([]);
	});

	it('is not sent to somebody who opted out meanwhile, and says why', async () => {
		const house = await setUp({ policy: { delay: '2h' } });
		const { invitation, customer } = await anInvitation(house);
		const customerId = customer?.customer_id ?? '';
		await says(house, customerId, 'denied');
		expect(await gives(house, Date.now() + 3 * hour)).toEqual([]);
		const id = invitation?.invitation_id ?? '';
		expect(await findInvitation(house.store.db, house.workspace, id)).toMatchObject({
			state: 'suppressed',
			reason: 'opted_out',
		});
	});

	it('is not sent with a link that has run out while the clock stood still', async () => {
		const house = await setUp({ policy: { delay: '2h', capOverall: { limit: 1, days: 90 } } });
		const { invitation } = await anInvitation(house);
		const id = invitation?.invitation_id ?? '';
		expect(await gives(house, Date.now() + 25 * day)).toEqual([]);
		expect(await findInvitation(house.store.db, house.workspace, id)).toMatchObject({
			state: 'expired',
			reason: 'expired',
			reason_text: 'The link ran out before the message could be sent.',
		});
		expect(await life(house).contacts()).toEqual([]);
	});

	it.each([
		// Planned for the moment in which the event becomes too old, and in time.
		['in time', 13 * day, { delay: '14d' }, day, ['send_now'], 'scheduled', null],
		['an hour late', 13 * day, { delay: '14d' }, day + hour, [], 'expired', 'event_too_old'],
		['late, and young enough', 0, { delay: '2h' }, 13 * day, ['send_now'], 'scheduled', null],
		['late, and too old', 0, { delay: '2h' }, 15 * day, [], 'expired', 'event_too_old'],
	])(
		'about an event of a while ago, %s',
		async (_when, age, policy, after, given, state, reason) => {
			const house = await setUp({ policy: { ...policy, maxEventAge: '14d', quietHours: null } });
			const { happens, publish, asks } = life(house);
			const at = Date.now();
			await publish({ expiresAfterDays: 90 }, at);
			const customer = { ...liWei, externalIds: { desk: 'old' }, email: 'old@example.com' };
			const { event } = await happens({ occurredAt: at - age, customer }, at);
			const { item } = await asks({ eventId: event.event_id }, at);
			const id = item.invitation?.id ?? '';
			const items = await gives(house, at + after + minute);
			expect(items.map(({ outcome }) => outcome?.code)).toEqual(given);
			const found = await findInvitation(house.store.db, house.workspace, id);
			expect(found).toMatchObject({ state, reason });
			if (reason) expect(found?.reason_text).toContain('older than 14 days');
			// Nor does it leave where a workflow or a mail server has held it.
			const ticket = await beginSending(house, at + after + minute, {
				key: `${id}:1`,
				kind: 'invitation',
				messageId: '<old@example.com>',
				channel: 'email',
				recipient: 'old@example.com',
				invitationId: id,
				caseId: null,
				test: false,
			});
			expect(ticket.kind).toBe(reason ? 'void' : 'send');
		},
	);

	it('is not sent either where a workflow held it so long, or asks again so late', async () => {
		const house = await setUp();
		const { invitation } = await anInvitation(house);
		const id = invitation?.invitation_id ?? '';
		const ticket = await beginSending(house, Date.now() + 25 * day, {
			key: `${id}:1`,
			kind: 'invitation',
			messageId: '<late@example.com>',
			channel: 'email',
			recipient: 'x@example.com',
			invitationId: id,
			caseId: null,
			test: false,
		});
		expect(ticket).toEqual({
			kind: 'void',
			code: 'void',
			text: 'The link ran out before the message could be sent.',
		});
		const { happens, asks } = life(house);
		const customer = { ...ada, externalIds: { desk: '1' }, phone: null, language: 'en' };
		const facts = { ...customer, timeZone: null, segment: null } as never;
		const { event } = await happens({ customer: facts }, Date.now());
		const asked = { eventId: event.event_id, channel: 'other' } as const;
		expect((await asks(asked, Date.now())).item.outcome?.code).toBe('send_now');
		const late = await asks(asked, Date.now() + 25 * day);
		expect(late.item).toMatchObject({
			outcome: { code: 'expired' },
			invitation: { state: 'expired' },
		});
	});

	it('is dropped when a case was opened meanwhile', async () => {
		const house = await setUp({ policy: { delay: '2h' } });
		const { invitation, customer } = await anInvitation(house);
		await openCase(house, Date.now(), {
			responseId: null,
			eventId: null,
			customerId: customer?.customer_id ?? '',
			owner: null,
			priority: 'normal',
			slaPreset: null,
			actor: { kind: 'workflow', id: null, name: null },
			test: false,
		});
		expect(await tells(house, Date.now() + 3 * hour)).toEqual([]);
		const id = invitation?.invitation_id ?? '';
		expect((await findInvitation(house.store.db, house.workspace, id))?.reason).toBe('open_case');
	});

	it('that is to be sent now is given out at once, unless it was sent', async () => {
		const house = await setUp();
		const { invitation, kind } = await anInvitation(house);
		expect(kind).toBe('send_now');
		const [first] = await gives(house, Date.now());
		expect(first?.message?.key).toBe(`${invitation?.invitation_id}:1`);
		const { sends } = life(house);
		const other = await anInvitation(house, {
			customer: { externalIds: { desk: '778' }, email: 'b@example.com' },
		});
		await sends(other.invitation?.invitation_id ?? '', Date.now());
		expect(await gives(house, Date.now() + minute)).toEqual([]);
	});

	it('of a test is given out where there is a test address, and nowhere else', async () => {
		const house = await setUp();
		await anInvitation(house, { test: true });
		expect(await gives(house, Date.now())).toEqual([]);
		await life(house).settings({ testAddress: 'me@example.com' });
		await anInvitation(house, { test: true });
		expect((await gives(house, Date.now())).map(({ test }) => test)).toEqual([true]);
	});
});

describe('an invitation on a channel that another node serves', () => {
	it('is no matter of the clock: its event comes out of its trigger when it is time', async () => {
		const house = await setUp({ policy: { delay: '2h' } });
		const { publish, happens, asks } = life(house);
		await publish({}, Date.now());
		const at = Date.now();
		const customer = { ...ada, externalIds: { desk: '1' }, phone: null, language: 'en' };
		const { event } = await happens(
			{ occurredAt: at, customer: { ...customer, timeZone: null, segment: null } as never },
			at,
		);
		const eventId = event.event_id;
		const asked = await asks({ eventId, channel: 'other' }, at);
		expect(asked.item.outcome?.code).toBe('scheduled');
		expect(await gives(house, at + 3 * hour)).toEqual([]);
		expect(await takes(house, at + hour, 'events', 'w/n')).toEqual([]);
		expect(await takes(house, at + 3 * hour, 'events', 'another/n')).toEqual([]);
		const [work] = await takes(house, at + 3 * hour, 'events', 'w/n');
		expect(work?.items[0]).toMatchObject({
			outcome: { code: 'ask_again' },
			event: { id: eventId },
			due: { kind: 'ask_again' },
		});
		const again = await asks({ eventId, channel: 'other' }, at + 3 * hour);
		expect(again.item).toMatchObject({ outcome: { code: 'send_now' } });
	});
});

describe('a reminder', () => {
	it('comes due to somebody who has not answered, as a message of its own', async () => {
		const house = await setUp({ policy: { reminders: ['3d'] } });
		const { invitation } = await anInvitation(house);
		const id = invitation?.invitation_id ?? '';
		await life(house).sends(id, Date.now());
		const [item] = await gives(house, Date.now() + 3 * day + minute);
		expect(item?.message).toMatchObject({ key: `${id}:2`, kind: 'reminder' });
	});

	it('does not come to somebody who has answered', async () => {
		const house = await setUp({ policy: { reminders: ['3d'] } });
		const { invitation } = await anInvitation(house);
		const invitationId = invitation?.invitation_id ?? '';
		await life(house).sends(invitationId, Date.now());
		const given = { rating: 5 };
		await recordAnswer(house, Date.now(), { invitationId, given, step: 'details', language: null });
		expect(await gives(house, Date.now() + 4 * day)).toEqual([]);
	});
});
