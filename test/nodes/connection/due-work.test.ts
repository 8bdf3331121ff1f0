import type { INodeExecutionData } from 'n8n-workflow';

import { type Ended, handOut } from '../../../nodes/connection/due-work';
import { claimsAnewAfter, clockSetBack, releaseClaims } from '../../../core/loop/due/take';
import { beginSending, postponeSending } from '../../../core/loop/send/begin-sending';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../a-workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

const hour = 3_600_000;
const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));
const rows = async () => await workspace.house.store.db.selectFrom('due').selectAll().execute();

/** One message at a time, to a workflow that ends as the test says. */
function handing(emit: (items: INodeExecutionData[]) => Promise<Ended>, leaseMs = 60) {
	const at = { now: Date.now() + hour };
	const shared = { house: workspace.house, taker: 'message' as const, scope: null, limit: 1 };
	const holder = { node: 'clock', own: 'clock process' };
	const { look } = handOut({ ...shared, leaseMs, holder, clock: () => at.now, emit });
	return { at, take: look };
}

describe('work that is handed to a workflow', () => {
	it('makes room again when nobody ever tells how its execution ended', async () => {
		await anInvitation(workspace.house);
		let given = 0;
		const { at, take } = handing(async () => {
			given += 1;
			return await new Promise(() => {});
		});
		await take();
		await pause(120);
		expect((await rows())[0]?.last_error).toBe('The execution has not ended in its time.');
		at.now += hour;
		await take();
		expect(given).toBe(2);
	});

	it('is held on to while its execution runs, so that a newer process leaves it alone', async () => {
		await anInvitation(workspace.house);
		let end: (ended: Ended) => void = () => {};
		const leaseMs = 600_000;
		jest.useFakeTimers({
			doNotFake: [
				'nextTick',
				'setImmediate',
				'setTimeout',
				'queueMicrotask',
				'performance',
				'Date',
			],
		});
		try {
			const execution = new Promise<Ended>((resolve) => (end = resolve));
			const { at, take } = handing(async () => await execution, leaseMs);
			await take();
			const settled = async (isSo: (row: { lease_until: number } | undefined) => boolean) => {
				for (let turn = 0; turn < 2_000; turn++) {
					await new Promise((resolve) => setImmediate(resolve));
					if (isSo((await rows())[0])) return true;
				}
				return false;
			};
			const newer = { node: 'clock', own: 'clock newer process' };
			for (let beat = 0; beat < 4; beat++) {
				at.now += claimsAnewAfter;
				jest.advanceTimersByTime(claimsAnewAfter);
				expect(await settled((row) => row?.lease_until === at.now + leaseMs)).toBe(true);
				const asked = { holder: newer, leaseMs };
				expect(await releaseClaims(workspace.house, at.now + 50_000, asked)).toBe(1);
			}
			end({ ok: true });
			expect(await settled((row) => row === undefined)).toBe(true);
		} finally {
			jest.useRealTimers();
		}
	});

	it('is done when that execution ends well after all', async () => {
		await anInvitation(workspace.house);
		let end: (ended: Ended) => void = () => {};
		const { take } = handing(async () => await new Promise((resolve) => (end = resolve)));
		await take();
		await pause(120);
		expect(await rows()).toHaveLength(1);
		end({ ok: true });
		await pause(50);
		expect(await rows()).toEqual([]);
	});

	it('comes again if its message could not leave, though the node was told to go on', async () => {
		const { invitation } = await anInvitation(workspace.house);
		const invitationId = invitation?.invitation_id ?? '';
		const { house } = workspace;
		const { at, take } = handing(async ([item]) => {
			const { key } = item?.json.message as { key: string };
			const start = { kind: 'invitation' as const, messageId: '<a@b.example>', channel: 'email' };
			const about = { recipient: 'li@example.com', invitationId, caseId: null, test: false };
			await beginSending(house, at.now, { key, ...start, ...about });
			await postponeSending(house, at.now, key);
			return { ok: true };
		});
		await take();
		for (let turn = 0; turn < 200 && !(await rows())[0]?.last_error; turn++) await pause(10);
		expect((await rows())[0]).toMatchObject({
			kind: 'invitation_due',
			state: 'pending',
			last_error: 'The message could not be sent yet.',
		});
	});
});

