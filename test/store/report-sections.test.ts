import { thePackage as doer } from '../../core/loop/audit/doer';
import type { House } from '../../core/loop/house';
import { createReport } from '../../core/loop/insight/report/create-report';
import { createProblem } from '../../core/loop/problem/create';
import { changeProblem } from '../../core/loop/problem/update';
import type { Person } from '../../core/model/people';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { savePerson } from '../../core/store/repositories/people';
import { insertResponse } from '../../core/store/repositories/responses';
import { unknownCustomer } from '../../core/store/repositories/unknown-customer';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { campaignRow, careOccasionRow } from './care-rows';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, day, eventRow, invitationRow, responseRow } from './rows';

useDatabases();

const now = yearEnd;
const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};
const about = { period: 'last_quarter', from: '', until: '', filters, to: null };

const quotesIn = (page: string) => [...page.matchAll(/<q>(.*?)<\/q>/g)].map(([, said]) => said);

/** One line of a page has no hard spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const ana: Person = {
	id: 'ana',
	name: 'Ana Keeper',
	email: 'ana@example.com',
	team: 'Service',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};

describe.each(databases)('sections of a report on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const made = async (house: House, sections: string[], more: object = {}) => {
		const one = await createReport(house, now, { ...about, language: 'en', sections, ...more });
		return { ...one, page: plain(one.files.html.replace(/<style>.*?<\/style>/s, '')) };
	};

	it('show where the journey is low and which weeks were unusual, and give no alarm out', async () => {
		const house = houseIn(store(), 'year');
		await fillYear(store(), 'year', 'en', { days: 400, aDay: 32 });
		const found = await made(house, ['journey', 'alarms']);
		expect(found.sections).toEqual(['alarms', 'journey']);
		expect(found.page).toContain('Delivery is the low point:');
		expect(found.page).toMatch(/>before<.*>getting it<.*>using it<.*>staying</s);
		expect(quotesIn(found.page).length).toBeGreaterThan(3);
		expect(new Set(quotesIn(found.page)).size).toBe(quotesIn(found.page).length);
		expect(found.page).not.toContain('0171 2345678');
		// A grey ring, as the point that it explains.
		expect(found.page).toMatch(/class="dg"><\/circle><\/svg>the same week without Delivery/);
		expect(found.page).toMatch(/<\/svg>usual: /);
		expect(found.page).toMatch(/dissatisfied share: unusual in this period/);
		const signals = found.figures.filter(({ section }) => section === 'alarms');
		expect(signals.length).toBeGreaterThan(0);
		for (const one of signals) {
			expect(one).toMatchObject({ verdict: 'unlikely_chance' });
			expect(Number(/week (\d+) of 2026/.exec(one.group ?? '')?.[1])).toBeGreaterThanOrEqual(27);
		}
		const given = await store().db.selectFrom('chart_signal').selectAll().execute();
		expect(given).toEqual([]);
		expect(await made(house, ['journey', 'alarms'])).toEqual(found);
	});

	/** Answers of a day, the first ones with a case of slow answers. */
	async function answers(workspace: string, at: number, n: number, cases: number) {
		await store().transaction(async (tx) => {
			for (let one = 0; one < n; one += 1) {
				const row = { workspace_id: workspace, response_id: `rsp_${at}_${one}` };
				const level = one < cases ? 'low' : 'high';
				await insertResponse(tx, responseRow({ ...row, level, answered_at: at }));
				if (one >= cases) continue;
				const opened = { opened_at: at, root_cause: 'slow_response', case_id: `cas_${at}_${one}` };
				await openCaseQuery(tx, caseRow({ ...row, ...opened })).execute();
			}
		});
	}

	it('say who does what by when, what it has changed, and name nobody to customers', async () => {
		const house = houseIn(store(), 'problems');
		const { workspace } = house;
		await store().transaction(async (tx) => await savePerson(tx, workspace, ana, now));
		const wu = { ...unknownCustomer(workspace, 'cus_wu', now), name: 'Wu Jie' };
		await store().db.insertInto('customer').values(wu).execute();
		const [begun, done] = [now - 60 * day, now - 40 * day];
		await answers(workspace, begun - 5 * day, 200, 60);
		await answers(workspace, done + 5 * day, 200, 10);
		const seen = { origin: 'root_cause', ref: 'slow_response', links: [] } as const;
		const own = { origin: 'own', ref: '', links: [] } as const;
		const planned = { owner: 'ana', remedy: 'A second shift, ask bob@example.com' };
		const slow = await createProblem(house, begun, {
			said: { title: 'Slow answers', difficulty: 'easy' },
			seen: { ...seen, links: [] },
			doer,
			test: false,
		});
		const move = async (at: number, problemId: string, change: object) =>
			await changeProblem(house, at, { problemId, said: change, doer });
		const { problem_id: id } = slow.row;
		await move(begun, id, { state: 'being_done', ...planned, dueAt: '2026-08-20' });
		await move(done, id, { state: 'done' });
		await createProblem(house, begun, {
			said: {
				title: 'Old invoices of Wu Jie',
				difficulty: 'hard',
				influence: 2.5,
				owner: 'ana',
				dueAt: '2026-09-01',
			},
			seen: { ...own, links: [] },
			doer,
			test: false,
		});
		const found = await made(house, ['problems', 'said']);
		expect(found.sections).toEqual(['problems', 'said']);
		expect(found.page).toContain('Within 1–3 years');
		expect(found.page).toMatch(
			/Old invoices of \[name\].*Ana Keeper.*1 September 2026, overdue.*seen.*2\.5/s,
		);
		expect(found.page).toContain('There is less of “Slow answers” since the work on it');
		expect(found.figures).toMatchObject([
			{ group: 'Slow answers', value: -25, n: 400, verdict: 'unlikely_chance' },
		]);
		expect(found.three.at(-1)?.text).toBe(
			'“Old invoices of [name]” was due on 1 September 2026 and is not done.',
		);
		// What was done has an address in it: a neutral sentence stands in its place.
		const heard = () => /You said, we did.*/s.exec(found.page)?.[0] ?? '';
		expect(heard()).toMatch(/Slow answers:.*We have seen to it\./s);
		expect(found.page).not.toContain('A second shift');
		expect(found.page).not.toContain('bob@example.com');
		const text = { language: 'en', said: 'Answers take long.', did: 'More people answer' };
		await move(done, id, { publicTexts: { text: [text] } });
		found.page = (await made(house, ['problems', 'said'])).page;
		expect(heard()).toMatch(/Answers take long\..*More people answer/s);
		expect(heard()).not.toContain('Answers take long.:');
		// Looking does not change what stands there.
		const { state } = await store()
			.db.selectFrom('problem')
			.select('state')
			.where('problem_id', '=', id)
			.executeTakeFirstOrThrow();
		expect(state).toBe('done');
		const part = await made(house, ['problems', 'said'], {
			filters: { ...filters, segment: 'Families' },
		});
		expect(part.sections).toEqual([]);
	});

	/** Customers who order every month; half of them stop after four. */
	async function orders(workspace: string) {
		const customers = Array.from({ length: 60 }, (_, at) => `cus_${at}`);
		const rows = customers.flatMap((customer_id, at) =>
			Array.from({ length: 18 }, (_, month) => ({ customer_id, month, isLeft: at % 2 === 0 }))
				.filter(({ month, isLeft }) => !isLeft || month < 4 + (at % 5))
				.map(({ month }) =>
					eventRow({
						workspace_id: workspace,
						event_id: `evt_${at}_${month}`,
						type: 'order.delivered',
						subject_type: 'order',
						subject_id: `s_${at}_${month}`,
						customer_id,
						occurred_at: now - (530 - 30 * month) * day,
						value_amount: 20,
						value_currency: 'EUR',
					}),
				),
		);
		const { db } = store();
		const named = customers.map((id) => unknownCustomer(workspace, id, now));
		await db.insertInto('customer').values(named).execute();
		for (let at = 0; at < rows.length; at += 200) {
			await db
				.insertInto('event')
				.values(rows.slice(at, at + 200))
				.execute();
		}
	}

	it('say how many stay for how long, and what care changes to those left out by lot', async () => {
		const house = houseIn(store(), 'stays');
		const { workspace } = house;
		await orders(workspace);
		const begun = now - 60 * day;
		const { db } = store();
		await db
			.insertInto('campaign')
			.values(campaignRow({ workspace_id: workspace, created_at: begun }))
			.execute();
		// Those whose turn came before the period, or comes after it, belong to another report.
		const { db: rows } = store();
		const earlier = { workspace_id: workspace, campaign_key: 'early' };
		await rows
			.insertInto('campaign')
			.values(campaignRow({ ...earlier, created_at: now - 300 * day }))
			.execute();
		await rows
			.insertInto('care_occasion')
			.values(
				Array.from({ length: 40 }, (_, at) =>
					careOccasionRow({
						...earlier,
						care_id: `early_${at}`,
						customer_id: `cus_${at}`,
						group_name: at % 2 === 0 ? 'held_out' : 'treated',
						// Twenty of them in the third quarter.
						first_sent_at: at < 20 ? now - 200 * day : now - 70 * day,
					}),
				),
			)
			.execute();
		const occasions = Array.from({ length: 60 }, (_, at) =>
			careOccasionRow({
				workspace_id: workspace,
				care_id: `car_${at}`,
				customer_id: `cus_${at}`,
				group_name: at % 3 === 0 ? 'held_out' : 'treated',
				first_sent_at: begun + day,
			}),
		);
		await db.insertInto('care_occasion').values(occasions).execute();
		const found = await made(house, ['stays', 'care']);
		expect(found.sections).toEqual(['stays', 'care']);
		expect(found.page).toMatch(
			/\d+ % are still there 12 months after their first order \(\d+–\d+ %\)/,
		);
		expect(found.page).toContain('Customers still there');
		const [retention] = found.figures.filter(({ section }) => section === 'stays');
		expect(retention?.interval).not.toBeNull();
		const care = found.figures.filter(({ section }) => section === 'care');
		const effect = care.find(({ group }) => group === 'wishes');
		expect(effect).toMatchObject({ n: 60, method: 'newcombe' });
		expect(effect?.verdict).not.toBe('unlikely_chance');
		expect(care.find(({ group }) => group === 'early')).toMatchObject({ n: 20 });
		expect(found.page).toContain('of those whose turn came in the period');
		expect(found.page).toContain('No campaign shows an effect beyond chance yet');
	});

	it('name no segment of which few were asked, and count the silent of the survey that the bounds are of', async () => {
		const house = houseIn(store(), 'heard');
		const asked = (survey_key: string, segment: string, at: number, isHeard: boolean) =>
			invitationRow({
				...{ workspace_id: 'heard', invitation_id: `inv_${survey_key}_${segment}_${at}` },
				...{ survey_key, segment, state: isHeard ? 'completed' : 'sent' },
				...{ created_at: now - 40 * day, sent_at: now - 40 * day, answered_at: null },
			});
		const rows = [
			...Array.from({ length: 30 }, (_, at) => asked('after-service', 'large', at, at < 20)),
			...Array.from({ length: 12 }, (_, at) => asked('after-service', 'small', at, at < 8)),
			asked('after-service', 'Mayor’s office', 0, true),
			...Array.from({ length: 25 }, (_, at) => asked('yearly', 'large', at, false)),
		];
		await store().db.insertInto('invitation').values(rows).execute();
		await store().transaction(async (tx) => {
			for (const [at, row] of rows.filter(({ state }) => state === 'completed').entries()) {
				await insertResponse(
					tx,
					responseRow({
						...{ workspace_id: 'heard', response_id: `rsp_${at}`, segment: row.segment },
						...{ invitation_id: row.invitation_id, answered_at: now - 40 * day },
					}),
				);
			}
		});
		const found = await made(house, ['heard']);
		expect(`${found.page} ${found.files.csv} ${found.files.json}`).not.toContain('Mayor');
		expect(found.figures.map(({ group }) => group)).toEqual(
			expect.arrayContaining(['large', 'small']),
		);
		// 43 asked of whom 29 answered; another survey's 25 are not of these bounds.
		expect(found.page).toMatch(/asked and silent<\/th><td[^>]*>14</);
	});

	it.each(['en', 'zh-CN'])('are whole in %s', async (language) => {
		for (const workspace of ['year', 'problems', 'stays']) {
			const one = await createReport(houseIn(store(), workspace), now, {
				...about,
				language,
				sections: null,
			});
			expect(Buffer.byteLength(one.files.html)).toBeLessThan(120 * 1024);
			expect(one.files.html).not.toMatch(/NaN|undefined|Infinity|report\.[a-z]+\.[a-z]/);
		}
	});
});
