import { cancelInvitation } from '../../../../core/loop/ask/cancel';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { remind } from '../../../../core/loop/ask/remind';
import { openCase } from '../../../../core/loop/case/open-case';
import type { House } from '../../../../core/loop/house';
import type { JsonObject } from '../../../../core/model/json';
import type { Person } from '../../../../core/model/people';
import { savePerson } from '../../../../core/store/repositories/people';
import { updateMailbox } from '../../../../core/store/repositories/mailboxes';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, now, somebody } from '../a-house';
import { says } from '../a-word';
import { gives } from '../due/a-clock';

useDatabases();

const always: JsonObject = { policy: { quietHours: null, delay: 0 } };
let workspaces = 0;

const hire = async (house: House, given: Partial<Person> = {}) =>
	await house.store.transaction(
		async (tx) =>
			await savePerson(
				tx,
				house.workspace,
				{
					id: 'li.na',
					name: 'Li Na',
					email: 'li.na@example.com',
					team: null,
					role: 'agent',
					skills: [],
					languages: [],
					channels: {},
					externalIds: { zendesk: '4711' },
					compensationLimit: null,
					deputyId: null,
					maxOpenCases: null,
					active: true,
					...given,
				},
				now,
			),
	);

describe.each(databases)('asking, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const place = (keys = {}) => ({ ...houseIn(store(), `asking-${(workspaces += 1)}`), ...keys });

	async function aLife(settings: JsonObject = {}) {
		const house = place();
		const own = life(house);
		await own.settings(always, settings);
		await own.publish();
		return { house, ...own };
	}

	it('asks once for a cycle of a subject, whoever calls and however often', async () => {
		const { happens, asks, event, contacts } = await aLife();
		const { event: happened } = await happens({ customer: somebody() });
		const eventId = happened.event_id;
		const answers = await Promise.all([1, 2, 3].map(async () => await asks({ eventId })));
		const ids = answers.map(({ item }) => item.invitation?.id);
		expect(new Set(ids).size).toBe(1);
		expect(answers.map(({ kind }) => kind)).toEqual(['send_now', 'send_now', 'send_now']);
		expect(await contacts()).toHaveLength(1);
		expect(await event(eventId)).toMatchObject({ outcome: expect.any(String) });
		expect((await event(eventId))?.processed_at).not.toBeNull();
	});

	it('says of another event of the same cycle that it was decided before', async () => {
		const { happens, asks } = await aLife();
		const subject = { type: 'ticket', id: 'one', title: null, url: null };
		const customer = somebody();
		const first = await happens({ customer, subject });
		const second = await happens({ customer, subject, type: 'ticket.solved' });
		const asked = await asks({ eventId: first.event.event_id });
		const again = await asks({ eventId: second.event.event_id });
		expect(again).toMatchObject({
			kind: 'not_asked',
			item: { outcome: { code: 'duplicate_cycle' } },
		});
		expect(again.item.event?.id).toBe(second.event.event_id);
		expect(again.item.invitation?.id).toBe(asked.item.invitation?.id);
	});

	it('says of one that came late and was sent that it was decided before, not why it was late', async () => {
		const { asks, sends, happens } = await aLife({
			policy: { quietHours: { from: '09:00', to: '11:00' } },
			timeZone: 'UTC',
		});
		const { event } = await happens({ customer: somebody() });
		const first = await asks({ eventId: event.event_id });
		expect(first).toMatchObject({ kind: 'scheduled' });
		await sends(first.item.invitation?.id ?? '', now + 2 * hour);
		const again = await asks({ eventId: event.event_id }, now + 3 * hour);
		expect(again).toMatchObject({ item: { outcome: { code: 'duplicate_cycle' } } });
	});

	it('plans the message for the clock, at once or later', async () => {
		const { happens, asks, due } = await aLife();
		const { event } = await happens({ customer: somebody() });
		const { item } = await asks({ eventId: event.event_id });
		expect(await due(item.invitation?.id ?? '')).toEqual([{ kind: 'invitation_due', due_at: now }]);
		const later = await happens({ customer: somebody() });
		const scheduled = await asks({ eventId: later.event.event_id, delay: 5 * hour });
		expect(await due(scheduled.item.invitation?.id ?? '')).toEqual([
			{ kind: 'invitation_due', due_at: now + 5 * hour },
		]);
	});

	it('compresses waits by the time scale', async () => {
		const { happens, asks } = await aLife({ timeScale: 0.01 });
		const { event } = await happens({ customer: somebody() });
		const { item } = await asks({ eventId: event.event_id, delay: 100 * hour });
		expect(item.invitation?.dueAt).toBe(new Date(now + hour).toISOString());
	});

	it('reminds while an answer is taken, and says why not when none is', async () => {
		const { house, asks, sends, publish } = await aLife();
		const id = (await asks({ customer: somebody() })).item.invitation?.id ?? '';
		await sends(id);
		const reminded = async (at: number) =>
			await remind(house, at, { invitationId: id, trial: false });
		expect(await reminded(now + day)).toMatchObject({ kind: 'reminded' });
		expect(await reminded(now + 15 * day)).toMatchObject({
			kind: 'not_reminded',
			text: 'The link expired on Apr 29, 2026, 10:00 (UTC).',
		});
		await publish({ acceptAnswers: false }, now + day);
		expect(await reminded(now + 2 * day)).toMatchObject({
			kind: 'not_reminded',
			text: 'The survey "service" accepts no answers any more.',
		});
	});

	it('asks whoever only shares an id with one of the team in a system of two lists, or has left', async () => {
		const { house, happens, asks } = await aLife();
		await hire(house, { externalIds: { desk: '4711' }, email: null });
		await hire(house, { id: 'gone', email: 'gone@example.com', active: false });
		for (const customer of [
			somebody({ externalIds: { desk: '4711' } }),
			somebody({ email: 'gone@example.com' }),
		]) {
			const { event } = await happens({ customer });
			expect(await asks({ eventId: event.event_id })).toMatchObject({ kind: 'send_now' });
		}
	});

	it('asks a customer without a name, and nobody at an address without a person', async () => {
		const { happens, asks } = await aLife();
		const nameless = await happens({ customer: somebody({ name: null }) });
		expect(await asks({ eventId: nameless.event.event_id })).toMatchObject({ kind: 'send_now' });
		const phoned = somebody({ email: 'noreply@example.com', phone: '+8613900000000' });
		const program = await happens({ customer: phoned });
		const other = await asks({ eventId: program.event.event_id, channel: 'other' });
		expect(other).toMatchObject({ kind: 'send_now' });
	});

	it('takes back what was planned about a ticket that is merged into another meanwhile', async () => {
		const { happens, asks, invitation, contacts, due } = await aLife();
		const subject = { type: 'ticket', id: 'doubled', title: null, url: null };
		const customer = somebody();
		const solved = await happens({ customer, subject, type: 'ticket.solved' });
		const planned = await asks({ eventId: solved.event.event_id, delay: day });
		expect(planned.kind).toBe('scheduled');
		const merged = await happens(
			{ customer, subject, attributes: { tags: ['closed_by_merge'] } },
			now + hour,
		);
		const asked = await asks({ eventId: merged.event.event_id }, now + hour);
		expect(asked).toMatchObject({ kind: 'not_asked', item: { outcome: { code: 'merged' } } });
		const id = planned.item.invitation?.id ?? '';
		expect(await invitation(id)).toMatchObject({ state: 'suppressed', reason: 'merged' });
		expect([await contacts(), await due(id)]).toEqual([[], []]);
	});

	it('reminds none of the own people, nor a program', async () => {
		const { house, happens, asks, sends } = await aLife();
		const { event } = await happens({ customer: somebody({ email: 'li.na@example.com' }) });
		const id = (await asks({ eventId: event.event_id })).item.invitation?.id ?? '';
		await sends(id);
		await hire(house);
		const given = { invitationId: id, trial: false };
		expect(await remind(house, now + day, given)).toMatchObject({
			kind: 'not_reminded',
			text: 'Not reminded: the customer is one of your own people.',
		});
	});

	describe('keeps the reason why nobody is asked:', () => {
		const one = { limit: 1, days: 30 };
		type Case = {
			settings?: JsonObject;
			happens?: Parameters<Awaited<ReturnType<typeof aLife>>['happens']>[0];
			survey?: JsonObject;
			before?: (own: Awaited<ReturnType<typeof aLife>>, customerId: string) => Promise<unknown>;
		};
		const cases: Array<[string, Case]> = [
			['no_customer', { happens: { customer: null } }],
			['no_address', { happens: { customer: somebody({ email: null }) } }],
			[
				'address_failed',
				{
					happens: { customer: somebody({ email: 'Failed@Example.com' }) },
					before: async ({ house }) =>
						await house.store.transaction(
							async (tx) =>
								await updateMailbox(
									tx,
									house.workspace,
									'failed@example.com',
									{ state: 'failed' },
									now,
								),
						),
				},
			],
			[
				'opted_out',
				{
					before: async ({ house }, customerId) => await says(house, customerId, 'denied'),
				},
			],
			[
				'is_staff',
				{
					happens: { customer: somebody({ email: 'Li.Na@example.com' }) },
					before: async ({ house }) => await hire(house),
				},
			],
			...['jörg@example.com', 'JÖRG@EXAMPLE.COM', 'li@xn--mnchen-3ya.example'].map(
				(email): [string, Case] => [
					'is_staff',
					{
						happens: { customer: somebody({ email }) },
						before: async ({ house }) => {
							await hire(house, { id: 'jörg', email: 'JÖRG@Example.com' });
							await hire(house, { id: 'li', email: 'Li@München.example' });
						},
					},
				],
			),
			[
				'is_staff',
				{
					// An agent of Zendesk who asks for something is a user with the same id.
					happens: {
						source: 'zendesk',
						customer: somebody({
							externalIds: { zendesk: '4711' },
							email: null,
							phone: '+4912345',
						}),
					},
					before: async ({ house }) => await hire(house),
				},
			],
			[
				'is_staff',
				{
					happens: {
						customer: somebody({ email: 'own@example.com' }),
						owner: { id: 'a1', name: 'Ann', email: 'OWN@example.com' },
					},
				},
			],
			[
				'is_staff',
				{
					settings: { policy: { staffDomains: ['house.example'] } },
					happens: { customer: somebody({ email: 'new@shop.house.example' }) },
				},
			],
			['no_person', { happens: { customer: somebody({ email: 'no-reply@example.com' }) } }],
			['no_person', { happens: { customer: somebody({ email: 'mailer-daemon@example.com' }) } }],
			['merged', { happens: { customer: somebody(), attributes: { tags: ['closed_by_merge'] } } }],
			[
				'filtered',
				{
					settings: { policy: { filters: [{ name: 'Spam', field: 'tag', value: 'spam' }] } },
					happens: { customer: somebody(), attributes: { tags: ['spam'] } },
				},
			],
			[
				'filtered',
				{
					settings: { policy: { filters: [{ field: 'segment', value: 'press' }] } },
					happens: { customer: somebody({ segment: 'Press' }) },
				},
			],
			['no_consent', { settings: { policy: { consent: 'opt_in' } } }],
			['not_sampled', { settings: { policy: { samplePercent: 0 } } }],
			['event_too_old', { happens: { occurredAt: now - 15 * day } }],
			['event_in_future', { happens: { occurredAt: now + hour } }],
			['survey_closed', { survey: { acceptAnswers: false } }],
			[
				'open_case',
				{
					before: async ({ house }, customerId) =>
						await openCase(house, now, {
							responseId: null,
							eventId: null,
							customerId,
							owner: null,
							priority: 'normal',
							slaPreset: null,
							actor: { kind: 'workflow', id: null, name: null },
							test: false,
						} as Parameters<typeof openCase>[2]),
				},
			],
			[
				'cap_metric',
				{
					settings: {
						policy: { capPerMetric: { csat: one }, capOverall: null, whenThrottled: 'drop' },
					},
					before: async ({ asks }, customerId) => await asks({ customerId, wave: 'before' }),
				},
			],
			[
				'cap_overall',
				{
					settings: {
						policy: { capPerMetric: { csat: null }, capOverall: one, whenThrottled: 'drop' },
					},
					before: async ({ asks }, customerId) => await asks({ customerId, wave: 'before' }),
				},
			],
		];

		it.each(cases)('%s', async (reason, given) => {
			const own = await aLife(given.settings);
			if (given.survey) await own.publish(given.survey, now + 1);
			const { event } = await own.happens({ customer: somebody(), ...given.happens });
			await given.before?.(own, event.customer_id ?? '');
			const { kind, item } = await own.asks({ eventId: event.event_id });
			expect(kind).toBe('not_asked');
			expect(item.outcome).toMatchObject({
				code: reason,
				text: expect.stringMatching(/\w{3}.*\.$/),
			});
			expect(await own.invitation(item.invitation?.id)).toMatchObject({
				state: 'suppressed',
				reason,
				reason_text: item.outcome?.text,
				due_at: null,
			});
			expect(await own.event(event.event_id)).toMatchObject({ outcome: reason });
			const id = item.invitation?.id ?? '';
			expect((await own.contacts()).some(({ ref_id: ref }) => ref === id)).toBe(false);
			// Asked again, the reason is the same, and stored once.
			const again = await own.asks({ eventId: event.event_id });
			expect(again.item).toMatchObject({ outcome: { code: reason }, invitation: { id } });
		});
	});

	it('moves a throttled invitation to the moment the cap has room, if that is soon enough', async () => {
		const { asks, happens, settings } = await aLife({
			policy: { capPerMetric: { csat: { limit: 1, days: 3 } }, capOverall: null },
		});
		const { event } = await happens({ customer: somebody() });
		const customerId = event.customer_id;
		await asks({ customerId, wave: 'before' }, now - hour);
		const deferred = await asks({ eventId: event.event_id });
		expect(deferred).toMatchObject({ kind: 'scheduled' });
		expect(deferred.item.invitation?.dueAt).toBe(new Date(now - hour + 3 * day).toISOString());
		await settings({ policy: { deferAtMost: '1d' } });
		const next = await happens({ customer: somebody() });
		await asks({ customerId: next.event.customer_id, wave: 'before' });
		const dropped = await asks({ eventId: next.event.event_id });
		expect(dropped.item.outcome?.code).toBe('cap_metric');
	});

	it('waits for the end of quiet hours where the customer is', async () => {
		const { asks, happens } = await aLife({
			policy: { quietHours: { from: '21:00', to: '09:00' } },
		});
		// 10:00 UTC is 3 a.m. in Los Angeles in April.
		const customer = somebody({ timeZone: 'America/Los_Angeles' });
		const { event } = await happens({ customer });
		const { kind, item } = await asks({ eventId: event.event_id });
		expect(kind).toBe('scheduled');
		expect(item.invitation?.dueAt).toBe('2026-04-15T16:00:00.000Z');
	});

	describe('within a quota', () => {
		const quotas = [
			{ name: 'Regions', survey: 'service', per: { field: 'attribute', path: 'region' }, limit: 2 },
		];
		const full = 'quota_reached';

		async function aQuota(more: JsonObject = {}) {
			const own = await aLife({ policy: { quotas: quotas.map((one) => ({ ...one, ...more })) } });
			const asksIn = async (region: string, at = now, delay = 0) => {
				const given = { customer: somebody(), attributes: { region } };
				const { event } = await own.happens(given, at);
				const { item } = await own.asks({ eventId: event.event_id, delay }, at);
				return {
					code: item.outcome?.code,
					text: item.outcome?.text,
					id: item.invitation?.id ?? '',
				};
			};
			return { ...own, asksIn };
		}

		it('asks until it is full, each region by itself, and says so', async () => {
			const { asksIn, invitation, contacts } = await aQuota();
			expect((await asksIn('north')).code).toBe('send_now');
			// Planned ones count as well.
			expect((await asksIn('North', now, hour)).code).toBe('scheduled');
			const third = await asksIn('north');
			expect(third).toMatchObject({
				code: full,
				text: 'Not asked: the quota "Regions" of 2 answers a month is reached (0 answered, 2 may still answer).',
			});
			expect(await invitation(third.id)).toMatchObject({ state: 'suppressed', reason: full });
			expect(await contacts()).toHaveLength(2);
			expect((await asksIn('south')).code).toBe('send_now');
			// The next month, and what is planned into it, has places of its own.
			expect((await asksIn('north', now + 20 * day)).code).toBe('send_now');
			expect((await asksIn('north', now, 13 * day)).code).toBe(full);
			expect((await asksIn('north', now + 10 * day, 8 * day)).code).toBe('scheduled');
		});

		it('gives a place back when nobody will answer, and keeps it for an answer', async () => {
			const { house, asksIn, sends } = await aQuota();
			const first = await asksIn('north');
			const second = await asksIn('north');
			await cancelInvitation(house, now, { invitationId: first.id, reason: null, trial: false });
			const third = await asksIn('north');
			expect([third.code, (await asksIn('north')).code]).toEqual(['send_now', full]);
			await sends(second.id);
			await sends(third.id);
			const recorded = await recordAnswer(house, now + hour, {
				invitationId: second.id,
				given: { rating: 5 },
				step: 'rating',
				language: null,
			});
			expect(recorded.kind).toBe('recorded');
			// The links run out after 14 days; whoever has answered keeps the place.
			expect((await asksIn('north', now + 13 * day)).code).toBe(full);
			expect((await asksIn('north', now + 14 * day + 1)).code).toBe('send_now');
			expect((await asksIn('north', now + 14 * day + 2)).code).toBe(full);
		});

		it('asks more where fewer answer, and never a crowd for the last place', async () => {
			const { asksIn } = await aQuota({ responseRate: 50 });
			const codes = [];
			for (let n = 0; n < 6; n++) codes.push((await asksIn('north')).code);
			expect(codes).toEqual([...Array(4).fill('send_now'), full, full]);
		});

		it('does not count tests and verifications, nor stop them', async () => {
			const { asks, asksIn, happens, publish } = await aQuota({ limit: 1 });
			const given = { customer: somebody(), attributes: { region: 'north' } };
			const { event } = await happens(given);
			const trial = await asks({ eventId: event.event_id, test: true });
			expect(trial.kind).toBe('send_now');
			expect((await asksIn('north')).code).toBe('send_now');
			expect((await asks({ eventId: event.event_id, test: true })).kind).toBe('send_now');
			await publish({ key: 'solved', purpose: 'verification', scale: 'yes_no' });
			expect((await asksIn('north')).code).toBe(full);
		});
	});

	it('waits for the next send day, and so does what is due and what is reminded of', async () => {
		const { house, asks, happens, invitation, contacts, sends, settings, due } = await aLife({
			timeZone: 'UTC',
			policy: { sendDays: 'workdays' },
		});
		// Wednesday; four days later is Sunday, Monday comes after it.
		const monday = Date.UTC(2026, 3, 20);
		const { event } = await happens({ customer: somebody() });
		const { kind, item } = await asks({ eventId: event.event_id, delay: 4 * day });
		const iso = (at: number) => new Date(at).toISOString();
		expect(kind).toBe('scheduled');
		expect(item.invitation).toMatchObject({
			dueAt: iso(monday),
			expiresAt: iso(monday + 14 * day),
		});
		const id = item.invitation?.id ?? '';
		expect(await invitation(id)).toMatchObject({ reason: 'send_days' });
		// Meanwhile Monday is made a day off: it goes out on Tuesday, and its link lives as long as before.
		const days = [{ date: '2026-04-20', kind: 'off' }];
		await settings({ calendar: { days } });
		expect(await gives(house, monday)).toEqual([]);
		expect(await invitation(id)).toMatchObject({
			due_at: monday + day,
			expires_at: monday + 15 * day,
			reason: 'send_days',
		});
		expect(await contacts()).toMatchObject([{ ref_id: id, at: monday + day }]);
		expect(await due(id)).toEqual([{ kind: 'invitation_due', due_at: monday + day }]);
		expect(await gives(house, monday + day)).toMatchObject([{ invitation: { id } }]);
		await sends(id, monday + day);
		// The reminder after three days falls on Friday, which is made a day off as well.
		await settings({ calendar: { days: [{ date: '2026-04-24', kind: 'off' }] } });
		expect(await gives(house, monday + 4 * day)).toEqual([]);
		expect(await due(id)).toEqual([{ kind: 'reminder', due_at: monday + 7 * day }]);
		expect(await gives(house, monday + 7 * day)).toMatchObject([{ due: { kind: 'reminder' } }]);
	});

	it('asks a verification in spite of caps, sample and an open case, but not after an opt-out', async () => {
		const { house, publish, happens, asks, settings } = await aLife();
		await publish({ key: 'solved', purpose: 'verification', scale: 'yes_no' });
		await settings({ policy: { samplePercent: 0, consent: 'opt_in' } });
		const { event } = await happens({ customer: somebody() });
		const opened = await openCase(house, now, {
			responseId: null,
			eventId: event.event_id,
			customerId: null,
			owner: null,
			priority: 'normal',
			slaPreset: null,
			actor: { kind: 'workflow', id: null, name: null },
			test: false,
		} as Parameters<typeof openCase>[2]);
		const caseId = opened.case.case_id;
		const asked = await asks({ surveyKey: 'solved', caseId });
		expect(asked).toMatchObject({
			kind: 'send_now',
			item: { survey: { purpose: 'verification' } },
		});
		const again = await asks({ surveyKey: 'solved', caseId });
		expect(again.item.invitation?.id).toBe(asked.item.invitation?.id);
		await expect(asks({ surveyKey: 'solved' })).rejects.toThrow(/names no case/);
	});

	it('asks a relationship survey once a wave, by the quarter when none is named', async () => {
		const { publish, asks } = await aLife({
			policy: { capOverall: null, capPerMetric: { nps: null } },
			care: { capTogether: null },
		});
		await publish({ key: 'nps', metric: 'nps', purpose: 'relationship' });
		const customer = somebody();
		const wave = async (name: string | null, at = now) =>
			(await asks({ surveyKey: 'nps', customer, wave: name }, at)).item.invitation?.id;
		const spring = await wave(null);
		expect(await wave(null, now + 30 * day)).toBe(spring);
		expect(await wave(null, now + 90 * day)).not.toBe(spring);
		expect(await wave('extra')).not.toBe(spring);
	});

	it('begins a new wave with the quarter of the workspace, not of UTC', async () => {
		const { publish, asks } = await aLife({
			timeZone: 'Asia/Shanghai',
			policy: { capOverall: null, capPerMetric: { nps: null }, quietHours: null },
		});
		await publish({ key: 'nps', metric: 'nps', purpose: 'relationship' });
		const customer = somebody();
		const at = async (time: string) =>
			(await asks({ surveyKey: 'nps', customer }, Date.parse(time))).item.invitation?.id;
		const autumn = await at('2026-10-01T00:30:00+08:00');
		expect(await at('2026-12-31T23:30:00+08:00')).toBe(autumn);
		expect(await at('2027-01-01T00:30:00+08:00')).not.toBe(autumn);
	});

	it('knows nothing of another workspace', async () => {
		const { happens } = await aLife();
		const other = await aLife();
		const { event } = await happens({ customer: somebody() });
		await expect(other.asks({ eventId: event.event_id })).rejects.toThrow(event.event_id);
	});

	it('stores nothing while nobody could open the link', async () => {
		const house = place({ publicAddress: 'http://127.0.0.1:5678' });
		const own = life(house);
		await own.settings(always);
		await own.publish();
		const { event } = await own.happens({ customer: somebody() });
		await expect(own.asks({ eventId: event.event_id })).rejects.toThrow(/only this server/);
		expect((await own.event(event.event_id))?.processed_at).toBeNull();
		expect(await own.contacts()).toEqual([]);
	});
});
