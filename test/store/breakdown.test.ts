import type { House } from '../../core/loop/house';
import { breakDown } from '../../core/loop/insight/break-down';
import type { BreakdownInput } from '../../core/loop/insight/breakdown-input';
import type { BreakdownItem } from '../../core/loop/insight/breakdown-item';
import type { Level } from '../../core/model/metric';
import { openCaseQuery, type CaseRow } from '../../core/store/repositories/cases';
import { insertInvitation, type InvitationRow } from '../../core/store/repositories/invitations';
import { savePerson } from '../../core/store/repositories/people';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { saveSettings } from '../../core/store/repositories/workspaces';
import { aPerson } from './a-person';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, day, invitationRow, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;

const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

const owner = (change: object) =>
	JSON.stringify({ id: null, name: null, email: null, channels: {}, ...change });

/** So many answers of which so many are satisfied. */
const csat = (n: number, high: number, row: Partial<ResponseRow>): Array<Partial<ResponseRow>> =>
	Array.from({ length: n }, (_, at) => ({
		...row,
		value: at < high ? 5 : 1,
		level: (at < high ? 'high' : 'low') as Level,
	}));

const person = (id: string, change: object = {}) => ({ ...aPerson(id), ...change });

describe.each(databases)('a breakdown on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function fill(
		workspace: string,
		responses: Array<Partial<ResponseRow>>,
		more: {
			people?: Array<ReturnType<typeof person>>;
			invitations?: Array<Partial<InvitationRow>>;
			cases?: Array<Partial<CaseRow>>;
		} = {},
	): Promise<House> {
		await store().transaction(async (tx) => {
			for (const [at, row] of responses.entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...own, ...row }));
			}
			for (const one of more.people ?? []) await savePerson(tx, workspace, one, now);
			for (const [at, row] of (more.invitations ?? []).entries()) {
				const own = { workspace_id: workspace, invitation_id: `inv_${at}` };
				await insertInvitation(tx, invitationRow({ ...own, ...row }));
			}
			for (const [at, row] of (more.cases ?? []).entries()) {
				await openCaseQuery(
					tx,
					caseRow({ workspace_id: workspace, case_id: `cas_${at}`, opened_at: monday, ...row }),
				).execute();
			}
		});
		return houseIn(store(), workspace);
	}

	const broken = async (house: House, input: Partial<BreakdownInput>): Promise<BreakdownItem[]> =>
		await breakDown(house, now, {
			period: 'last_30_days',
			from: null,
			until: null,
			filters,
			language: 'en',
			by: ['team'],
			minimumCell: 10,
			rankPeople: false,
			...input,
		});

	it('of nothing says so', async () => {
		const [item, ...others] = await broken(houseIn(store(), 'empty'), {});
		expect(item).toMatchObject({ kind: 'all', n: 0, text: 'Nobody answered.', verdict: 'too_few' });
		expect(others).toEqual([]);
	});

	it('compares segments with the rest, in a sentence of either language', async () => {
		const house = await fill('segments', [
			...csat(100, 60, { segment: 'small' }),
			...csat(100, 85, { segment: 'large' }),
			...csat(100, 80, {}),
			...csat(4, 4, { segment: 'a' }),
			...csat(8, 5, { segment: 'b' }),
		]);
		const items = await broken(house, { by: ['segment'] });
		expect(
			items.map(({ kind, name, n, verdict, isOthers }) => [kind, name, n, verdict, isOthers]),
		).toEqual([
			['all', null, 312, 'unlikely_chance', false],
			['group', 'large', 100, 'unlikely_chance', false],
			['group', 'Unknown', 100, 'could_be_chance', false],
			['group', 'small', 100, 'unlikely_chance', false],
			['group', 'Others', 12, 'ok', true],
		]);
		const [all, , , small] = items;
		expect(small?.difference?.points).toBeCloseTo(100 * (0.6 - 174 / 212), 9);
		expect(small).toMatchObject({ method: 'newcombe', place: { from: 2, to: 2, of: 2 } });
		expect(small?.text).toBe(
			'small: satisfied (4–5 of 5) 60\u00a0% (50–69\u00a0%, 100 answers), 22 points lower than the rest (11 to 33): unlikely to be chance after checking 3 differences at once.',
		);
		expect(all?.text).toBe(
			'after-service: satisfied (4–5 of 5) 75\u00a0% (70–79\u00a0%, 312 answers), by segment. Unlikely to differ from the rest by chance: large (higher), small (lower). Taken together, the differences are unlikely to be chance. Groups of fewer than 10 answers are added up, so that nobody can be made out.',
		);
		const chinese = await broken(house, { by: ['segment'], language: 'zh-CN' });
		expect(chinese[3]?.text).toBe(
			'small：满意率（4–5 分，满分 5） 60%（50–69%，100 份回答），比其余低 22 个百分点（11 至 33）：同时检查了 3 项差异，不像是偶然。',
		);
	});

	it('knows owners as the Router does, and their teams', async () => {
		const house = await fill(
			'owners',
			[
				...csat(15, 15, { owner: owner({ id: 'z1', name: 'L. Wei' }), subject_source: 'zendesk' }),
				...csat(15, 14, { owner: owner({ email: 'LI@example.com' }) }),
				...csat(30, 10, { owner: owner({ id: 'prs_b' }) }),
				...csat(20, 10, { owner: owner({ id: 'z1', name: 'Somebody' }), subject_source: 'jira' }),
			],
			{
				people: [
					person('prs_a', {
						name: 'Li Wei',
						email: 'li@example.com',
						team: 'North',
						externalIds: { zendesk: 'z1' },
					}),
					person('prs_b', { name: 'Ana', team: 'south' }),
				],
			},
		);
		const items = await broken(house, { by: ['owner'] });
		const rows = items.slice(1).map(({ name, n, place, fair }) => [name, n, place, fair]);
		// Nobody is ranked unless somebody wants it: the order is that of the names.
		expect(rows).toEqual([
			['Ana', 30, null, null],
			['Li Wei', 30, null, null],
			['Somebody', 20, null, null],
		]);
		const ranked = await broken(house, { by: ['owner'], rankPeople: true });
		expect(ranked.slice(1).map(({ name, place }) => [name, place])).toEqual([
			['Li Wei', { from: 1, to: 1, of: 3 }],
			['Somebody', { from: 2, to: 3, of: 3 }],
			['Ana', { from: 2, to: 3, of: 3 }],
		]);
		expect(ranked[0]?.brackets).toEqual([{ from: 2, to: 3 }]);
		expect(ranked[0]?.text).toContain('Places 2–3 cannot be told apart.');
		const teams = await broken(house, { by: ['team'] });
		expect(teams.slice(1).map(({ name, n, place }) => [name, n, place?.from])).toEqual([
			['North', 30, 1],
			['Unknown', 20, undefined],
			['south', 30, 2],
		]);
	});

	it('keeps surveys and scales apart, unless answers are broken down by survey', async () => {
		const house = await fill('scales', [
			...csat(20, 18, { segment: 'x' }),
			...csat(20, 10, { segment: 'y' }),
			...csat(20, 10, { segment: 'x', survey_key: 'other' }),
			...csat(20, 10, { segment: 'y', survey_key: 'other' }),
			...csat(20, 20, { segment: 'y', survey_key: 'other', scale_max: 10 }),
		]);
		const items = await broken(house, { by: ['segment'] });
		const wholes = items.filter(({ kind }) => kind === 'all');
		expect(wholes.map(({ surveyKey, scale, n }) => [surveyKey, scale?.max, n]).sort()).toEqual([
			['after-service', 5, 40],
			['other', 10, 20],
			['other', 5, 40],
		]);
		expect(wholes.find(({ scale }) => scale?.max === 10)?.text).toContain(
			'There is one group only, y: nothing can be compared.',
		);
		const equal = wholes.find(({ surveyKey, scale }) => surveyKey === 'other' && scale?.max === 5);
		expect(equal?.text).toContain('All groups are equal: there is no difference to explain.');
		// Two of two groups are one test: with one on each of two scales there are two.
		expect(items[0]?.correction).toEqual({ method: 'holm', tests: 2 });
		const bySurvey = await broken(house, { by: ['survey'] });
		expect(
			bySurvey.map(({ kind, surveyKey, scale, name, n }) => [kind, surveyKey, scale?.max, name, n]),
		).toEqual(
			expect.arrayContaining([
				['all', null, 5, null, 80],
				['group', null, 5, 'after-service', 40],
				['group', null, 5, 'other', 40],
				['all', null, 10, null, 20],
			]),
		);
	});

	it('crosses two fields and adds up cells that are small', async () => {
		const house = await fill('two', [
			...csat(30, 20, { segment: 'x', touchpoint: 'use' }),
			...csat(30, 20, { segment: 'x', touchpoint: 'purchase' }),
			...csat(40, 20, { segment: 'x', touchpoint: 'renewal' }),
			...csat(30, 20, { segment: 'y', touchpoint: 'use' }),
			...csat(3, 2, { segment: 'y', touchpoint: 'purchase' }),
			...csat(40, 20, { segment: 'y', touchpoint: 'renewal' }),
		]);
		const items = await broken(house, { by: ['segment', 'touchpoint'] });
		expect(items.slice(1).map(({ name, n }) => [name, n])).toEqual([
			['x × renewal', 40],
			['y × renewal', 40],
			['Others', 93],
		]);
		expect(items[1]?.groups).toEqual([
			{ field: 'segment', value: 'x', name: 'x' },
			{ field: 'touchpoint', value: 'renewal', name: 'renewal' },
		]);
	});

	it('takes attributes, also one that nobody has', async () => {
		const house = await fill(
			'attributes',
			csat(40, 20, {}).map((row, at) => ({ ...row, customer_id: at < 20 ? 'c1' : 'c2' })),
		);
		await store()
			.db.insertInto('customer_attribute')
			.values([
				{ workspace_id: 'attributes', customer_id: 'c1', name: 'vip', text: null, number: 1 },
				{ workspace_id: 'attributes', customer_id: 'c2', name: 'vip', text: null, number: 0 },
			])
			.execute();
		await store().transaction(
			async (tx) =>
				await saveSettings(
					tx,
					'attributes',
					{
						customerAttributes: [{ key: 'vip', name: 'Important', type: 'yes_no', choices: [] }],
					},
					now,
				),
		);
		const items = await broken(house, { by: ['customer:vip'] });
		expect(items.slice(1).map(({ name, n }) => [name, n])).toEqual([
			['Yes', 20],
			['No', 20],
		]);
		expect(items[0]?.text).toContain('by Important.');
		const [none] = await broken(house, { by: ['event:product'] });
		expect(none?.text).toContain('No answer has a value for product: all are unknown.');
	});

	it('names what is worth a look before a board of people is believed', async () => {
		const [one, other] = [owner({ id: 'prs_a' }), owner({ id: 'prs_b' })];
		const last = now - day;
		const sent = { state: 'sent', sent_at: monday } as const;
		const subject = (at: number) => ({ subject_type: 'ticket', subject_id: `t${at}` });
		const house = await fill(
			'signs',
			[
				...csat(20, 20, { owner: one, answered_at: last, customer_id: 'c1' }),
				...csat(40, 30, { owner: other, invitation_id: null }).map((row, at) => ({
					...row,
					invitation_id: `inv_x${at}`,
				})),
			],
			{
				people: [person('prs_a', { name: 'Ana' }), person('prs_b', { name: 'Bo' })],
				invitations: [
					...Array<object>(8).fill({ owner: one, state: 'cancelled', reason: 'cancelled_by_user' }),
					...Array<object>(12).fill({ owner: one, ...sent }),
					...Array.from({ length: 40 }, (_, at) => ({ owner: other, ...sent, ...subject(at) })),
				],
				cases: [
					...Array.from({ length: 10 }, (_, at) => ({ owner: one, ...subject(100 + at) })),
					...Array.from({ length: 10 }, (_, at) => ({ owner: other, ...subject(at) })),
				].map((row) => ({ ...row, subject_source: 'desk' })),
			},
		);
		await store()
			.db.updateTable('invitation')
			.set({ subject_source: 'desk' })
			.where('workspace_id', '=', 'signs')
			.where('subject_id', 'is not', null)
			.execute();
		const items = await broken(house, { by: ['owner'], rankPeople: true });
		const notes = (name: string) =>
			items
				.find((item) => item.name === name)
				?.notes.map(({ code, count, of }) => [code, count, of]);
		expect(notes('Ana')).toEqual([
			['cancelled_by_hand', 8, 20],
			['end_of_period', 20, 20],
			['not_asked_after_case', 10, 10],
			['recorded', 20, 20],
			['one_customer', 20, 20],
		]);
		expect(notes('Bo')).toEqual([]);
		const unranked = await broken(house, { by: ['owner'] });
		expect(unranked.flatMap((item) => item.notes)).toEqual([]);
	});
});
