import { writeOpenings } from '../../core/loop/audit/link-openings';
import { ownerLink, figuresLink, teamLink } from '../../core/loop/case/case-link';
import type { House } from '../../core/loop/house';
import { createReport } from '../../core/loop/insight/report/create-report';
import type { PageRequest } from '../../core/loop/pages/page-answer';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { upsertPerson } from '../../core/loop/team/team';
import { publishPage, retirePage } from '../../core/loop/workspace/endpoints';
import { signToken } from '../../core/model/token';
import { auditOf } from '../../core/store/repositories/audit';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

const day = 86_400_000;
const address = 'https://n8n.example.test/webhook/cases';
const node = { workflowId: 'w', workflowName: 'cases', nodeId: 'n', nodeName: 'Case Trigger' };

const people = [
	{ id: 'lena', name: 'Lena', team: 'Service', role: 'team_lead', languages: ['en'] },
	{ id: 'otto', name: 'Otto', team: 'Sales', role: 'team_lead', languages: ['en'] },
	{ id: 'mia', name: 'Mia', team: null, role: 'manager', languages: ['zh-CN'] },
	{ id: 'ben', name: 'Ben', team: 'Service', role: 'agent', languages: ['en'] },
	{ id: 'gone', name: 'Gao', team: 'Service', role: 'team_lead', active: false },
];

