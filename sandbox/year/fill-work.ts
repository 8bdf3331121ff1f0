import { goalReached, goalSource, goalSubject } from '../../core/care/goal';
import { thePackage as doer } from '../../core/loop/audit/doer';
import type { House } from '../../core/loop/house';
import { createProblem } from '../../core/loop/problem/create';
import { changeProblem } from '../../core/loop/problem/update';
import type { EventRow } from '../../core/store/repositories/events';
import type { CareOccasionTable } from '../../core/store/tables/care';
import { yearEnd } from './fill-year';
import { randomFrom } from './random';

const day = 86_400_000;
const atOnce = 100;

const words = {
	en: {
		problems: {
			late: ['Late parcels', 'The carrier was changed back, parcels are tracked each day'],
			slow: ['Slow answers', 'A second person on the phone from Monday to Wednesday'],
			app: ['The app closes on the map', 'Write the map anew'],
			invoice: ['Invoices nobody can explain', ''],
		},
		campaigns: ['first-ride-wishes', 'come-back-in-spring'],
	},
	'zh-CN': {
		problems: {
			late: ['包裹迟到', '换回原来的快递公司，每天跟踪包裹'],
			slow: ['回复太慢', '周一到周三电话增加一人'],
			app: ['应用打开地图就闪退', '重写地图'],
			invoice: ['账单没人说得清', ''],
		},
		campaigns: ['first-ride-wishes', 'come-back-in-spring'],
	},
};

/** Adds to a made-up year what is done about it: problems in both lists, and care with a group left out. */
export async function fillWork(house: House, language: 'en' | 'zh-CN'): Promise<void> {
	await problems(house, language);
	for (const [nth, campaign] of words[language].campaigns.entries()) {
		await care(house, campaign, { nth, helps: nth === 0 });
	}
}

async function problems(house: House, language: 'en' | 'zh-CN'): Promise<void> {
	const { late, slow, app, invoice } = words[language].problems;
	const make = async (at: number, [title]: readonly string[], said: object, ref: string | null) => {
		const origin = ref === null ? ('own' as const) : ('root_cause' as const);
		const seen = { origin, ref: ref ?? '', links: [] };
		const input = { said: { title, ...said }, seen, doer, test: false };
		return (await createProblem(house, at, input)).row.problem_id;
	};
	const move = async (at: number, problemId: string, said: object) =>
		await changeProblem(house, at, { problemId, said, doer });
	const remedy = ([, text]: readonly string[]) => text;
	const carrier = await make(
		yearEnd - 45 * day,
		late,
		{ difficulty: 'easy', influence: 4.2 },
		'delivery',
	);
	const planned = { owner: 'own_0', remedy: remedy(late), dueAt: '2026-09-15' };
	await move(yearEnd - 30 * day, carrier, { ...planned, state: 'being_done' });
	await move(yearEnd - 17 * day, carrier, { state: 'done' });
	const phone = await make(
		yearEnd - 40 * day,
		slow,
		{ difficulty: 'medium', influence: 3.1 },
		'slow_response',
	);
	const shift = { owner: 'own_1', remedy: remedy(slow), dueAt: '2026-09-25' };
	await move(yearEnd - 20 * day, phone, { ...shift, state: 'planned' });
	const map = await make(yearEnd - 60 * day, app, { difficulty: 'hard', influence: 0.8 }, null);
	await move(yearEnd - 10 * day, map, { owner: 'own_0', remedy: remedy(app), dueAt: '2027-12-31' });
	await make(yearEnd - 12 * day, invoice, { difficulty: 'easy', influence: 1.4 }, 'price_billing');
}

/** One in four was left out; who was written to reaches the goal more often, or does not. */
async function care(
	{ store, workspace }: House,
	campaign: string,
	{ nth, helps }: { nth: number; helps: boolean },
): Promise<void> {
	const random = randomFrom(31 + nth);
	const begun = yearEnd - 85 * day;
	const { db } = store;
	await db
		.insertInto('campaign')
		.values({
			workspace_id: workspace,
			campaign_key: campaign,
			definition: JSON.stringify({
				key: campaign,
				occasion: 'birthday',
				steps: [{ days: 0, subject: campaign, text: campaign }],
			}),
			...{ occasion: 'birthday', workflow_id: `w${nth}`, workflow_name: campaign, node_id: 'n' },
			...{ node_name: 'Find Due', watches: '[]', since: begun, looked_until: yearEnd },
			...{ stopped_at: null, stopped_because: null, created_at: begun, updated_at: begun },
		})
		.execute();
	const occasions: CareOccasionTable[] = [];
	const events: EventRow[] = [];
	for (let at = 0; at < 400; at += 1) {
		const customer_id = `cus_${String(at).padStart(5, '0')}`;
		const isLeftOut = at % 4 === nth;
		const sent = begun + day + Math.floor(random.next() * 50 * day);
		const id = `${nth}_${at}`;
		occasions.push({
			...{ workspace_id: workspace, care_id: `car_${id}`, campaign_key: campaign, customer_id },
			...{ occasion_key: 'birthday:2026', mailbox_key: 'birthday:2026', anchor_kind: 'moment' },
			...{ anchor_at: sent, said: '{}', found_at: sent, again_at: sent, over_because: null },
			...{ stopped_at: null, group_name: isLeftOut ? 'held_out' : 'treated' },
			...{ first_sent_at: sent, last_sent_at: sent, merge_id: null },
		});
		if (random.next() >= (helps && !isLeftOut ? 0.42 : 0.2)) continue;
		events.push({
			...{ workspace_id: workspace, event_id: `evt_care_${id}`, external_id: `care_${id}` },
			...{ source: goalSource, type: goalReached, occurred_at: sent + 3 * day },
			...{ received_at: sent + 3 * day, touchpoint: null, subject_type: goalSubject },
			...{ subject_id: campaign, subject_title: null, subject_url: null, cycle: 0 },
			...{ value_amount: null, value_currency: null, attributes: '{}', customer_id },
			...{ owner: null, test: 0, processed_at: sent + 3 * day, outcome: null },
		});
	}
	for (let at = 0; at < occasions.length; at += atOnce) {
		await db
			.insertInto('care_occasion')
			.values(occasions.slice(at, at + atOnce))
			.execute();
	}
	for (let at = 0; at < events.length; at += atOnce) {
		await db
			.insertInto('event')
			.values(events.slice(at, at + atOnce))
			.execute();
	}
}
