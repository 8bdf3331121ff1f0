import { openStore } from '../../core/store/registry';
import { planDue, type PlannedDue } from '../../core/store/repositories/due';
import {
	type Claim,
	claimDueRows,
	finishDueRows,
	peekDueRows,
	releaseDueClaims,
	releaseDueRows,
	renewDueRows,
} from '../../core/store/repositories/due-claims';
import type { Store } from '../../core/store/store';
import { databases, newTarget, useDatabases, useStore } from './databases';
import { runTogether } from './processes';

useDatabases();

const now = Date.UTC(2026, 0, 5, 9);
const minute = 60_000;

function reminder(key: string, change: Partial<PlannedDue> = {}): PlannedDue {
	return {
		kind: 'reminder',
		key,
		refId: `inv_${key}`,
		dueAt: now - minute,
		test: false,
		...change,
	};
}

async function plan(store: Store, workspace: string, planned: PlannedDue[]): Promise<void> {
	await store.transaction(async (tx) => {
		for (let at = 0; at < planned.length; at += 500) {
			await planDue(tx, workspace, planned.slice(at, at + 500), now);
		}
	});
}

const claimOf = (change: Partial<Claim> = {}): Claim => ({
	kinds: ['reminder'],
	scope: null,
	limit: 10,
	holder: 'timer',
	leaseMs: 5 * minute,
	...change,
});

