import { toOpen } from '../case/a-case-life';
import { openCase } from '../../../../core/loop/case/open-case';
import { makeOpenLink } from '../../../../core/loop/survey/open-link';
import { summarisePeriod } from '../../../../core/loop/insight/summarise';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { defaultSettings } from '../../../../core/model/default-settings';
import { perAddressAndMinute } from '../../../../core/survey/open-limits';
import { customerWithEmail, findCustomer } from '../../../../core/store/repositories/customers';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { day, hour, minute, now, somebody } from '../a-house';
import { says } from '../a-word';
import { anOpenLinkIn, hidden, tokenOf } from './an-open-link';

useDatabases();

const limits = defaultSettings().openLinks;

describe.each(databases)('an open link, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const aLink = anOpenLinkIn(store);

	it('serves the survey to anybody, and opening it stores nothing', async () => {
		const { open, rows, house } = await aLink();
		const [one, other] = [await open(), await open(now + 3000 * day)];
		expect([one.status, other.status]).toEqual([200, 200]);
		expect(one.body).toContain('How satisfied are you');
		// Each page is an answer of its own.
		expect(hidden(one.body, 't')).not.toBe(hidden(other.body, 't'));
		expect(await rows()).toEqual({ invitations: [], responses: [] });
		expect(await house.store.db.selectFrom('open_answer').selectAll().execute()).not.toContainEqual(
			expect.objectContaining({ workspace_id: house.workspace }),
		);
	});

	it('brings an answer like any other, with its source tag and without a customer', async () => {
		const { open, send, rows, house } = await aLink();
		const rated = await send(await open(), { value: '1' });
		expect(rated.status).toBe(200);
		expect(rated.emit).toMatchObject({
			output: 'low',
			item: {
				event: { source: 'open_link', subject: { type: 'open_link', id: 'table 12' } },
				customer: null,
				score: { value: 1, level: 'low' },
			},
		});
		const { responses, invitations } = await rows();
		expect(responses).toMatchObject([{ subject_id: 'table 12', level: 'low', test: 0 }]);
		expect(invitations).toMatchObject([{ channel: 'open', state: 'partial', customer_id: null }]);
		const responseId = responses[0]?.response_id ?? '';
		const opened = await openCase(house, now, toOpen({ responseId, owner: null }));
		expect(opened.kind).toBe('opened');
	});

	it('takes a page that is sent twice, also at once, as one answer', async () => {
		const { open, send, rows } = await aLink();
		const page = await open();
		const both = await Promise.all([send(page, { value: '4' }), send(page, { value: '4' })]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		await send(page, { value: '5' }, { at: now + minute });
		expect((await rows()).responses).toMatchObject([{ value: 5 }]);
	});

	it('keeps who somebody says they are, and takes nothing from those who are known', async () => {
		const { open, send, rows, house, asks } = await aLink();
		await asks({ customer: somebody({ name: 'Real Name', email: 'known@example.com' }) });
		const known = await customerWithEmail(house.store.db, house.workspace, 'known@example.com');
		await says(house, known?.customer_id ?? '', 'denied');
		const rated = await send(await open(), { value: '1' });
		const contact = { name: ' <b>Mallory</b> ', contact: 'known@example.com', comment: 'Cold.' };
		const thanked = await send(rated, contact);
		expect(thanked.status).toBe(200);
		expect(thanked.body).toContain('&lt;b>Mallory&lt;/b>');
		const response = (await rows()).responses.find(({ subject_source: of }) => of === 'open_link');
		const said = await findCustomer(house.store.db, house.workspace, response?.customer_id ?? '');
		expect(said).toMatchObject({ name: '<b>Mallory</b>', email: 'known@example.com' });
		expect(said?.customer_id).not.toBe(known?.customer_id);
		const asked = await asks({ customerId: said?.customer_id ?? '' });
		expect(asked.item.outcome?.code).toBe('opted_out');
		expect(
			await customerWithEmail(house.store.db, house.workspace, 'known@example.com'),
		).toMatchObject({ customer_id: known?.customer_id, name: 'Real Name' });
	});

	it.each(['nonsense', 'a@', '12', 'javascript:alert(1)', '<script>'])(
		'says what is wrong with the contact %j, and loses nothing of what was typed',
		async (contact) => {
			const { open, send, rows } = await aLink();
			const rated = await send(await open(), { value: '3' });
			const again = await send(rated, { contact, name: 'Li Wei', comment: 'Cold.' });
			expect(again.status).toBe(400);
			expect(again.body).toContain('e-mail address or a phone number');
			for (const kept of ['Cold.', 'Li Wei', contact.replaceAll('<', '&lt;')]) {
				expect(again.body).toContain(kept);
			}
			const done = await send(again, { contact: '', name: '', comment: 'Cold.' });
			expect(done.status).toBe(200);
			expect((await rows()).responses).toMatchObject([{ comment: 'Cold.', customer_id: null }]);
		},
	);

	it('loses no name on the way back to the rating', async () => {
		const { open, send } = await aLink();
		const rated = await send(await open(), { value: '3' });
		const who = { name: 'Li Wei', contact: 'half@' };
		const back = await send(rated, { ...who, go: 'back' });
		expect([back.status, hidden(back.body, 'contact')]).toEqual([200, 'half@']);
		const again = await send(back, { ...who, kept: '1', value: '4' });
		expect(again.status).toBe(200);
		for (const typed of Object.values(who)) expect(again.body).toContain(`value="${typed}"`);
	});

	it('asks for no contact where the link does not', async () => {
		const { open, send } = await aLink({ contact: false });
		const rated = await send(await open(), { value: '3' });
		expect(rated.body).not.toContain('name="contact"');
		expect((await send(rated, { contact: 'a@example.com' })).status).toBe(400);
	});

	it('posted 1,000 times a minute stores what its limit allows and hands the rest back', async () => {
		const { open, send, rows } = await aLink();
		const most = limits.perMinute;
		const page = await open();
		const statuses = new Map<number, number>();
		for (let at = 0; at < 1_000; at += 100) {
			const sent = Array.from({ length: 100 }, async (_, n) => {
				// A page of its own for each, and many addresses.
				const own = n === 0 && at === 0 ? page : await open(now + at);
				const sender = `203.0.113.${n}`;
				return await send(own, { value: '2' }, { at: now + at, sender });
			});
			for (const { status } of await Promise.all(sent)) {
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
			}
		}
		expect(Object.fromEntries(statuses)).toEqual({ 200: most, 429: 1_000 - most });
		expect((await rows()).responses).toHaveLength(most);
		// Whoever was turned away finds the page as it was, and sends it a minute later.
		const honest = await open();
		const waits = await send(honest, { value: '5' }, { at: now + 1_000 });
		expect(waits).toMatchObject({ status: 429, emit: null, headers: { 'Retry-After': '60' } });
		expect(waits.body).toContain('Yours is not sent yet');
		expect(waits.body).toMatch(/value="5"[^>]*checked|checked[^>]*value="5"/);
		const later = await send(waits, { value: '5' }, { at: now + 2 * minute });
		expect(later.status).toBe(200);
		expect((await rows()).responses).toHaveLength(most + 1);
	});

	it('posted 1,000 times a minute from one address leaves room for everybody else', async () => {
		const { open, send, rows } = await aLink();
		const most = perAddressAndMinute(limits);
		const statuses = new Map<number, number>();
		for (let at = 0; at < 1_000; at += 100) {
			const sent = Array.from({ length: 100 }, async () => {
				const sender = '203.0.113.7';
				return await send(await open(now + at), { value: '1' }, { at: now + at, sender });
			});
			for (const { status, headers } of await Promise.all(sent)) {
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
				expect(headers['Retry-After']).toBe(status === 429 ? '60' : undefined);
			}
		}
		expect(Object.fromEntries(statuses)).toEqual({ 200: most, 429: 1_000 - most });
		const honest = { at: now + 1_000, sender: '203.0.113.8' };
		expect((await send(await open(), { value: '5' }, honest)).status).toBe(200);
		expect((await rows()).responses).toHaveLength(most + 1);
	});

	it('takes as many as the workspace says', async () => {
		const { open, send, house } = await aLink();
		const changes = [{ openLinks: { perMinute: 2, perAddress: 1 } }];
		await changeSettings(house, now, { changes, reset: [] });
		const from = async (sender: string, at = now) =>
			(await send(await open(at), { value: '4' }, { at, sender })).status;
		expect([await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([200, 200]);
		expect(await from('203.0.113.3')).toBe(429);
		expect(await from('203.0.113.3', now + 2 * minute)).toBe(200);
		expect(await from('203.0.113.1', now + 2 * minute)).toBe(429);
	});

	it('takes no more than so many answers of one address in an hour, and forgets the address', async () => {
		const { open, send, house } = await aLink();
		const most = limits.perAddress;
		const from = async (sender: string | null, at: number) =>
			(await send(await open(at), { value: '4' }, { at, sender })).status;
		for (let n = 0; n < most; n += 1) {
			expect(await from('203.0.113.7', now + n * 10_000)).toBe(200);
		}
		const full = now + most * 10_000;
		expect(await from('203.0.113.7', full)).toBe(429);
		expect(await from('203.0.113.8', full)).toBe(200);
		expect(await from(null, full)).toBe(200);
		expect(await from('203.0.113.7', now + 2 * hour)).toBe(200);
		const noted = await house.store.db
			.selectFrom('open_answer')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(noted).toHaveLength(1);
		expect(JSON.stringify(noted)).not.toContain('203.0.113');
	});

	it('is closed with its survey, and follows it to a new version', async () => {
		const { open, send, publish } = await aLink();
		const before = await open();
		await publish({ acceptAnswers: false }, now + minute);
		expect((await open(now + minute)).status).toBe(410);
		expect((await send(before, { value: '4' }, { at: now + minute })).status).toBe(410);
		await publish({ languages: ['zh-CN'] }, now + 2 * minute);
		expect((await open(now + 2 * minute)).status).toBe(200);
		// A page that lay open is answered as it was asked.
		expect((await send(before, { value: '4' }, { at: now + 3 * minute })).status).toBe(200);
	});

	it('says nothing about how many of the invited answer', async () => {
		const { open, send, house, rows } = await aLink();
		await send(await open(), { value: '4' });
		const none = { surveyKey: null, metric: null, segment: null, touchpoint: null };
		const summary = await summarisePeriod(house, now + hour, {
			period: 'this_month',
			from: null,
			until: null,
			filters: { ...none, team: null, owner: null },
			language: null,
		});
		expect(summary.responseRate.invited).toBe(0);
		expect((await rows()).responses).toHaveLength(1);
	});

	it('returns a kiosk to its start after thanks, and leaves nothing to the next visitor', async () => {
		const { open, send, serve, request, rows, made } = await aLink(
			{ mode: 'kiosk' },
			{ scale: 'csat_1_5_faces' },
		);
		const start = await open();
		expect(start.body.match(/<button[^>]+name="value"/g)).toHaveLength(5);
		expect(start.headers).not.toHaveProperty('Refresh');
		const thanked = await send(start, { value: '2' });
		expect(thanked.emit?.output).toBe('low');
		const own = `?t=${tokenOf(made.openLink.link)}`;
		expect(thanked.headers.Refresh).toBe(`8; url=${own}`);
		expect(thanked.body).toContain(`href="${own}"`);
		const more = /href="\?t=([^"&]+)&amp;s=details"/.exec(thanked.body)?.[1] ?? '';
		const details = await serve(request(more, { query: { t: more, s: 'details' } }));
		expect(details.headers).not.toHaveProperty('Refresh');
		expect(details.body).toContain(`href="${own}"`);
		const done = await send(details, { comment: 'Cold.', name: 'Li Wei', contact: '' });
		expect(done.headers.Refresh).toBe(`8; url=${own}`);
		expect(done.body).not.toContain('Li Wei');
		expect(done.body).not.toContain('s=details');
		expect((await rows()).responses).toMatchObject([{ value: 2, comment: 'Cold.' }]);
	});

	it('starts a kiosk of any scale without a way to the start and a time it takes', async () => {
		const kiosk = await aLink({ mode: 'kiosk' });
		const start = await kiosk.open();
		expect(start.body).not.toMatch(/Start now|Takes/);
		expect((await kiosk.send(start, {})).body).toContain('Start now');
		expect((await (await aLink()).open()).body).toContain('Takes');
	});

	it('does not count the visitors of a kiosk by its address', async () => {
		const { open, send } = await aLink({ mode: 'kiosk' });
		for (let n = 0; n <= limits.perAddress; n += 1) {
			const at = now + n * 1_000;
			const sent = await send(await open(at), { value: '4' }, { at, sender: '203.0.113.7' });
			expect(sent.status).toBe(200);
		}
	});

	it('asks about no case: a verification has no open link', async () => {
		const { house, publish } = await aLink();
		await publish({ key: 'solved', purpose: 'verification' });
		const made = makeOpenLink(house, now, {
			surveyKey: 'solved',
			mode: 'page',
			contact: true,
			source: null,
		});
		await expect(made).rejects.toThrow('needs somebody');
	});

	it.each([
		['a\u202eb\nc\u0000', 'ab c'],
		['<script>', '<script>'],
		['一号桌 🍜', '一号桌 🍜'],
		['a:b:c:', 'a:b:c:'],
		['  ', ''],
	])('carries the tag %j as plain text', async (source, kept) => {
		const { open, send, made } = await aLink({ source });
		expect(made.openLink.source).toBe(kept);
		const { emit } = await send(await open(), { value: '1' });
		expect(emit?.item.event?.subject?.id ?? '').toBe(kept);
	});

	it('refuses a tag of 200 characters, by its length', async () => {
		await expect(aLink({ source: 'x'.repeat(200) })).rejects.toThrow('200 characters');
		expect((await aLink({ source: '🍜'.repeat(40) })).made.openLink.link.length).toBeLessThan(800);
	});
});
