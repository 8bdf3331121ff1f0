import { openStore } from '../../core/store/registry';
import { life } from '../core/loop/a-house';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

describe.each(databases)('a quota on $name', ({ dialect }) => {
	it('is never passed, however many processes ask at once, and never left short', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const { publish, settings } = life(houseIn(store));
		await publish();
		await settings({
			policy: {
				quietHours: null,
				delay: 0,
				quotas: [
					{ survey: 'service', per: { field: 'segment' }, limit: 20, period: 'quarter' },
					{ survey: null, limit: 500, period: 'day' },
				],
			},
		});
		const given = ['a', 'b', 'c', 'd'].map((name) => [JSON.stringify(target), name, '15']);
		const codes = (await runTogether('invite-and-say.ts', given)).flatMap(
			(line) => JSON.parse(line) as string[],
		);
		expect(codes).toHaveLength(60);
		expect(codes.filter((code) => code === 'send_now')).toHaveLength(20);
		expect(codes.filter((code) => code === 'quota_reached')).toHaveLength(40);
		const places = await store.db.selectFrom('quota_place').selectAll().execute();
		expect(places).toHaveLength(40);
		await store.close();
	});
});
