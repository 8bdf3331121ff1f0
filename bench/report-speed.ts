import { join } from 'node:path';
import { setTimeout as breathe } from 'node:timers/promises';

import * as echarts from 'echarts';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { createReport } from '../core/loop/insight/report/create-report';
import { reportContext } from '../core/loop/insight/report/report-context';
import { reportSections } from '../core/loop/insight/report/sections';
import { Dots } from '../core/pages/chart/dots';
import { Trend } from '../core/pages/chart/trend';
import type { DotsView, TrendView } from '../core/pages/report/report-view';
import { fillYear, yearEnd } from '../sandbox/year/fill-year';
import { type Figure, figureOf, spoken } from './figure';
import { emptyHouse } from './house';
import { say } from './say';

export type ReportSpeed = {
	/** Time a chart, of that of echarts drawing the same on the server. */
	chartVsEcharts: Figure;
	/** Time of a report of everything, of the sum of its parts by themselves. */
	reportVsParts: Figure;
};

const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

/** How fast a chart is drawn, and a report made. */
export async function measureReport(
	folder: string,
	{ rounds }: { rounds: number },
): Promise<ReportSpeed> {
	const charts: number[] = [];
	for (let round = 0; round < rounds; round++) {
		charts.push(timeOf(drawOurs) / timeOf(drawTheirs));
		await breathe(10);
	}
	const house = await emptyHouse({ kind: 'sqlite', file: join(folder, 'report.sqlite') });
	await fillYear(house.store, house.workspace, 'en');
	const input = { period: 'last_quarter', from: '', until: '', filters, language: 'en' };
	const whole: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const began = performance.now();
		const context = await reportContext(house, yearEnd, input);
		for (const section of reportSections) await section.make(context);
		const parts = performance.now() - began;
		const again = performance.now();
		await createReport(house, yearEnd, { ...input, sections: null, to: null });
		// The first round warms both up.
		if (round > 0) whole.push((performance.now() - again) / parts);
	}
	await house.store.close();
	const speed = { chartVsEcharts: figureOf(charts), reportVsParts: figureOf(whole) };
	say(
		`report: a chart ${spoken(speed.chartVsEcharts)} of echarts, everything ${spoken(speed.reportVsParts)} of its parts`,
	);
	return speed;
}

const draws = 60;

function timeOf(draw: () => string): number {
	draw();
	const began = performance.now();
	for (let at = 0; at < draws; at++) draw();
	return performance.now() - began;
}

const months = Array.from({ length: 12 }, (_, at) => ({
	label: String(at + 1),
	short: String(at + 1),
	now: { value: 20 + at, low: 10 + at, high: 30 + at },
	n: 80 + at,
	before: 15 + at,
}));
const groups = Array.from({ length: 8 }, (_, at) => ({
	label: `Group ${at}`,
	n: 100 + at,
	value: 90 - 5 * at,
	low: 85 - 5 * at,
	high: 95 - 5 * at,
	mark: 'maybe' as const,
}));
const told = { title: 'Title', about: 'About', name: 'Name', told: 'Told', table: null };
const trend: TrendView = {
	kind: 'trend',
	id: 'trend',
	...told,
	axis: { from: 0, to: 60, unit: 'points' },
	points: months,
	reportFrom: 9,
	events: [],
};
const dots: DotsView = {
	kind: 'dots',
	id: 'dots',
	...told,
	axis: { from: 40, to: 100, unit: 'percent' },
	all: { value: 74, text: 'all' },
	rows: groups,
	brackets: [],
};

const drawOurs = (): string =>
	renderToString(h(Trend, { view: trend, language: 'en' })) +
	renderToString(h(Dots, { view: dots, language: 'en' }));

/** The same two charts: lines with their band and the year before, points with their intervals. */
function drawTheirs(): string {
	return drawTheirTrend() + drawTheirDots();
}

const size = { renderer: 'svg', ssr: true, width: 800, height: 320 } as const;

function drawTheirTrend(): string {
	const chart = echarts.init(null, null, size);
	chart.setOption({
		animation: false,
		xAxis: { type: 'category', data: months.map(({ label }) => label) },
		yAxis: { type: 'value', min: 0, max: 60 },
		series: [
			{ type: 'line', stack: 'band', data: months.map(({ now }) => now.low), symbol: 'none' },
			{
				type: 'line',
				stack: 'band',
				data: months.map(({ now }) => now.high - now.low),
				areaStyle: {},
				symbol: 'none',
			},
			{ type: 'line', data: months.map(({ now }) => now.value) },
			{ type: 'line', data: months.map(({ before }) => before), lineStyle: { type: 'dashed' } },
		],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}

function drawTheirDots(): string {
	const chart = echarts.init(null, null, size);
	chart.setOption({
		animation: false,
		yAxis: { type: 'category', data: groups.map(({ label }) => label) },
		xAxis: { type: 'value', min: 40, max: 100 },
		series: [
			{
				type: 'bar',
				stack: 'interval',
				data: groups.map(({ low }) => low),
				itemStyle: { opacity: 0 },
			},
			{
				type: 'bar',
				stack: 'interval',
				data: groups.map(({ low, high }) => high - low),
				barWidth: 5,
			},
			{ type: 'scatter', data: groups.map(({ value, label }) => [value, label]) },
		],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
