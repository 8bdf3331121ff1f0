import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import {
	careDifferences,
	countsOf,
	expectedAhead,
	expectedCare,
	expectedOf,
} from '../../sandbox/company/counts';
import { campaigns } from '../../sandbox/company/plan';
import { theCompany } from '../../sandbox/company/script';

describe('the script of the made-up company', () => {
	const company = theCompany();
	const counts = expectedCare(company);

	it('has some forty customers, each once, and every campaign', () => {
		const { people } = company;
		expect(people.length).toBeGreaterThanOrEqual(38);
		expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
		expect(Object.keys(counts.sent).sort()).toEqual([...campaigns].sort());
	});

	it('implies these numbers', () => {
		expect(counts).toEqual({
			sent: {
				spring_festival: 7,
				birthday: 10,
				news: 2,
				anniversary: 2,
				fifth_order: 1,
				renewal: 4,
				new_customer: 5,
				gone_quiet: 6,
				promoter: 3,
				passive: 1,
			},
			held: {
				opted_out: 2,
				no_text: 1,
				no_consent: 2,
				same_mailbox: 1,
				no_address: 1,
				too_late: 6,
				open_case: 1,
			},
			goals: { renewed: 1, goal_met: 1, back: 2 },
			heldOut: 1,
			ended: { low_since: 1 },
			mails: 41,
			ahead: { due: 8, held: 0 },
		});
	});

	it('runs three times a day for a month, and tells nothing after it', () => {
		const { hours, people, ahead, news } = company;
		expect(hours).toHaveLength(93);
		expect([...hours].sort((a, b) => a - b)).toEqual(hours);
		const last = hours.at(-1) ?? 0;
		for (const { at } of people.flatMap(({ said }) => said)) {
			expect(Date.parse(at)).toBeLessThan(last);
		}
		expect(news).toBeLessThan(last);
		expect(ahead.at).toBeGreaterThan(last);
	});

	it('names what is missing and what came too much, person by person', () => {
		const expected = expectedOf(company);
		expect(careDifferences(expected, expected)).toEqual([]);
		expect(careDifferences(expected, expected.slice(1))).toEqual([
			'care, missing: wang.fang@company.example: spring_festival 1 sent on 2026-02-17',
		]);
		const twice = [...expected, ...expected.slice(1, 2)];
		expect(careDifferences(expected, twice)).toEqual([
			'care, unexpected: wang.fang@company.example: birthday 1 sent on 2026-02-09',
		]);
		expect(careDifferences(expectedAhead(company), [])).toHaveLength(8);
	});

	it('counts what came, whatever was planned', () => {
		expect(
			countsOf([
				{ campaign: 'birthday', sent: 1, on: '2026-02-09' },
				{ campaign: 'gone_quiet', held: 1, reason: 'open_case' },
				{ campaign: 'gone_quiet', ends: 'held_out' },
				{ campaign: 'renewal', ends: 'renewed' },
				{ campaign: 'promoter', ends: 'low_since' },
			]),
		).toMatchObject({
			sent: { birthday: 1 },
			held: { open_case: 1 },
			heldOut: 1,
			goals: { renewed: 1 },
			ended: { low_since: 1 },
		});
	});
});

describe('a request that says its moment', () => {
	/** Asks a server once with the header and once without, the two at the same time. */
	const program = `
		const http = require('node:http');
		const server = http.createServer(async (request, response) => {
			await new Promise((done) => setTimeout(done, 30));
			const moment = Date.now();
			response.end(JSON.stringify([moment, new Date().getTime(), new Date(5).getTime()]));
		});
		server.listen(0, '127.0.0.1', async () => {
			const address = 'http://127.0.0.1:' + server.address().port;
			const ask = async (headers) => await (await fetch(address, { headers })).json();
			const all = await Promise.all([ask({ 'x-sandbox-moment': '1000000000000' }), ask({})]);
			console.log(JSON.stringify([...all, Date.now()]));
			server.close();
			server.closeAllConnections();
		});`;

	it('is handled at that moment, while all else has the real time', () => {
		const clock = join(__dirname, '../../sandbox/company/request-clock.cjs');
		const said = execFileSync(process.execPath, ['--require', clock, '-e', program], {
			encoding: 'utf8',
		});
		const [told, untold, after] = JSON.parse(said) as [number[], number[], number];
		for (const moment of told.slice(0, 2)) {
			expect(moment).toBeGreaterThanOrEqual(1_000_000_000_000);
			expect(moment).toBeLessThan(1_000_000_600_000);
		}
		for (const moment of [...untold.slice(0, 2), after]) {
			expect(Math.abs(moment - Date.now())).toBeLessThan(600_000);
		}
		expect([told[2], untold[2]]).toEqual([5, 5]);
	});
});
