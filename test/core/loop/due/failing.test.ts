import { failDue, keepClaims, maxAttempts, releaseClaims } from '../../../../core/loop/due/take';
import { findStuck, toldStuck } from '../../../../core/loop/due/stuck';
import { retirePage } from '../../../../core/loop/workspace/endpoints';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { anInvitation, aWorkspace, type Workspace } from '../../../nodes/a-workspace';
import { day, hour, minute } from '../case/a-service-team';
import { holder, leaseMs, takes } from './a-clock';

/** The same node in the process that comes after. */
const restarted = { holder: { ...holder, own: 'test anew' }, leaseMs };

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace({ policy: { delay: '1h' } });
});
afterEach(async () => await workspace.close());

describe('work that fails', () => {
	it('is tried again later each time, and is stuck after the last try; that is told once', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const start = Date.now() + 2 * hour;
		let at = start;
		for (let attempt = 1; attempt <= maxAttempts; attempt++) {
			const [work] = await takes(house, at);
			if (!work) throw new Error('nothing was claimed');
			expect(work.row.attempt).toBe(attempt);
			expect(await findStuck(house, at, 9)).toEqual([]);
			await failDue(house, at, { rows: [work.row], error: 'no mail server' });
			expect(await takes(house, at + 1000)).toEqual([]);
			at += ([30_000, 5 * minute, 30 * minute, 4 * hour][attempt - 1] ?? 0) + 1;
		}
		// A mail server that is away for a morning makes nothing stuck.
		expect(at - start).toBeGreaterThan(4 * hour);
		expect(await takes(house, at + day)).toEqual([]);
		const stuck = await findStuck(house, at, 9);
		expect(stuck.map(({ item }) => item.outcome)).toEqual([
			{ code: 'stuck', text: 'Given up after 5 attempts: no mail server' },
		]);
		await toldStuck(house, stuck);
		expect(await findStuck(house, at, 9)).toEqual([]);
	});

	it('is not taken from somebody else by whoever lost it and fails late', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		const [lost] = await takes(house, at);
		const later = at + hour;
		expect(await takes(house, later)).toHaveLength(1);
		if (!lost) throw new Error('nothing was claimed');
		await failDue(house, later, { rows: [lost.row], error: 'too late' });
		expect(await takes(house, later + minute)).toEqual([]);
	});

	it('that ends the process each time is stuck at last, and not given out for ever', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		let given = 0;
		for (let turn = 0; turn < 30; turn++) {
			given += (await takes(house, at + 2 * turn * minute)).length;
			await releaseClaims(house, at + (2 * turn + 1) * minute + 1, restarted);
		}
		expect(given).toBe(20);
		const [stuck] = await findStuck(house, at, 9);
		expect(stuck?.item.outcome?.text).toContain('No execution of it has ended');
	});

	it('stays with its holder when that is published again: its execution still runs', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		expect(await takes(house, at)).toHaveLength(1);
		await releaseClaims(house, at + 2 * minute, { holder, leaseMs });
		expect(await takes(house, at + 2 * minute)).toEqual([]);
	});

	it('goes back when its holder starts again a minute after the process that had it', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		expect(await takes(house, at)).toHaveLength(1);
		const late = at + minute + 1;
		const stranger = { node: 'somebody else', own: 'somebody else anew' };
		await releaseClaims(house, late, { holder: stranger, leaseMs });
		expect(await takes(house, late)).toEqual([]);
		expect(await releaseClaims(house, late, restarted)).toBe(0);
		expect(await takes(house, late)).toHaveLength(1);
	});

	it('stays with a process that still ends its executions while a newer one starts', async () => {
		const { house } = workspace;
		await anInvitation(house);
		const at = Date.now() + 2 * hour;
		const [work] = await takes(house, at);
		const ids = [work?.row.due_id ?? ''];
		expect(await releaseClaims(house, at + 30_000, restarted)).toBe(1);
		await keepClaims(house, at + 40_000, { holder, leaseMs, ids });
		expect(await releaseClaims(house, at + 90_000, restarted)).toBe(1);
		expect(await takes(house, at + 90_000)).toEqual([]);
		// It has ended, and nobody holds on to it.
		expect(await releaseClaims(house, at + 101_000, restarted)).toBe(0);
		expect(await takes(house, at + 101_000)).toHaveLength(1);
		// Whoever had it before has no say in it any more.
		await keepClaims(house, at + 110_000, { holder: restarted.holder, leaseMs: 9 * hour, ids });
		const [row] = await house.store.db.selectFrom('due').selectAll().execute();
		expect(row?.lease_until).toBe(at + 101_000 + leaseMs);
	});
});

describe('work of a workflow that is not published', () => {
	it('waits, is told once by the name of the workflow, and is there when it is published', async () => {
		const { house } = workspace;
		const { invitation } = await anInvitation(house);
		const now = Date.now();
		await recordAnswer(house, now, {
			invitationId: invitation?.invitation_id ?? '',
			given: { rating: 1 },
			step: 'rating',
			language: null,
		});
		const late = now + 30 * minute;
		expect(await findStuck(house, late, 9)).toEqual([]);
		const node = { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Response' };
		await retirePage(house, now, node);
		expect(await findStuck(house, now + 11 * minute, 9)).toEqual([]);
		const stuck = await findStuck(house, late, 9);
		expect(stuck.map(({ item }) => item.outcome)).toEqual([
			{
				code: 'unpublished',
				text: 'This waits for the workflow "Survey", which is not published.',
			},
		]);
		await toldStuck(house, stuck);
		expect(await findStuck(house, late, 9)).toEqual([]);
		expect(await takes(house, late, 'answers', 'service')).toHaveLength(1);
	});
});
