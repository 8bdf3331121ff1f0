import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { insightOperations } from '../../nodes/SatisfactionInsights/actions';
import { fillYear } from '../../sandbox/year/fill-year';
import { yearFile } from '../../sandbox/year/workflow';
import { readOptions } from '../../sandbox/terminal/options';
import { openStore } from '../../core/store/registry';

const day = 86_400_000;

it('is asked for by a word of its own, and not beside systems', () => {
	expect(readOptions([])).toMatchObject({ year: false });
	expect(readOptions(['--year'])).toMatchObject({ year: true, system: null });
	expect(() => readOptions(['--year', '--system', 'zoho'])).toThrow('leave out --year or --system');
});

it('ends at the moment that is given, with a bad time shortly before', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-year-'));
	const store = await openStore({ kind: 'sqlite', file: join(folder, 'year.sqlite') }, {});
	try {
		const end = Date.UTC(2031, 4, 20, 15, 30);
		const counts = await fillYear(store, 'main', 'en', { days: 120, aDay: 12, end });
		expect(counts.responses).toBeGreaterThan(200);
		const rows = await store.db
			.selectFrom('response')
			.select(['answered_at', 'touchpoint', 'level'])
			.where('metric', '=', 'csat')
			.execute();
		const times = rows.map(({ answered_at: at }) => Number(at));
		expect(Math.max(...times)).toBeLessThan(end);
		expect(Math.max(...times)).toBeGreaterThan(end - 3 * day);
		expect(Math.min(...times)).toBeGreaterThan(end - 121 * day);
		const lowOf = (from: number, until: number) => {
			const here = rows.filter(
				({ answered_at: at, touchpoint }) =>
					touchpoint === 'Delivery' &&
					Number(at) >= end - from * day &&
					Number(at) < end - until * day,
			);
			return here.filter(({ level }) => level === 'low').length / here.length;
		};
		expect(lowOf(51, 17)).toBeGreaterThan(0.4);
		expect(lowOf(120, 53)).toBeLessThan(0.25);
	} finally {
		await store.close();
		rmSync(folder, { recursive: true });
	}
});

it('comes with a workflow of questions that the node can answer', () => {
	const { nodes, connections } = yearFile('Satisfaction Workspace account');
	const asked = nodes.filter(({ type }) => type.endsWith('.satisfactionInsights'));
	const known = insightOperations.map(({ value }) => value);
	for (const { parameters } of asked) {
		expect(known).toContain(parameters.operation ?? known.find((one) => one === 'summary'));
	}
	const [first] = Object.values(connections) as Array<{ main: Array<Array<{ node: string }>> }>;
	expect(first?.main[0]?.map(({ node }) => node)).toEqual(asked.map(({ name }) => name));
});
