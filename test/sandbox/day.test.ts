import { readPage } from '../../sandbox/customers/browser';
import { type DayCounts, differences } from '../../sandbox/day/counts';
import { expectedCounts } from '../../sandbox/day/expected';
import { theDay, withoutRequests } from '../../sandbox/day/script';
import { seeded } from '../../sandbox/crash/random';

describe('the script of the day', () => {
	const day = theDay();
	const counts = expectedCounts(day);

	it('names each event and each customer once', () => {
		const keys = [...day.events, ...day.forgeries].map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		for (const { customer } of day.events) expect(day.customers).toHaveProperty(customer);
	});

	it('holds every fate there is', () => {
		expect(counts.suppressed).toMatchObject({
			opted_out: 2,
			cap_metric: 2,
			open_case: 1,
			subject_reopened: 1,
			send_failed: 1,
			address_failed: 1,
			no_address: 2,
		});
		for (const key of ['partial', 'escalated', 'confirmed', 'reopened', 'unconfirmed'] as const) {
			expect(counts[key]).toBeGreaterThan(0);
		}
	});

	it('holds a switchboard, a double that is joined and objections by purpose', () => {
		expect(counts).toMatchObject({ doubles: 1, merged: 1, objections: { survey: 2, news: 1 } });
		const named = new Set(day.events.map(({ customer }) => customer)).size;
		expect(counts.customers).toBe(named - counts.merged - counts.erased);
	});

	it('holds one who is forgotten and one who gets their data', () => {
		expect(counts).toMatchObject({ erased: 1, exported: 1 });
		expect(expectedCounts(withoutRequests(day))).toMatchObject({ erased: 0, exported: 0 });
	});

	it('gives every event one end: asked, or not with a reason', () => {
		const notAsked = Object.values(counts.suppressed).reduce((sum, n) => sum + n, 0);
		const asked = day.events.filter(({ ends }) => ends.kind === 'asked').length;
		const reopenings = day.events.filter(({ ends }) => ends.kind === 'reopening').length;
		expect(asked + notAsked + reopenings).toBe(counts.events);
	});

	it('names what differs, missing reasons and unexpected ones too', () => {
		const actual: DayCounts = {
			...counts,
			cases: 1,
			suppressed: { ...counts.suppressed, lost: 1 },
		};
		delete actual.suppressed.open_case;
		expect(differences(counts, actual)).toEqual([
			'suppressed.open_case: expected 1, got 0',
			'suppressed.lost: expected 0, got 1',
			'cases: expected 5, got 1',
		]);
		expect(differences(counts, counts)).toEqual([]);
	});
});

describe('a page as a person sees it', () => {
	const html = `<title>Rate</title><body><form method="post" action="?t=1">
		<input type="hidden" name="t" value="a.b"><input type="radio" name="value" value="1">
		<input type="radio" name="value" value="5" checked><textarea name="comment"></textarea>
		<select name="code"><option value="">Choose</option><option value="slow" selected>Slow</option>
		</select><button>Send</button></form><a href="/x">More</a></body>`;

	it('has forms with what is filled in, what can be chosen, and a button', () => {
		const page = readPage('https://example.com/s?t=1', 200, html);
		expect(page.forms).toEqual([
			{
				action: '?t=1',
				filled: { t: ['a.b'], value: ['5'], code: ['slow'] },
				choices: { value: ['1', '5'], code: ['slow'] },
				texts: ['comment'],
				button: 'Send',
			},
		]);
		expect(page.links).toEqual(['https://example.com/x']);
	});
});

describe('seeded moments', () => {
	it('are the same for the same seed, and spread', () => {
		const [one, other] = [seeded(7), seeded(7)];
		const numbers = Array.from({ length: 200 }, () => one());
		expect(numbers).toEqual(Array.from({ length: 200 }, () => other()));
		expect(Math.min(...numbers)).toBeLessThan(0.1);
		expect(Math.max(...numbers)).toBeGreaterThan(0.9);
	});
});
