import { sql } from 'kysely';

import {
	ForgottenAnswerError,
	importAnswer,
	type ImportedAnswer,
} from '../../../../core/loop/answer/import-answer';
import { listAudit } from '../../../../core/loop/audit/list-audit';
import { claimHolder } from '../../../../core/loop/due/holder';
import { takeDue } from '../../../../core/loop/due/take';
import { forgetStep, rowsAStep } from '../../../../core/loop/retention/forget-old';
import { goingBy } from '../../../../core/loop/retention/going';
import { nextNight, planRetention } from '../../../../core/loop/retention/plan-retention';
import { changeSettings, readSettings } from '../../../../core/loop/workspace/settings';
import type { JsonObject } from '../../../../core/model/json';
import { countPlaces } from '../../../../core/store/repositories/quotas';
import { addToAudit } from '../../../../core/store/repositories/audit';
import type { Schema } from '../../../../core/store/schema';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { campaignRow, careOccasionRow, careStepRow } from '../../../store/care-rows';
import { caseRow, eventRow, invitationRow, responseRow } from '../../../store/rows';
import { day, now, somebody } from '../a-house';

useDatabases();

const imported: ImportedAnswer = {
	surveyKey: 'sheet',
	eventId: null,
	source: 'sheet',
	externalId: 's1',
	reading: 'csat_1_5',
	value: 1,
	satisfiedFrom: null,
	comment: 'Never again',
	tags: [],
	answers: [],
	language: null,
	answeredAt: new Date(now - 300 * day).toISOString(),
	purpose: null,
	touchpoint: null,
	customerId: null,
	customer: somebody({ email: 'li@lotus.example', externalIds: {} }),
	subject: null,
	owner: null,
	test: false,
};

const old = now - 800 * day;
const young = now - 10 * day;

let workspaces = 0;

