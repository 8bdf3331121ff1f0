import {
	type PageRequest,
	type PageSite,
	servePage,
} from '../../../../core/loop/pages/customer/serve';
import { cancelInvitation } from '../../../../core/loop/ask/cancel';
import { formTokenFor } from '../../../../core/loop/pages/form-token';
import { flushViews } from '../../../../core/loop/answer/views';
import { signToken } from '../../../../core/model/token';
import { updateInvitation } from '../../../../core/store/repositories/invitations';
import { findByInvitation } from '../../../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';

useDatabases();

const bilingual = { languages: ['en', 'zh-CN'] };
const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };

const get = (t: string, given: Partial<PageRequest> = {}): PageRequest => ({
	method: 'GET',
	query: { t },
	fields: null,
	acceptLanguage: null,
	test: false,
	...given,
});

const post = (t: string, fields: Record<string, unknown>): PageRequest => ({
	...get(t),
	method: 'POST',
	fields: { t, ...fields },
});

const formTokenOf = (html: string): string => /name="f" value="([^"]+)"/.exec(html)?.[1] ?? '';
const tokenOf = (link: string): string => new URL(link).searchParams.get('t') ?? '';
let workspaces = 0;

describe.each(databases)('pages, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aPage(customer = somebody()) {
		const house = houseIn(store(), `pages-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish(bilingual);
		const { item } = await own.asks({ customer });
		const id = item.invitation?.id ?? '';
		await own.sends(id);
		const serve = async (request: PageRequest, at = now + minute) =>
			await servePage(house, at, request, site);
		const t = tokenOf(item.invitation?.link ?? '');
		const rate = async (value: string) => {
			const rated = await serve(
				post(t, { f: formTokenOf((await serve(get(t))).body), step: 'rating', value }),
			);
			await serve(post(t, { f: formTokenOf(rated.body), step: 'details' }));
		};
		return { house, id, t, item, serve, rate, ...own };
	}

	it('serve a survey, take the rating, then the details, then thank', async () => {
		const { house, id, t, serve } = await aPage();
		const first = await serve(get(t));
		expect(first).toMatchObject({ status: 200, emit: null });
		const f = formTokenOf(first.body);
		const rated = await serve(post(t, { f, step: 'rating', value: '2' }));
		expect(rated.emit?.output).toBe('low');
		const details = { f: formTokenOf(rated.body), step: 'details', comment: 'No.' };
		const thanked = await serve(post(t, details));
		// It is told with whatever else the customer changes in the next seconds.
		expect(thanked.emit).toBeNull();
		expect(thanked.body).not.toContain('<form');
		const response = await findByInvitation(house.store.db, house.workspace, id);
		expect(response).toMatchObject({ state: 'completed', comment: 'No.', level: 'low' });
		const status = /href="(\?t=[^"]+)"/.exec(thanked.body)?.[1] ?? '';
		const progress = await serve(get(status.slice(3).split('&')[0] ?? ''));
		expect(progress).toMatchObject({ status: 200, emit: null });
	});

	it('go back to the rating without recording anything or losing what was typed', async () => {
		const { house, id, t, serve } = await aPage();
		const stored = async () => await findByInvitation(house.store.db, house.workspace, id);
		const f = formTokenOf((await serve(get(t))).body);
		const low = await serve(post(t, { f, step: 'rating', value: '2' }));
		const before = await stored();

		const typed = { reason: ['slow'], comment: 'Waited "an hour" <b>' };
		const back = await serve(
			post(t, { f: formTokenOf(low.body), step: 'details', go: 'back', ...typed }),
		);
		expect(back).toMatchObject({ status: 200, emit: null });
		expect(await stored()).toEqual(before);
		expect(back.body).toMatch(/value="2"[^>]* checked/);
		expect(back.body).toContain('name="reason" value="slow"');
		expect(back.body).toContain('name="comment" value="Waited &quot;an hour&quot; &lt;b>"');

		const again = { f: formTokenOf(back.body), step: 'rating', kept: '1', ...typed };
		const missing = await serve(post(t, again));
		expect(missing.status).toBe(400);
		expect(missing.body).toContain('name="comment" value="Waited');
		const high = await serve(post(t, { ...again, value: '5' }));
		expect(await stored()).toMatchObject({ level: 'high', comment: null });
		expect(high.body).toContain('>Waited &quot;an hour&quot; &lt;b></textarea>');
		// Offered for low ratings alone: not shown now, and back with a low one.
		expect(high.body).toContain('<input type="hidden" name="reason" value="slow"');
		const sent = { f: formTokenOf(high.body), step: 'details', ...typed };
		await serve(post(t, sent));
		expect(await stored()).toMatchObject({ state: 'completed', comment: typed.comment });
	});

	it('note a view, once, and only that', async () => {
		const { house, id, t, serve, invitation } = await aPage();
		const before = await invitation(id);
		await serve(get(t));
		await serve(get(t), now + hour);
		await flushViews(house.store);
		const after = await invitation(id);
		expect(after).toEqual({ ...before, state: 'viewed', viewed_at: after?.viewed_at });
		expect(after?.viewed_at).toBe(now + hour);
	});

	it('mark a rating of the link without sending it; nonsense in its place is ignored', async () => {
		const { house, id, t, serve } = await aPage();
		const checked = /value="4"[^>]*checked|checked[^>]*value="4"/;
		expect((await serve(get(t, { query: { t, r: '4' } }))).body).toMatch(checked);
		for (const r of ['9', '-1', 'x', '4.5', ['4']]) {
			const page = await serve(get(t, { query: { t, r } }));
			expect([page.status, / checked/.test(page.body)]).toEqual([200, false]);
		}
		expect(await findByInvitation(house.store.db, house.workspace, id)).toBeUndefined();
	});

	it('show a page that says why there is nothing to answer', async () => {
		const { house, t, serve, publish, asks } = await aPage();
		await publish({ ...bilingual, acceptAnswers: false }, now + 2 * minute);
		expect((await serve(get(t))).status).toBe(410);
		await publish(bilingual, now + 3 * minute);
		expect((await serve(get(t))).status).toBe(200);
		expect((await serve(get(t), now + 15 * day)).status).toBe(410);
		const suppressed = await asks({ customer: somebody({ email: null }) });
		const link = signToken(house.keys, {
			workspace: house.workspace,
			purpose: 'survey',
			subject: suppressed.item.invitation?.id ?? '',
			audience: '',
			expiresAt: now + day,
		});
		expect((await serve(get(link))).status).toBe(410);
	});

	it.each<[string, (page: Awaited<ReturnType<typeof aPage>>) => Promise<unknown>, number, number]>([
		['that is open', async () => {}, 0, 200],
		['whose link has expired', async () => {}, 15 * day, 410],
		[
			'whose survey was closed',
			async ({ publish }) => {
				await publish({ ...bilingual, acceptAnswers: false }, now + minute);
			},
			0,
			410,
		],
		[
			'that was taken back',
			async ({ house, id }) => {
				await cancelInvitation(house, now, { invitationId: id, reason: null, trial: false });
			},
			0,
			410,
		],
		['that was answered an hour ago', async ({ rate }) => await rate('4'), hour, 200],
		['that was answered two days ago', async ({ rate }) => await rate('4'), 2 * day, 200],
		[
			'whose link has expired since it was answered',
			async ({ rate, house, id }) => {
				await rate('4');
				const expired = { state: 'expired' as const };
				await house.store.transaction(
					async (tx) => await updateInvitation(tx, house.workspace, id, expired),
				);
			},
			hour,
			200,
		],
	])(
		'say the same to who opens and to who answers an invitation %s',
		async (_, prepare, after, status) => {
			const page = await aPage();
			const { t, serve } = page;
			const title = ({ body }: { body: string }) => /<h1[^>]*>([^<]*)/.exec(body)?.[1];
			await prepare(page);
			const at = now + 2 * minute + after;
			const keys = page.house.keys;
			const f = formTokenFor(keys, page.house.workspace, { token: t, step: 'rating' }, at);
			const opened = await serve(get(t), at);
			const answered = await serve(post(t, { f, step: 'rating', value: '5' }), at);
			const garbled = await serve(post(t, { f, step: 'rating', value: 'nine' }), at);
			expect(opened.status).toBe(status);
			const taken = opened.body.includes('<form');
			expect(answered.status).toBe(status);
			expect(answered.emit !== null || answered.body.includes('<form')).toBe(taken);
			if (!taken) expect([title(answered), title(garbled)]).toEqual([title(opened), title(opened)]);
			else expect(garbled.status).toBe(400);
		},
	);

	it('may be changed for a while, and then show that it was answered', async () => {
		const { t, serve } = await aPage();
		const first = await serve(get(t));
		const rated = await serve(post(t, { f: formTokenOf(first.body), step: 'rating', value: '5' }));
		await serve(post(t, { f: formTokenOf(rated.body), step: 'details' }));
		const again = await serve(get(t), now + 2 * hour);
		expect(again.body).toContain('<form');
		const later = await serve(get(t), now + 2 * day);
		expect(later.status).toBe(200);
		expect(later.body).not.toContain('<form');
	});

	it('refuse a form that lay open for more than a day, and one of another link', async () => {
		const { t, serve } = await aPage();
		const other = await aPage();
		const f = formTokenOf((await serve(get(t))).body);
		const rating = { f, step: 'rating', value: '5' };
		expect((await serve(post(t, rating), now + 2 * day)).status).toBe(409);
		expect((await serve(post(t, { ...rating, step: 'details' }))).status).toBe(409);
		expect((await other.serve(post(other.t, rating))).status).toBe(409);
	});

	it('know a link only as it was made: what is written behind it opens and answers nothing', async () => {
		const { t, serve } = await aPage();
		const other = await aPage();
		const f = formTokenOf((await serve(get(t))).body);
		for (const junk of ['=', '!', '.', ' ', t.slice(-24)]) {
			const spelled = other.t + junk;
			expect((await other.serve(get(spelled))).status).toBe(404);
			const answered = await other.serve(post(spelled, { f, step: 'rating', value: '1' }));
			expect(answered).toMatchObject({ status: 404, emit: null });
		}
	});

	it.each([
		['the link', 'en', 'zh-CN', null, 'zh-CN'],
		['the customer', 'zh-CN', null, 'en', 'zh-CN'],
		['the browser', null, null, 'zh-Hans-CN,en;q=0.5', 'zh-CN'],
		['the survey', null, null, 'xx', 'en'],
	])('speak the language of %s', async (_whose, customers, links, browsers, expected) => {
		const { t, serve } = await aPage(somebody({ language: customers }));
		const query = links === null ? { t } : { t, l: links };
		const page = await serve(get(t, { query, acceptLanguage: browsers }));
		expect(page.headers['Content-Language']).toBe(expected);
		expect(page.body).toContain(`lang="${expected}"`);
	});
});
