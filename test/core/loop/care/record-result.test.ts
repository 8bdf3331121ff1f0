import { recordResult } from '../../../../core/loop/care/record-result';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';
import { aCampaign } from './a-campaign';

useDatabases();

describe.each(databases)('Record Result, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	async function aWorld() {
		const house = houseIn(store(), `result-${(workspaces += 1)}`);
		const written = aCampaign(house);
		await written.defined();
		await written.defined({ key: 'news' });
		await written.customers(['ann', 'bob']);
		const record = async (more: Partial<Parameters<typeof recordResult>[2]> = {}) =>
			await recordResult(house, now, {
				campaign: 'win-back',
				customerId: 'ann',
				at: null,
				amount: null,
				currency: null,
				key: null,
				...more,
			});
		const events = async () =>
			await store()
				.db.selectFrom('event')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.orderBy('received_at')
				.execute();
		return { house, record, events };
	}

	it('is an event like any other, which waits for nobody', async () => {
		const { house, record, events } = await aWorld();
		const recorded = await record({ amount: 12.5, currency: 'eur', key: 'order 7' });
		expect(recorded).toMatchObject({ kind: 'recorded', customerId: 'ann' });
		expect(await events()).toMatchObject([
			{
				event_id: recorded.eventId,
				source: 'care',
				type: 'goal.reached',
				external_id: 'win-back:order 7',
				subject_type: 'campaign',
				subject_id: 'win-back',
				customer_id: 'ann',
				occurred_at: now,
				value_amount: 12.5,
				value_currency: 'EUR',
				test: 0,
				outcome: 'recorded',
			},
		]);
		const due = await store()
			.db.selectFrom('due')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(due).toEqual([]);
	});

	it('counts once: by its key, or a customer and day', async () => {
		const { record, events } = await aWorld();
		const kinds: string[] = [];
		for (const more of [
			{},
			{ at: now + 1 },
			{ at: now - day },
			{ campaign: 'news' },
			{ customerId: 'bob' },
			{ key: '7' },
			{ key: '7', at: now - 2 * day },
			{ key: '7', campaign: 'news' },
		]) {
			kinds.push((await record(more)).kind);
		}
		expect(kinds).toEqual([
			'recorded',
			'already',
			'recorded',
			'recorded',
			'recorded',
			'recorded',
			'already',
			'recorded',
		]);
		expect(await events()).toHaveLength(6);
	});

	it.each([
		[{ at: now + day }, 'has not come'],
		[{ currency: 'EUR' }, 'but no amount'],
		[{ amount: 1, currency: 'euros' }, 'three letters'],
		[{ amount: Number.NaN }, 'Amount'],
		[{ campaign: 'nothing' }, 'no campaign "nothing"'],
		[{ customerId: 'nobody' }, 'no customer "nobody"'],
	])('refuses %j', async (more, message) => {
		const { record, events } = await aWorld();
		await expect(record(more)).rejects.toThrow(message);
		expect(await events()).toEqual([]);
	});

	it('says that whoever was not in the campaign does not count for what it changed', async () => {
		const { house, record } = await aWorld();
		expect((await record()).text).toContain('Measure Effect does not count it');
		await aCampaign(house).occasions([{ customer_id: 'bob' }]);
		expect((await record({ customerId: 'bob' })).text).toBe(
			'Recorded as a result of the campaign "win-back".',
		);
	});
});
