import { sql } from 'kysely';

import { eraseCustomer } from '../../core/loop/customer/erase';
import type { Doer } from '../../core/loop/audit/doer';
import { noteActivity } from '../../core/store/repositories/activities';
import { lockInvitation } from '../../core/store/repositories/lock';
import { insertResponseQuery } from '../../core/store/repositories/responses';
import type { Store } from '../../core/store/store';
import { life, now, somebody } from '../core/loop/a-house';
import { held, untilWaiting } from './at-once';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

let workspaces = 0;
const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Erasing' };

async function aPerson(store: Store) {
	const house = houseIn(store, `erased-at-once-${(workspaces += 1)}`);
	const lived = life(house);
	await lived.settings({ policy: { quietHours: null, delay: 0 } });
	await lived.publish();
	const { event } = await lived.happens({ customer: somebody({ name: 'Wang Fang' }) });
	const { item } = await lived.asks({ eventId: event.event_id });
	const id = event.customer_id ?? '';
	const whose = { workspace_id: house.workspace, customer_id: id };
	const tag = { ...whose, tag: 'vip' };
	await store.db.insertInto('customer_tag').values(tag).execute();
	const erases = async () => await eraseCustomer(house, now, { customerId: id, doer, patience: 0 });
	const rowsOf = async (table: 'response' | 'activity') =>
		await store.db
			.selectFrom(table)
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.execute();
	return { ...house, whose, invitationId: item.invitation?.id ?? '', erases, rowsOf };
}

describe.each(databases)('erasing somebody who answers at that moment, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('leaves the score alone', async () => {
		const { workspace, whose, invitationId, erases, rowsOf } = await aPerson(store());
		const given = { ...whose, invitation_id: invitationId, comment: 'Wang Fang says', value: 1 };
		const answer = responseRow({ ...given, response_id: `rsp_${workspace}` });
		const stored = await held(store(), async (tx) => {
			await lockInvitation(tx, dialect, workspace, invitationId);
			await insertResponseQuery(tx, answer).execute();
		});
		const erasing = erases();
		await untilWaiting(store());
		await stored();
		expect(await erasing).toMatchObject({ kind: 'erased', receipt: { anonymised: 1 } });
		const left = { customer_id: null, comment: null, value: 1 };
		expect(await rowsOf('response')).toMatchObject([left]);
	});
});

// SQLite has one writer: nothing comes while somebody is being erased.
describe('erasing somebody on PostgreSQL', () => {
	const store = useStore('postgres');

	it('takes what has come while it was under way', async () => {
		const { workspace, whose, erases, rowsOf } = await aPerson(store());
		const release = await held(store(), async (tx) => {
			await sql`select 1 from customer_tag where workspace_id = ${workspace}
				for update`.execute(tx);
		});
		const erasing = erases();
		await untilWaiting(store());
		await noteActivity(store().db, {
			...whose,
			activity_id: 'act_late',
			kind: 'answered',
			at: now,
			survey_key: null,
			team: null,
			response_id: null,
			case_id: null,
			test: 0,
		});
		await release();
		expect(await erasing).toMatchObject({ kind: 'erased' });
		expect(await rowsOf('activity')).toEqual([]);
	});
});
