import type { INodeExecutionData } from 'n8n-workflow';

import { type Ended, handOut } from '../../../nodes/connection/due-work';
import { beginSending, postponeSending } from '../../../core/loop/send/begin-sending';
import { anInvitation, aWorkspace, type Workspace } from '../a-workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

const hour = 3_600_000;
const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));
const rows = async () => await workspace.house.store.db.selectFrom('due').selectAll().execute();

/** One message at a time, to a workflow that ends as the test says. */
function handing(emit: (items: INodeExecutionData[]) => Promise<Ended>) {
	const at = { now: Date.now() + hour };
	const shared = { house: workspace.house, taker: 'message' as const, scope: null, limit: 1 };
	const take = handOut({ ...shared, leaseMs: 60, holder: 'clock', clock: () => at.now, emit });
	return { at, take };
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
		await pause(30);
		expect((await rows())[0]).toMatchObject({
			kind: 'invitation_due',
			state: 'pending',
			last_error: 'The message could not be sent yet.',
		});
	});
});
