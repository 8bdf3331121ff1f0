import type { House } from '../../core/loop/house';
import { createReport, type CreatedReport } from '../../core/loop/insight/report/create-report';
import { reportContext } from '../../core/loop/insight/report/report-context';
import { reportSections } from '../../core/loop/insight/report/sections';
import { insertResponse } from '../../core/store/repositories/responses';
import { saveSettings, loadSettings } from '../../core/store/repositories/workspaces';
import { reportSectionKeys } from '../../nodes/SatisfactionInsights/actions/report-sections';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

/** One line of a message has no hard spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const about = {
	period: 'last_quarter',
	from: '',
	until: '',
	filters,
	sections: null,
	to: 'lead@example.com',
};

describe.each(databases)('a report on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let house: House;
	let report: CreatedReport;
	beforeAll(async () => {
		house = houseIn(store(), 'year');
		await fillYear(store(), 'year', 'en', { days: 250, aDay: 18 });
		const settings = await loadSettings(store().db, 'year');
		await store().transaction(async (tx) => {
			const changed = { ...settings, timeZone: 'Europe/Berlin' };
			await saveSettings(tx, 'year', changed, yearEnd);
		});
		report = await createReport(house, yearEnd, { ...about, language: 'en' });
	});

	it('is for nobody who has no address', async () => {
		const typed = createReport(house, yearEnd, { ...about, language: 'en', to: 'the boss' });
		await expect(typed).rejects.toThrow('"the boss"');
	});

	it('says in one sentence what changed beyond chance, and is a finding', () => {
		expect(report).toMatchObject({
			text: report.headline,
			method: 'report',
			period: { text: 'Q3 2026' },
			comparedWith: { text: 'Q2 2026' },
		});
		expect(report.n).toBeGreaterThan(100);
		const sure = report.figures.filter(
			({ section, verdict }) => section === 'scores' && verdict === 'unlikely_chance',
		);
		expect(/fell|rose/.test(report.headline)).toBe(sure.length > 0);
		expect(report.headline).not.toMatch(/significant/i);
	});

	it('has a figure with n and interval for every score, the same as its page shows', () => {
		const scores = report.figures.filter(({ section }) => section === 'scores');
		expect(scores.map(({ name }) => name)).toEqual([
			'Satisfied, 4–5 of 5',
			'Would recommend (NPS)',
		]);
		for (const { n, interval, value } of scores) {
			expect(n).toBeGreaterThan(10);
			expect(interval?.low).toBeLessThan(value ?? 0);
			expect(interval?.high).toBeGreaterThan(value ?? 0);
			expect(report.files.html).toContain(`${n} answers`);
		}
	});

	it('is written to the reader as a message that can be sent as it is, once', async () => {
		const { message } = report;
		expect(message).toMatchObject({ kind: 'report', to: 'lead@example.com' });
		for (const text of [message.subject, message.text, message.markdown, message.short]) {
			expect(plain(text)).toContain(plain(report.headline.split(/[;.]/)[0] ?? ''));
		}
		expect(plain(message.text)).toMatch(/\nDelivery: \d+ % \([^)]+\), \d+ answers; /);
		const page = plain(report.files.html);
		expect(page).toMatch(/crossed when broken\. In Q2 2026 it was \d+ of \d+: /);
		// What comes up more has a larger share, however long the time before is.
		const grown = page.matchAll(
			/comments, ([\d.]+) %; was ([\d.]+) %(?:(?!comments).)*?more, unlikely/gs,
		);
		const shares = [...grown].map(([, now, before]) => [Number(now), Number(before)] as const);
		expect(shares.length).toBeGreaterThan(0);
		for (const [now, before] of shares) expect(now).toBeGreaterThan(before);
		const again = await createReport(house, yearEnd, { ...about, language: 'en' });
		expect(again).toEqual(report);
		const other = await createReport(house, yearEnd, { ...about, language: 'en', to: null });
		expect(other.message.key).not.toBe(message.key);
	});

	it('says how far each score lies from targets and benchmarks, corrected for all of them, and where', async () => {
		const held = async (value: number, more: object = {}) =>
			await createReport(house, yearEnd, {
				...about,
				language: 'en',
				sections: ['scores'],
				yardsticks: [
					{ kind: 'target', metric: 'csat', value, ...more },
					{ kind: 'benchmark', metric: 'nps', value: -100, name: 'industry 2026' },
				],
			});
		const found = await held(100);
		const beside = found.figures.filter(({ section }) => section === 'targets');
		expect(beside).toMatchObject([
			{ name: 'Satisfied, 4–5 of 5', group: 'Target', value: 100, verdict: 'unlikely_chance' },
			{ group: 'Benchmark (industry 2026)', value: -100, verdict: 'unlikely_chance' },
		]);
		const [csat, nps] = report.figures.filter(({ section }) => section === 'scores');
		expect(beside[0]?.change).toBeCloseTo((csat?.value ?? 0) - 100, 9);
		const below = Math.round(100 - (csat?.value ?? 0));
		for (const text of [found.files.html, found.message.text, found.message.html]) {
			expect(plain(text)).toContain(`Target 100 %: ${below} points below`);
			expect(plain(text)).toContain('Benchmark (industry 2026) −100: ');
		}
		expect(plain(found.files.html)).toContain('corrected for the 2 held against here');
		expect(found.files.csv).toContain('targets,');
		// What it lies at as it is said is no change, whatever the test; another survey's is none of it.
		const level = await held(csat?.value ?? 0);
		expect(level.figures.find(({ group }) => group === 'Target')?.verdict).toBe('no_change');
		expect(plain(level.message.text)).toContain('level with it (no change seen)');
		const none = await held(80, { survey: 'another' });
		expect(none.figures.some(({ group }) => group === 'Target')).toBe(false);
		// A key with a slip is told, since nobody misses what is not there.
		const unheld = 'No score that is shown here is what these are for: Target CSAT another.';
		expect(plain(none.files.html)).toContain(unheld);
		expect(plain(found.files.html)).not.toContain('No score that is shown here');
		const odd = { survey: '<b>=1+1</b>\u202e', name: '<img src=x>' };
		const hostile = await held(80, odd).catch((error: Error) => error.message);
		expect(typeof hostile === 'string' ? hostile : hostile.files.html).not.toMatch(/<img src|<b>=/);
		expect(nps?.n).toBeGreaterThan(0);
		// Held against another value it is another report.
		expect(new Set([found, level, report].map(({ message }) => message.key)).size).toBe(3);
		const zh = await createReport(house, yearEnd, {
			...about,
			language: 'zh-CN',
			yardsticks: [{ kind: 'target', metric: 'csat', value: 100 }],
		});
		expect(zh.files.html).toContain('目标 100%：低');
	});

	it('is whole in Chinese, too, and small', async () => {
		const chinese = await createReport(house, yearEnd, { ...about, language: 'zh-CN' });
		expect(chinese.files.html).toContain('<html lang="zh-CN"');
		expect(chinese.sections).toEqual(report.sections);
		expect(chinese.headline).toMatch(/。$/);
		expect(chinese.message.text).toMatch(/\n客户满意度季报，\d{4}/);
		expect(chinese.files.html.replace(/<style>.*?<\/style>/s, '')).not.toMatch(
			/could be chance|answers|points above/,
		);
		for (const { files } of [report, chinese]) {
			expect(Buffer.byteLength(files.html)).toBeLessThan(120 * 1024);
		}
	});

	it('has only the sections that are wanted and have something to show', async () => {
		const some = await createReport(house, yearEnd, {
			...about,
			language: 'en',
			sections: ['scores', 'method'],
		});
		expect(some.sections).toEqual(['scores', 'method']);
		expect(some.files.html).not.toContain('href="#do"');
		const empty = await createReport(houseIn(store(), 'empty'), yearEnd, {
			...about,
			language: 'en',
		});
		expect(empty).toMatchObject({ n: 0, verdict: 'too_few', headline: 'No answers came in.' });
		expect(empty.sections).toEqual(['method']);
	});

	it('counts the same answers in every section, also where its period begins within a day', async () => {
		const part = houseIn(store(), 'part');
		const day = 86_400_000;
		await store().transaction(async (tx) => {
			// The first of them was given a week and an hour less ago: on a day that counts in no section.
			for (const [at, ago] of [7 * day - 3_600_000, 5 * day, 3 * day, 60_000].entries()) {
				for (let one = 0; one < 20; one += 1) {
					const response_id = `rsp_${at}_${one}`;
					const said = { response_id, touchpoint: at % 2 === 0 ? 'use' : 'purchase' };
					const row = { workspace_id: 'part', answered_at: yearEnd - ago, ...said };
					await insertResponse(tx, responseRow(row));
				}
			}
		});
		const period = 'last_7_days';
		const { figures, n } = await createReport(part, yearEnd, { ...about, period, language: 'en' });
		const counted = (section: string) =>
			figures.filter((one) => one.section === section).map((one) => one.n);
		expect(n).toBe(60);
		expect(counted('scores')[0]).toBe(60);
		const where = figures.filter((one) => one.section === 'where' && one.group !== null);
		expect(where.reduce((sum, one) => sum + one.n, 0)).toBe(60);
	});

	it('of two shifts of one day is two mails, and one mail all day where its period ends now', async () => {
		const keyOf = async (input: object, at = yearEnd) => {
			const asked = { ...about, language: 'en', sections: ['scores'], ...input };
			return (await createReport(houseIn(store(), 'alone'), at, asked)).message.key;
		};
		const shift = (from: string, until: string) => ({ period: 'range', from, until });
		const early = await keyOf(shift('2026-01-05 06:00', '2026-01-05 14:00'));
		expect(await keyOf(shift('2026-01-05 14:00', '2026-01-05 22:00'))).not.toBe(early);
		expect(await keyOf(shift('2026-01-05 06:00', '2026-01-05 14:00'), yearEnd + 60_000)).toBe(
			early,
		);
		const week = await keyOf({ period: 'last_7_days' });
		expect(await keyOf({ period: 'last_7_days' }, yearEnd - 60_000)).toBe(week);
		expect(await keyOf({ period: 'last_7_days' }, yearEnd + 86_400_000)).not.toBe(week);
	});

	it.each([
		['last_7_days', [-6, 0], [-13, -7]],
		['last_30_days', [-29, 0], [-59, -30]],
		['last_quarter', [-92, -1], [-183, -93]],
		['this_month', [0, 0], [-30, -30]],
	])(
		'of %s knows the days of its own period and of the one before',
		async (period, own, before) => {
			const context = await reportContext(houseIn(store(), 'alone'), yearEnd, {
				...{ period, from: '', until: '', language: 'en', filters: about.filters },
			});
			const today = Math.floor(yearEnd / 86_400_000);
			const from = ({ first, last }: { first: number; last: number }) => [
				first - today,
				last - today,
			];
			expect(from(context.scope.days)).toEqual(own);
			expect(from(context.before.days)).toEqual(before);
		},
	);

	it.each([
		['en', 'Sections are not corrected for one another'],
		['zh-CN', '各部分之间不互相校正'],
	])('says in %s what was corrected together', async (language, said) => {
		const { files } = await createReport(houseIn(store(), 'alone'), yearEnd, {
			...{ ...about, language, sections: ['method'] },
		});
		expect(files.html).toContain(said);
	});

	it('of one answer counts it as one', async () => {
		const alone = houseIn(store(), 'alone');
		await store().transaction(async (tx) => {
			const comment = 'Delivery was slow';
			const row = { workspace_id: 'alone', answered_at: yearEnd - 86_400_000, comment };
			await insertResponse(tx, responseRow(row));
		});
		const period = 'last_7_days';
		const said = await createReport(alone, yearEnd, { ...about, period, language: 'en' });
		expect(plain(said.headline)).toBe('Satisfaction is 100 % from 1 answer: too few to say.');
		expect(said.files.html).toContain('Too few comments to compare with those before');
		expect(said.files.html).toContain('Read: 1 comment.');
	});

	it('is offered by the node with all of its sections', () => {
		expect(reportSectionKeys.map(({ value }) => value).sort()).toEqual(
			reportSections.map(({ key }) => key).sort(),
		);
	});
});
