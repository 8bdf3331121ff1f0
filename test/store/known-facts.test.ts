import { changeFacts, knownFactsOf } from '../../core/store/repositories/known-facts';
import type { KnownDay } from '../../core/model/known-day';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

const birth: KnownDay = { calendar: 'lunar', year: null, month: 8, day: 15, leap: false };
const renewal: KnownDay = { calendar: 'solar', year: 2027, month: 3, day: 1, leap: false };

describe.each(databases)('what is known of customers, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const at = (workspace: string) => ({ db: store().db, dialect, workspace });
	const yesNo = new Set(['insured']);

	it('is given back as it was written, and nobody gets what another has', async () => {
		const here = at('facts');
		await changeFacts(here, [
			{ customerId: 'a', kind: 'tag', tag: 'vip', has: true },
			{ customerId: 'a', kind: 'tag', tag: '老客户', has: true },
			{ customerId: 'a', kind: 'date', name: 'birth', day: birth },
			{ customerId: 'b', kind: 'date', name: 'renewal', day: renewal },
			{ customerId: 'b', kind: 'attribute', name: 'plan', value: 'pro "x" \\ é' },
			{ customerId: 'b', kind: 'attribute', name: 'seats', value: 2.5 },
			{ customerId: 'b', kind: 'attribute', name: 'insured', value: true },
			{ customerId: 'b', kind: 'attribute', name: 'share', value: 0.1 + 0.2 },
			{ customerId: 'b', kind: 'attribute', name: 'debt', value: -123_456_789_012.345 },
		]);
		const found = await knownFactsOf(here, ['a', 'b', 'c'], yesNo);
		expect(found.get('a')).toEqual({ tags: ['vip', '老客户'], dates: { birth }, attributes: {} });
		expect(found.get('b')).toEqual({
			tags: [],
			dates: { renewal },
			attributes: {
				...{ plan: 'pro "x" \\ é', seats: 2.5, insured: true },
				...{ share: 0.1 + 0.2, debt: -123_456_789_012.345 },
			},
		});
		expect(found.get('c')).toEqual({ tags: [], dates: {}, attributes: {} });
		const elsewhere = await knownFactsOf(at('other'), ['a'], yesNo);
		expect(elsewhere.get('a')).toEqual({ tags: [], dates: {}, attributes: {} });
	});

	it('is written over and taken away', async () => {
		const here = at('facts-2');
		await changeFacts(here, [
			{ customerId: 'a', kind: 'tag', tag: 'vip', has: true },
			{ customerId: 'a', kind: 'date', name: 'birth', day: birth },
			{ customerId: 'a', kind: 'attribute', name: 'plan', value: 'pro' },
			{ customerId: 'b', kind: 'tag', tag: 'vip', has: true },
		]);
		await changeFacts(here, [
			{ customerId: 'a', kind: 'tag', tag: 'vip', has: false },
			{ customerId: 'a', kind: 'date', name: 'birth', day: null },
			{ customerId: 'a', kind: 'date', name: 'renewal', day: renewal },
			{ customerId: 'a', kind: 'attribute', name: 'plan', value: 7 },
		]);
		const found = await knownFactsOf(here, ['a', 'b'], yesNo);
		expect(found.get('a')).toEqual({ tags: [], dates: { renewal }, attributes: { plan: 7 } });
		expect(found.get('b')?.tags).toEqual(['vip']);
	});

	it('lies in the index that spans of days are looked up by', async () => {
		const here = at('facts-3');
		await changeFacts(here, [
			{ customerId: 'a', kind: 'date', name: 'renewal', day: renewal },
			{ customerId: 'a', kind: 'date', name: 'birth', day: birth },
		]);
		const rows = await store()
			.db.selectFrom('customer_date')
			.select(['name', 'on_date'])
			.where('workspace_id', '=', 'facts-3')
			.orderBy('name')
			.execute();
		expect(rows).toEqual([
			{ name: 'birth', on_date: null },
			{ name: 'renewal', on_date: '2027-03-01' },
		]);
	});
});
