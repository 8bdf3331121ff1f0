import { careDifferences, expectedCare, expectedOf } from '../../sandbox/company/counts';
import { companyEnvironment } from '../../sandbox/company/environment';
import { type CareResult, monthBeside } from '../../sandbox/company/play';
import { theCompany } from '../../sandbox/company/script';
import { playsTheDay } from './a-day';

describe('a whole day on a real n8n, and beside it a month of care', () => {
	let month: CareResult;
	const { stage } = playsTheDay({ env: companyEnvironment }, async (on, run) => {
		month = await monthBeside(on, run, theCompany());
	});
	const mailsTo = (name: string) =>
		stage().mailbox.mails.filter(({ to }) => to === `${name}@company.example`);

	it('sends, holds and ends what the script of the company implies, person by person', () => {
		expect(month.differences).toEqual([]);
		expect(month.counts).toEqual(expectedCare(theCompany()));
		expect(month.ok).toBe(true);
	});

	it('would not take one message too many for right', () => {
		const expected = expectedOf(theCompany());
		expect(careDifferences(expected, month.found)).toEqual([]);
		expect(careDifferences(expected, [...month.found, ...month.found.slice(0, 1)])).toHaveLength(1);
	});

	it('greets a customer in China by name and form of address, on the day of the lunar calendar', () => {
		const toWang = mailsTo('wang.fang');
		expect(toWang.map(({ subject }) => subject)).toEqual(['王女士，生日快乐', '王女士，春节快乐']);
		expect(toWang[0]?.text).toMatch(/王女士.*\n\n祝您生日快乐，事事顺心。\n\nLinden Tea/s);
		const [, birthday] = mailsTo('li.qiang');
		expect(birthday?.subject).toBe('李先生，生日快乐');
		expect(birthday?.headers.get('date')).toMatch(/^Tue, 24 Feb 2026/);
	});

	it('writes soberly while a case is open, once to a shared mailbox, and to the owner first', () => {
		const [toBen] = mailsTo('ben');
		expect(toBen?.text).toContain('we are still on your case');
		expect(mailsTo('graf')).toHaveLength(1);
		expect(mailsTo('ana.costa').map(({ subject }) => subject)).toEqual([
			'Inês Duarte: contract until Sun, May 10, 2026',
		]);
		expect(mailsTo('ava')).toEqual([]);
	});

	it('says in every message of promotion how to opt out', () => {
		for (const name of ['emma', 'will', 'bella', 'kim']) {
			const mails = mailsTo(name);
			expect(mails.length).toBeGreaterThan(0);
			for (const { headers } of mails) {
				expect(headers.get('list-unsubscribe')).toMatch(/^<http/);
			}
		}
	});
});
