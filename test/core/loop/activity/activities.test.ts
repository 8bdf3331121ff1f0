import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';

import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { retryStuck } from '../../../../core/loop/due/retry-stuck';
import { findStuck } from '../../../../core/loop/due/stuck';
import { requestPrivacy } from '../../../../core/loop/customer/privacy-request';
import type { House } from '../../../../core/loop/house';
import {
	type ActivityFilter,
	beginActivities,
	failedActivities,
	takeActivities,
	toldActivities,
} from '../../../../core/loop/activity/take-activities';
import { checkHealth } from '../../../../core/loop/workspace/health';
import { noteActivityQuery } from '../../../../core/store/repositories/activities';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { takes } from '../due/a-clock';
import { aCase, anAnswer, aServiceTeam, day, hour, monday } from '../case/a-service-team';

useDatabases();

const everything: ActivityFilter = { kinds: [], surveys: [], teams: [], levels: [], test: false };
const workflow = { kind: 'workflow' as const, id: null, name: null };

let workspaces = 0;

/**
 * Takes what is told next. PostgreSQL shows an activity once all older transactions of the server have ended,
 * and other tests share the server: theirs are waited for, at most for some seconds.
 */
async function take(
	house: House,
	now: number,
	about: { receiver: string; filter: ActivityFilter },
) {
	const { dialect, db } = house.store;
	const unseen = sql<{ unseen: boolean }>`select coalesce(max(xid), 0) >=
		pg_snapshot_xmin(pg_current_snapshot())::text::bigint as unseen from activity`;
	const isUnseen = async () => dialect === 'postgres' && (await unseen.execute(db)).rows[0]?.unseen;
	for (let tries = 0; tries < 400 && (await isUnseen()); tries++) await sleep(5);
	return await takeActivities(house, now, about);
}

