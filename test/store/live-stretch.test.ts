import { figuresLink } from '../../core/loop/case/case-link';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { upsertPerson } from '../../core/loop/team/team';
import { freshRollUp } from '../../core/store/repositories/fresh-days';
import { fillWork } from '../../sandbox/year/fill-work';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { houseIn, useDatabases, useStore } from './databases';
import { shortestOfThree } from './longest-stretch';

useDatabases();

const address = 'https://n8n.example.test/webhook/cases';

describe('the page of figures, with a year of answers', () => {
	const store = useStore('sqlite');

	beforeAll(async () => {
		const house = houseIn(store(), 'year');
		await fillYear(store(), 'year', 'en');
		await fillWork(house, 'en');
		const mei = { id: 'mei', name: 'Mei Chen', email: 'mei@example.com', role: 'manager' };
		await upsertPerson(house, yearEnd, { facts: mei, cleared: [] });
		// Counted at night, and whenever somebody looks.
		await freshRollUp(house, 'UTC');
	});

	it.each(['last_30_days', 'last_12_months'])(
		'lets others in while it reckons the %s',
		async (period) => {
			const house = houseIn(store(), 'year');
			const link = figuresLink(house, address, { team: '*', personId: 'mei', now: yearEnd });
			const t = new URL(link).searchParams.get('t') ?? '';
			const asked = { method: 'GET', fields: null, acceptLanguage: null, test: false } as const;
			const shortest = await shortestOfThree(async (measure, nth) => {
				// Nothing is kept longer than a minute.
				const now = yearEnd + nth * 61_000;
				await measure(async () => {
					const { status } = await serveCase(house, now, { ...asked, query: { period, t } });
					expect(status).toBe(200);
				});
			});
			expect(shortest).toBeLessThan(5);
		},
		60_000,
	);
});
