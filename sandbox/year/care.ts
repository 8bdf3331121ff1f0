import { groupOf } from '../../core/care/holdout';
import { goalReached, goalSource, goalSubject } from '../../core/care/goal';
import type { House } from '../../core/loop/house';
import type { EventRow } from '../../core/store/repositories/events';
import type { CustomerTable } from '../../core/store/schema';
import type { Tx } from '../../core/store/store';
import type { CampaignTable, CareOccasionTable, CareStepTable } from '../../core/store/tables/care';
import { insertBeside, parts } from './insert';
import { day, type Life, type Made } from './made';
import { orderOf, ordersOf } from './orders';
import { type Random, randomFrom } from './random';

/** Campaigns began so many days before the end, and the last of those who are measured were written to by then. */
const begun = 85;
const measuredUntil = 35;

/** Of a hundred so many are left out of a campaign that is measured. */
const leftOut = 25;

const hour = 3_600_000;

const words = {
	en: {
		quiet: ['It has been a while', 'It has been a while, and we have missed you.\n\n{brand}'],
		friend: ['Bring a friend', 'You like riding with us: bring somebody along.\n\n{brand}'],
		birthday: ['Happy birthday', 'Happy birthday, and many good days.\n\n{brand}'],
	},
	'zh-CN': {
		quiet: ['好久不见', '好久不见，我们很想念您。\n\n{brand}'],
		friend: ['邀请朋友', '您喜欢骑行：带上一位朋友吧。\n\n{brand}'],
		birthday: ['生日快乐', '祝您生日快乐，每天都有好心情。\n\n{brand}'],
	},
} as const;

export const campaigns = {
	quiet: 'we-miss-you',
	friend: 'bring-a-friend',
	birthday: 'birthday-greetings',
} as const;
type Key = keyof typeof campaigns;

type World = Pick<Made, 'workspace' | 'shop' | 'end' | 'language'> & { people: CustomerTable[] };

/** Who was written to in a campaign, or left out of it, and when. */
type Turn = { customer: CustomerTable; at: number; isLeftOut: boolean };

/**
 * Three campaigns of the last quarter: customers who had gone quiet, of whom those who were written to come back more
 * often than those who were left out by lot; one for the happy ones, which changes nothing; and birthdays, of
 * which nobody is left out.
 *
 * @param quiet customers who had ordered for long and then no more, with how they ordered until then
 */
export async function fillCare(
	house: House,
	world: World,
	quiet: ReadonlyArray<{ customer: CustomerTable; life: Life }>,
): Promise<void> {
	const random = randomFrom(31);
	await house.store.transaction(async (tx) => {
		await campaign(tx, world, 'quiet', {
			...{ occasion: 'gone_quiet', holdoutPercent: leftOut },
			goal: { events: ['order.*'], days: 30 },
		});
		await campaign(tx, world, 'friend', { occasion: 'promoter', holdoutPercent: leftOut });
		await campaign(tx, world, 'birthday', { occasion: 'birthday' });
		await wonBack(tx, world, quiet, random);
		await friends(tx, world, random);
		await birthdays(tx, world, random);
	});
}

async function campaign(tx: Tx, world: World, which: Key, more: object): Promise<void> {
	const { workspace, language, end } = world;
	const key = campaigns[which];
	const [subject, text] = words[language][which];
	const since = end - begun * day;
	const row: CampaignTable = {
		...{ workspace_id: workspace, campaign_key: key },
		definition: JSON.stringify({ key, ...more, steps: [{ days: 0, subject, text }] }),
		occasion: (more as { occasion: string }).occasion,
		...{ workflow_id: `made-up-${key}`, workflow_name: subject, node_id: 'n' },
		...{ node_name: 'Find Due', watches: '[]', since, looked_until: end },
		...{ stopped_at: null, stopped_because: null, created_at: since, updated_at: since },
	};
	await tx.insertInto('campaign').values(row).execute();
}

/** A moment in the time that is measured, in the morning. */
const turnIn = ({ end }: World, random: Random): number =>
	Math.floor(end / day - begun + 1 + random.next() * (begun - measuredUntil - 1)) * day + 9 * hour;

const isLeftOut = (which: Key, { customer_id }: CustomerTable): boolean =>
	groupOf({ key: campaigns[which], holdoutPercent: leftOut }, customer_id).group === 'held_out';