describe.each(databases)('retention on $name', ({ dialect }) => {
	const store = useStore(dialect);

	function aLife() {
		const house = houseIn(store(), `retention-${(workspaces += 1)}`);
		const workspace_id = house.workspace;
		const { db } = store();
		const keeps = async (retention: JsonObject) =>
			await changeSettings(house, now, { changes: [{ retention }], reset: [] });
		/** All nights' steps at once; @returns how many there were */
		const forgets = async (at = now) => {
			for (let steps = 1; ; steps++) {
				const more = await store().transaction(
					async (tx) => await forgetStep(tx, house, at, { run: '2026-04-15' }),
				);
				if (!more) return steps;
			}
		};
		const ids = async (table: keyof Schema, id: string) => {
			const { rows } = await sql<{
				id: string;
			}>`select ${sql.ref(id)} as id from ${sql.table(table)}
				where workspace_id = ${workspace_id} order by 1`.execute(db);
			return rows.map((row) => row.id);
		};
		const answered = async (id: string, at: number, given: object = {}) =>
			await db
				.insertInto('response')
				.values(
					responseRow({
						workspace_id,
						response_id: id,
						external_id: id,
						answered_at: at,
						comment: `of ${id}`,
						customer_id: 'cus_1',
						...given,
					}),
				)
				.execute();
		const opened = async (id: string, at: number, given: object = {}) =>
			await db
				.insertInto('case_file')
				.values(
					caseRow({
						workspace_id,
						case_id: id,
						response_id: null,
						updated_at: at,
						...given,
					}),
				)
				.execute();
		const asked = async (id: string, at: number, given: object = {}) =>
			await db
				.insertInto('invitation')
				.values(
					invitationRow({
						workspace_id,
						invitation_id: id,
						dedupe_key: id,
						created_at: at,
						state: 'expired',
						...given,
					}),
				)
				.execute();
		return { house, db, workspace_id, keeps, forgets, ids, answered, opened, asked };
	}

	it('keeps what care has sent until it cannot be sent again, whatever is set', async () => {
		const { db, workspace_id, keeps, forgets, ids } = aLife();
		await keeps({ care: 1 });
		const whose = { workspace_id, customer_id: 'cus_1' };
		const list = { ...whose, campaign_key: 'list' };
		const over = { again_at: null, over_because: 'finished' } as const;
		const definition = '{"settings":{"edition":"May \\"26\\""}}';
		await db
			.insertInto('campaign')
			.values(campaignRow({ workspace_id, campaign_key: 'list', occasion: 'own_list', definition }))
			.execute();
		const rows = [
			careOccasionRow({ ...whose, ...over, care_id: 'gone', occasion_key: 'a', found_at: old }),
			careOccasionRow({ ...whose, care_id: 'runs', occasion_key: 'b', found_at: old }),
			careOccasionRow({ ...whose, ...over, care_id: 'year', found_at: now - 400 * day }),
			careOccasionRow({
				...whose,
				...over,
				care_id: 'late',
				occasion_key: 'c',
				found_at: old,
				last_sent_at: now - 100 * day,
			}),
			careOccasionRow({
				...list,
				...over,
				care_id: 'listed',
				occasion_key: 'edition:May "26"',
				found_at: old,
			}),
			careOccasionRow({
				...list,
				...over,
				care_id: 'unlisted',
				occasion_key: 'edition:June',
				found_at: old,
			}),
		];
		await db.insertInto('care_occasion').values(rows).execute();
		const steps = rows.map(({ care_id }) => careStepRow({ ...whose, care_id, state: 'sent' }));
		await db.insertInto('care_step').values(steps).execute();
		await forgets();
		const left = ['late', 'listed', 'runs', 'year'];
		expect(await ids('care_occasion', 'care_id')).toEqual(left);
		expect(await ids('care_step', 'care_id')).toEqual(left);
		await forgets(now + 1000 * day);
		expect(await ids('care_occasion', 'care_id')).toEqual(['listed', 'runs']);
	});

	it('keeps contacts as long as a limit of care may count them', async () => {
		const { house, db, workspace_id, forgets, ids } = aLife();
		await changeSettings(house, now, {
			changes: [{ care: { caps: { far: { limit: 4, days: 200 } } } }],
			reset: [],
		});
		for (const [ref_id, at] of [
			['counted', now - 190 * day],
			['old', old],
		] as const) {
			const about = { workspace_id, ref_id, at, customer_id: 'cus_1', address: null };
			await db
				.insertInto('contact')
				.values({ ...about, metric: 'care', movable: null })
				.execute();
		}
		await forgets();
		expect(await ids('contact', 'ref_id')).toEqual(['counted']);
	});

	it('forgets nothing that nobody has set, but old activities', async () => {
		const { db, workspace_id, forgets, ids, answered, opened, asked } = aLife();
		await answered('a', old);
		await opened('c', old, { state: 'closed' });
		await asked('i', old);
		for (const [id, at] of [
			['t', old],
			['y', young],
		] as const) {
			await db
				.insertInto('activity')
				.values({
					workspace_id,
					activity_id: id,
					kind: 'answered',
					at,
					survey_key: null,
					team: null,
					response_id: null,
					case_id: null,
					customer_id: null,
					test: 0,
				})
				.execute();
		}
		await forgets();
		expect(await ids('response', 'response_id')).toEqual(['a']);
		expect(await ids('case_file', 'case_id')).toEqual(['c']);
		expect(await ids('invitation', 'invitation_id')).toEqual(['i']);
		expect(await ids('activity', 'activity_id')).toEqual(['y']);
	});

	it('leaves of old answers the score alone, once, and of none that an open case is about', async () => {
		const { db, workspace_id, keeps, forgets, ids, answered, opened } = aLife();
		await answered('old', old, { level: 'low', value: 1 });
		await answered('young', young);
		await answered('worked', old);
		await opened('c', old, { response_id: 'worked', state: 'in_progress' });
		await opened('d', old, { response_id: 'old', state: 'closed' });
		await keeps({ answers: 24 });
		expect(await forgets()).toBe(2);
		const known = await ids('response', 'response_id');
		expect(known).toEqual(expect.arrayContaining(['worked', 'young']));
		expect(known).toHaveLength(3);
		const left = await db
			.selectFrom('response')
			.select(['comment', 'customer_id', 'value', 'level'])
			.where('workspace_id', '=', workspace_id)
			.where('response_id', 'not in', ['worked', 'young'])
			.execute();
		expect(left).toEqual([{ comment: null, customer_id: null, value: 1, level: 'low' }]);
		const file = await db
			.selectFrom('case_file')
			.select('response_id')
			.where('workspace_id', '=', workspace_id)
			.where('case_id', '=', 'd')
			.executeTakeFirst();
		expect(file).toEqual({ response_id: null });
		// What is nobody's any more is not looked at again.
		expect(await forgets()).toBe(1);
	});

	it('deletes old answers where that is set, anonymous ones as well', async () => {
		const { keeps, forgets, ids, answered } = aLife();
		await answered('old', old);
		await answered('young', young);
		await keeps({ answers: 24 });
		await forgets();
		await keeps({ answersBecome: 'deleted' });
		await forgets();
		expect(await ids('response', 'response_id')).toEqual(['young']);
	});

	it('takes old comments away and leaves the answer whose it is', async () => {
		const { db, workspace_id, keeps, forgets, answered } = aLife();
		await answered('old', old);
		await answered('young', young);
		await keeps({ comments: 12 });
		await forgets();
		const rows = await db
			.selectFrom('response')
			.select(['response_id', 'comment', 'customer_id'])
			.where('workspace_id', '=', workspace_id)
			.orderBy('response_id')
			.execute();
		expect(rows).toEqual([
			{ response_id: 'old', comment: null, customer_id: 'cus_1' },
			{ response_id: 'young', comment: 'of young', customer_id: 'cus_1' },
		]);
	});

	it('ends cases that have ended, with their history, and none that is worked on', async () => {
		const { db, workspace_id, keeps, forgets, ids, opened } = aLife();
		for (const state of ['open', 'in_progress', 'resolved', 'confirmed', 'closed'] as const) {
			await opened(state, old, { state });
		}
		await opened('young', young, { state: 'closed' });
		for (const case_id of ['open', 'closed']) {
			await db
				.insertInto('case_step')
				.values({
					workspace_id,
					case_id,
					step_key: 's',
					at: old,
					kind: 'opened',
					actor_kind: 'system',
					actor_id: null,
					actor_name: null,
					data: '{}',
				} as never)
				.execute();
		}
		await keeps({ cases: 24 });
		await forgets();
		expect(await ids('case_file', 'case_id')).toEqual(['in_progress', 'open', 'resolved', 'young']);
		expect(await ids('case_step', 'case_id')).toEqual(['open']);
	});

	it('keeps invitations that can be sent or answered, and what is planned', async () => {
		const { db, workspace_id, keeps, forgets, ids, asked } = aLife();
		for (const state of ['scheduled', 'sent', 'viewed', 'partial', 'suppressed'] as const) {
			await asked(state, old, { state });
		}
		await asked('planned', old);
		await asked('young', young);
		await db
			.insertInto('due')
			.values({
				workspace_id,
				due_id: 'd',
				kind: 'incentive',
				ref_key: 'planned',
				ref_id: 'planned',
				scope: '',
				due_at: now + day,
				attempt: 0,
				state: 'pending',
				lease_until: 0,
				lease_by: null,
				last_error: null,
				data: '{}',
				test: 0,
				created_at: now,
			})
			.execute();
		const event = { workspace_id, received_at: old };
		for (const id of ['e1', 'e2']) {
			const row = eventRow({ ...event, event_id: id, external_id: id });
			await db.insertInto('event').values(row).execute();
		}
		await asked('about', old, { state: 'sent', event_id: 'e1' });
		await keeps({ invitations: 12, events: 12 });
		await forgets();
		expect(await ids('invitation', 'invitation_id')).toEqual([
			'about',
			'partial',
			'planned',
			'scheduled',
			'sent',
			'viewed',
			'young',
		]);
		expect(await ids('event', 'event_id')).toEqual(['e1']);
	});

	it.each([
		['of surveys', { policy: { capOverall: { limit: 1, days: 366 } } }],
		['of care', { care: { caps: { far: { limit: 12, days: 366 } } } }],
		['of both together', { care: { capTogether: { limit: 12, days: 366 } } }],
	])('keeps contacts for as long as a limit %s may count them', async (_what, change) => {
		const { db, house, workspace_id, forgets, ids } = aLife();
		await changeSettings(house, now, { changes: [change], reset: [] });
		for (const [ref_id, at] of [
			['counted', now - 730 * day],
			['uncounted', now - 780 * day],
		] as const) {
			const about = { workspace_id, ref_id, customer_id: 'cus_1', address: null, metric: 'csat' };
			await db
				.insertInto('contact')
				.values({ ...about, at })
				.execute();
		}
		await forgets();
		expect(await ids('contact', 'ref_id')).toEqual(['counted']);
	});

	it('works in small steps; one that breaks off is done again and nothing else', async () => {
		const { house, keeps, forgets, ids, db, workspace_id } = aLife();
		const line = (id: string, at: number) => ({
			workspace_id,
			audit_id: id,
			at,
			actor_kind: 'person' as const,
			actor_id: 'ada',
			actor_name: 'Ada',
			actor_node: null,
			action: 'link_opened',
			target_kind: 'case' as const,
			target_id: 'cas_1',
			details: '{"page":"owner"}',
			test: 0,
		});
		const many = Array.from({ length: 2 * rowsAStep + 1 }, (_, at) => line(`l${at}`, old + at));
		for (let at = 0; at < many.length; at += 250) {
			await addToAudit(db, many.slice(at, at + 250));
		}
		await addToAudit(db, [line('young', young)]);
		await keeps({ auditTrail: 24 });
		const broken = store().transaction(async (tx) => {
			await forgetStep(tx, house, now, { run: '2026-04-15' });
			throw new Error('the process died');
		});
		await expect(broken).rejects.toThrow('died');
		const links = async () =>
			(await ids('audit', 'audit_id')).filter((id) => /^(l\d|young)/.test(id)).length;
		expect(await links()).toBe(many.length + 1);
		await store().transaction(
			async (tx) => await forgetStep(tx, house, now, { run: '2026-04-15' }),
		);
		expect(await links()).toBe(rowsAStep + 2);
		expect(await forgets()).toBe(3);
		expect(await links()).toBe(1);
		const told = await listAudit(house, {
			kinds: ['privacy'],
			who: null,
			whom: null,
			from: null,
			until: null,
			test: false,
			limit: null,
		});
		expect(told.map(({ text }) => text)).toEqual([
			expect.stringMatching(
				/^By itself: 1001 from before .* were forgotten: lines of the audit trail\.$/,
			),
		]);
	});

	it('comes once a night by the clock, and goes on until nothing is left', async () => {
		const { house, keeps, ids, answered } = aLife();
		await changeSettings(house, now, { changes: [{ timeZone: 'Asia/Shanghai' }], reset: [] });
		await answered('old', old);
		await keeps({ answers: 24, answersBecome: 'deleted' });
		await planRetention(house, now);
		await planRetention(house, now + day / 24);
		const night = nextNight('Asia/Shanghai', now);
		expect(new Date(night).toISOString()).toBe('2026-04-15T19:00:00.000Z');
		const holder = claimHolder('w/clock');
		const taking = { taker: 'effect' as const, scope: null, limit: 10, holder, leaseMs: 60_000 };
		const takes = async (at: number) => (await takeDue(house, at, taking)).claimed;
		expect(await takes(night - 1)).toBe(0);
		expect(await takes(night)).toBe(1);
		expect(await ids('response', 'response_id')).toEqual([]);
		expect(await takes(night)).toBe(1);
		expect(await takes(night)).toBe(0);
		expect(nextNight('Asia/Shanghai', night)).toBe(night + day);
	});

	it('takes comments out of all that keeps them, and leaves the rest of an answer', async () => {
		const { db, workspace_id, keeps, forgets, answered, opened } = aLife();
		const content = { rating: 2, items: {}, reasons: ['price'], comment: 'needle', own: {} };
		const list = [
			{ id: 'rating', value: 2 },
			{ id: 'comment', value: 'needle' },
		];
		await answered('old', old, { comment: 'needle', answers: JSON.stringify({ content, list }) });
		await opened('c', old, { state: 'closed', response_id: 'old' });
		await db
			.insertInto('case_step')
			.values({
				workspace_id,
				case_id: 'c',
				step_key: 'answer:old:2',
				at: old,
				kind: 'customer_added',
				actor_kind: 'customer',
				actor_id: null,
				actor_name: null,
				data: '{"value":2,"comment":"needle"}',
				customer_id: null,
			})
			.execute();
		await keeps({ comments: 1 });
		await forgets();
		const row = await db
			.selectFrom('response')
			.select(['comment', 'answers'])
			.where('workspace_id', '=', workspace_id)
			.executeTakeFirst();
		expect(row?.comment).toBeNull();
		expect(JSON.parse(row?.answers ?? '')).toEqual({
			content: { ...content, comment: null },
			list: [{ id: 'rating', value: 2 }],
		});
		const step = await db
			.selectFrom('case_step')
			.select('data')
			.where('workspace_id', '=', workspace_id)
			.executeTakeFirst();
		expect(JSON.parse(step?.data ?? '')).toEqual({ value: 2, comment: null });
	});

	it('keeps what a case is about until the customer has said that it is solved', async () => {
		const { db, workspace_id, keeps, forgets, ids, answered, opened, asked } = aLife();
		for (const [id, state] of [
			['waits', 'resolved'],
			['over', 'confirmed'],
		] as const) {
			await asked(`i-${id}`, old, { state: 'completed' });
			await answered(id, old, { invitation_id: `i-${id}` });
			await opened(`c-${id}`, old, { state, response_id: id });
			await db
				.insertInto('message')
				.values({
					workspace_id,
					message_key: id,
					message_id: id,
					invitation_id: null,
					case_id: `c-${id}`,
					customer_id: null,
					kind: 'case',
					purpose: null,
					channel: 'email',
					recipient: '',
					state: 'sent',
					reason: null,
					tries: 1,
					created_at: old,
					updated_at: old,
				})
				.execute();
		}
		await keeps({ answers: 1, answersBecome: 'deleted', comments: 1, invitations: 1, messages: 1 });
		await forgets();
		expect(await ids('response', 'response_id')).toEqual(['waits']);
		expect(await ids('invitation', 'invitation_id')).toEqual(['i-waits']);
		expect(await ids('message', 'message_key')).toEqual(['waits']);
		const row = await db
			.selectFrom('response')
			.select('comment')
			.where('workspace_id', '=', workspace_id)
			.executeTakeFirst();
		expect(row?.comment).toBe('of waits');
	});

	it('counts ages from the night that was planned, where the clock jumps ahead', async () => {
		const { house, keeps, ids, answered } = aLife();
		await answered('young', young);
		await keeps({ answers: 24, answersBecome: 'deleted' });
		await planRetention(house, now);
		const holder = claimHolder('w/clock');
		const taking = { taker: 'effect' as const, scope: null, limit: 10, holder, leaseMs: 60_000 };
		expect((await takeDue(house, now + 30_000 * day, taking)).claimed).toBe(1);
		expect(await ids('response', 'response_id')).toEqual(['young']);
	});

	it('keeps the event of a customer whose case is open', async () => {
		const { db, workspace_id, keeps, forgets, ids, opened } = aLife();
		for (const [id, customer_id] of [
			['open', 'cus_1'],
			['ended', 'cus_2'],
		] as const) {
			const about = { workspace_id, event_id: id, external_id: id, customer_id };
			await db
				.insertInto('event')
				.values(eventRow({ ...about, received_at: old }))
				.execute();
		}
		await opened('a', old, { state: 'in_progress', customer_id: 'cus_1' });
		await opened('b', old, { state: 'closed', customer_id: 'cus_2' });
		await keeps({ events: 1 });
		await forgets();
		expect(await ids('event', 'event_id')).toEqual(['open']);
	});

	it('leaves the places of a quota taken when their invitations go', async () => {
		const { db, workspace_id, keeps, forgets, ids, asked } = aLife();
		await asked('i', old, { state: 'completed' });
		await db
			.insertInto('quota_place')
			.values({
				workspace_id,
				quota_key: 'q',
				invitation_id: 'i',
				open_until: now + day,
				answered: 1,
			})
			.execute();
		await keeps({ invitations: 1 });
		await forgets();
		expect(await ids('invitation', 'invitation_id')).toEqual([]);
		expect(await countPlaces(db, workspace_id, 'q', now)).toEqual({ answered: 1, open: 0 });
		expect(await ids('quota_place', 'invitation_id')).not.toContain('i');
	});

	it.each(['anonymous', 'deleted'])(
		'takes an answer from elsewhere that was forgotten (%s) in no more, whoever brings it again',
		async (answersBecome) => {
			const { house, keeps, forgets, ids } = aLife();
			await keeps({ answers: 6, answersBecome });
			const imports = async (externalId = 's1') =>
				await importAnswer(house, now, { ...imported, externalId });
			expect((await imports()).code).toBe('recorded');
			await house.store.db.deleteFrom('due').where('workspace_id', '=', house.workspace).execute();
			await forgets();
			const left = await ids('response', 'response_id');
			expect(left).toHaveLength(answersBecome === 'anonymous' ? 1 : 0);
			const customers = await ids('customer', 'customer_id');
			await expect(imports()).rejects.toThrow(ForgottenAnswerError);
			await expect(imports()).rejects.toThrow('"s1" from sheet was recorded once');
			expect(await ids('response', 'response_id')).toEqual(left);
			expect(await ids('customer', 'customer_id')).toEqual(customers);
			expect((await imports('s2')).code).toBe('recorded');
		},
	);

	it('says beforehand what goes, and what went last', async () => {
		const { house, keeps, forgets, answered } = aLife();
		await answered('old', old);
		await answered('soon', now - 720 * day);
		await keeps({ answers: 24 });
		const { settings } = await readSettings(house);
		const of = async (by: number) =>
			(await goingBy(house, settings, by)).find(({ kind }) => kind === 'answers');
		expect(await of(now)).toEqual({ kind: 'answers', months: 24, rows: 1, lastRun: null });
		expect(await of(now + 30 * day)).toMatchObject({ rows: 2 });
		await forgets();
		expect(await of(now)).toMatchObject({ rows: 0, lastRun: new Date(now).toISOString() });
	});

	it.each([
		[{ answers: 0 }, 'retention.answers'],
		[{ comments: 1.5 }, 'retention.comments'],
		[{ answersBecome: 'dust' }, 'retention.answersBecome'],
		[{ gossip: 3 }, 'retention.gossip'],
	])('refuses %j by its name', async (given, path) => {
		await expect(aLife().keeps(given)).rejects.toThrow(path);
	});
});
