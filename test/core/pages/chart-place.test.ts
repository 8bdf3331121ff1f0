import { renderToString } from 'preact-render-to-string';

import { Causes } from '../../../core/pages/chart/causes';
import { fitted, inTwoLines } from '../../../core/pages/chart/place';
import { Retention } from '../../../core/pages/chart/retention';
import type { CausesView, RetentionView } from '../../../core/pages/report/report-view';

describe('the label of a row', () => {
	it.each([
		['Delivery', 'Delivery', ''],
		['Wrong or missing information', 'Wrong or missing', 'information'],
		['Expectation we could not meet', 'Expectation we', 'could not meet'],
		['没有达到我们无法满足的客户期望', '没有达到我们无法满', '足的客户期望'],
		['Unsatisfactorilyexplained', 'Unsatisfactorilyex…', ''],
	])('%j takes two lines where one is too short', (label, first, second) => {
		expect(inTwoLines(label)).toEqual([first, second]);
	});

	it('is cut only where two lines are too short as well', () => {
		const [first, second] = inTwoLines('Wrong or missing information about the price of a repair');
		expect(first).toBe('Wrong or missing');
		expect(second).toBe(fitted('information about the price of a repair'));
	});
});

const about = { id: 'a', title: 'A', about: '', name: 'A', told: '', key: [], note: null };
const table = { caption: 'A', head: [], rows: [] };

it('of a cause is whole in its chart', () => {
	const label = 'Wrong or missing information';
	const row = { label, now: 2, before: 2, mark: 'maybe' as const, verdict: 'new' };
	const view = { ...about, kind: 'causes', table, rows: [row] } as unknown as CausesView;
	const html = renderToString(Causes({ view, language: 'en' }));
	expect(html).toContain('>Wrong or missing</text>');
	expect(html).toContain('>information</text>');
	expect(html).toContain(`class="rl b n">${label}</text>`);
	expect(html).not.toContain('…');
	// Above its bar on a phone it shares the line with what is said of it.
	const rows = [{ ...row, verdict: 'unlikely to be chance' }];
	const besides = renderToString(Causes({ view: { ...view, rows }, language: 'en' }));
	expect(besides).toContain('class="rl b n">Wrong or missing…</text>');
});

it('has no line through the word for what is expected', () => {
	const around = (value: number) => ({ value, low: value - 2, high: value + 2 });
	const view = {
		...{
			...about,
			kind: 'retention',
			table,
			until: 24,
			lowest: 40,
			mark: null,
			unitBelow: 'months',
		},
		...{ steps: [0, 12].map((at) => ({ at, atRisk: 100, ...around(100 - at) })) },
		...{ projection: [12, 24].map((at) => ({ at, ...around(90 - at) })) },
	} as unknown as RetentionView;
	const html = renderToString(Retention({ view, language: 'en' }));
	expect(html.indexOf('>expected<')).toBeGreaterThan(html.lastIndexOf('<path'));
	expect(html.indexOf('>expected<')).toBeGreaterThan(html.lastIndexOf('class="g'));
});
