import { StatementSync } from 'node:sqlite';

import { sql } from 'kysely';

import { changeFacts } from '../../../../core/store/repositories/known-facts';
import type { Store } from '../../../../core/store/store';
import { useDatabases, useStore } from '../../../store/databases';
import { solar } from '../../care/world';
import { day, hour, now } from '../a-house';
import { says } from '../a-word';
import { aWorld } from './known';
import { campaignOf, defined } from './runs';

useDatabases();

const growing =
	'customer|customer_date|identity|consent|event|response|case_file|care_occasion|care_step|care_stop|contact|due|mailbox';

/** How SQLite finds rows of the tables that grow with customers, in every statement that some work runs. */
async function waysOf(store: Store, work: () => Promise<unknown>): Promise<string[]> {
	const texts = new Set<string>();
	const spies = (['all', 'run'] as const).map((way) => jest.spyOn(StatementSync.prototype, way));
	try {
		await work();
		for (const { mock } of spies) {
			for (const statement of mock.contexts) texts.add(statement.sourceSQL);
		}
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
	const ways = new Set<string>();
	for (const text of texts) {
		if (!/^\s*(select|with|update|insert|delete)/i.test(text)) continue;
		const plan = await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(store.db);
		for (const { detail } of plan.rows) {
			if (new RegExp(`^(SEARCH|SCAN) (${growing})\\b`).test(detail)) ways.add(detail);
		}
	}
	return [...ways];
}

describe('a run of a campaign in SQLite', () => {
	const store = useStore('sqlite');

	it('finds each row by whose it is, whatever else is due', async () => {
		const { workspace, house, somebody } = aWorld(store());
		const { runs } = campaignOf(house, defined('birthday'));
		for (const place of [1, 2, 3]) {
			const id = await somebody({ email: `p${place}@house.example` });
			await store().transaction(
				async (tx) =>
					await changeFacts({ db: tx, dialect: 'sqlite', workspace }, [
						{ customerId: id, kind: 'date', name: 'birth', day: solar(4, 14 + place) },
					]),
			);
			await says(house, id, 'granted', ['promotional_care'], now - 100 * day);
		}
		await runs(now - hour);
		await runs(now);
		const ways = await waysOf(store(), async () => await runs(now + day));
		expect(ways.filter((way) => !way.includes('USING'))).toEqual([]);
		const occasions = ways.filter((way) => way.startsWith('SEARCH care_occasion'));
		const columns = occasions.map((way) => /\(([^)]*)\)$/.exec(way)?.[1]);
		expect([...new Set(columns)].sort()).toEqual([
			'workspace_id=? AND campaign_key=? AND again_at>? AND again_at<?',
			'workspace_id=? AND care_id=?',
			'workspace_id=? AND customer_id=? AND campaign_key=?',
			'workspace_id=? AND customer_id=? AND campaign_key=? AND occasion_key=?',
		]);
	});
});
