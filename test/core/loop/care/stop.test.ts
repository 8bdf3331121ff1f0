import { listAudit } from '../../../../core/loop/audit/list-audit';
import type { Doer } from '../../../../core/loop/audit/doer';
import { stopCare } from '../../../../core/loop/care/stop';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import type { House } from '../../../../core/loop/house';
import { setLanguage } from '../../../../core/loop/workspace/spoken';
import { reserveContacts } from '../../../../core/store/repositories/contacts';
import { careStopsOf } from '../../../../core/store/repositories/care-stops';
import { planDue } from '../../../../core/store/repositories/due';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now } from '../a-house';
import { aCampaign } from './a-campaign';

useDatabases();

const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Care', node: 'Stop' };

describe.each(databases)('Stop, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	/** A campaign in which one message is planned, one handed out, one on its way and one sent. */
	async function aWorld() {
		const house = houseIn(store(), `stop-${(workspaces += 1)}`);
		const written = aCampaign(house);
		await written.defined();
		await written.customers(['ann', 'bob', 'cid', 'dan', 'eve']);
		const names = ['ann', 'bob', 'cid', 'dan', 'eve'];
		const ids = await written.occasions(
			names.map((customer_id) => ({
				customer_id,
				again_at: customer_id === 'eve' ? null : now + 30 * day,
				over_because: customer_id === 'eve' ? 'finished' : null,
			})),
		);
		const states = ['planned', 'given', 'given', 'sent', 'sent'] as const;
		await written.steps(
			states.map((state, at) => ({
				care_id: ids[at] ?? '',
				customer_id: names[at] ?? '',
				state,
			})),
		);
		const ref = (at: number) => `${ids[at]}:0`;
		await store().transaction(async (tx) => {
			await reserveContacts(
				tx,
				house.store.dialect,
				house.workspace,
				ids.map((_, at) => ({
					refId: ref(at),
					customerId: names[at] ?? '',
					address: null,
					at: now,
					metric: 'care',
					movable: null,
				})),
			);
			const due = [1, 2].map((at) => ({
				kind: 'care' as const,
				key: ref(at),
				refId: ids[at] ?? '',
				dueAt: now,
				test: false,
			}));
			await planDue(tx, house.workspace, due, now);
			// The third is being sent at this moment.
			await tx
				.insertInto('message')
				.values({
					workspace_id: house.workspace,
					message_key: ref(2),
					message_id: '<m@example.com>',
					invitation_id: null,
					case_id: null,
					customer_id: 'cid',
					kind: 'care',
					purpose: null,
					channel: 'email',
					recipient: 'cid@example.com',
					state: 'sending',
					reason: null,
					tries: 1,
					created_at: now,
					updated_at: now,
				})
				.execute();
		});
		const stop = async (more: { customerId?: string; goOn?: boolean; at?: number } = {}) =>
			await stopCare(house, more.at ?? now, {
				campaign: 'win-back',
				customerId: more.customerId ?? null,
				goOn: more.goOn ?? false,
				doer,
			});
		const left = async () => {
			const of = async (table: 'care_step' | 'contact') =>
				(
					await store()
						.db.selectFrom(table)
						.select('customer_id')
						.where('workspace_id', '=', house.workspace)
						.orderBy('customer_id')
						.execute()
				).map((row) => row.customer_id);
			const open = await store()
				.db.selectFrom('care_occasion')
				.select(['customer_id', 'over_because', 'again_at'])
				.where('workspace_id', '=', house.workspace)
				.orderBy('customer_id')
				.execute();
			const due = await store()
				.db.selectFrom('due')
				.select('ref_key')
				.where('workspace_id', '=', house.workspace)
				.execute();
			return {
				steps: await of('care_step'),
				contacts: await of('contact'),
				over: open.map((row) => (row.again_at === null ? row.over_because : null)),
				due: due.map((row) => row.ref_key),
			};
		};
		return { house, ...life(house), ...written, ids, ref, stop, left };
	}

	const trail = async (house: House) => {
		const kinds = { kinds: ['care'], who: null, whom: null, from: '', until: '' } as const;
		return (await listAudit(house, { ...kinds, test: false, limit: null })).map(
			(line) => line.text,
		);
	};

	it('ends what is open of a campaign, and gives back what nobody has begun to send', async () => {
		const { house, stop, left, campaign, ref } = await aWorld();
		expect(await stop()).toEqual({
			kind: 'stopped',
			text: 'The campaign "win-back" is stopped: open occasions that ended: 4, messages taken back: 2.',
			campaign: 'win-back',
			customerId: null,
			occasions: 4,
			messages: 2,
		});
		expect(await campaign()).toMatchObject({ stopped_at: now, stopped_because: 'somebody' });
		const ended = 'campaign_stopped';
		expect(await left()).toEqual({
			steps: ['cid', 'dan', 'eve'],
			contacts: ['cid', 'dan', 'eve'],
			over: [ended, ended, ended, ended, 'finished'],
			// What is on its way has its retry.
			due: [ref(2)],
		});
		expect(await stop({ at: now + 1 })).toMatchObject({ kind: 'already_stopped', occasions: 0 });
		expect(await campaign()).toMatchObject({ stopped_at: now });
		expect(await trail(house)).toEqual([
			'Workflow "Care", node "Stop": stopped campaign "win-back".',
		]);
	});

	it('lets it go on from now: what came up meanwhile is not looked for', async () => {
		const { house, stop, campaign, occasions, left } = await aWorld();
		expect((await stop({ goOn: true })).kind).toBe('not_stopped');
		expect(await campaign()).toMatchObject({ since: now });
		await stop();
		// A run that had begun before has planned one more.
		await occasions([{ customer_id: 'ann', again_at: now + day }]);
		const later = now + 3 * day;
		expect(await stop({ goOn: true, at: later })).toMatchObject({
			kind: 'goes_on',
			occasions: 1,
			text: 'The campaign "win-back" goes on; what came up while it was stopped is not sent any more.',
		});
		expect((await left()).over.filter((one) => one === null)).toEqual([]);
		expect(await campaign()).toMatchObject({
			since: later,
			looked_until: later,
			stopped_at: null,
			stopped_because: null,
		});
		expect(await trail(house)).toEqual([
			'Workflow "Care", node "Stop": let campaign "win-back" go on.',
			'Workflow "Care", node "Stop": stopped campaign "win-back".',
		]);
	});

	it('stops one customer alone, and says so once', async () => {
		const { house, stop, left, campaign } = await aWorld();
		expect(await stop({ customerId: 'ann' })).toMatchObject({
			kind: 'stopped',
			text: 'The campaign "win-back" is stopped for Customer ann: open occasions that ended: 1, messages taken back: 1.',
			customerId: 'ann',
		});
		expect((await campaign()).stopped_at).toBeNull();
		expect((await left()).over).toEqual(['stopped', null, null, null, 'finished']);
		expect((await left()).contacts).toEqual(['bob', 'cid', 'dan', 'eve']);
		expect((await stop({ customerId: 'ann' })).kind).toBe('already_stopped');
		expect((await stop({ customerId: 'bob', goOn: true })).kind).toBe('not_stopped');
		const stands = async () =>
			(await careStopsOf(store().db, dialect, house.workspace, 'win-back', ['ann', 'bob'])).get(
				'ann',
			);
		expect(await stands()).toEqual({ isStopped: true, endedAt: null });
		const later = now + day;
		expect((await stop({ customerId: 'ann', goOn: true, at: later })).kind).toBe('goes_on');
		expect(await stands()).toEqual({ isStopped: false, endedAt: later });
		expect(await trail(house)).toEqual([
			'Workflow "Care", node "Stop": let the campaign "win-back" go on for customer Customer ann.',
			'Workflow "Care", node "Stop": stopped the campaign "win-back" for customer Customer ann.',
		]);
	});

	it('holds for whomever the customer is merged with', async () => {
		const { house, stop } = await aWorld();
		await stop({ customerId: 'ann' });
		await mergeCustomers(house, now, { keepId: 'bob', mergeId: 'ann', doer });
		const stops = await careStopsOf(store().db, dialect, house.workspace, 'win-back', ['bob']);
		expect(stops.get('bob')?.isStopped).toBe(true);
		// By the id that they had before, too.
		expect(await stop({ customerId: 'ann' })).toMatchObject({
			kind: 'already_stopped',
			customerId: 'bob',
		});
	});

	it('is said in the language of the workspace', async () => {
		const { house, stop } = await aWorld();
		setLanguage(house, ['zh-CN'], now);
		expect((await stop()).text).toBe(
			'活动“win-back”已停止：结束了 4 个进行中的时机，撤回了 2 条消息。',
		);
	});

	it('names what is not there', async () => {
		const { house, stop } = await aWorld();
		const unknown = { campaign: 'birthdays', customerId: null, goOn: false, doer };
		await expect(stopCare(house, now, unknown)).rejects.toMatchObject({
			message: expect.stringContaining('no campaign "birthdays"'),
			hint: expect.stringContaining('win-back'),
		});
		await expect(stopCare(house, now, { ...unknown, campaign: ' ' })).rejects.toThrow(
			'No campaign is named.',
		);
		await expect(stop({ customerId: 'nobody' })).rejects.toThrow('no customer "nobody"');
		const empty = houseIn(store(), 'stop-empty');
		await expect(stopCare(empty, now, unknown)).rejects.toMatchObject({
			hint: expect.stringContaining('Find Due'),
		});
	});
});
