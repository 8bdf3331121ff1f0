import { sql } from 'kysely';

import { breakDown } from '../../core/loop/insight/break-down';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import type { GroupInput } from '../../core/loop/insight/compared-answers';
import { findDrivers } from '../../core/loop/insight/drivers/find-drivers';
import { findAlarms } from '../../core/loop/insight/find-alarms';
import { findTopics } from '../../core/loop/insight/find-topics';
import { findTrend } from '../../core/loop/insight/find-trend';
import { createReport } from '../../core/loop/insight/report/create-report';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import { readBesideCase } from '../../core/store/repositories/case-customer';
import { scoredComments } from '../../core/store/repositories/comment-model';
import { healthRows } from '../../core/store/repositories/health-rows';
import { profileRows } from '../../core/store/repositories/profile';
import { insertResponse } from '../../core/store/repositories/responses';
import { defineSurvey } from '../../core/survey/define';
import { itemSet } from '../../core/model/rated-items';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 40 * day;
const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};
const about = { period: 'last_30_days', from: null, until: null, filters, language: 'en' };
const left = '4 answers left out: their value does not lie on their scale.';

const group = (segment: string): GroupInput => ({
	name: segment,
	surveyKey: null,
	segment,
	touchpoint: null,
	team: null,
	owner: null,
	tag: null,
	attribute: null,
	attributeValue: null,
	from: null,
	until: null,
});

describe.each(databases)('answers whose value is not on their scale, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Forty good answers, and four that no node would store. */
	async function aHouse(workspace: string) {
		const survey = defineSurvey({
			key: 'after-service',
			metric: 'csat',
			languages: ['en'],
			questions: [{ kind: 'rating', id: 'speed', text: { en: 'Speed' }, max: 5 }],
		});
		const items = { item_set: itemSet(survey)?.name ?? null, items: '4' };
		const good = Array.from({ length: 40 }, (_, at) => ({
			segment: at % 2 === 0 ? 'a' : 'b',
			value: 4 + (at % 2),
			comment: 'Fast delivery',
			...(at < 30 && items),
		}));
		const wrong = [
			{ metric: 'csi', scale_min: 0, scale_max: 100, value: 1e15, high_from: 80 },
			{ scale_min: 3, scale_max: 3, value: 3 },
			{ value: 9, items: 'NaN', item_set: items.item_set },
			{ value: 5 },
		] as const;
		await store().transaction(async (tx) => {
			await saveSurvey(tx, workspace, survey, monday);
			for (const [at, row] of [...good, ...wrong].entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				const when = { answered_at: now - ((at % 25) + 1) * day, comment: 'Late delivery' };
				await insertResponse(tx, responseRow({ ...own, segment: 'a', ...when, ...row }));
			}
			const nan = dialect === 'sqlite' ? sql`'NaN'` : sql`'NaN'::double precision`;
			await sql`update response set value = ${nan}, high_from = ${nan}
				where workspace_id = ${workspace} and response_id = 'rsp_43'`.execute(tx);
		});
		return houseIn(store(), workspace);
	}

	it('are left out of every insight, which says how many', async () => {
		const house = await aHouse('off-scale');
		const summary = await summarisePeriod(house, now, about);
		expect(summary.scores.map(({ metric, n }) => [metric, n])).toEqual([
			['csat', 40],
			['csat', 40],
		]);
		const trend = await findTrend(house, now, { ...about, bucket: 'week' });
		const [whole] = await breakDown(house, now, {
			...about,
			by: ['segment'],
			minimumCell: 5,
			rankPeople: false,
		});
		expect(whole).toMatchObject({ n: 40 });
		// Of a customer's attribute the answers themselves are counted, not the days.
		const [byCountry] = await breakDown(house, now, {
			...about,
			by: ['country'],
			minimumCell: 5,
			rankPeople: false,
		});
		expect(byCountry).toMatchObject({ n: 40 });
		const topics = await findTopics(house, now, { ...about, own: [], builtIn: true, most: 30 });
		expect(topics[0]).toMatchObject({ of: 40 });
		const compared = await compareGroups(house, now, {
			...about,
			of: 'answers',
			a: group('a'),
			b: group('b'),
			worth: null,
		});
		expect(compared).toMatchObject({ n: 40 });
		const drivers = await findDrivers(house, now, about);
		const { items: alarms } = await findAlarms(
			house,
			now,
			{
				...{ filters, language: 'en', bucket: 'day', watch: ['scores'], since: '', until: '' },
				goodNews: false,
				always: true,
			},
			{ giveOut: false },
		);
		const report = await createReport(house, now, { ...about, sections: null, to: null });
		for (const text of [
			summary.text,
			trend.items[0]?.text,
			whole?.text,
			byCountry?.text,
			topics[0]?.text,
			compared.text,
			drivers[0]?.text,
			alarms[0]?.text,
			report.files.html,
		]) {
			expect(text).toContain(left);
		}
		const chinese = await summarisePeriod(house, now, { ...about, language: 'zh-CN' });
		expect(chinese.text).toContain('有 4 份回答未计入：其分值不在量表范围内。');
	});

	it('say nothing of how a customer fares, of health points, and teach nothing of comments', async () => {
		const house = await aHouse('off-scale-of-one');
		const { workspace } = house;
		await store()
			.db.updateTable('response')
			.set({ customer_id: 'cus_1', level: 'low' })
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', ['rsp_0', 'rsp_40', 'rsp_41', 'rsp_42', 'rsp_43'])
			.execute();
		const one = { workspace, customerId: 'cus_1' };
		const { answers } = await profileRows(store(), store().db, { ...one, mailbox: '' });
		expect(answers.map((row) => row.response_id)).toEqual(['rsp_0']);
		const beside = await readBesideCase(store(), store().db, { ...one, caseId: 'cas_1' });
		expect(beside.answers.map((row) => row.response_id)).toEqual(['rsp_0']);
		const health = await healthRows(house, {
			...{ first: 'cus_1', last: 'cus_1', moment: now },
			...{ period: 90 * day, promisesSince: now - 90 * day },
		});
		expect(health.answers).toMatchObject([{ level: 'low', value: 4 }]);
		const comments = await scoredComments(store(), workspace, 100);
		expect(comments).toHaveLength(40);
		expect(comments.filter(({ isHigh }) => !isHigh)).toEqual([
			{ text: 'Fast delivery', isHigh: false, customer: 'cus_1' },
		]);
	});

	it('are not spoken of where there are none', async () => {
		const house = houseIn(store(), 'all-on-scale');
		const { text } = await summarisePeriod(house, now, about);
		expect(text).not.toContain('left out');
	});
});