describe.each(databases)('what has happened, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aWorkspace() {
		const house = houseIn(store(), `activity-${workspaces++}`);
		await aServiceTeam(house);
		const tells = async (receiver = 'w/n', filter: Partial<ActivityFilter> = {}) => {
			const about = { receiver, filter: { ...everything, ...filter } };
			const taken = await take(house, monday, about);
			if (taken) await toldActivities(house, monday, taken);
			return (taken?.items ?? []).map(({ activity }) => activity?.kind);
		};
		return { house, tells };
	}

	it('is told each trigger once, in its order, from its beginning on', async () => {
		const { house, tells } = await aWorkspace();
		await aCase(house, monday);
		await beginActivities(house, monday, 'w/n');
		await beginActivities(house, monday, 'w/m');
		expect(await tells()).toEqual([]);
		const caseId = await aCase(house, monday);
		const breach = { kind: 'breach' as const, clock: 'response' as const };
		await actOnCase(house, monday + hour, { caseId, action: breach, actor: workflow });
		await anAnswer(house, monday, { rating: 5 });
		const all = ['answered', 'case_opened', 'case_breached', 'answered'];
		expect(await tells()).toEqual(all);
		expect(await tells()).toEqual([]);
		// Published again, it goes on where it stood.
		await beginActivities(house, monday, 'w/n');
		await anAnswer(house, monday, { rating: 4 });
		expect(await tells()).toEqual(['answered']);
		expect(await tells('w/m')).toEqual([...all, 'answered']);
	});

	it('carries what it is about as it is now, and no link that lets somebody act', async () => {
		const { house } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		const caseId = await aCase(house, monday, { comment: 'Broken' });
		const about = { receiver: 'w/n', filter: { ...everything, kinds: ['case_opened' as const] } };
		const taken = await take(house, monday, about);
		expect(taken?.items).toMatchObject([
			{
				outcome: { code: 'case_opened' },
				activity: { kind: 'case_opened', at: '2026-01-05T09:00:00.000Z' },
				case: { id: caseId, state: 'open', link: null },
				owner: { id: 'ada' },
				response: { comment: 'Broken' },
				score: { value: 1, level: 'low' },
			},
		]);
	});

	it('tells that a customer asks for their data, until there is nobody any more', async () => {
		const { house } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		await anAnswer(house, monday, { rating: 5 });
		const { customer_id: customerId } = await store()
			.db.selectFrom('customer')
			.select('customer_id')
			.where('workspace_id', '=', house.workspace)
			.executeTakeFirstOrThrow();
		await requestPrivacy(house, monday, { customerId, kind: 'erase' });
		const about = {
			receiver: 'w/n',
			filter: { ...everything, kinds: ['erase_requested' as const] },
		};
		expect((await takeActivities(house, monday, about))?.items).toMatchObject([
			{
				outcome: { code: 'erase_requested', text: 'Li Wei asks for their data to be deleted.' },
				activity: { kind: 'erase_requested', at: '2026-01-05T09:00:00.000Z' },
				customer: { id: customerId, name: 'Li Wei' },
				response: null,
				case: null,
			},
		]);
		await store().db.deleteFrom('customer').where('customer_id', '=', customerId).execute();
		expect((await takeActivities(house, monday, about))?.items).toEqual([]);
	});

	it('can be chosen by kind, survey, team and level', async () => {
		const { house, tells } = await aWorkspace();
		for (const id of 'abcde') await beginActivities(house, monday, id);
		await aCase(house, monday);
		await anAnswer(house, monday, { rating: 5 });
		await anAnswer(house, monday, { rating: 1, test: true });
		expect(await tells('a', { kinds: ['case_opened'] })).toEqual(['case_opened']);
		expect(await tells('b', { surveys: ['another'] })).toEqual([]);
		expect(await tells('c', { teams: ['service'] })).toEqual(['case_opened']);
		expect(await tells('d', { levels: ['high'] })).toEqual(['answered']);
		expect(await tells('e', { test: true })).toEqual(['answered']);
	});

	it('is told when a customer has the last word', async () => {
		const { house, tells } = await aWorkspace();
		const caseId = await aCase(house, monday);
		await beginActivities(house, monday, 'w/n');
		for (const step of ['hear', 'empathise', 'apologise', 'act'] as const) {
			const action = { kind: 'heat' as const, step, done: true, note: null };
			await actOnCase(house, monday, { caseId, action, actor: workflow });
		}
		const cause = { kind: 'root_cause' as const, code: 'delivery', note: null };
		await actOnCase(house, monday, { caseId, action: cause, actor: workflow });
		const resolve = { kind: 'resolve' as const, note: null };
		await actOnCase(house, monday + hour, { caseId, action: resolve, actor: workflow });
		await anAnswer(house, monday + day, { rating: 5, caseId });
		expect(await tells()).toEqual(['case_resolved', 'answered', 'case_confirmed']);
	});

	/** Lets telling fail until something is stuck; how long that took, ms, and how often it was tried. */
	async function failing(house: House, about: { receiver: string; filter: ActivityFilter }) {
		let at = monday;
		for (let tries = 1; ; tries++) {
			const taken = await (tries === 1 ? take : takeActivities)(house, at, about);
			expect(taken?.items).toHaveLength(tries === 1 ? 2 : 1);
			if (taken) await failedActivities(house, at, taken, 'the CRM is away');
			if ((await findStuck(house, at, 9)).length > 0) return { lasted: at - monday, tries, at };
			expect(await takeActivities(house, at + 1000, about)).toBeNull();
			while ((await takeActivities(house, at, about)) === null) at += 10_000;
		}
	}

	it('that cannot be told keeps its order for a day and longer, then is stuck', async () => {
		const { house } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		await anAnswer(house, monday, { rating: 5 });
		await anAnswer(house, monday, { rating: 4 });
		const about = { receiver: 'w/n', filter: everything };
		const { lasted, tries, at } = await failing(house, about);
		expect(lasted).toBeGreaterThan(day);
		expect(tries).toBe(29);
		const next = await take(house, at, about);
		expect(next?.items.map(({ score }) => score?.value)).toEqual([4]);
		const [stuck] = await findStuck(house, at, 9);
		expect(stuck?.item.outcome?.text).toBe('Given up after 29 attempts: the CRM is away');

		// Somebody has mended the CRM: what was stuck is told after all, by the same trigger.
		await retryStuck(house, monday, { kinds: [], id: null });
		expect(await takes(house, at, 'activities', 'w/other')).toEqual([]);
		const [again] = await takes(house, at, 'activities', 'w/n');
		expect(again?.items).toMatchObject([{ activity: { kind: 'answered' }, score: { value: 5 } }]);
	});

	it('is told by one cursor once: whoever is later moves it nowhere', async () => {
		const { house, tells } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		await anAnswer(house, monday, { rating: 5 });
		const about = { receiver: 'w/n', filter: everything };
		const [one, other] = [await take(house, monday, about), await take(house, monday, about)];
		if (!one || !other) throw new Error('nothing was taken');
		await toldActivities(house, monday, one);
		await anAnswer(house, monday, { rating: 4 });
		expect(await tells()).toHaveLength(1);
		await toldActivities(house, monday, other);
		await failedActivities(house, monday, other, 'too late');
		expect(await tells()).toEqual([]);
	});

	it('does not rest for an hour more when the machine is set back by one', async () => {
		const { house } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		await anAnswer(house, monday, { rating: 5 });
		const about = { receiver: 'w/n', filter: everything };
		const taken = await take(house, monday, about);
		if (taken) await failedActivities(house, monday + hour, taken, 'away');
		expect(await take(house, monday, about)).not.toBeNull();
	});

	it('is told once more at most for a fault of another one in its batch', async () => {
		const { house } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		for (const rating of [5, 4, 3, 5]) await anAnswer(house, monday, { rating });
		const about = { receiver: 'w/n', filter: everything };
		const told: number[][] = [];
		let at = monday;
		for (let turn = 0; turn < 99; turn++) {
			const taken = await take(house, at, about);
			at += hour;
			if (!taken) break;
			const values = taken.items.map(({ score }) => score?.value ?? 0);
			told.push(values);
			// The workflow cannot do with a 3.
			if (values.includes(3)) await failedActivities(house, at - hour, taken, 'no 3');
			else await toldActivities(house, at - hour, taken);
		}
		expect(told.slice(0, 4)).toEqual([[5, 4, 3, 5], [5], [4], [3]]);
		expect(told.slice(4, -1)).toEqual(Array.from({ length: 28 }, () => [3]));
		expect(told.at(-1)).toEqual([5]);
	});

	it('is told after a restore into a server that counts its transactions anew', async () => {
		if (dialect === 'sqlite') return;
		const { house, tells } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		await store()
			.db.updateTable('activity_cursor')
			.set({ xid: 900_000_000_000 })
			.where('workspace_id', '=', house.workspace)
			.execute();
		await anAnswer(house, monday + 1, { rating: 5 });
		expect(await tells()).toEqual(['answered']);
		expect(await tells()).toEqual([]);
		await anAnswer(house, monday + 2, { rating: 4 });
		expect(await tells()).toEqual(['answered']);
	});

	it('is said to wait where an open transaction holds it back', async () => {
		if (dialect === 'sqlite') return;
		const { house } = await aWorkspace();
		const backlog = async (now: number) => {
			const mail = async () => await Promise.resolve(null);
			const { checks } = await checkHealth(house, now, {
				queueMode: false,
				webhookBase: null,
				mail,
			});
			return checks.find(({ name }) => name === 'backlog');
		};
		let end = (): void => undefined;
		let begun = (): void => undefined;
		const ended = new Promise<void>((resolve) => (end = resolve));
		const hasBegun = new Promise<void>((resolve) => (begun = resolve));
		const slow = store().transaction(async (tx) => {
			await tx
				.updateTable('workspace')
				.set({ updated_at: monday })
				.where('workspace_id', '=', 'somebody else')
				.execute();
			await sql`select pg_current_xact_id()`.execute(tx);
			begun();
			await ended;
		});
		await hasBegun;
		await anAnswer(house, monday, { rating: 5 });
		expect((await backlog(monday + 60_000))?.text).not.toContain('open transaction');
		const late = await backlog(monday + 6 * 60_000);
		end();
		await slow;
		expect(late).toMatchObject({ state: 'attention' });
		expect(late?.text).toContain('for 6 minutes for an open transaction');
		expect(late?.hint).toContain('pg_stat_activity');
		expect((await backlog(monday + 6 * 60_000))?.text).not.toContain('open transaction');
	});

	it('is not lost when a transaction that began earlier ends later', async () => {
		if (dialect === 'sqlite') return;
		const { house, tells } = await aWorkspace();
		await beginActivities(house, monday, 'w/n');
		const noted = (id: string) => ({
			workspace_id: house.workspace,
			activity_id: id,
			kind: 'answered' as const,
			at: monday,
			survey_key: 'service',
			team: null,
			response_id: id,
			case_id: null,
			customer_id: null,
			test: 0,
		});
		const responses = [
			await anAnswer(house, monday, { rating: 5 }),
			await anAnswer(house, monday, { rating: 4 }),
		];
		expect(await tells()).toEqual(['answered', 'answered']);
		let finish: () => void = () => {};
		const waiting = new Promise<void>((resolve) => {
			finish = resolve;
		});
		let begun: () => void = () => {};
		const started = new Promise<void>((resolve) => {
			begun = resolve;
		});
		const slow = store().transaction(async (tx) => {
			await noteActivityQuery(tx, { ...noted('slow'), response_id: responses[0] ?? '' }).execute();
			begun();
			await waiting;
		});
		await started;
		await noteActivityQuery(store().db, {
			...noted('fast'),
			response_id: responses[1] ?? '',
		}).execute();
		// What comes behind the open transaction waits for it.
		expect(await tells()).toEqual([]);
		finish();
		await slow;
		expect(await tells()).toHaveLength(2);
		expect(await tells()).toEqual([]);
	});
});
