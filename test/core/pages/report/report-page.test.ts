import { renderReport } from '../../../../core/pages/report/report-page';
import { everyBlock, everyChart } from './every-section';

describe.each(['en', 'zh-CN'] as const)('a report of every kind of chart, in %s', (language) => {
	const html = renderReport(everyChart(language));
	const drawn = html.replace(/<style>.*?<\/style>/s, '');

	it('is one file without script, style attribute or anything from outside', () => {
		expect(drawn).not.toMatch(/<script|\sstyle=|<link|<img|\ssrc=|url\(|https?:/i);
	});

	it('is the same, byte for byte, when it is drawn again', () => {
		expect(renderReport(everyChart(language))).toBe(html);
	});

	it('stays below 120 KB', () => {
		expect(Buffer.byteLength(html)).toBeLessThan(120 * 1024);
	});

	it('leaves a section without blocks out, with its link', () => {
		expect(drawn).not.toContain('"empty"');
		expect(drawn).not.toContain('#empty');
	});

	it('names and describes every drawing by words of the document', () => {
		const ids = [...drawn.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const named = [...drawn.matchAll(/<svg[^>]*role="img"[^>]*>/g)].map(([tag]) => tag);
		expect(named.length).toBeGreaterThan(20);
		for (const tag of named) {
			const [, by = ''] = /aria-labelledby="([^"]+)"/.exec(tag) ?? [];
			expect(by).not.toBe('');
			for (const id of by.split(' ')) expect(ids).toContain(id);
		}
	});

	it('draws nothing at a place that is no number', () => {
		expect(drawn).not.toMatch(/NaN|Infinity|undefined|null%/);
	});

	it('has the figures behind every chart as a table', () => {
		const charts = everyBlock(language).filter(
			(block) => 'table' in block && block.kind !== 'words',
		);
		const tables = drawn.match(/<details>/g)?.length ?? 0;
		expect(tables).toBeGreaterThanOrEqual(charts.length);
	});
});

it('writes what people wrote as text', () => {
	const view = everyChart('en');
	const html = renderReport({ ...view, headline: '<script>alert(1)</script>' });
	expect(html).toContain('&lt;script>alert(1)&lt;/script>');
});
