import { listedCustomers } from '../../../../core/loop/care/listed-customers';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { aWorld } from './known';
import { listening } from './listening';

useDatabases();

describe.each(databases)('whom a list means, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('is who is kept, however often their record was joined with another', async () => {
		const world = aWorld(store());
		const kept = await world.somebody({ email: 'li.wei@house.example' });
		const second = await world.somebody({ merged_into: kept });
		const first = await world.somebody({ merged_into: second });
		const meant = await listedCustomers(world.house, [
			{ id: first },
			{ customer: { id: second } },
			{ email: 'Li.Wei@house.example' },
			{ id: 'cus_nobody' },
			{ note: 'a row about nobody' },
		]);
		expect(meant).toEqual([
			{ customerId: kept },
			{ customerId: kept },
			{ customerId: kept },
			expect.objectContaining({ code: 'customer_unknown' }),
			expect.objectContaining({ code: 'customer_unreadable' }),
		]);
	});

	it('takes as many statements for sixty as for one', async () => {
		const world = aWorld(store());
		const rows: Array<{ id: string; email: string }> = [];
		for (let place = 0; place < 60; place += 1) {
			const email = `c${place}@house.example`;
			rows.push({ id: await world.somebody({ email }), email });
		}
		const sent = async (list: typeof rows) => {
			const { db, statements } = listening(store().db);
			const house = { ...world.house, store: { ...store(), db } };
			expect(await listedCustomers(house, list)).toEqual(
				list.map(({ id }) => ({ customerId: id })),
			);
			return statements.map((one) => one.sql);
		};
		const [all, one] = [await sent(rows), await sent(rows.slice(0, 1))];
		expect(all).toEqual(one);
	});
});
