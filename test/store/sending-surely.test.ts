import type * as timers from 'node:timers/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { sendMessage } from '../../core/loop/send/send-message';
import { beginSending } from '../../core/loop/send/begin-sending';
import { marksAnewAfter } from '../../core/loop/send/keep-sending';
import type { Sending } from '../../core/loop/send/sending';
import { whileMarked } from '../../core/loop/send/while-marked';
import { openStore } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import type { Delivered } from '../../core/systems/channel';
import { mail } from '../../core/systems/smtp/channel';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { lineThat, noTools } from '../core/systems/lines';

/** The pauses of a test that does not wait for them, ms. */
const mockPauses: number[] = [];
const mockInstantly = { now: false };
jest.mock('node:timers/promises', () => {
	const real = jest.requireActual<typeof timers>('node:timers/promises');
	const setTimeout = async (pause: number): Promise<void> => {
		if (!mockInstantly.now) return await real.setTimeout(pause);
		mockPauses.push(pause);
	};
	return { ...real, setTimeout };
});

useDatabases();

const minute = 60_000;
const start = Date.UTC(2026, 0, 5, 9);
const parts = { subject: 'New', text: 'A case', html: '<p>A case</p>' };
const item = {
	message: { key: 'cas_1:opened', kind: 'case', to: 'ana@example.com', ...parts },
	case: { id: 'cas_1' },
};
const sent: Delivered = { kind: 'sent', reply: '250 ok' };

describe.each(databases)('a letter that a mail server has taken on $name', ({ dialect }) => {
	let store: Store;
	beforeEach(async () => {
		store = await openStore(await newTarget(dialect), {});
	});
	afterEach(async () => await store.close());

	/** As one process sends; `outages` of its transactions fail from the moment on that the letter is taken. */
	function aProcess(
		workspace: string,
		{ outages, result = sent }: { outages: number; result?: Delivered },
	) {
		let [left, failing] = [0, 0];
		const flaky: Store = {
			...store,
			transaction: async (work) => {
				if (failing-- > 0) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
				return await store.transaction(work);
			},
		};
		const sending = (at: number): Sending => ({
			house: { ...houseIn(store, workspace), store: flaky },
			clock: () => at,
			channel: mail,
			line: lineThat(async () => {
				[left, failing] = [left + 1, outages];
				return await Promise.resolve(result);
			}),
			tools: noTools,
			from: '',
			to: '',
			trial: false,
		});
		const sends = async (at: number) =>
			(await sendMessage(sending(at), structuredClone(item))).outcome.code;
		return { sends, left: () => left, back: () => (failing = 0) };
	}
	const row = async () =>
		await store.db.selectFrom('message').select(['state', 'tries', 'updated_at']).execute();

	it('while the database is away is recorded when that is back', async () => {
		const process = aProcess('away', { outages: 3 });
		expect(await process.sends(start)).toBe('sent');
		expect(await row()).toEqual([{ state: 'sent', tries: 1, updated_at: start }]);
		expect(await process.sends(start + 2 * minute)).toBe('already_sent');
		expect(process.left()).toBe(1);
	});

	it('and refused is recorded as refused when the database is back', async () => {
		const result = {
			kind: 'refused',
			code: 'refused',
			reply: '550',
			addressIsWrong: false,
		} as const;
		const process = aProcess('refused', { outages: 2, result });
		expect(await process.sends(start)).toBe('failed');
		expect(await row()).toMatchObject([{ state: 'failed', tries: 1 }]);
		expect(process.left()).toBe(1);
	});

	it('does not leave again from a process that could not record it for minutes', async () => {
		const process = aProcess('minutes', { outages: 1_000 });
		mockPauses.length = 0;
		mockInstantly.now = true;
		const first = process.sends(start).catch((error: unknown) => String(error));
		await first.finally(() => (mockInstantly.now = false));
		expect(mockPauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(3 * minute);
		expect(await first).toContain('reset');
		expect(process.left()).toBe(1);
		process.back();
		expect(await process.sends(start + 10 * minute)).toBe('sent');
		expect(process.left()).toBe(1);
		// When it left, not when that could be stored.
		expect(await row()).toMatchObject([{ state: 'sent', updated_at: start }]);
	});

	it('slowly stays its process’s own for as long as that takes', async () => {
		const house = houseIn(store, 'slow');
		const { key, to: recipient } = item.message;
		const input = { ...{ key, kind: 'case', messageId: '<slow@example.com>', channel: 'email' } };
		const begin = async (at: number) =>
			await beginSending(house, at, {
				...{ ...input, kind: 'case', recipient, invitationId: null, caseId: 'cas_1', test: false },
			});
		const first = await begin(start);
		if (first.kind !== 'send') throw new Error('not ours');
		let at = start;
		jest.useFakeTimers({
			doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'],
		});
		try {
			await whileMarked({ house, clock: () => at }, first.message, async () => {
				for (at += marksAnewAfter; at <= start + 5 * minute; at += marksAnewAfter) {
					jest.advanceTimersByTime(marksAnewAfter);
					for (let turns = 0; turns < 2_000; turns++) {
						await new Promise((resolve) => setImmediate(resolve));
						if ((await row())[0]?.updated_at === at) break;
					}
					expect(await row()).toMatchObject([{ updated_at: at, tries: 1 }]);
				}
			});
		} finally {
			jest.useRealTimers();
		}
		await sleep(50);
		expect((await begin(start + 5 * minute + 10_000)).kind).toBe('elsewhere');
	});
});
