import { sql } from 'kysely';

import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { exportCustomer } from '../../../../core/loop/customer/export';
import { setPreferences } from '../../../../core/loop/customer/preferences';
import { profileOf } from '../../../../core/loop/customer/profile';
import { timelineOf } from '../../../../core/loop/customer/timeline';
import type { Doer } from '../../../../core/loop/audit/doer';
import { findCustomer } from '../../../../core/store/repositories/customers';
import { planDue } from '../../../../core/store/repositories/due';
import { campaignRow, careOccasionRow, careStepRow } from '../../../store/care-rows';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { says } from '../a-word';
import { day, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;
const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Privacy' };
const email = 'wang.fang@lotus.example';

describe.each(databases)('the care of somebody, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Somebody who was wished a happy birthday, whose owner got a task, and who is to be won back. */
	async function cared() {
		const house = houseIn(store(), `cared-${(workspaces += 1)}`);
		const workspace_id = house.workspace;
		const { db } = store();
		const { happens } = life(house);
		const who = somebody({ name: 'Wang Fang', email, externalIds: { crm: '1' } });
		const id = (await happens({ customer: who, source: 'crm' })).customer?.customer_id ?? '';
		const whose = { workspace_id, customer_id: id };
		const own = (at: number) => `car_${workspaces}x${at}`;
		await db
			.insertInto('campaign')
			.values([
				campaignRow({ workspace_id, campaign_key: 'wishes' }),
				campaignRow({ workspace_id, campaign_key: 'back', occasion: 'gone_quiet' }),
			])
			.execute();
		const wished = { ...whose, care_id: own(1), campaign_key: 'wishes' };
		const back = { ...whose, care_id: own(2), campaign_key: 'back' };
		await db
			.insertInto('care_occasion')
			.values([
				careOccasionRow({
					...wished,
					found_at: now - 2 * day,
					again_at: null,
					over_because: 'finished',
					group_name: 'treated',
					first_sent_at: now - day,
					last_sent_at: now - day,
				}),
				careOccasionRow({ ...back, occasion_key: 'quiet:1', found_at: now, again_at: now + day }),
			])
			.execute();
		const held = { state: 'held', reason: 'cap_care' } as const;
		await db
			.insertInto('care_step')
			.values([
				careStepRow({ ...wished, step: 0, state: 'sent', address: email, at: now - 9 }),
				careStepRow({ ...wished, step: 1, state: 'failed', address: email, at: now - 8 }),
				careStepRow({ ...back, step: 0, ...held, at: now - 7 }),
				careStepRow({ ...back, step: 1, ...held, at: now - 6 }),
				careStepRow({ ...back, step: 2, state: 'held', reason: 'paused', at: now - 5 }),
				careStepRow({ ...back, step: 3, recipient: 'owner', state: 'sent', at: now - 4 }),
				careStepRow({ ...back, step: 4, address: email, at: now + day }),
			])
			.execute();
		const movable = 'low' as const;
		const contact = { ...whose, address: email, at: now, metric: 'care' };
		await db
			.insertInto('contact')
			.values([
				{ ...contact, ref_id: `${own(1)}:0`, movable: null },
				{ ...contact, ref_id: `${own(2)}:4`, movable },
			])
			.execute();
		await db
			.insertInto('attribute_change')
			.values({ ...whose, change_id: own(3), name: 'tier', before: null, after: '"gold"', at: now })
			.execute();
		const message = (key: string, recipient: string, customer: string | null) => ({
			workspace_id,
			message_key: key,
			message_id: `<${key}>`,
			invitation_id: null,
			case_id: null,
			customer_id: customer,
			kind: 'care',
			purpose: null,
			channel: 'email',
			recipient,
			state: 'sent' as const,
			reason: null,
			tries: 1,
			created_at: now - 9,
			updated_at: now - 9,
		});
		await db
			.insertInto('message')
			.values([
				message(`${own(1)}:0`, email, id),
				// Nobody is named as the reader of what went to their owner.
				message(`${own(2)}:3`, 'zhang@house.example', null),
			])
			.execute();
		await store().transaction(async (tx) => {
			const about = { kind: 'care', dueAt: now, test: false } as const;
			const due = { ...about, key: `${own(2)}:4`, refId: own(2) };
			await planDue(tx, workspace_id, [due], now);
		});
		const customer = async () => {
			const found = await findCustomer(db, workspace_id, id);
			if (!found) throw new Error('Nobody is there.');
			return found;
		};
		const all = async (table: 'care_step' | 'contact' | 'care_occasion') => {
			const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
				where workspace_id = ${workspace_id}`.execute(db);
			return rows;
		};
		return { house, workspace_id, db, id, own, customer, all };
	}

	it('is told in the timeline: what was sent, failed and is planned, and of an occasion a reason once', async () => {
		const { house, id, own } = await cared();
		const read = async (language: string) =>
			(await timelineOf(house, now, id, { before: null, limit: 50 }, language)).lines.filter(
				({ kind }) => kind === 'care',
			);
		expect((await read('en')).map(({ text }) => text)).toEqual([
			`Win-back ("back"), message 5 to ${email}: planned.`,
			'Win-back ("back"), step 4: who looks after the customer was given a task.',
			'Win-back ("back"), message 3. Not sent: the customer has asked for a pause.',
			'Win-back ("back"), message 1. Not sent: the limit of care left no room.',
			`Birthday ("wishes"), message 2 to ${email}: could not be delivered.`,
			`Birthday ("wishes"), message 1 to ${email}: sent.`,
		]);
		expect((await read('zh-CN')).at(-1)).toMatchObject({
			text: `生日祝福（活动“wishes”），第 1 条（${email}）：已发送。`,
			messageKey: `${own(1)}:0`,
		});
	});

	it('is not told as a message once more, and read page by page', async () => {
		const { house, id } = await cared();
		const whole = (await timelineOf(house, now, id, { before: null, limit: 50 }, 'en')).lines;
		expect(whole.filter(({ kind }) => kind === 'message')).toEqual([]);
		const pages = [];
		let before = null;
		for (let page = 0; page < whole.length; page += 1) {
			const read: Awaited<ReturnType<typeof timelineOf>> = await timelineOf(
				house,
				now,
				id,
				{ before, limit: 1 },
				'en',
			);
			pages.push(...read.lines);
			const [at = '', kind = 'care', ...rest] = read.next?.split(' ') ?? [];
			before = { at: Date.parse(at), kind: kind as 'care', id: rest.join(' ') };
		}
		expect(pages).toEqual(whole);
	});

	it('is in the profile: their campaigns, and what is planned next', async () => {
		const { house, customer, own } = await cared();
		const profile = await profileOf(house, now, await customer(), { before: null, limit: 1 });
		expect(profile.care).toEqual([
			{
				campaign: 'back',
				occasion: 'gone_quiet',
				text: 'Win-back ("back")',
				state: 'running',
				reason: null,
				foundAt: new Date(now).toISOString(),
				lastSentAt: null,
				lookedAtNext: new Date(now + day).toISOString(),
			},
			expect.objectContaining({
				campaign: 'wishes',
				state: 'over',
				reason: 'finished',
				lastSentAt: new Date(now - day).toISOString(),
			}) as object,
		]);
		expect(profile.contacts.next).toEqual([
			{ at: new Date(now + day).toISOString(), kind: 'care', id: `${own(2)}:4` },
		]);
	});

	it('is in the copy of their data, row by row and in words', async () => {
		const { house, id } = await cared();
		const { copy, html } = await exportCustomer(house, now, { customerId: id, doer });
		const { tables } = copy;
		expect([tables.care_occasion.length, tables.care_step.length]).toEqual([2, 7]);
		expect(tables.attribute_change).toMatchObject([{ name: 'tier', after: '"gold"' }]);
		expect(tables.due).toMatchObject([{ kind: 'care' }]);
		expect(JSON.stringify(tables.care_step)).toContain('"reason":"cap_care"');
		expect(html).toContain('message 1. Not sent: the limit of care left no room.');
		expect(html).toMatch(/message 5 to \S+: planned\./);
		expect(html).toMatch(/message 1 to \S+: sent\./);
	});

	it('goes with them, what was sent to their owner and what is planned too', async () => {
		const { house, id, db, workspace_id, own } = await cared();
		const done = await eraseCustomer(house, now, { customerId: id, doer, patience: 0 });
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		expect(JSON.parse(done.receipt.removed)).toMatchObject({
			care_occasion: 2,
			care_step: 7,
			attribute_change: 1,
			message: 2,
			due: expect.any(Number) as number,
		});
		for (const table of [
			'care_occasion',
			'care_step',
			'attribute_change',
			'message',
			'contact',
			'due',
		]) {
			const { rows } = await sql`select * from ${sql.table(table)}
				where workspace_id = ${workspace_id}`.execute(db);
			expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${id}|${email}|${own(1)}|${own(2)}`));
		}
		// What is sent when stays: nobody is named there.
		expect(
			await db
				.selectFrom('campaign')
				.selectAll()
				.where('workspace_id', '=', workspace_id)
				.execute(),
		).toHaveLength(2);
	});

	const said = [
		{
			what: 'an objection',
			does: async ({ house, id }: Awaited<ReturnType<typeof cared>>) => {
				await says(house, id, 'denied', ['promotional_care']);
			},
		},
		{
			what: 'a pause',
			does: async ({ house, id }: Awaited<ReturnType<typeof cared>>) => {
				const rest = { frequency: null, channel: null, language: null } as const;
				const wanted = { ...rest, pausedUntil: now + 30 * day };
				await setPreferences(house, now, { customerId: id, wanted });
			},
		},
	];

	it.each(said)(
		'is not planned any more after $what, and looked at by the next run',
		async ({ does }) => {
			const one = await cared();
			await does(one);
			const { all, own } = one;
			const steps = await all('care_step');
			expect(steps.filter(({ state }) => state === 'planned')).toEqual([]);
			expect(steps).toHaveLength(6);
			expect((await all('contact')).map(({ ref_id: ref }) => ref)).toEqual([`${own(1)}:0`]);
			const again = (await all('care_occasion')).map((row) => [row.care_id, row.again_at]);
			expect(again.sort()).toEqual([
				[own(1), null],
				[own(2), now],
			]);
		},
	);
});