describe.each(databases)('due work on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('is claimed oldest first, and only once until its lease ends', async () => {
		await plan(store(), 'lease', [
			reminder('b', { dueAt: now - minute }),
			reminder('a', { dueAt: now - 2 * minute }),
			reminder('later', { dueAt: now + minute }),
		]);
		const claimed = await claimDueRows(store(), 'lease', claimOf(), now);
		expect(claimed.map(({ ref_key, attempt, lease_by }) => [ref_key, attempt, lease_by])).toEqual([
			['a', 1, 'timer'],
			['b', 1, 'timer'],
		]);
		expect(await claimDueRows(store(), 'lease', claimOf(), now + 30_000)).toEqual([]);
		const again = await claimDueRows(store(), 'lease', claimOf(), now + 6 * minute);
		expect(again.map(({ ref_key, attempt }) => [ref_key, attempt])).toEqual([
			['a', 2],
			['b', 2],
			['later', 1],
		]);
	});

	it('is planned once for a kind and key', async () => {
		await plan(store(), 'once', [reminder('x', { dueAt: now - 3 * minute }), reminder('y')]);
		await plan(store(), 'once', [reminder('x', { dueAt: now - 9 * minute })]);
		const rows = await peekDueRows(store(), 'once', { ...claimOf(), limit: 10 }, now);
		expect(rows.map(({ ref_key, due_at }) => [ref_key, due_at])).toEqual([
			['x', now - 3 * minute],
			['y', now - minute],
		]);
	});

	it('is claimed within a scope: kind, who takes it and workspace', async () => {
		await plan(store(), 'scope', [
			reminder('nps', { scope: 'nps' }),
			reminder('csat', { scope: 'csat' }),
			reminder('none'),
			reminder('rung', { kind: 'rung' }),
		]);
		await plan(store(), 'elsewhere', [reminder('foreign', { scope: 'nps' })]);
		const claimed = await claimDueRows(store(), 'scope', claimOf({ scope: 'nps' }), now);
		expect(claimed.map(({ ref_key }) => ref_key).sort()).toEqual(['nps']);
	});

	it('that failed comes back after its back-off, and stays away once it is stuck', async () => {
		await plan(store(), 'failing', [reminder('f')]);
		const [row] = await claimDueRows(store(), 'failing', claimOf(), now);
		const fail = async (stuck: boolean, { due_id: id, attempt } = row!) =>
			await store().transaction(async (tx) => {
				const failure = { error: 'no route', retryAt: now + 2 * minute, stuck };
				return await releaseDueRows(tx, 'failing', { ids: [id], attempt }, failure);
			});
		await fail(false);
		expect(await claimDueRows(store(), 'failing', claimOf(), now + minute)).toEqual([]);
		const [retried] = await claimDueRows(store(), 'failing', claimOf(), now + 2 * minute);
		expect(retried).toMatchObject({ ref_key: 'f', attempt: 2, last_error: 'no route' });
		// Whoever held it before has no say in it any more.
		await fail(true);
		await store().db.updateTable('due').set({ lease_until: 0 }).execute();
		expect(await claimDueRows(store(), 'failing', claimOf(), now)).toHaveLength(1);
		await fail(true, { ...retried!, attempt: 3 });
		expect(await claimDueRows(store(), 'failing', claimOf(), now + 60 * minute)).toEqual([]);
	});

	it('leaves each kind its share: one warning does not wait behind 5,000 invitations', async () => {
		const many = Array.from({ length: 5_000 }, (_, index) =>
			reminder(`i${index}`, { kind: 'invitation_due', dueAt: now - 60 * minute }),
		);
		const few = [
			reminder('warning', { kind: 'sla_warning', dueAt: now - 1 }),
			...Array.from({ length: 30 }, (_, index) => reminder(`n${index}`, { kind: 'notice' })),
		];
		await plan(store(), 'shares', [...many, ...few]);
		const kinds = ['invitation_due', 'reminder', 'notice', 'message', 'sla_warning'] as const;
		const claimed = await claimDueRows(store(), 'shares', claimOf({ kinds, limit: 100 }), now);
		const count = (kind: string) => claimed.filter((row) => row.kind === kind).length;
		expect(claimed).toHaveLength(100);
		expect([count('sla_warning'), count('notice'), count('invitation_due')]).toEqual([1, 20, 79]);
		// What one kind leaves of its share goes to the others.
		const rest = await claimDueRows(store(), 'shares', claimOf({ kinds, limit: 100 }), now);
		expect(rest.filter((row) => row.kind === 'notice')).toHaveLength(10);
		expect(rest).toHaveLength(100);
	});

	it('goes back when its process has ended, and stays with one that runs', async () => {
		await plan(store(), 'holders', [reminder('mine'), reminder('old'), reminder('other')]);
		const claim = async (holder: string) =>
			await claimDueRows(store(), 'holders', claimOf({ holder, limit: 1 }), now);
		for (const holder of ['w/n now', 'w/n before', 'w/n2 before']) await claim(holder);
		const own = { node: 'w/n', own: 'w/n now' };
		const release = async (at: number) => {
			const end = at + 5 * minute;
			const alive = { from: end - minute, until: end + minute };
			return await releaseDueClaims(store().db, 'holders', own, alive);
		};
		// What was claimed or renewed a moment ago is still under way in the other one.
		expect(await release(now + minute)).toBe(1);
		const old = { ids: await idsBy('w/n before'), holder: 'w/n before' };
		await renewDueRows(store().db, 'holders', old, now + 6 * minute);
		expect(await release(now + 2 * minute)).toBe(1);
		expect(await claimDueRows(store(), 'holders', claimOf({ holder: 'w/n now' }), now)).toEqual([]);
		expect(await release(now + 2 * minute + 1)).toBe(0);
		const free = await claimDueRows(store(), 'holders', claimOf({ holder: 'w/n now' }), now);
		expect(free).toHaveLength(1);
		expect(free[0]?.attempt).toBe(2);
	});

	const idsBy = async (holder: string) => {
		const rows = await store()
			.db.selectFrom('due')
			.select('due_id')
			.where('lease_by', '=', holder)
			.execute();
		return rows.map(({ due_id: id }) => id);
	};

	it('is neither lost nor claimed twice by claimers in one process', async () => {
		await plan(
			store(),
			'many',
			Array.from({ length: 400 }, (_, index) => reminder(`m${index}`)),
		);
		const claimed: string[] = [];
		const work = async (holder: string) => {
			for (;;) {
				const rows = await claimDueRows(store(), 'many', claimOf({ holder, limit: 7 }), now);
				if (rows.length === 0) return;
				const ids = rows.map(({ due_id }) => due_id);
				claimed.push(...ids);
				await store().transaction(async (tx) => await finishDueRows(tx, 'many', ids));
			}
		};
		await Promise.all(['a', 'b', 'c', 'd'].map(work));
		expect(claimed).toHaveLength(400);
		expect(new Set(claimed).size).toBe(400);
	});

	it('is never more than was asked for, however many claim at once', async () => {
		const all = Array.from({ length: 600 }, (_, index) => reminder(`l${index}`));
		await plan(store(), 'limits', all);
		const sizes: number[] = [];
		for (let round = 0; round < 6; round++) {
			const holders = ['a', 'b', 'c', 'd', 'e'];
			const claims = holders.map(async (holder) => {
				return await claimDueRows(store(), 'limits', claimOf({ holder, limit: 100 }), now);
			});
			const claimed = (await Promise.all(claims)).map((rows) => rows.length);
			sizes.push(...claimed);
			await store().db.updateTable('due').set({ lease_until: 0 }).execute();
		}
		expect(Math.max(...sizes)).toBe(100);
	});

	it('is neither lost nor claimed twice by four processes', async () => {
		const target = await newTarget(dialect);
		const own = await openStore(target, {});
		await plan(
			own,
			'test',
			Array.from({ length: 2_000 }, (_, index) => reminder(`p${index}`)),
		);
		const given = ['a', 'b', 'c', 'd'].map((holder) => [JSON.stringify(target), holder]);
		const claims = (await runTogether('claim-and-say.ts', given)).map(
			(line) => JSON.parse(line) as string[],
		);
		const all = claims.flat();
		expect(all).toHaveLength(2_000);
		expect(new Set(all).size).toBe(2_000);
		expect(await peekDueRows(own, 'test', { ...claimOf(), limit: 1 }, Date.now())).toEqual([]);
		await own.close();
	});
});
