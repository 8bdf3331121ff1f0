import { breakDown } from '../../core/loop/insight/break-down';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import { findTrend } from '../../core/loop/insight/find-trend';
import { createReport } from '../../core/loop/insight/report/create-report';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import type { House } from '../../core/loop/house';
import { insertResponse } from '../../core/store/repositories/responses';
import { houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 3 * day;
const filters = {
	...{ surveyKey: null, metric: null, segment: null, touchpoint: null, team: null, owner: null },
};
const asked = {
	...{ period: 'last_30_days', from: null, until: null, filters, language: 'en' },
} as const;

describe('a score', () => {
	const store = useStore('sqlite');
	let house: House;

	/** 52 of 70 are satisfied: 74.29 %, with Wilson's interval 62.97 to 83.07; alike at both touchpoints. */
	beforeAll(async () => {
		house = houseIn(store(), 'figure');
		await store().transaction(async (tx) => {
			for (let at = 0; at < 70; at += 1) {
				const low = { value: 1, level: 'low', percent: 0, band: 'dissatisfied' } as const;
				await insertResponse(
					tx,
					responseRow({
						...{ workspace_id: 'figure', response_id: `rsp_${at}`, answered_at: now - day },
						touchpoint: at % 2 === 0 ? 'Delivery' : 'Support',
						...(at >= 52 && low),
					}),
				);
			}
		});
	});

	it('has the same digits wherever it is said', async () => {
		const group = {
			...{ name: null, surveyKey: null, segment: null, touchpoint: null, team: null },
			...{ owner: null, tag: null, attribute: null, attributeValue: null, from: null, until: null },
		};
		const texts = {
			summary: (await summarisePeriod(house, now, asked)).text,
			trend: (await findTrend(house, now, { ...asked, bucket: 'week' })).items
				.map(({ text }) => text)
				.join(' '),
			breakdown: (
				await breakDown(house, now, {
					...{ ...asked, by: ['touchpoint'], minimumCell: 10, rankPeople: false },
				})
			)
				.map(({ text }) => text)
				.join(' '),
			report: (await createReport(house, now, { ...asked, sections: null, to: null })).headline,
			// Places in a drawing have more digits than what is said.
			page: (
				await createReport(house, now, { ...asked, sections: ['scores'], to: null })
			).files.html.replace(/<style.*?<\/style>|<[^>]+>/gs, ' '),
			comparison: (
				await compareGroups(house, now, {
					...{ of: 'answers', ...asked, worth: null },
					a: { ...group, touchpoint: 'Delivery' },
					b: { ...group, touchpoint: 'Support' },
				})
			).text,
		};
		for (const [where, text] of Object.entries(texts)) {
			expect(`${where}: ${text}`).toContain('74\u00a0%');
			expect(`${where}: ${text}`).not.toMatch(/74[.,][23]|62\.9|63\.0|83\.[01]/);
		}
		expect(texts.summary).toContain('63–83\u00a0%');
		expect(texts.trend).toContain('63–83\u00a0%');
	});
});
