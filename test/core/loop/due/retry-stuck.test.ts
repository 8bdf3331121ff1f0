import { retryStuck } from '../../../../core/loop/due/retry-stuck';
import type { DueKind } from '../../../../core/model/states';
import { claimDueRows } from '../../../../core/store/repositories/due-claims';
import { insertStuckDue, stuckDueRows } from '../../../../core/store/repositories/due-stuck';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { monday } from '../case/a-service-team';

useDatabases();

let workspaces = 0;

describe.each(databases)('work that was given up, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function stuckWork(counts: Partial<Record<DueKind, number>>) {
		const house = houseIn(store(), `stuck-${workspaces++}`);
		await house.store.transaction(async (tx) => {
			for (const [kind, count] of Object.entries(counts) as Array<[DueKind, number]>) {
				for (let index = 0; index < count; index++) {
					const key = `${kind}-${index}`;
					const due = { kind, key, refId: key, dueAt: monday, test: false };
					await insertStuckDue(tx, house.workspace, { ...due, attempt: 5, error: 'away' });
				}
			}
		});
		const left = async () => (await stuckDueRows(store().db, house.workspace, 9_999)).length;
		const claimed = async () => {
			const kinds = Object.keys(counts) as DueKind[];
			const claim = { kinds, scope: null, limit: 50, holder: 'clock', leaseMs: 60_000 };
			return await claimDueRows(store(), house.workspace, claim, monday + 1);
		};
		return { house, left, claimed };
	}

	it('is tried again at once, each piece alone, and can be stuck again', async () => {
		const { house, left, claimed } = await stuckWork({ notice: 2, reminder: 1 });
		expect(await claimed()).toEqual([]);
		expect(await retryStuck(house, monday, { kinds: [], id: null })).toEqual({
			code: 'retried',
			text: 'Tried again within seconds: notices to owners (2), reminders (1).',
			count: 3,
			kinds: { notice: 2, reminder: 1 },
		});
		expect(await left()).toBe(0);
		// From the second try on a row travels alone; after the fifth it is given up.
		expect((await claimed()).map(({ attempt }) => attempt)).toEqual([2, 2, 2]);
	});

	it('is chosen by its kind, or by the id that the output Stuck names', async () => {
		const { house, left } = await stuckWork({ notice: 2, reminder: 1 });
		expect(await retryStuck(house, monday, { kinds: ['reminder'], id: null })).toMatchObject({
			count: 1,
		});
		const [one] = await stuckDueRows(store().db, house.workspace, 1);
		const id = one?.due_id ?? '';
		expect(await retryStuck(house, monday, { kinds: [], id })).toMatchObject({
			kinds: { notice: 1 },
		});
		expect(await left()).toBe(1);
	});

	it('may be much, and none', async () => {
		const { house, left } = await stuckWork({ invitation_due: 1_100 });
		expect(await retryStuck(house, monday, { kinds: [], id: null })).toMatchObject({
			count: 1_100,
		});
		expect(await left()).toBe(0);
		expect(await retryStuck(house, monday, { kinds: [], id: null })).toEqual({
			code: 'nothing_stuck',
			text: 'Nothing was stuck.',
			count: 0,
			kinds: {},
		});
	});

	it('of another workspace stays where it is', async () => {
		const { left } = await stuckWork({ notice: 1 });
		const { house } = await stuckWork({});
		await retryStuck(house, monday, { kinds: [], id: null });
		expect(await left()).toBe(1);
	});
});