async function wonBack(
	tx: Tx,
	world: World,
	quiet: ReadonlyArray<{ customer: CustomerTable; life: Life }>,
	random: Random,
): Promise<void> {
	const orders: EventRow[] = [];
	const turns = quiet.map(({ customer, life }): Turn => {
		const at = turnIn(world, random);
		const gone = isLeftOut('quiet', customer);
		// Twice as long as usual for them without an order.
		const known = { ...life, until: at - 2 * life.gap * day };
		orders.push(...ordersOf(world, customer, known, { from: world.end - 550 * day }));
		if (random.next() < (gone ? 0.16 : 0.46)) {
			const from = at + Math.round((1 + 25 * random.next()) * day);
			const again = { ...life, from, until: Infinity };
			orders.push(...ordersOf(world, customer, again, { from, series: 'back-' }));
		}
		return { customer, at, isLeftOut: gone };
	});
	await insertBeside(tx, world.workspace, orders);
	await turned(tx, world, 'quiet', turns, random);
}

async function friends(tx: Tx, world: World, random: Random): Promise<void> {
	const reached: EventRow[] = [];
	const turns = world.people.slice(0, 260).map((customer): Turn => {
		const at = turnIn(world, random);
		if (random.next() < 0.22) {
			const value = Math.round(30 + 60 * random.next());
			const event = orderOf(world, customer, {
				at: at + 3 * day,
				value,
				category: '',
				nth: 'friend',
			});
			reached.push({
				...event,
				...{ source: goalSource, type: goalReached, attributes: '{}' },
				...{ subject_type: goalSubject, subject_id: campaigns.friend },
			});
		}
		return { customer, at, isLeftOut: isLeftOut('friend', customer) };
	});
	for (const some of parts(reached)) await tx.insertInto('event').values(some).execute();
	await turned(tx, world, 'friend', turns, random);
}

async function birthdays(tx: Tx, world: World, random: Random): Promise<void> {
	const { workspace, end, people } = world;
	const today = Math.floor(end / day);
	const born = people.map((customer, at) => ({ customer, on: (today - ((at * 37) % 365)) * day }));
	for (const some of parts(born)) {
		const dates = some.map(({ customer: { customer_id }, on }) => ({
			...{ workspace_id: workspace, customer_id, name: 'birth', calendar: 'solar' as const },
			...{ year: null, month: new Date(on).getUTCMonth() + 1, day: new Date(on).getUTCDate() },
			...{ leap: 0, on_date: null },
		}));
		await tx.insertInto('customer_date').values(dates).execute();
	}
	const turns = born
		.map(({ customer, on }): Turn => ({ customer, at: on + 10 * hour, isLeftOut: false }))
		.filter(({ at }) => at < end && at >= end - begun * day);
	await turned(tx, world, 'birthday', turns, random);
}

/** Why some were not written to. */
const held = [
	['no_consent', 5],
	['open_case', 3],
	['cap_care', 2],
] as const;

/** Notes whose turn it was, and what became of it. */
async function turned(
	tx: Tx,
	{ workspace, end }: World,
	which: Key,
	turns: readonly Turn[],
	random: Random,
): Promise<void> {
	const key = campaigns[which];
	const own = { workspace_id: workspace, campaign_key: key };
	const occasions = turns.map(({ customer, at, isLeftOut: gone }): CareOccasionTable => {
		const { customer_id } = customer;
		const occasion = `${which}:${new Date(at).getUTCFullYear()}`;
		return {
			...{ ...own, care_id: careId(which, customer), customer_id, occasion_key: occasion },
			...{ mailbox_key: occasion, anchor_kind: 'moment', anchor_at: at, said: '{}' },
			...{ found_at: at, again_at: null, over_because: gone ? 'held_out' : 'finished' },
			...{ stopped_at: null, group_name: gone ? 'held_out' : 'treated' },
			...{ first_sent_at: at, last_sent_at: gone ? null : at, merge_id: null },
		};
	});
	const steps = turns
		.filter((turn) => !turn.isLeftOut)
		.map(({ customer, at }): CareStepTable => {
			const fate = random.next();
			const reason = fate < 0.06 ? random.pick(held) : null;
			const isFailed = fate >= 0.06 && fate < 0.075;
			const objects = fate >= 0.985 && at + day < end;
			return {
				...{ ...own, care_id: careId(which, customer), step: 0, customer_id: customer.customer_id },
				...{ recipient: 'customer', asks: 0, address: customer.email, mailbox_once: null },
				...{ state: reason !== null ? 'held' : isFailed ? 'failed' : 'sent', reason },
				...{ due_at: at, valid_until: at + 7 * day, at, attempt: 1, mark: null },
				opted_out_at: objects ? at + day : null,
			};
		});
	for (const some of parts(occasions)) await tx.insertInto('care_occasion').values(some).execute();
	for (const some of parts(steps)) await tx.insertInto('care_step').values(some).execute();
}

const careId = (which: Key, { customer_id }: CustomerTable): string =>
	`car_${which}_${customer_id.slice(4)}`;
