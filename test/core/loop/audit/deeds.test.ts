import { changesBetween } from '../../../../core/loop/audit/changes';
import { customerAsDoer, type Doer } from '../../../../core/loop/audit/doer';
import { workOnCase } from '../../../../core/loop/case/work-on-case';
import { setConsent } from '../../../../core/loop/customer/consent';
import { setPreferences } from '../../../../core/loop/customer/preferences';
import { requestPrivacy } from '../../../../core/loop/customer/privacy-request';
import { retryStuck } from '../../../../core/loop/due/retry-stuck';
import { addIncentiveCodes } from '../../../../core/loop/incentive/add-codes';
import { endOpenLinks } from '../../../../core/loop/survey/open-link';
import { setAbsence, upsertPerson } from '../../../../core/loop/team/team';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { insertStuckDue } from '../../../../core/store/repositories/due-stuck';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { life, now, somebody } from '../a-house';
import { aCase, aServiceTeam } from '../case/a-service-team';
import { voucher } from '../incentive/an-incentive';

useDatabases();

const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Set up', node: 'Settings' };

let workspaces = 0;

describe.each(databases)('what is done stands in the audit trail, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	function aLife() {
		const house = houseIn(store(), `deeds-${(workspaces += 1)}`);
		/** What the trail has of some deeds, in the order in which they were done. */
		const trail = async (...actions: string[]) => {
			const rows = await store()
				.db.selectFrom('audit')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.where('action', 'in', actions)
				.orderBy('at')
				.orderBy('audit_id')
				.execute();
			return rows.map((row) => ({
				action: row.action,
				who: [row.actor_kind, row.actor_id, row.actor_name, row.actor_node],
				whom: `${row.target_kind} ${row.target_id}`,
				details: JSON.parse(row.details) as unknown,
			}));
		};
		const workflow = ['workflow', 'w1', 'Set up', 'Settings'];
		return { house, ...life(house), trail, workflow };
	}

	it('settings, with what they were and are, once for what is new', async () => {
		const { house, trail, workflow } = aLife();
		const changes = [{ timeZone: 'Asia/Shanghai', policy: { delay: '1h' } }];
		await changeSettings(house, now, { changes, reset: [], doer });
		await changeSettings(house, now + 1, { changes, reset: [], doer });
		await changeSettings(house, now + 2, { changes: [], reset: ['timeZone'], doer });
		const about = {
			action: 'settings_changed',
			who: workflow,
			whom: `workspace ${house.workspace}`,
		};
		expect(await trail('settings_changed')).toEqual([
			{
				...about,
				details: {
					changes: [
						{ field: 'timeZone', before: null, after: 'Asia/Shanghai' },
						{ field: 'policy.delay', before: null, after: '1h' },
					],
					more: 0,
				},
			},
			{
				...about,
				details: {
					changes: [{ field: 'timeZone', before: 'Asia/Shanghai', after: null }],
					more: 0,
				},
			},
		]);
	});

	it('nothing where the deed is refused', async () => {
		const { house, trail } = aLife();
		const changes = [{ timeZone: 'Mars/Olympus' }];
		await expect(changeSettings(house, now, { changes, reset: [], doer })).rejects.toThrow('Mars');
		expect(await trail('settings_changed')).toEqual([]);
	});

	it('the team: who was added, changed, deactivated or is away', async () => {
		const { house, trail, workflow } = aLife();
		const facts = { id: 'ada', name: 'Ada', email: 'ada@example.com' };
		await upsertPerson(house, now, { facts, cleared: [], doer });
		await upsertPerson(house, now + 1, { facts, cleared: [], doer });
		await upsertPerson(house, now + 2, { facts: { id: 'ada', active: false }, cleared: [], doer });
		const away = { person: 'ada', from: '2026-05-01', until: '2026-05-02', deputy: null };
		await setAbsence(house, now + 3, { ...away, note: 'surgery', doer });
		const about = { who: workflow, whom: 'person ada' };
		expect(await trail('person_created', 'person_updated', 'absence_set')).toEqual([
			{ ...about, action: 'person_created', details: { name: 'Ada' } },
			{
				...about,
				action: 'person_updated',
				details: { name: 'Ada', changes: [{ field: 'active', before: 'true', after: 'false' }] },
			},
			{
				...about,
				action: 'absence_set',
				details: {
					name: 'Ada',
					from: '2026-05-01T00:00:00.000Z',
					until: '2026-05-03T00:00:00.000Z',
					deputy: null,
				},
			},
		]);
	});

	it('consent and preferences, by whoever said it, and what they asked for', async () => {
		const { house, trail, workflow, happens } = aLife();
		const id = (await happens({ customer: somebody() })).customer?.customer_id ?? '';
		const topic = { purpose: 'survey', metric: 'nps', channel: 'all' } as const;
		const said = { customerId: id, topics: [topic], words: null };
		const own = customerAsDoer(id);
		await setConsent(house, now, { ...said, state: 'denied', source: 'one_click', doer: own });
		await setConsent(house, now + 1, { ...said, state: 'denied', source: 'one_click', doer: own });
		await setConsent(house, now + 2, { ...said, state: 'granted', source: 'call', doer });
		const wanted = { frequency: 'less', pausedUntil: null, channel: null, language: null } as const;
		await setPreferences(house, now + 3, { customerId: id, wanted, doer: own });
		await setPreferences(house, now + 4, { customerId: id, wanted, doer: own });
		await requestPrivacy(house, now + 5, { customerId: id, kind: 'erase', doer: own });
		await requestPrivacy(house, now + 6, { customerId: id, kind: 'erase', doer: own });
		const whom = `customer ${id}`;
		const customer = ['customer', id, null, null];
		const all = ['consent_granted', 'consent_denied', 'preferences_set', 'erase_requested'];
		const [denied, granted, preferred, asked, ...more] = await trail(...all);
		expect([denied, granted]).toEqual([
			{
				action: 'consent_denied',
				who: customer,
				whom,
				details: { topics: ['survey:nps'], source: 'one_click' },
			},
			{
				action: 'consent_granted',
				who: workflow,
				whom,
				details: { topics: ['survey:nps'], source: 'call' },
			},
		]);
		expect(preferred).toMatchObject({
			who: customer,
			details: { changes: [{ field: 'frequency', before: null, after: 'less' }] },
		});
		expect(asked).toMatchObject({ action: 'erase_requested', who: customer, whom });
		expect(more).toEqual([]);
	});

	it('money: what was asked for and who decided', async () => {
		const { house, trail } = aLife();
		await aServiceTeam(house);
		const caseId = await aCase(house, now);
		const input = { caseId, responseId: null, workflow: 'Chat', trial: false, item: {} };
		const give = { kind: 'compensation', compensationKind: 'refund', currency: 'USD' } as const;
		const action = () => ({ ...give, amount: 90, note: null });
		const inNameOf = 'ada@example.com';
		await workOnCase(house, now, { ...input, action, inNameOf });
		const [asked] = await trail('compensation_requested');
		expect(asked).toMatchObject({
			who: ['person', 'ada', 'Ada', null],
			whom: `case ${caseId}`,
			details: { kind: 'refund', amount: 90, currency: 'USD' },
		});
		const { id: compensationId } = asked?.details as { id: string };
		const approve = () => ({ kind: 'approve' as const, compensationId, note: null });
		await workOnCase(house, now + 1, { ...input, action: approve, inNameOf: 'mia@example.com' });
		expect(await trail('compensation_approved')).toMatchObject([
			{ who: ['person', 'mia', 'Mia', null], details: { id: compensationId, amount: 90 } },
		]);
	});

	it('surveys: what was published, the codes by their number, links that were ended', async () => {
		const { house, trail, workflow, publish } = aLife();
		await publish({ incentive: voucher });
		await publish({ incentive: voucher }, now + 1);
		await publish({ incentive: voucher, name: 'Another' }, now + 2);
		expect(await trail('survey_published')).toMatchObject([
			{ who: ['workflow', 'w-service', 'Survey', 'Answers'], whom: 'survey service' },
			{ whom: 'survey service' },
		]);
		await addIncentiveCodes(house, now, { surveyKey: 'service', codes: ['A1', 'A2'], doer });
		await addIncentiveCodes(house, now, { surveyKey: 'service', codes: ['A1', 'A2'], doer });
		await endOpenLinks(house, now, { surveyKey: 'service', doer });
		expect(await trail('codes_added', 'open_links_ended')).toEqual([
			{ action: 'codes_added', who: workflow, whom: 'survey service', details: { count: 2 } },
			{ action: 'open_links_ended', who: workflow, whom: 'survey service', details: {} },
		]);
		const { rows } = await sqlAll(house.workspace);
		expect(rows).not.toMatch(/A[12]/);
	});

	const sqlAll = async (workspace: string) => ({
		rows: JSON.stringify(
			await store()
				.db.selectFrom('audit')
				.select('details')
				.where('workspace_id', '=', workspace)
				.execute(),
		),
	});

	it('work that was tried again, by its kinds', async () => {
		const { house, trail, workflow } = aLife();
		const about = { refId: 'x', dueAt: now, test: false, attempt: 5, error: 'no' };
		await store().transaction(async (tx) => {
			for (const key of ['a', 'b']) {
				await insertStuckDue(tx, house.workspace, { ...about, kind: 'reminder', key });
			}
		});
		await retryStuck(house, now, { kinds: [], id: null, doer });
		await retryStuck(house, now, { kinds: [], id: null, doer });
		expect(await trail('work_retried')).toEqual([
			{
				action: 'work_retried',
				who: workflow,
				whom: `workspace ${house.workspace}`,
				details: { count: 2, kinds: { reminder: 2 } },
			},
		]);
	});
});

it('changes are told value by value, and long ones in short', () => {
	const long = 'x'.repeat(100);
	expect(changesBetween({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 1 }, d: [2], e: long })).toEqual([
		{ field: 'a.c', before: '2', after: null },
		{ field: 'd', before: '[1]', after: '[2]' },
		{ field: 'e', before: null, after: `${'x'.repeat(79)}…` },
	]);
});
