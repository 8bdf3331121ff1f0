import { DatabaseSync } from 'node:sqlite';

import { resolveCustomer } from '../../core/loop/customer/resolve';
import type { CustomerFacts } from '../../core/model/event';
import { openStore } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import { houseIn, newTarget, useDatabases } from './databases';

useDatabases();

const now = Date.UTC(2026, 10, 27, 9);

const somebody: CustomerFacts = {
	...{ externalIds: { zendesk: '7' }, name: 'Wang Fang', email: 'wang@example.com' },
	...{ phone: null, language: null, timeZone: null, segment: null },
};

describe('somebody whom a store of SQLite knows', () => {
	it('is found by keys alone, however many others there are', async () => {
		const target = await newTarget('sqlite');
		if (target.kind !== 'sqlite') throw new Error('not a file');
		const store = await openStore(target, {});
		const recognise = async (handle: Store) =>
			await handle.transaction(
				async (tx) =>
					await resolveCustomer(tx, houseIn(handle, 'keys'), somebody, now, { source: 'zendesk' }),
			);
		await recognise(store);
		const prepared = jest.spyOn(DatabaseSync.prototype, 'prepare');
		const again = await openStore(target, {});
		expect((await recognise(again))?.became).toBe('unchanged');
		const asked = prepared.mock.calls.map(([sql]) => sql).filter((sql) => /^\s*select/i.test(sql));
		prepared.mockRestore();
		const about = asked.filter((sql) => /\b(identity|customer)\b/.test(sql));
		expect(about.length).toBeGreaterThanOrEqual(2);
		const file = new DatabaseSync(target.file);
		for (const sql of about) {
			const plan = file.prepare(`explain query plan ${sql}`).all() as Array<{ detail: string }>;
			const steps = plan
				.map(({ detail }) => detail)
				.filter((detail) => /^(SCAN|SEARCH)/.test(detail) && !detail.includes('json_each'));
			expect(steps.length).toBeGreaterThanOrEqual(1);
			// The workspace alone would be a look at everybody.
			for (const step of steps) expect(step).toMatch(/^SEARCH .*\(workspace_id=\? AND /);
		}
		file.close();
		await again.close();
		await store.close();
	});
});
