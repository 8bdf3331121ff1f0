import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { cleanStore } from '../../core/loop/customer/clean-store';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { exportCustomer } from '../../core/loop/customer/export';
import { openStore } from '../../core/store/registry';
import { houseIn, newTarget, useDatabases } from './databases';
import { life, now, somebody } from '../core/loop/a-house';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w', name: 'Erasing' };

describe('the file of SQLite', () => {
	it('holds no byte of who was erased once it was cleaned, nor does its log', async () => {
		const target = await newTarget('sqlite');
		const store = await openStore(target, {});
		const house = houseIn(store);
		const { happens } = life(house);
		const who = { name: 'Wang Fang', email: 'wang.fang@lotus.example', phone: '+8613812345678' };
		const { event } = await happens({
			customer: somebody({ ...who, externalIds: { crm: 'crm-4711' } }),
			attributes: { note: 'Wang Fang called. '.repeat(2_000) },
		});
		for (let n = 0; n < 50; n += 1) await happens({ customer: somebody() });
		const { file } = target as { file: string };
		const folder = dirname(file);
		const traces = [who.name, who.email, '13812345678', 'crm-4711', event.customer_id ?? ''];
		const found = () =>
			traces.filter((text) =>
				readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text)),
			);
		expect(found()).toEqual(traces);
		const { copy } = await exportCustomer(house, now, {
			customerId: event.customer_id ?? '',
			doer,
		});
		expect(JSON.stringify(copy)).toContain('Wang Fang called.');
		await eraseCustomer(house, now, { customerId: event.customer_id ?? '', doer });
		expect(found()).not.toEqual([]);
		let turns = 0;
		const turning = setInterval(() => (turns += 1), 1);
		// What is written meanwhile waits, and is not lost.
		const [cleaned, later] = await Promise.all([
			cleanStore(house, now),
			happens({ customer: somebody() }),
		]);
		clearInterval(turning);
		expect(cleaned).toBe(1);
		expect(later.event.customer_id).not.toBeNull();
		expect(turns).toBeGreaterThan(0);
		expect(found()).toEqual([]);
		await store.close();
	});
});
