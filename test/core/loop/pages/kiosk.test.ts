import { databases, useDatabases, useStore } from '../../../store/databases';
import { minute, now } from '../a-house';
import { anOpenLinkIn, hidden } from './an-open-link';

useDatabases();

describe.each(databases)('the next visitor of a kiosk, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aLink = anOpenLinkIn(store);
	const typed = { comment: 'Cold soup.', name: 'Li Wei', contact: 'li@example.com' };

	/** Somebody has rated; what the browser has kept of it opens the page again. */
	async function aVisitor() {
		const link = await aLink({ mode: 'kiosk' });
		const start = await link.open();
		const t = hidden(start.body, 't');
		await link.send(start, { value: '2' }, { at: now + 10_000 });
		const page = async (at: number, query: Record<string, string> = {}) =>
			await link.serve(link.request(t, { query: { t, ...query } }), at);
		const details = async (at: number) => await page(at, { s: 'details' });
		const isStart = (html: string) => {
			const fresh = hidden(html, 't');
			return fresh !== '' && fresh !== t && hidden(html, 'step') === 'rating';
		};
		return { ...link, page, details, isStart };
	}

	it('finds the start wherever the one before has finished, and nothing of what was typed', async () => {
		const { send, page, details, isStart, rows } = await aVisitor();
		const asked = await details(now + 15_000);
		expect(hidden(asked.body, 'step')).toBe('details');
		expect((await send(asked, typed, { at: now + 30_000 })).status).toBe(200);
		for (const found of [await page(now + 40_000), await details(now + 40_000)]) {
			expect(found.status).toBe(200);
			expect(isStart(found.body)).toBe(true);
			for (const said of Object.values(typed)) expect(found.body).not.toContain(said);
			expect(found.body).not.toMatch(/<input[^>]* checked/);
			// It is an answer of their own.
			expect((await send(found, { value: '5' }, { at: now + minute })).status).toBe(200);
		}
		expect((await rows()).responses).toHaveLength(3);
	});

	it('finds the start some minutes after a rating that nobody has added to', async () => {
		const { page, details, isStart } = await aVisitor();
		expect(isStart((await details(now + 2 * minute)).body)).toBe(false);
		const late = now + 4 * minute;
		for (const found of [await page(late), await details(late)]) {
			expect([found.status, isStart(found.body)]).toEqual([200, true]);
		}
	});

	it('sees no rating marked that the one before has tapped a moment ago', async () => {
		const { page } = await aVisitor();
		expect((await page(now + 20_000)).body).not.toMatch(/<input[^>]* checked/);
	});
});
