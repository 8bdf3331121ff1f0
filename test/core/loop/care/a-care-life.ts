import { Settings as LuxonSettings, DateTime } from 'luxon';
import { sql } from 'kysely';

import { findDue, type FoundDue } from '../../../../core/loop/care/find-due';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { setPreferences } from '../../../../core/loop/customer/preferences';
import { splitCustomers } from '../../../../core/loop/customer/split';
import { takeDue } from '../../../../core/loop/due/take';
import type { House } from '../../../../core/loop/house';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import type { SatisfactionItem } from '../../../../core/model/item';
import { mailboxOf } from '../../../../core/model/mailbox';
import { findCustomer, updateCustomer } from '../../../../core/store/repositories/customers';
import { changeFacts } from '../../../../core/store/repositories/known-facts';
import type { Store } from '../../../../core/store/store';
import { caseRow } from '../../../store/rows';
import { rows } from '../../care/world';
import { day, hour, life, now as begin, somebody } from '../a-house';
import { saidForMailbox, says, stands } from '../a-word';

LuxonSettings.throwOnInvalid = true;

/** What campaigns the life has: a greeting, a series of service, a renewal with its owner first, and news. */
const campaigns = {
	wishes: {
		occasion: 'birthday',
		steps: rows({ days: 0 }, { days: 1, validDays: 3 }),
	},
	hello: { occasion: 'new_customer', steps: rows({ days: 0 }, { days: 1 }, { days: 3 }) },
	ends: {
		occasion: 'renewal',
		steps: rows({ days: -6, to: 'owner' }, { days: -4 }, { days: -1 }),
	},
	news: { occasion: 'own_list', steps: rows({ days: 0 }, { days: 8 }) },
} as const;
export type CampaignName = keyof typeof campaigns;
export const campaignNames = Object.keys(campaigns) as CampaignName[];

/** Of each campaign: what it is for, and how it draws on the contact budget. */
const kinds = {
	wishes: { purpose: 'promotional_care', tone: 'greeting' },
	hello: { purpose: 'service', tone: 'promotional' },
	ends: { purpose: 'service', tone: 'promotional' },
	news: { purpose: 'news', tone: 'promotional' },
} as const;

/** Something that has left for a customer. */
type Left = {
	key: string;
	of: 'care' | 'greeting' | 'survey';
	who: string;
	mailbox: string;
	at: number;
	/** What leaves in one batch has no order. */
	batch: number;
	once: string[];
};

export type Death = 'before' | 'between' | null;

const owner = JSON.stringify({ id: 'o1', name: 'Ana', email: 'ana@house.example' });
const mailboxes = ['ada', 'both', 'both', 'cid', 'dan'].map((name) => `${name}@house.example`);

/**
 * A house with some customers, two of whom share a mailbox, and all that may happen to them. What leaves is judged
 * by plain rules over what has left before.
 */