describe('a backlog', () => {
	const failed: Ended = { ok: false, error: 'the mail server is away' };

	/** As many invitations, all due; executions that end when the test says so. */
	async function aBacklog(count: number, limit: number) {
		for (let index = 0; index < count; index++) {
			const email = `customer${index}@example.com`;
			await anInvitation(workspace.house, { customer: { ...liWei, email, externalIds: {} } });
		}
		const running: Array<{ items: INodeExecutionData[]; end: (ended: Ended) => void }> = [];
		const at = { now: Date.now() + hour };
		const shared = { house: workspace.house, taker: 'message' as const, scope: null, limit };
		const hand = handOut({
			...shared,
			leaseMs: 600_000,
			holder: { node: 'clock', own: 'clock process' },
			clock: () => at.now,
			emit: async (items) => await new Promise((end) => running.push({ items, end })),
		});
		const sizes = () => running.map(({ items }) => items.length);
		return { at, hand, running, sizes };
	}
	const settled = async () => await pause(300);

	it('goes on at once after a full batch, without waiting for the next look', async () => {
		const { hand, running, sizes } = await aBacklog(7, 3);
		await hand.look();
		expect(sizes()).toEqual([3]);
		running[0]?.end({ ok: true });
		await settled();
		expect(sizes()).toEqual([3, 3]);
		running[1]?.end({ ok: true });
		await settled();
		expect(sizes()).toEqual([3, 3, 1]);
		running[2]?.end({ ok: true });
		await settled();
		expect(await rows()).toEqual([]);
		expect(running).toHaveLength(3);
	});

	it('keeps its tries while the mail server is away: one row at a time is tried then', async () => {
		const { hand, running, sizes } = await aBacklog(8, 3);
		await hand.look();
		running[0]?.end(failed);
		await settled();
		await hand.look();
		// Not at once, and then one.
		expect(sizes()).toEqual([3]);
		const untried = (await rows()).filter(({ attempt }) => attempt === 0);
		expect(untried).toHaveLength(5);
		const later = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 6_000);
		await hand.look();
		expect(sizes()).toEqual([3, 1]);
		running[1]?.end({ ok: true });
		await settled();
		later.mockRestore();
		expect(sizes()).toEqual([3, 1]);
		await hand.look();
		expect(sizes()).toEqual([3, 1, 3]);
	});

	it('is not slowed by a batch of which some could leave', async () => {
		const { hand, running, sizes } = await aBacklog(7, 3);
		await hand.look();
		const { db } = workspace.house.store;
		const { id } = running[0]?.items[0]?.json.due as { id: string };
		await db.deleteFrom('due').where('due_id', '=', id).execute();
		running[0]?.end(failed);
		await settled();
		expect(sizes()).toEqual([3, 3]);
	});

	it('is left alone by a workflow that is not published any more; what runs is settled', async () => {
		const { hand, running, sizes } = await aBacklog(5, 3);
		await hand.look();
		hand.stop();
		running[0]?.end({ ok: true });
		await settled();
		await hand.look();
		expect(sizes()).toEqual([3]);
		expect(await rows()).toHaveLength(2);
	});

	it('tries what has failed before one by one, five at a time', async () => {
		const { hand, running, sizes } = await aBacklog(12, 20);
		const { db } = workspace.house.store;
		await db.updateTable('due').set({ attempt: 1 }).execute();
		await hand.look();
		await settled();
		expect(sizes()).toEqual([1, 1, 1, 1, 1]);
		running[0]?.end(failed);
		running[1]?.end({ ok: true });
		await settled();
		expect(sizes()).toHaveLength(7);
	});

	it.each([
		['forwards', hour],
		['back', -hour],
	])('is not handed out again while it runs when the clock is set %s', async (_, by) => {
		const { at, hand, running, sizes } = await aBacklog(2, 5);
		await hand.look();
		at.now += by;
		await clockSetBack(workspace.house, at.now);
		await workspace.house.store.db.updateTable('due').set({ lease_until: 0 }).execute();
		await hand.look();
		await settled();
		expect(sizes()).toEqual([2]);
		running[0]?.end({ ok: true });
		await settled();
		expect(await rows()).toEqual([]);
	});

	it('that failed while the clock was set back comes again, and is not taken to be sent', async () => {
		const { at, hand, running } = await aBacklog(1, 5);
		const { house } = workspace;
		await hand.look();
		const item = running[0]?.items[0]?.json as { message: { key: string } };
		at.now -= hour;
		const invitationId = (await rows())[0]?.ref_id ?? '';
		await beginSending(house, at.now, {
			key: item.message.key,
			kind: 'invitation',
			messageId: '<a@b.example>',
			channel: 'email',
			recipient: 'li@example.com',
			invitationId,
			caseId: null,
			test: false,
		});
		await postponeSending(house, at.now, item.message.key);
		running[0]?.end({ ok: true });
		await settled();
		expect(await rows()).toMatchObject([{ last_error: 'The message could not be sent yet.' }]);
	});
});
