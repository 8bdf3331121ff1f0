import { endOpenLinks, makeOpenLink } from '../../../../core/loop/survey/open-link';
import { readOpenLink, writeOpenLink } from '../../../../core/model/open-link';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { day, hour, minute, now } from '../a-house';
import { anOpenLinkIn, hidden, tokenOf } from './an-open-link';

useDatabases();

describe('an open link as its token says it', () => {
	const printed = {
		mode: 'page',
		contact: true,
		source: 'a:b.1-2:',
		series: 0,
		until: null,
	} as const;

	it('is written as links were that hang on tables already, and read as they are', () => {
		expect(writeOpenLink(printed)).toBe('page:c:a:b.1-2:');
		expect(readOpenLink('kiosk::till')).toEqual({
			...{ mode: 'kiosk', contact: false, source: 'till' },
			...{ series: 0, until: null },
		});
	});

	it.each([
		{ ...printed, series: 3 },
		{ ...printed, until: now },
		{ ...printed, mode: 'embed' as const, series: 12, until: now + day, source: '' },
	])('comes back as it was: %j', (link) => {
		expect(readOpenLink(writeOpenLink(link))).toEqual(link);
	});

	it.each(['', 'page', 'shelf:c:x', 'page.x:c:', 'page:d:x'])('is not read from %j', (text) => {
		expect(readOpenLink(text)).toBeNull();
	});
});

describe.each(databases)('the end of an open link, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aLink = anOpenLinkIn(store);
	const end = { surveyKey: 'service' };
	const again = { surveyKey: 'service', mode: 'page', contact: true, source: 'table 12' } as const;

	it('closes every link of the survey that was made before, and none that is made after', async () => {
		const { house, made, open, serve, request, rows } = await aLink();
		expect((await open()).status).toBe(200);
		expect((await endOpenLinks(house, now, end)).text).toContain('no longer take answers');
		const closed = await open(now + minute);
		expect(closed).toMatchObject({ status: 410, emit: null });
		expect(closed.body).toContain('no longer in use');
		const { openLink } = await makeOpenLink(house, now + minute, again);
		expect(openLink.link).not.toBe(made.openLink.link);
		expect((await serve(request(tokenOf(openLink.link)))).status).toBe(200);
		await endOpenLinks(house, now + hour, end);
		expect((await serve(request(tokenOf(openLink.link)))).status).toBe(410);
		expect((await rows()).invitations).toEqual([]);
	});

	it('takes no rating of a page that lay open, but what somebody has begun', async () => {
		const { house, open, send, rows } = await aLink();
		const [waiting, page] = [await open(), await open()];
		const begun = await send(page, { value: '2' });
		await endOpenLinks(house, now, end);
		const late = await send(waiting, { value: '5' });
		expect([late.status, late.emit]).toEqual([410, null]);
		expect(late.body).toContain('no longer in use');
		expect((await send(begun, { comment: 'Cold soup.' })).status).toBe(200);
		expect((await rows()).responses).toMatchObject([{ value: 2, comment: 'Cold soup.' }]);
	});

	it('leaves the links of other surveys alone', async () => {
		const { house, open, publish } = await aLink();
		await publish({ key: 'other' });
		await endOpenLinks(house, now, { surveyKey: 'other' });
		expect((await open()).status).toBe(200);
		await expect(endOpenLinks(house, now, { surveyKey: 'unknown' })).rejects.toThrow(
			'no survey with the key',
		);
	});

	it.each(['page', 'kiosk'] as const)(
		'comes by itself where a day was given (%s): a page that lay open then is still taken',
		async (mode) => {
			const { made, open, send, rows } = await aLink(
				{ mode, validUntil: '2026-04-16' },
				{ scale: 'csat_1_5_faces' },
			);
			expect(made.openLink.validUntil).toBe('2026-04-17T00:00:00.000Z');
			const last = Date.parse('2026-04-16T23:59:00Z');
			const page = await open(last);
			expect(page.status).toBe(200);
			const gone = await open(last + 2 * minute);
			expect(gone.status).toBe(410);
			expect(gone.body).toContain('expired');
			const sent = await send(page, { value: '4' }, { at: last + 3 * minute });
			expect(sent.status).toBe(200);
			expect((await rows()).responses).toMatchObject([{ value: 4 }]);
			// Thanks on a kiosk lead back to the link that runs out, to no other.
			if (mode === 'kiosk') expect(sent.body).toContain(tokenOf(made.openLink.link));
		},
	);

	it('is not in the past', async () => {
		await expect(aLink({ validUntil: '2026-04-01' })).rejects.toThrow('has passed');
		await expect(aLink({ validUntil: 'soon' })).rejects.toThrow('"Valid Until"');
	});

	it('holds for a page that lay open: an hour after Valid Until nobody begins, and who has begun may finish', async () => {
		const until = now + 2 * hour;
		const { open, send, serve, request, rows } = await aLink({
			validUntil: new Date(until).toISOString(),
		});
		const [late, inTime, begun] = [await open(), await open(), await open()];
		const rated = await send(begun, { value: '3' }, { at: until - minute });
		expect((await send(inTime, { value: '4' }, { at: until + 59 * minute })).status).toBe(200);
		const after = until + hour + minute;
		const closed = [
			await send(late, { value: '5' }, { at: after }),
			await serve(request(hidden(late.body, 't')), after),
		];
		expect(closed.map(({ status }) => status)).toEqual([410, 410]);
		expect((await send(rated, { comment: 'Cold.' }, { at: after })).status).toBe(200);
		const stored = (await rows()).responses.map(({ value, comment }) => [value, comment]);
		expect(stored.sort()).toEqual([
			[3, 'Cold.'],
			[4, null],
		]);
	});

	it('or not, a page is answered within a day of the first look at it, however often it is loaded again', async () => {
		const { open, send, serve, request, rows } = await aLink();
		const t = hidden((await open()).body, 't');
		const later = await serve(request(t), now + 23 * hour);
		expect(later.status).toBe(200);
		expect((await serve(request(t), now + 25 * hour)).status).toBe(410);
		expect((await send(later, { value: '5' }, { at: now + 25 * hour })).status).toBe(410);
		expect((await rows()).responses).toEqual([]);
		// What was said in time may be changed for as long as the survey says.
		await send(later, { value: '5' }, { at: now + 23 * hour });
		const again = await serve(request(t), now + 46 * hour);
		expect((await send(again, { value: '4' }, { at: now + 46 * hour })).status).toBe(200);
		expect((await rows()).responses).toMatchObject([{ value: 4 }]);
	});
});

