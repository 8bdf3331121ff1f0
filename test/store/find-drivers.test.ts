import { findDrivers, type DriverItem } from '../../core/loop/insight/drivers/find-drivers';
import type { DriverChoices } from '../../core/loop/insight/drivers/read-choices';
import { InputError } from '../../core/model/errors';
import { storedItems } from '../../core/model/rated-items';
import type { Survey } from '../../core/model/survey';
import { openCaseQuery } from '../../core/store/repositories/cases';
import type { ResponseRow } from '../../core/store/repositories/responses';
import type { SummaryFilters } from '../../core/store/repositories/summary-scope';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { savePerson } from '../../core/store/repositories/people';
import { defineSurvey } from '../../core/survey/define';
import type { SurveyInput } from '../../core/survey/survey-input';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 20 * day;
const everything: SummaryFilters = {
	...{ surveyKey: null, metric: null, segment: null, touchpoint: null },
	...{ team: null, owner: null },
};
const rating = (id: string, text = id) => ({ kind: 'rating' as const, id, text });

/** The same numbers from 0 to 1 each time. */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return (state >> 8) / 0x7fffff;
	};
}
const step = (next: () => number, best = 5): number => 1 + Math.floor(best * next());

let workspaces = 0;

describe.each(databases)('drivers on $name', ({ dialect }) => {
	const store = useStore(dialect);

	function aHouse() {
		const house = houseIn(store(), `drivers-${(workspaces += 1)}`);
		let answers = 0;
		const publish = async (input: Partial<SurveyInput> = {}, at = monday): Promise<Survey> => {
			const survey = defineSurvey({ key: 'service', metric: 'csat', ...input });
			await store().transaction(async (tx) => await saveSurvey(tx, house.workspace, survey, at));
			return survey;
		};
		const answer = async (
			survey: Survey,
			given: Array<
				{ value: number; items: Record<string, number> } & Omit<Partial<ResponseRow>, 'items'>
			>,
		) => {
			const rows = given.map(({ value, items, ...change }) => {
				answers += 1;
				const list = Object.entries(items).map(([id, rated]) => ({ id, value: rated }));
				const scale =
					survey.metric === 'csi' ? { min: 0, max: 100 } : { min: 1, max: survey.rating.max };
				const own = {
					workspace_id: house.workspace,
					response_id: `rsp_${answers}`,
					survey_key: survey.key,
					survey_version: survey.version,
					metric: survey.metric,
					...{ value, scale_min: scale.min, scale_max: scale.max },
					answered_at: monday + answers * 60_000,
					customer_id: `cus_${answers % 400}`,
				};
				const kept = storedItems(survey, list, { ...scale, direction: 'higher_is_better' });
				return responseRow({ ...own, ...kept, ...change });
			});
			for (let at = 0; at < rows.length; at += 200) {
				await store()
					.db.insertInto('response')
					.values(rows.slice(at, at + 200))
					.execute();
			}
		};
		const find = async (choices: DriverChoices & Partial<SummaryFilters> = {}, language = 'en') => {
			const { surveyKey = null, segment = null, owner = null, ...chosen } = choices;
			return await findDrivers(house, now, {
				...{ period: 'last_30_days', from: null, until: null, language },
				filters: { ...everything, surveyKey, segment, owner },
				...chosen,
			});
		};
		return { house, publish, answer, find };
	}

	const names = (items: DriverItem[]) => items.map((item) => item.driver);

	/** Speed matters most and scores low, the rest less. */
	function answersOf(n: number, seed = 1) {
		const next = random(seed);
		return Array.from({ length: n }, () => {
			const speed = Math.min(5, step(next, 4));
			const [price, taste] = [step(next), Math.min(5, 2 + step(next, 3))];
			const value = Math.round(Math.min(5, Math.max(1, 0.7 * speed + 0.3 * price + next())));
			return { value, items: { speed, price, taste } };
		});
	}
	const three = [rating('speed', 'Speed of answer'), rating('price', 'Price'), rating('taste')];

	it('are not moved by a rating beyond the scale of its item', async () => {
		const { house, publish, answer, find } = aHouse();
		const survey = await publish({ questions: [rating('speed'), rating('tone')] });
		const next = random(5);
		const given = Array.from({ length: 90 }, () => {
			const [speed, tone] = [step(next), step(next)];
			return { value: Math.max(1, speed - 1), items: { speed, tone } };
		});
		await answer(survey, given);
		const meanOf = async () =>
			(await find()).map(({ driver, ...one }) => [driver, 'mean' in one && one.mean.toFixed(1)]);
		const before = await meanOf();
		expect(before).toHaveLength(2);
		await store()
			.db.updateTable('response')
			.set({ items: '1000000,3' })
			.where('workspace_id', '=', house.workspace)
			.where('response_id', '=', 'rsp_90')
			.execute();
		expect((await meanOf()).every(([, mean]) => Number(mean) <= 5)).toBe(true);
	});

	it('are told with weight, place, agreement and what to do', async () => {
		const { publish, answer, find } = aHouse();
		await answer(await publish({ questions: three }), answersOf(600));
		const items = await find();
		expect(names(items)).toEqual(['speed', 'price', 'taste']);
		const [first, , last] = items;
		expect(first?.text).toMatch(
			/^Speed of answer matters most \(\d\d\u00a0% of what the items explain, \d\d–\d\d\) and scores below average: fix this first\. The two methods agree\. Worth doing within 90 days, if it is not hard: nobody has said\.$/,
		);
		expect(first).toMatchObject({
			...{ n: 600, verdict: 'unlikely_chance', method: 'relative_weights', sign: 1 },
			...{ rank: 1, ranks: { low: 1, high: 1 }, quadrant: 'concentrate', horizon: '90_days' },
			...{ outcome: 'csat', survey: { key: 'service' }, rated: 600, volume: 1, gap: null },
			model: {
				n: 600,
				needed: 50,
				dropped: 0,
				agree: true,
				correction: { method: 'holm', tests: 3 },
			},
			lmg: { rank: 1 },
		});
		const weights = items.map((item) => (item.driver === null ? 0 : item.weight.percent));
		expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
		expect(first?.interval?.low).toBeLessThan(weights[0] ?? 0);
		expect(first?.interval?.high).toBeGreaterThan(weights[0] ?? 0);
		expect(last?.verdict).toBe('could_be_chance');
		expect(last?.text).toContain('could be chance');
		expect(first?.model?.text).toMatch(/^service: 3 items explain \d\d\u00a0% of the differences/);
		expect(await find()).toEqual(items);
		const [inChinese] = await find({}, 'zh-CN');
		expect(inChinese?.text).toMatch(
			/^Speed of answer影响最大（占各题可解释部分的 \d\d%，\d\d–\d\d），得分低于平均：最先改进。两种方法结论一致。/,
		);
	});

	it('are the same whatever pieces the answers come in, also many of one moment', async () => {
		const { publish, answer, find } = aHouse();
		const survey = await publish({ questions: three });
		const moment = { answered_at: monday + day, customer_id: null };
		await answer(survey, [
			...answersOf(2_000, 3),
			...answersOf(5_200, 4).map((one) => ({ ...one, ...moment })),
			...answersOf(100, 5).map((one) => ({ ...one, answered_at: monday + 2 * day })),
		]);
		const [first] = await find();
		expect(first?.n).toBe(7_300);
		expect(first?.model).toMatchObject({ rated: 7_300 });
	});

	it('say that a survey, or no survey, has rated items', async () => {
		const { publish, find } = aHouse();
		const [none] = await find();
		expect(none).toMatchObject({ driver: null, verdict: 'too_few', model: null });
		expect(none?.text).toContain('No survey has rated items');
		await publish();
		expect((await find({ surveyKey: 'service' }))[0]?.text).toContain(
			'service has no rated items: give it questions of the kind Rating or Pair',
		);
	});

	it.each([
		[0, 'nobody rated an item in this period'],
		[1, '1 complete answers where 50 are needed: too few to say'],
		[49, '49 complete answers where 50 are needed: too few to say'],
	])('of %d answers are too few to say', async (n, said) => {
		const { publish, answer, find } = aHouse();
		await answer(await publish({ questions: three }), answersOf(n));
		const [only, ...more] = await find();
		expect(only).toMatchObject({ driver: null, verdict: 'too_few', n, interval: null });
		expect(only?.text).toContain(said);
		expect(more).toEqual([]);
	});

	it('of equal scores have nothing to explain', async () => {
		const { publish, answer, find } = aHouse();
		const same = answersOf(80).map((one) => ({ ...one, value: 4 }));
		await answer(await publish({ questions: three }), same);
		const [only] = await find();
		expect(only?.text).toBe(
			'service: all 80 complete answers give the same score, so there is no difference to explain.',
		);
	});

	it('leave out what is constant, what follows from another, and what hardly anybody rated', async () => {
		const { publish, answer, find } = aHouse();
		const questions = [
			...three,
			rating('same', 'Same'),
			rating('twin', 'Twin'),
			rating('rare', 'Rare'),
		];
		const given = answersOf(200).map((one, at) => ({
			...one,
			items: {
				...one.items,
				same: 3,
				twin: 6 - one.items.speed,
				...(at % 4 === 0 ? { rare: 2 } : {}),
			},
		}));
		const holes = given.map((one, at) => {
			const { price, ...others } = one.items;
			return at % 10 === 0 ? { ...one, items: others } : { ...one, items: { ...others, price } };
		});
		await answer(await publish({ questions }), holes as typeof given);
		const items = await find();
		expect(names(items)).toEqual(['speed', 'price', 'taste']);
		const { model } = items[0] ?? {};
		expect(model).toMatchObject({ n: 180, rated: 200, dropped: 20 });
		expect(model?.leftOut).toEqual([
			{ driver: 'same', label: 'Same', reason: 'constant', others: [] },
			{ driver: 'twin', label: 'Twin', reason: 'collinear', others: ['speed'] },
			{ driver: 'rare', label: 'Rare', reason: 'mostly_missing', others: [] },
		]);
		expect(model?.text).toContain(
			'20 of 200 answers (10\u00a0%) lack an item and are not weighed.',
		);
		expect(model?.text).toContain('Same is left out: everybody rated it alike.');
		expect(model?.text).toContain(
			'Twin is left out: its ratings follow from those of Speed of answer.',
		);
		expect(model?.text).toContain('Rare is left out: only 50 of 200 answers rated it.');
	});

	it('of one item say how much it explains', async () => {
		const { publish, answer, find } = aHouse();
		const given = answersOf(80).map(({ value, items }) => ({
			value,
			items: { speed: items.speed },
		}));
		await answer(await publish({ questions: [rating('speed', 'Speed')] }), given);
		const items = await find();
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			rank: 1,
			quadrant: 'keep',
			model: { agree: true, tau: null },
		});
		expect(items[0]?.model?.text).toMatch(
			/^Speed is the only item that can be weighed; it explains \d/,
		);
	});

	it('of thirteen items are refused with what to do, and found when twelve are named', async () => {
		const { publish, answer, find } = aHouse();
		const ids = Array.from({ length: 13 }, (_, at) => `q${at + 1}`);
		const next = random(5);
		const given = Array.from({ length: 150 }, () => {
			const items = Object.fromEntries(ids.map((id) => [id, step(next)]));
			return { value: items.q1 ?? 1, items };
		});
		await answer(await publish({ questions: ids.map((id) => rating(id)) }), given);
		const [refused] = await find();
		expect(refused).toMatchObject({ driver: null, verdict: 'too_few' });
		expect(refused?.text).toBe(
			'service has 13 rated items; at most 12 can be weighed exactly. Name up to 12 of them under Drivers.',
		);
		const items = await find({ drivers: ids.slice(0, 12).join(', ') });
		expect(items).toHaveLength(12);
		expect(items[0]).toMatchObject({ driver: 'q1', rank: 1, model: { agree: true } });
		await expect(find({ drivers: 'q1, q14' })).rejects.toThrow(InputError);
	});

	it('of versions with the same items count together, else the newest with enough does', async () => {
		const { publish, answer, find } = aHouse();
		const old = await publish({ questions: three });
		await answer(old, answersOf(60));
		const reworded = await publish({ questions: three, thanks: 'Thank you!' }, monday + day);
		await answer(reworded, answersOf(40, 2));
		const [both] = await find();
		expect(both?.n).toBe(100);
		expect(both?.survey?.versions).toEqual([reworded.version, old.version]);

		const other = await publish({ questions: [...three, rating('staff')] }, monday + 2 * day);
		await answer(
			other,
			answersOf(10).map((one) => ({ ...one, items: { ...one.items, staff: 3 } })),
		);
		const [still] = await find();
		expect(still).toMatchObject({ n: 100, model: { otherForms: 10 } });
		expect(still?.model?.text).toContain('10 answers to other forms of the survey are left out.');
		const next = random(3);
		await answer(
			other,
			answersOf(50).map((one) => ({ ...one, items: { ...one.items, staff: step(next) } })),
		);
		expect((await find())[0]).toMatchObject({ n: 60, model: { otherForms: 100 } });
	});

	it('of pairs show the gap to what is expected, corrected together with the weights', async () => {
		const { publish, answer, find } = aHouse();
		const next = random(9);
		const given = Array.from({ length: 120 }, (_, at) => {
			const speed = step(next, 3);
			const items = {
				'speed-quality': speed,
				...(at % 2 === 0
					? { 'speed-importance': Math.min(5, speed + 1 + (at % 4 === 0 ? 1 : 0)) }
					: {}),
				price: step(next),
			};
			return { value: Math.min(5, speed + (at % 3)), items };
		});
		const questions = [
			{ kind: 'pair' as const, id: 'speed', text: 'Speed' },
			rating('price', 'Price'),
		];
		await answer(await publish({ questions }), given);
		const items = await find();
		expect(names(items)).toEqual(['speed-quality', 'price']);
		const [speed] = items;
		expect(speed).toMatchObject({
			gap: { n: 60, degrees: 59, verdict: 'unlikely_chance', gap: -1.5 },
			model: { n: 120, dropped: 0, correction: { method: 'holm', tests: 3 } },
		});
		expect(speed?.text).toContain(
			'What customers get is 1.5 points below what matters to them (\u22121.6 to \u22121.4): unlikely to be chance.',
		);
		const [named] = await find({ drivers: 'speed' });
		expect(named?.driver).toBe('speed-quality');
	});

	it('show one with which the score falls, and take an item as what is explained', async () => {
		const { publish, answer, find } = aHouse();
		const next = random(4);
		const given = Array.from({ length: 90 }, () => {
			const [wait, overall] = [step(next), step(next)];
			return { value: 6 - wait, items: { wait, overall, price: overall } };
		});
		const survey = await publish({
			questions: [rating('wait', 'Wait'), rating('overall', 'Overall'), rating('price', 'Price?')],
		});
		await answer(survey, given);
		const [first] = await find({ drivers: 'wait, price' });
		expect(first).toMatchObject({ driver: 'wait', sign: -1 });
		expect(first?.text).toContain('Careful: whoever rates it better gives a worse score');
		const explained = await find({ outcome: 'overall' });
		expect(names(explained)).toEqual(['price', 'wait']);
		expect(explained[0]).toMatchObject({ outcome: 'overall', sign: 1, model: { r2: 1 } });
		expect(explained[0]?.text).toMatch(/^“Price\?” matters most/);
	});

	it('of an index say that it is made of them', async () => {
		const { publish, answer, find } = aHouse();
		const survey = await publish({ metric: 'csi', items: [{ id: 'product' }, { id: 'service' }] });
		const next = random(2);
		const given = Array.from({ length: 60 }, () => {
			const [product, service] = [step(next, 10), step(next, 10)];
			return {
				value: (100 * (0.7 * (product - 1) + 0.3 * (service - 1))) / 9,
				items: { product, service },
			};
		});
		await answer(survey, given);
		const [first] = await find();
		expect(first).toMatchObject({ driver: 'product', label: 'Product' });
		expect(first?.model?.r2).toBeCloseTo(1, 9);
		expect(first?.model?.text).toContain('The index is made up of its items');
	});

	it('take what is hard from confirmed cases of their cause, else from the owner', async () => {
		const { house, publish, answer, find } = aHouse();
		await answer(await publish({ questions: three }), answersOf(300));
		const took = [40, 50, 60, 45, 55, 1];
		for (const [at, days] of took.entries()) {
			const row = caseRow({
				...{ workspace_id: house.workspace, case_id: `cas_${at}`, root_cause: 'slow_response' },
				...{ opened_at: monday, confirmed_at: monday + days * day, state: 'confirmed' },
			});
			await openCaseQuery(store().db, row).execute();
		}
		const notes = [
			{ driver: 'speed', cause: 'slow_response', difficulty: 'easy' },
			{ driver: 'price', cause: '', difficulty: 'medium' },
		];
		const [speed, price] = await find({ notes, target: 90 });
		expect(speed).toMatchObject({
			difficulty: { level: 'hard', from: 'cases', days: 47.5, n: 6 },
			horizon: '1_to_3_years',
			model: { lists: { '1_to_3_years': ['speed'] }, target: 90 },
		});
		expect(speed?.text).toContain('Worth it, but hard: plan for one to three years.');
		expect(price).toMatchObject({ difficulty: { level: 'medium', from: 'estimate' } });
		await expect(find({ notes: [{ driver: 'weather' }] })).rejects.toThrow('"weather"');
		await expect(find({ notes: [{ driver: 'speed', difficulty: 'so so' }] })).rejects.toThrow(
			'so so',
		);
		await expect(find({ target: 0 })).rejects.toThrow(InputError);
	});

	it('cross at the middle of the scale where that is wanted', async () => {
		const { publish, answer, find } = aHouse();
		await answer(await publish({ questions: three }), answersOf(300));
		const items = await find({ cross: 'middle' });
		expect(items[0]).toMatchObject({ model: { cross: { performance: 50, at: 'middle' } } });
		expect(items[0]?.text).toContain('scores below the middle of its scale');
	});

	it('are of the answers that the filters leave, without tests, each survey for itself', async () => {
		const { house, publish, answer, find } = aHouse();
		const service = await publish({ questions: three });
		const shop = await publish({ key: 'shop', metric: 'nps', questions: three });
		const owned = { owner: JSON.stringify({ id: 'p1', name: null, email: null, team: null }) };
		await store().transaction(async (tx) => {
			await savePerson(
				tx,
				house.workspace,
				{
					...{ id: 'p1', name: 'Li', email: null, team: null, role: 'agent', skills: [] },
					...{ languages: [], channels: {}, externalIds: {}, compensationLimit: null },
					...{ deputyId: null, maxOpenCases: null, active: true },
				},
				now,
			);
		});
		await answer(service, [
			...answersOf(100).map((one) => ({ ...one, segment: 'gold', ...owned })),
			...answersOf(60, 2),
			...answersOf(30, 3).map((one) => ({ ...one, test: 1 })),
			...answersOf(30, 4).map((one) => ({ ...one, answered_at: now - 40 * day })),
		]);
		await answer(
			shop,
			answersOf(70, 5).map((one) => ({
				...one,
				value: 2 * one.value,
				scale_min: 0,
				scale_max: 10,
			})),
		);
		const all = await find();
		expect(all.map(({ survey, n }) => [survey?.key, n])).toEqual([
			...[1, 2, 3].map(() => ['service', 160]),
			['shop', 0],
		]);
		expect((await find({ segment: 'gold', surveyKey: 'service' }))[0]?.n).toBe(100);
		expect((await find({ owner: 'p1', surveyKey: 'service' }))[0]?.n).toBe(100);
	});
});