export async function aCareLife(house: House) {
	const { store, workspace } = house;
	const { db } = store;
	const own = life(house);
	await own.settings({ policy: { delay: 0, reminders: [] } });
	await own.publish();
	let at = begin;
	let batch = 0;
	let counted = 0;
	const left: Left[] = [];
	const wrong: string[] = [];
	const died = new Set<string>();
	const merges: string[] = [];
	let edition = 'first';
	let listed: string[] = [];

	const people: string[] = [];
	const comes = async (email: string, zone: string | null) => {
		// They are two, though their mailbox is one: it comes to them later.
		const who = somebody({ email: null, timeZone: zone });
		const { event } = await own.happens({ customer: who }, at);
		const id = event.customer_id ?? '';
		await updateCustomer(db as never, workspace, id, { email, owner } as never);
		await says(house, id, 'granted', ['promotional_care', 'news'], at);
		people.push(id);
		return id;
	};
	for (const [place, email] of mailboxes.entries()) {
		await comes(
			email,
			[null, 'Asia/Tokyo', 'America/Los_Angeles', 'Mars/Phobos', 'UTC'][place] ?? null,
		);
	}
	const kept = async (id: string) => await findCustomer(db, workspace, id);
	const personAt = (place: number) => people[place % people.length] ?? '';

	/** Whether a moment lies in so full a span of days that it is one too many. */
	function isTooMany(
		one: Left,
		others: readonly Left[],
		{ limit, days }: { limit: number; days: number },
	) {
		const times = others
			.map((other) => other.at)
			.filter((other) => Math.abs(other - one.at) < days * day);
		const begins = [...times, one.at].filter(
			(first) => first <= one.at && one.at - first < days * day,
		);
		return begins.some((first) => {
			const inside = times.filter((other) => other >= first && other - first < days * day);
			return inside.length + 1 > limit;
		});
	}

	async function judge(one: Left, validUntil: number | null, campaign: CampaignName | null) {
		const blame = (what: string) =>
			wrong.push(`${what}: ${one.key} ${campaign} to ${one.who} at ${new Date(at).toISOString()}`);
		const customer = await kept(one.who);
		if (!customer || customer.customer_id !== one.who) return blame('to nobody who is there');
		const known = customer.time_zone === 'Mars/Phobos' ? null : customer.time_zone;
		const local = DateTime.fromMillis(at, { zone: known ?? 'UTC' });
		if (local.hour < 9 || local.hour >= 21) blame('in quiet hours');
		const repeats = left.filter(({ key }) => key === one.key);
		if (repeats.length > 0 && !died.has(one.key)) blame('twice');
		const before = left.filter(({ key }) => key !== one.key);
		for (const once of one.once) {
			if (before.some((other) => other.once.includes(once))) blame(`again ${once}`);
		}
		// A repeat counts when it left last.
		const latest = [...new Map(before.map((other) => [other.key, other])).values()];
		const caps = {
			together: { limit: 2, days: 14, of: ['care', 'greeting', 'survey'] },
			near: { limit: 1, days: 7, of: one.of === 'care' ? ['care', 'greeting'] : [] },
			far: { limit: 4, days: 30, of: one.of === 'survey' ? [] : ['care', 'greeting'] },
			surveys: { limit: 1, days: 14, of: one.of === 'survey' ? ['survey'] : [] },
		};
		for (const [name, cap] of Object.entries(caps)) {
			if (cap.of.length === 0) continue;
			const counts = latest.filter(
				(other) =>
					cap.of.includes(other.of) &&
					!(name === 'near' && other.batch === one.batch && other.of === 'greeting'),
			);
			for (const by of ['who', 'mailbox'] as const) {
				if (
					isTooMany(
						one,
						counts.filter((other) => other[by] === one[by]),
						cap,
					)
				)
					blame(`over the cap ${name} of ${by}`);
			}
		}
		const { purpose, tone } =
			campaign === null ? { purpose: 'survey', tone: 'survey' } : kinds[campaign];
		const words = await stands(house, one.who);
		if (words.includes(`${purpose} denied`)) blame('against their word');
		if (['promotional_care', 'news'].includes(purpose) && !words.includes(`${purpose} granted`))
			blame('without their word');
		const ofMailbox = await saidForMailbox(house, one.mailbox);
		if (ofMailbox.some((word) => word.purpose === purpose && word.state === 'denied'))
			blame('against the word of the mailbox');
		if (purpose !== 'service' && (customer.paused_until ?? 0) > at) blame('in a pause');
		const cases = await db
			.selectFrom('case_file')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', one.who)
			.execute();
		const isOpen = cases.some(({ state }) => state !== 'confirmed');
		if (tone !== 'survey' && isOpen) blame('while a case is open');
		if (tone === 'promotional' && cases.some((one) => (one.confirmed_at ?? 0) + 7 * day > at))
			blame('within the cooling time');
		if (validUntil !== null && at > validUntil) blame('too late');
	}

	async function leaves(item: Partial<SatisfactionItem>, recipient: string, now: number) {
		const key = item.message?.key ?? '';
		const [careId = '', step = '0'] = key.split(':');
		const row = await db
			.selectFrom('care_occasion')
			.selectAll()
			.where('care_id', '=', careId)
			.executeTakeFirst();
		const toOwner = recipient === 'ana@house.example';
		if (toOwner) return;
		const mailbox = mailboxOf(recipient) ?? '';
		const campaign = row ? (row.campaign_key as CampaignName) : null;
		const who = row?.customer_id ?? (await kept(item.customer?.id ?? ''))?.customer_id ?? '';
		const merged = row?.occasion_key.split(' ')[0] ?? '';
		const one: Left = {
			key,
			of: campaign === null ? 'survey' : kinds[campaign].tone === 'greeting' ? 'greeting' : 'care',
			who,
			mailbox,
			at: now,
			batch,
			once: row
				? [
						`${campaign} ${merged} ${step} ${who}`,
						`${campaign} ${row.mailbox_key} ${step} ${mailbox}`,
					]
				: [],
		};
		const first =
			row && step === '0' && row.anchor_kind === 'moment' ? row.anchor_at + 7 * day : null;
		const stored = item.care?.validUntil ? Date.parse(item.care.validUntil) : null;
		await judge(one, first ?? stored, campaign);
		left.push(one);
	}

	/** A house whose transactions die after their work, from one of them on. */
	function dying(from: number): House {
		let transactions = 0;
		const dies: Store = Object.create(store, {
			transaction: {
				value: async (work: (tx: never) => Promise<unknown>) =>
					await store.transaction(async (tx) => {
						const done = await work(tx as never);
						transactions += 1;
						if (transactions > from) throw new Error('The process has died.');
						return done;
					}),
			},
		}) as Store;
		return { ...house, store: dies };
	}

	async function send(item: Partial<SatisfactionItem>, death: Death) {
		const key = item.message?.key ?? '';
		const to = item.message?.to ?? '';
		if (death === 'before' || to === '') return;
		const kind = item.message?.kind ?? 'care';
		const start = {
			key,
			kind,
			messageId: `<${key}@house.example>`,
			channel: 'email',
			recipient: to,
		};
		const more = { invitationId: item.invitation?.id ?? null, caseId: null, test: false };
		const ticket = await beginSending(house, at, { ...start, ...more });
		if (ticket.kind !== 'send') return;
		await leaves(item, to, at);
		if (death === 'between') {
			died.add(key);
			return;
		}
		const report = { message: { key }, state: 'sent' as const, reason: null, permanent: false };
		await recordDelivery(house, at, { ...report, channel: 'email', recipient: to });
	}

	async function find(name: CampaignName, within: House): Promise<FoundDue> {
		const settings = name === 'news' ? { edition } : {};
		return await findDue(within, at, {
			definition: { key: name, settings, ...campaigns[name] },
			home: { workflow: { id: 'w', name: 'Care' }, node: { id: name, name } },
			sentBy: name === 'hello' || name === 'news' ? 'workflow' : 'clock',
			customerIds: name === 'news' ? listed : [],
			peek: false,
		});
	}

	const happened = async (what: Promise<unknown>) => {
		try {
			return await what;
		} catch (error) {
			const { message } = error as Error;
			if (!/has died|no customer|itself|later merge|erased/i.test(message)) throw error;
			return null;
		}
	};

	const acts = {
		/** Some workers run campaigns at the same moment, and send what they were given. */
		async run({
			names,
			workers,
			dies,
			death,
		}: {
			names: CampaignName[];
			workers: number;
			dies: number | null;
			death: Death;
		}) {
			batch += 1;
			const each = Array.from({ length: workers }, () => names).flat();
			await Promise.all(
				each.map(async (name, place) => {
					const within = dies !== null && place === 0 ? dying(dies) : house;
					const found = (await happened(find(name, within))) as FoundDue | null;
					for (const item of found?.due ?? []) await send(item, death);
				}),
			);
		},
		async clock({ death }: { death: Death }) {
			batch += 1;
			const holder = { node: 'clock', own: `clock ${(counted += 1)}` };
			const { work } = await takeDue(house, at, {
				taker: 'message',
				scope: null,
				limit: 50,
				leaseMs: hour,
				holder,
			});
			for (const { row, items } of work) {
				for (const item of items) await send(item, death);
				const ids = [row.due_id];
				if (death === null) await db.deleteFrom('due').where('due_id', 'in', ids).execute();
			}
		},
		async event({ who, type }: { who: number; type: string }) {
			const customer = await kept(personAt(who));
			if (!customer) return;
			const { event } = await own.happens(
				{ type, subject: { type: 'deal', id: `d${(counted += 1)}`, title: null, url: null } },
				at,
			);
			await db
				.updateTable('event')
				.set({ customer_id: customer.customer_id })
				.where('event_id', '=', event.event_id)
				.execute();
		},
		async lists({ whom, edition: of }: { whom: number[]; edition: string }) {
			edition = of;
			const found = await Promise.all(
				whom.map(async (one) => (await kept(personAt(one)))?.customer_id),
			);
			listed = [...new Set(found.filter((one) => one !== undefined))];
		},
		async survey({ who }: { who: number }) {
			const customer = await kept(personAt(who));
			if (!customer) return;
			await happened(
				own.asks({ customerId: customer.customer_id, wave: `w${(counted += 1)}` }, at),
			);
		},
		async says({ who, no, topic }: { who: number; no: boolean; topic: string }) {
			if (await kept(personAt(who)))
				await says(house, personAt(who), no ? 'denied' : 'granted', [topic], at);
		},
		async pauses({ who, days }: { who: number; days: number | null }) {
			const pausedUntil = days === null ? null : at + days * day;
			const wanted = { frequency: null, pausedUntil, channel: null, language: null };
			await setPreferences(house, at, { customerId: personAt(who), wanted });
		},
		async case({ who, opens }: { who: number; opens: boolean }) {
			const customer = await kept(personAt(who));
			if (!customer) return;
			const { customer_id } = customer;
			if (opens) {
				const row = caseRow({
					workspace_id: workspace,
					case_id: `cas_${(counted += 1)}${workspace}`,
					customer_id,
					state: 'open',
					opened_at: at,
				});
				await db.insertInto('case_file').values(row).execute();
			} else {
				await db
					.updateTable('case_file')
					.set({ state: 'confirmed', confirmed_at: at })
					.where('workspace_id', '=', workspace)
					.where('customer_id', '=', customer_id)
					.where('state', '=', 'open')
					.execute();
			}
		},
		async merge({ who, other }: { who: number; other: number }) {
			const doer = { kind: 'workflow', id: null, name: null } as const;
			const done = await happened(
				mergeCustomers(house, at, { keepId: personAt(who), mergeId: personAt(other), doer }),
			);
			if (done) merges.push((done as { mergeId: string }).mergeId);
		},
		async split() {
			const mergeId = merges.pop();
			const doer = { kind: 'workflow', id: null, name: null } as const;
			if (mergeId) await happened(splitCustomers(house, at, { mergeId, doer }));
		},
		async erase({ who }: { who: number }) {
			const id = personAt(who);
			const customer = await kept(id);
			const doer = { kind: 'workflow', id: null, name: null } as const;
			await eraseCustomer(house, at, { customerId: id, doer, patience: 0 });
			// Whoever comes back is somebody new: nobody knows any more what they were sent.
			if (!customer) return;
			for (const one of left)
				if (one.who === customer.customer_id)
					Object.assign(one, { mailbox: '', who: '', once: [] });
		},
		async date({ who, name, inDays }: { who: number; name: 'birth' | 'renewal'; inDays: number }) {
			const customer = await kept(personAt(who));
			if (!customer) return;
			const on = DateTime.fromMillis(at + inDays * day, { zone: 'UTC' });
			const known = {
				calendar: 'solar' as const,
				year: name === 'birth' ? 1980 : on.year,
				month: on.month,
				day: on.day,
				leap: false,
			};
			await store.transaction(async (tx) => {
				await changeFacts({ db: tx, dialect: store.dialect, workspace }, [
					{ customerId: customer.customer_id, kind: 'date', name, day: known },
				]);
			});
		},
		async lives({ who, zone }: { who: number; zone: string | null }) {
			const customer = await kept(personAt(who));
			if (customer)
				await updateCustomer(db as never, workspace, customer.customer_id, { time_zone: zone });
		},
		async passes({ hours }: { hours: number }) {
			at += hours * hour;
			await Promise.resolve();
		},
	};

	/** All that stands in the way is over, and much time has passed: what is due now is sent to whoever is there. */
	async function ends() {
		at += 100 * day;
		at += ((34 - DateTime.fromMillis(at, { zone: 'UTC' }).hour) % 24) * hour;
		for (const [who] of people.entries()) {
			for (const topic of ['promotional_care', 'news', 'service', 'survey'])
				await acts.says({ who, no: false, topic });
			await acts.pauses({ who, days: null });
			await acts.case({ who, opens: false });
		}
		at += 40 * day;
		const round = async (names: CampaignName[]) => {
			await acts.run({ names, workers: 1, dies: null, death: null });
			await acts.clock({ death: null });
			at += 12 * hour;
		};
		listed = [];
		await round([...campaignNames]);
		await round([...campaignNames]);
		await acts.lists({ whom: people.map((_, place) => place), edition: 'last' });
		const wanted = new Set<string>();
		for (const id of listed) wanted.add((await kept(id))?.email ?? '');
		const begins = left.length;
		await acts.run({ names: ['news'], workers: 1, dies: null, death: null });
		listed = [];
		for (let one = 0; one < 22; one += 1) await round(['news']);
		await round([...campaignNames]);
		await round([...campaignNames]);
		const got = left
			.slice(begins)
			.filter(({ once }) => once.some((one) => one.startsWith('news edition:last 0')))
			.map(({ mailbox }) => mailbox);
		for (const mailbox of wanted)
			if (!got.includes(mailbox)) wrong.push(`never sent: news to ${mailbox}`);
		const { rows: open } = await sql<{ care_id: string }>`select care_id from care_occasion
			where workspace_id = ${workspace} and again_at <= ${at - day}`.execute(db);
		for (const { care_id: id } of open) wrong.push(`left open: ${id}`);
		const { rows: given } = await sql<{ care_id: string }>`select care_step.care_id from care_step
			join care_occasion on care_occasion.workspace_id = care_step.workspace_id
				and care_occasion.care_id = care_step.care_id and care_occasion.again_at is not null
			where care_step.workspace_id = ${workspace} and care_step.state = 'given'`.execute(db);
		for (const { care_id: id } of given) wrong.push(`handed out and never sent: ${id}`);
	}

	return { acts, ends, wrong, left, at: () => at };
}