describe.each(databases)('a rating that an open link has marked, on $name', ({ dialect }) => {
	const aLink = anOpenLinkIn(useStore(dialect));

	it('is no answer when it comes back untouched at once, and one when a person sends it', async () => {
		const { made, serve, request, send, rows, house } = await aLink();
		const marked = { query: { t: tokenOf(made.openLink.link), r: '5' } };
		const page = await serve(request(marked.query.t, marked));
		const held = await send(page, { value: '5' }, { at: now + 200 });
		expect(held).toMatchObject({ status: 200, emit: null });
		expect(held.body).toContain('press the button once more');
		// Nothing is kept of what a program sends to a link that is nobody's.
		expect(await rows()).toEqual({ invitations: [], responses: [] });
		for (const table of ['held_rating', 'hasty_form', 'open_answer'] as const) {
			const kept = house.store.db.selectFrom(table).select('workspace_id');
			const own = kept.where('workspace_id', '=', house.workspace);
			expect(await own.execute()).toEqual([]);
		}
		expect((await send(held, { value: '5' }, { at: now + 5_000 })).status).toBe(200);
		expect((await rows()).responses).toMatchObject([{ value: 5 }]);
	});

	it('is taken at once where somebody chose another one', async () => {
		const { made, serve, request, send, rows } = await aLink();
		const marked = { query: { t: tokenOf(made.openLink.link), r: '5' } };
		const page = await serve(request(marked.query.t, marked));
		expect((await send(page, { value: '2' }, { at: now + 200 })).emit?.output).toBe('low');
		expect((await rows()).responses).toMatchObject([{ value: 2 }]);
	});
});
