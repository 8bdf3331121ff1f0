import { customerAsDoer, type Doer } from '../../../../core/loop/audit/doer';
import { noteDeed } from '../../../../core/loop/audit/deed';
import { listAudit } from '../../../../core/loop/audit/list-audit';
import { noteOpening, writeOpenings } from '../../../../core/loop/audit/link-openings';
import { setConsent } from '../../../../core/loop/customer/consent';
import { upsertPerson } from '../../../../core/loop/team/team';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { hour, life, now, somebody } from '../a-house';

useDatabases();

const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Set up', node: 'Settings' };
const all = {
	kinds: [],
	who: null,
	whom: null,
	from: null,
	until: null,
	test: false,
	limit: null,
};

let workspaces = 0;

describe.each(databases)('the audit trail as people read it, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aTrail() {
		const house = houseIn(store(), `trail-${(workspaces += 1)}`);
		const changes = [{ timeZone: 'Asia/Shanghai' }];
		await changeSettings(house, now, { changes, reset: [], doer });
		const facts = { id: 'ada', name: 'Ada', email: 'ada@example.com' };
		await upsertPerson(house, now + hour, { facts, cleared: [], doer });
		const { customer } = await life(house).happens({ customer: somebody({ name: 'Li Wei' }) });
		const id = customer?.customer_id ?? '';
		await setConsent(house, now + 2 * hour, {
			customerId: id,
			topics: [{ purpose: 'news', metric: null, channel: 'all' }],
			state: 'denied',
			source: 'preference_page',
			words: null,
			doer: customerAsDoer(id),
		});
		noteOpening({ house, now: now + 3 * hour }, 'link_opened', {
			token: 'x',
			audience: 'ada',
			person: { id: 'ada', name: 'Ada' },
			page: 'owner',
			target: { kind: 'case', id: 'cas_1' },
			test: false,
		});
		const lists = async (given: Partial<Parameters<typeof listAudit>[1]> = {}) =>
			await listAudit(house, { ...all, ...given });
		const texts = async (given: Partial<Parameters<typeof listAudit>[1]> = {}) =>
			(await lists(given)).map(({ text }) => text);
		return { house, id, lists, texts };
	}

	it('is one sentence a line, newest first, what was opened a moment ago included', async () => {
		const { texts } = await aTrail();
		expect(await texts()).toEqual([
			'Ada: the link of case cas_1 was opened, page "owner".',
			'Customer Li Wei: kept that customer Li Wei objects to: News (preference_page).',
			'Workflow "Set up", node "Settings": added Ada to the team.',
			'Workflow "Set up", node "Settings": changed the settings: timeZone set to Asia/Shanghai.',
		]);
	});

	it('speaks the language of the workspace', async () => {
		const { house, texts } = await aTrail();
		await changeSettings(house, now + 4 * hour, {
			changes: [{ languages: ['zh-CN'] }],
			reset: [],
			doer,
		});
		expect((await texts({ kinds: ['settings'] })).at(-1)).toBe(
			'工作流“Set up”，节点“Settings”：更改了设置：timeZone 设为 Asia/Shanghai。',
		);
	});

	it('is looked through by what, who, whom and when, up to a limit', async () => {
		const { id, lists } = await aTrail();
		const actions = async (given: Parameters<typeof lists>[0]) =>
			(await lists(given)).map(({ action }) => action);
		expect(await actions({ kinds: ['team', 'consent'] })).toEqual([
			'consent_denied',
			'person_created',
		]);
		expect(await actions({ who: 'Set up' })).toEqual(['person_created', 'settings_changed']);
		expect(await actions({ who: 'ada' })).toEqual(['link_opened']);
		expect(await actions({ whom: id })).toEqual(['consent_denied']);
		expect(await actions({ whom: 'ada' })).toEqual(['person_created']);
		expect(await actions({ limit: 1 })).toEqual(['link_opened']);
		const at = (moment: number) => new Date(moment).toISOString();
		const span = { from: at(now + hour), until: at(now + 2 * hour) };
		expect(await actions(span)).toEqual(['person_created']);
		await expect(lists({ from: span.until, until: span.from })).rejects.toThrow('not after');
	});

	it('tells a line apart that somebody made who is not known, and those of tests', async () => {
		const { house, lists } = await aTrail();
		await writeOpenings(store());
		await store().transaction(async (tx) => {
			await noteDeed(tx, house, now, {
				action: 'open_links_ended',
				doer: { kind: 'command', id: null, name: 'npm run end' },
				target: { kind: 'survey', id: 'service' },
				details: {},
				test: true,
			});
		});
		expect(await lists({ test: true })).toMatchObject([
			{
				text: 'Command npm run end: ended the open links to survey "service".',
				actor: { kind: 'command', id: null, name: 'npm run end', node: null },
				target: { kind: 'survey', id: 'service', name: null },
			},
		]);
		expect(await lists()).toHaveLength(4);
	});
});
