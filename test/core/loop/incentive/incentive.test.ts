import { mailboxOf } from '../../../../core/model/mailbox';
import { updateMailbox } from '../../../../core/store/repositories/mailboxes';
import { setConsent } from '../../../../core/loop/customer/consent';
import { signedLink } from '../../../../core/loop/workspace/link';
import { makeOpenLink } from '../../../../core/loop/survey/open-link';
import { exampleCode } from '../../../../core/survey/incentive';
import type { SurveyInput } from '../../../../core/loop/survey/survey-definition';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, minute, now } from '../a-house';
import { aGivingHouse, codeIn, voucher } from './an-incentive';

useDatabases();

let workspaces = 0;

describe.each(databases)('codes for answering, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = async (survey: Partial<SurveyInput> = {}) =>
		await aGivingHouse(houseIn(store(), `incentive-${(workspaces += 1)}`), survey);

	it('are given when the answer is complete, and not before', async () => {
		const { add, asksSomebody, rates, finishes, codeOf } = await aHouse();
		await add('A1', 'A2');
		const id = await asksSomebody();
		await rates(id, 4);
		expect(await codeOf(id)).toBeNull();
		await finishes(id);
		expect(await codeOf(id)).toBe('A1');
	});

	it.each([1, 3, 5])('are given whatever was answered: %i of 5', async (value) => {
		const { add, asksSomebody, answersOnPage, mails } = await aHouse();
		await add('A1');
		const id = await asksSomebody({ email: 'ana@example.com' });
		const body = await answersOnPage(id, value);
		expect(codeIn(body)).toBe('A1');
		expect(body).toContain('A 10 % voucher for your next order');
		expect(body).toContain('We also send it to you by mail.');
		const [mail, ...others] = await mails();
		expect(others).toEqual([]);
		expect(mail?.message).toMatchObject({
			kind: 'incentive',
			to: 'ana@example.com',
			subject: 'Thank you: A 10 % voucher for your next order',
		});
		expect(mail?.message?.text).toContain('Your code: A1\n');
		expect(mail?.message?.html).toContain('>A1</code>');
		expect(await mails(now + hour)).toEqual([]);
	});

	it('stay the same when thanks is opened again or the answer is changed, and are mailed once', async () => {
		const { add, asksSomebody, answersOnPage, mails, codes } = await aHouse();
		await add('A1', 'A2');
		const id = await asksSomebody();
		expect(codeIn(await answersOnPage(id, 2))).toBe('A1');
		expect(await mails()).toHaveLength(1);
		expect(codeIn(await answersOnPage(id, 5, now + hour))).toBe('A1');
		expect(await mails(now + 2 * hour)).toEqual([]);
		expect((await codes()).map(({ response_id: of }) => of !== null)).toEqual([true, false]);
	});

	it('are found behind the link when the answer stands', async () => {
		const { add, asksSomebody, answersOnPage, link, page } = await aHouse();
		await add('A1');
		const id = await asksSomebody();
		await answersOnPage(id, 4);
		const t = new URL(link(id)).searchParams.get('t') ?? '';
		const late = await page(t, {}, now + 2 * day);
		expect(late.body).toContain('already');
		expect(codeIn(late.body)).toBe('A1');
	});

	it.each([1, 5])('come by mail to who rated %i and left it at that', async (value) => {
		const { add, asksSomebody, rates, mails } = await aHouse();
		await add('A1');
		const id = await asksSomebody();
		await rates(id, value);
		expect(await mails(now + 50 * minute)).toEqual([]);
		const given = await mails(now + 3 * hour);
		expect(given.map(({ message }) => codeIn(message?.html ?? ''))).toEqual(['A1']);
		expect(await mails(now + 5 * hour)).toEqual([]);
	});

	it('are not mailed where the survey shows them alone', async () => {
		const { add, asksSomebody, answersOnPage, rates, mails, codes } = await aHouse({
			incentive: { ...voucher, byMail: false },
		});
		await add('A1', 'A2');
		const body = await answersOnPage(await asksSomebody(), 4);
		expect(codeIn(body)).toBe('A1');
		expect(body).not.toContain('by mail');
		await rates(await asksSomebody(), 4);
		expect(await mails(now + 3 * hour)).toEqual([]);
		expect((await codes()).filter(({ response_id: of }) => of !== null)).toHaveLength(1);
	});

	it.each([true, false])(
		'that are missing come by mail once they are added, first to who was first (mailed: %s)',
		async (byMail) => {
			const { add, asksSomebody, answersOnPage, mails, codeOf } = await aHouse({
				incentive: { ...voucher, byMail },
			});
			const ids = [await asksSomebody(), await asksSomebody(), await asksSomebody()];
			for (const [at, id] of ids.entries()) {
				const body = await answersOnPage(id, 1 + 2 * at, now + (1 + at) * minute);
				expect(body).toContain('Yours comes by mail as soon as there are new ones.');
				expect(codeIn(body)).toBeNull();
				expect(await mails(now + (1 + at) * minute)).toEqual([]);
			}
			await add('B1', 'B2');
			expect([await codeOf(ids[0] ?? ''), await codeOf(ids[1] ?? '')].sort()).toEqual(['B1', 'B2']);
			// Somebody who answers now takes nothing from who was promised one.
			const sent = await mails(now + hour);
			expect(sent.map(({ message }) => codeIn(message?.html ?? '')).sort()).toEqual(['B1', 'B2']);
			expect(await mails(now + 2 * hour)).toEqual([]);
			await add('B3');
			const last = await mails(now + 3 * hour);
			expect(last.map(({ message }) => codeIn(message?.html ?? ''))).toEqual(['B3']);
			expect(await mails(now + 9 * day)).toEqual([]);
		},
	);

	it('that are missing are said to have run out where there is nowhere to send one', async () => {
		const { asksSomebody, answersOnPage, mails, add } = await aHouse();
		const id = await asksSomebody({ email: null, phone: '+8613800000000' }, { channel: 'other' });
		expect(await answersOnPage(id, 4)).toContain('We are sorry: all codes have been given out.');
		await add('A1');
		expect(await mails(now + hour)).toEqual([]);
		// There is one by the time the answer is changed.
		expect(codeIn(await answersOnPage(id, 5, now + 2 * hour))).toBe('A1');
	});

	it('are not mailed to who wants no mail or cannot be reached', async () => {
		const { house, add, asksSomebody, answersOnPage, mails, invitation } = await aHouse();
		await add('A1', 'A2');
		const [out, gone] = [await asksSomebody(), await asksSomebody()];
		expect(codeIn(await answersOnPage(out, 4))).toBe('A1');
		const customerId = (await invitation(out))?.customer_id ?? '';
		await setConsent(house, now + 2 * minute, {
			customerId,
			topics: [{ purpose: 'service', metric: null, channel: 'all' }],
			state: 'denied',
			source: 'call',
			words: null,
		});
		const address = mailboxOf((await invitation(gone))?.recipient ?? '') ?? '';
		await house.store.transaction(
			async (tx) => await updateMailbox(tx, house.workspace, address, { state: 'failed' }, now),
		);
		const body = await answersOnPage(gone, 4);
		expect(codeIn(body)).toBe('A2');
		expect(body).not.toContain('by mail');
		expect(await mails(now + hour)).toEqual([]);
	});

	it('are an example for a test and in a preview, and none is used up', async () => {
		const { house, add, asksSomebody, answersOnPage, mails, codes, page, send } = await aHouse();
		await add('A1');
		const id = await asksSomebody({}, { test: true });
		expect(codeIn(await answersOnPage(id, 4))).toBe(exampleCode);
		const [mail] = await mails();
		expect(mail).toMatchObject({ test: true });
		expect(codeIn(mail?.message?.html ?? '')).toBe(exampleCode);
		const address = 'https://n8n.example.test/webhook/service';
		const who = { subject: 'service', audience: '', expiresAt: now + day };
		const preview = new URL(signedLink(house, address, 'preview', who)).searchParams.get('t') ?? '';
		const rated = await send((await page(preview)).body, { value: '4' });
		expect(codeIn(await send(rated, {}))).toBe(exampleCode);
		expect((await codes()).map(({ response_id: of }) => of)).toEqual([null]);
	});

	it('are not given any more after the day until which they are valid', async () => {
		const { add, asksSomebody, answersOnPage, mails, codeOf } = await aHouse({
			incentive: { ...voucher, validUntil: '2026-04-15' },
		});
		await add('A1', 'A2');
		const inTime = await asksSomebody();
		expect(await answersOnPage(inTime, 4)).toContain('Valid until Wed, Apr 15, 2026.');
		const late = await asksSomebody();
		const body = await answersOnPage(late, 4, now + day);
		expect(codeIn(body)).toBeNull();
		expect(body).not.toContain('voucher');
		expect(await mails(now + 2 * day)).toHaveLength(1);
		expect(await codeOf(late)).toBeNull();
	});

	describe('at an open link', () => {
		async function opened({ mode = 'page' as 'page' | 'kiosk', codes = ['A1', 'A2', 'A3'] } = {}) {
			const own = await aHouse();
			await own.add(...codes);
			const asked = { surveyKey: 'service', mode, contact: true, source: 'till' };
			const { openLink } = await makeOpenLink(own.house, now, asked);
			const t = new URL(openLink.link).searchParams.get('t') ?? '';
			const answers = async (contact: string | null, at = now + minute) => {
				let body = await own.send((await own.page(t, {}, at)).body, { value: '2' }, at);
				if (mode === 'kiosk') {
					const more = /href="\?t=([^"&]+)&amp;s=details"/.exec(body)?.[1] ?? '';
					body = (await own.page(more, { query: { t: more, s: 'details' } }, at)).body;
				}
				expect(body).toContain('With an e-mail address we send you a code: A 10 % voucher');
				return await own.send(body, { comment: 'Cold.', name: '', contact: contact ?? '' }, at);
			};
			return { ...own, answers };
		}

		it.each(['page', 'kiosk'] as const)('come to the address that was left: %s', async (mode) => {
			const { answers, mails } = await opened({ mode });
			const body = await answers('eve@example.com');
			expect(codeIn(body)).toBeNull();
			expect(body).toContain('Your code comes by mail to the address you left.');
			const [mail, ...others] = await mails();
			expect(others).toEqual([]);
			expect(mail?.message?.to).toBe('eve@example.com');
			expect(codeIn(mail?.message?.html ?? '')).toBe('A1');
		});

		it('come once to an address, however often it answers', async () => {
			const { answers, mails, codes } = await opened();
			await answers('eve@example.com');
			await answers('EVE@example.com', now + 2 * minute);
			expect(await mails()).toHaveLength(1);
			await answers('eve@example.com', now + hour);
			expect(await mails(now + 2 * hour)).toEqual([]);
			expect((await codes()).filter(({ response_id: of }) => of !== null)).toHaveLength(1);
		});

		it('come once to a mailbox, whichever way its address is written', async () => {
			const { answers, mails } = await opened();
			await answers('eve@münchen.example');
			await answers('Eve@xn--mnchen-3ya.example', now + 2 * minute);
			expect(await mails()).toHaveLength(1);
		});

		it.each(['page', 'kiosk'] as const)(
			'are promised for later where none is left: %s',
			async (mode) => {
				const { answers, mails, add } = await opened({ mode, codes: [] });
				const body = await answers('eve@example.com');
				expect(body).toContain('All codes are given out for now. Yours comes by mail as soon as');
				expect(body).not.toContain('Your code comes by mail to the address you left.');
				expect(await mails()).toEqual([]);
				await add('A1');
				expect(await mails(now + hour)).toHaveLength(1);
			},
		);

		it.each(['page', 'kiosk'] as const)('are not given without one: %s', async (mode) => {
			const { answers, mails, codes } = await opened({ mode });
			const body = await answers(null);
			expect(codeIn(body)).toBeNull();
			expect(body).not.toContain('Your code');
			expect(await mails(now + day)).toEqual([]);
			expect((await codes()).every(({ response_id: of }) => of === null)).toBe(true);
		});
	});
});
