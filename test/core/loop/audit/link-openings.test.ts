import { openingsOf, writeOpenings } from '../../../../core/loop/audit/link-openings';
import { approvalLink, ownerLink, teamLink } from '../../../../core/loop/case/case-link';
import { getCase } from '../../../../core/loop/case/find-cases';
import { serveCase } from '../../../../core/loop/pages/staff/serve-case';
import type { PageRequest } from '../../../../core/loop/pages/page-answer';
import { upsertPerson } from '../../../../core/loop/team/team';
import { auditOf } from '../../../../core/store/repositories/audit';
import { findCase, listSteps } from '../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, aServiceTeam, day, hour, minute, monday } from '../case/a-service-team';

useDatabases();

const address = 'https://n8n.example.test/webhook/cases';
let workspaces = 0;

describe.each(databases)('the opening of links, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse() {
		const house = houseIn(store(), `openings-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const caseId = await aCase(house, monday);
		const open = async (link: string, at: number, more: Partial<PageRequest> = {}) => {
			const t = new URL(link).searchParams.get('t') ?? '';
			const request = { method: 'GET' as const, query: { t }, fields: null, acceptLanguage: null };
			return await serveCase(house, at, { ...request, test: false, ...more });
		};
		const linkOf = (personId: string) =>
			ownerLink(house, address, { caseId, openedAt: monday, personId });
		const kept = async (kind: 'case' | 'team', id: string) => {
			await writeOpenings(store());
			return await auditOf(store().db, house.workspace, { kind, id }, 100);
		};
		return { house, caseId, open, linkOf, kept };
	}

	it('says who opened what and when, and nothing of where from', async () => {
		const { caseId, open, linkOf, kept } = await aHouse();
		expect((await open(linkOf('ada'), monday + minute)).status).toBe(200);
		const rows = await kept('case', caseId);
		expect(rows).toMatchObject([
			{
				at: monday + minute,
				actor_kind: 'person',
				actor_id: 'ada',
				actor_name: 'Ada',
				action: 'link_opened',
				target_kind: 'case',
				target_id: caseId,
				test: 0,
			},
		]);
		const details = JSON.parse(rows[0]?.details ?? '{}') as object;
		expect(details).toEqual({
			page: 'owner',
			link: expect.stringMatching(/^[\w-]{16}$/) as string,
		});
		const token = new URL(linkOf('ada')).searchParams.get('t') ?? '';
		expect(JSON.stringify(rows)).not.toContain(token.slice(-16));
	});

	it('is one line an hour for a link, however often it is opened at once', async () => {
		const { caseId, open, linkOf, kept } = await aHouse();
		const link = linkOf('ada');
		await Promise.all([0, 1, 2, 3].map(async () => await open(link, monday)));
		await kept('case', caseId);
		await open(link, monday + 59 * minute);
		await open(linkOf('ben'), monday + minute);
		await open(link, monday + hour);
		expect((await kept('case', caseId)).map(({ actor_id: who, at }) => [who, at])).toEqual([
			['ada', monday + hour],
			['ben', monday + minute],
			['ada', monday],
		]);
	});

	it('tells the list of a team, an approval, and what was refused or too late', async () => {
		const { house, caseId, open, linkOf, kept } = await aHouse();
		await open(teamLink(house, address, { team: 'service', personId: 'lea', now: monday }), monday);
		expect(await kept('team', 'service')).toMatchObject([
			{ actor_id: 'lea', action: 'link_opened' },
		]);
		const request = { caseId, compensationId: 'cmp_1', askedAt: monday, personId: 'mia' };
		await open(approvalLink(house, address, request), monday);
		// Neither in the team list nor the owner; and one who has left.
		await open(linkOf('stranger'), monday + minute);
		const facts = { id: 'ben', active: false };
		await upsertPerson(house, monday, { facts, cleared: [] });
		await open(linkOf('ben'), monday + 2 * minute);
		await open(linkOf('ada'), monday + 121 * day);
		expect(await kept('case', caseId)).toMatchObject([
			{ actor_id: 'ada', action: 'link_expired' },
			{ actor_id: 'ben', actor_name: 'Ben', action: 'link_refused' },
			{ actor_kind: 'link', actor_id: 'stranger', actor_name: null, action: 'link_refused' },
			{
				actor_id: 'mia',
				action: 'link_opened',
				details: expect.stringContaining('cmp_1') as string,
			},
		]);
	});

	it('leaves out what nobody signed', async () => {
		const { caseId, open, linkOf, kept } = await aHouse();
		expect((await open(`${linkOf('ada')}x`, monday)).status).toBe(404);
		expect(await kept('case', caseId)).toEqual([]);
	});

	it('changes nothing about the case, and is told with it', async () => {
		const { house, caseId, open, linkOf } = await aHouse();
		const before = await findCase(store().db, house.workspace, caseId);
		await open(linkOf('ada'), monday + minute);
		await writeOpenings(store());
		expect(await findCase(store().db, house.workspace, caseId)).toEqual(before);
		const steps = await listSteps(store().db, house.workspace, caseId);
		expect(steps.map(({ kind }) => kind)).toEqual(['opened']);
		const told = [{ at: monday + minute, who: 'Ada', page: 'owner', outcome: 'link_opened' }];
		expect(await openingsOf(house, caseId)).toEqual(told);
		expect((await getCase(house, { caseId, responseId: null })).openings).toEqual(told);
	});

	it('serves the page first, and keeps the line until the database takes it', async () => {
		const { house, caseId, open, linkOf, kept } = await aHouse();
		const { db } = store();
		const broken = jest.spyOn(db, 'insertInto').mockImplementation(() => {
			throw new Error('The database is away.');
		});
		expect((await open(linkOf('ada'), monday)).status).toBe(200);
		await writeOpenings(house.store);
		broken.mockRestore();
		expect(await kept('case', caseId)).toMatchObject([{ actor_id: 'ada' }]);
	});
});