/** Of a page's text, what it says of the figures in short. */
const headOf = (html: string) => /<h3 class="say">(.*?)<\/h3>/s.exec(html)?.[1] ?? '';
const chosenIn = (html: string) =>
	[...html.matchAll(/<option value(?:="([^"]*)")? selected/g)].map(([, value = '']) => value);
const segmentsIn = (html: string) => {
	const [, list = ''] = /<select name="segment">(.*?)<\/select>/s.exec(html) ?? [];
	return [...list.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value);
};

describe.each(databases)('the figures of a team behind a link, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let house: House;

	beforeAll(async () => {
		house = houseIn(store(), 'live');
		await fillYear(store(), 'live', 'en', { days: 200, aDay: 10 });
		const settings = await loadSettings(store().db, 'live');
		await store().transaction(async (tx) => {
			await saveSettings(tx, 'live', { ...settings, timeZone: 'Europe/Berlin' }, yearEnd);
		});
		for (const facts of people) {
			const email = `${facts.id}@example.com`;
			await upsertPerson(house, yearEnd, { facts: { ...facts, email }, cleared: [] });
		}
		await publishPage(house, yearEnd, { page: 'case', node, address, survey: null });
	});

	const linkOf = (personId: string, team = 'Service', now = yearEnd) =>
		figuresLink(house, address, { team, personId, now });
	const open = async (
		link: string,
		query: Record<string, string> = {},
		more: Partial<PageRequest> = {},
	) => {
		const t = new URL(link).searchParams.get('t') ?? '';
		return await serveCase(house, yearEnd, {
			method: 'GET',
			query: { ...query, t },
			fields: null,
			acceptLanguage: null,
			test: false,
			...more,
		});
	};
	const reportFor = async (to: string | null, team: string | null = null) =>
		await createReport(house, yearEnd, {
			period: 'last_quarter',
			from: '',
			until: '',
			filters: {
				surveyKey: null,
				metric: null,
				segment: null,
				touchpoint: null,
				team,
				owner: null,
			},
			language: 'en',
			sections: ['scores'],
			to,
		});

	it('are those of the report for the same period and team', async () => {
		const { body, status } = await open(linkOf('mia', '*'), { period: 'last_quarter' });
		const shown = await open(linkOf('lena'), { period: 'last_quarter' });
		expect([status, shown.status]).toEqual([200, 200]);
		const { headline } = await reportFor(null, 'Service');
		expect(headOf(shown.body).replaceAll('&#39;', "'")).toBe(headline);
		expect(shown.body).toContain('id="scores"');
		expect(shown.body).toContain('id="where"');
		// Mia reads Chinese.
		expect(body).toContain('<html lang="zh-CN"');
		expect(headOf(body)).toMatch(/。$/);
	});

	it('change with the period and the segment, and what cannot be shown is said', async () => {
		const all = await open(linkOf('lena'), { period: 'last_quarter' });
		expect(chosenIn(all.body)).toEqual(['last_quarter', '']);
		const [segment = ''] = segmentsIn(all.body);
		expect(segment).not.toBe('');
		const some = await open(linkOf('lena'), { period: 'last_12_months', segment });
		expect(chosenIn(some.body)).toEqual(['last_12_months', segment]);
		expect(some.body).toMatch(new RegExp(`Only: ${segment}(,| and) Service\\.`));
		const nobody = await open(linkOf('lena'), { period: 'last_quarter', segment: 'Nobody' });
		expect(nobody.body).toContain('“Nobody” are not shown alone');
		expect(headOf(nobody.body)).toBe(headOf(all.body));
		const wrong = await open(linkOf('lena'), { period: '<script>' });
		expect(chosenIn(wrong.body)).toEqual(['last_30_days', '']);
	});

	it('of a segment that is smaller than the minimum are not shown, though it is asked for by name', async () => {
		const shown = await open(linkOf('lena'), { period: 'last_quarter' });
		const [segment = ''] = segmentsIn(shown.body);
		const settings = await loadSettings(store().db, 'live');
		const minimum = async (minimumN: number) => {
			await store().transaction(async (tx) => {
				await saveSettings(tx, 'live', { ...settings, minimumN }, yearEnd);
			});
		};
		await minimum(5_000);
		const hidden = await open(linkOf('lena'), { period: 'last_quarter', segment });
		await minimum(settings.minimumN);
		expect(segmentsIn(hidden.body)).toEqual([]);
		expect(hidden.body).toContain(`“${segment}” are not shown alone`);
		expect(hidden.body).not.toContain(`Only: ${segment}`);
	});

	it('of one team show no other, whatever is written behind the link', async () => {
		const own = await open(linkOf('lena'), { period: 'last_quarter' });
		const other = await open(linkOf('lena'), { period: 'last_quarter', team: 'Sales' });
		expect(headOf(other.body)).toBe(headOf(own.body));
		expect(other.body).not.toContain('name="team"');
		const sales = await open(linkOf('mia', '*'), { period: 'last_quarter', team: 'Sales' });
		expect(chosenIn(sales.body)).toEqual(['last_quarter', 'Sales']);
		expect(headOf(sales.body)).not.toBe(headOf(own.body));
	});

	it.each<[string, () => string, number]>([
		['somebody who does not lead', () => linkOf('ben'), 403],
		['somebody who has left', () => linkOf('gone'), 403],
		['the lead of another team', () => linkOf('otto'), 403],
		['the lead of one team, for all of them', () => linkOf('lena', '*'), 403],
		['nobody in the list', () => linkOf('stranger'), 403],
		['a link that is too old', () => linkOf('lena', 'Service', yearEnd - 130 * day), 410],
		[
			'another workspace',
			() => figuresLink({ ...house, workspace: 'other' }, address, lenas()),
			404,
		],
		[
			'another secret',
			() =>
				figuresLink(
					{ ...house, keys: { current: 'x'.repeat(32), previous: [] } },
					address,
					lenas(),
				),
			404,
		],
		['a token that was changed', () => forged(linkOf('ben'), '"ben"', '"lena"'), 404],
		[
			'the token of the list, said to be one for figures',
			() => forged(teamLink(house, address, lenas()), '"team"', '"figures"'),
			404,
		],
		[
			'the token of a survey',
			() => {
				const claims = { subject: 'Service', audience: 'lena', expiresAt: yearEnd + day };
				const token = { workspace: 'live', purpose: 'survey' as const, ...claims };
				return `${address}?t=${signToken(house.keys, token)}`;
			},
			404,
		],
	])('are refused to %s', async (_, link, status) => {
		const answer = await open(link());
		expect(answer.status).toBe(status);
		expect(answer.body).not.toContain('id="scores"');
	});

	const lenas = () => ({ team: 'Service', personId: 'lena', now: yearEnd });
	const forged = (link: string, from: string, to: string): string => {
		const [kid, payload = '', mac] = (new URL(link).searchParams.get('t') ?? '').split('.');
		const text = Buffer.from(payload, 'base64url').toString().replace(from, to);
		return `${address}?t=${kid}.${Buffer.from(text).toString('base64url')}.${mac}`;
	};

	it('open nothing else: the token of figures is none for the list or a case', async () => {
		const answer = await open(forged(linkOf('lena'), '"figures"', '"team"'));
		expect(answer.status).toBe(404);
		const about = { caseId: 'Service', openedAt: yearEnd, personId: 'lena' };
		expect((await open(ownerLink(house, address, about))).status).toBe(410);
	});

	it('take no post, and leave nothing but a line of the audit trail', async () => {
		const posted = await open(linkOf('lena'), {}, { method: 'POST', fields: { a: '1' } });
		expect(posted.status).toBe(400);
		expect(posted.emit).toEqual([]);
		const shown = await open(linkOf('lena'), { period: 'last_7_days' });
		expect(shown).toMatchObject({ status: 200, emit: [] });
		expect(shown.headers['Content-Security-Policy']).toContain("default-src 'none'");
		expect(shown.headers.Refresh).toBeUndefined();
		await writeOpenings(store());
		const lines = await auditOf(store().db, 'live', { kind: 'team', id: 'Service' }, 100);
		const told = lines.map(({ action, actor_id: who, details }) => ({
			action,
			who,
			page: (JSON.parse(details) as { page: string }).page,
		}));
		expect(told).toContainEqual({ action: 'link_opened', who: 'lena', page: 'figures' });
		expect(told).toContainEqual({ action: 'link_refused', who: 'ben', page: 'figures' });
		expect(told).toContainEqual({ action: 'link_expired', who: 'lena', page: 'figures' });
	});

	it('are linked from the list of open cases, which they link back to', async () => {
		const list = await open(teamLink(house, address, lenas()));
		const [, query = ''] = /<a href="(\?t=[^"]+)">What customers say<\/a>/.exec(list.body) ?? [];
		const figures = await open(`${address}${query}`, { period: 'last_quarter' });
		expect(figures.status).toBe(200);
		const [, back = ''] = /<a href="(\?t=[^"]+)">Open cases<\/a>/.exec(figures.body) ?? [];
		expect((await open(`${address}${back}`)).body).toContain('Open cases: Service');
	});

	it('are linked from a report to somebody who leads, while a page for it is published', async () => {
		const { liveLink, files } = await reportFor('LENA@example.com');
		expect((await open(liveLink ?? '', { period: 'last_quarter' })).status).toBe(200);
		expect(files.html).not.toContain('?t=');
		expect((await reportFor('mia@example.com', 'Sales')).liveLink).not.toBeNull();
		for (const [to, team] of [
			[null, null],
			['ben@example.com', null],
			['stranger@example.com', null],
			['lena@example.com', 'Sales'],
		] as const) {
			expect((await reportFor(to, team)).liveLink).toBeNull();
		}
		await retirePage(house, yearEnd, node);
		expect((await reportFor('lena@example.com')).liveLink).toBeNull();
		const local = 'http://localhost:5678/webhook/cases';
		await publishPage(house, yearEnd, { page: 'case', node, address: local, survey: null });
		expect((await reportFor('lena@example.com')).liveLink).toBeNull();
		await publishPage(house, yearEnd, { page: 'case', node, address, survey: null });
	});
});
