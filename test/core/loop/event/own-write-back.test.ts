import fc from 'fast-check';

import { noteWriteBack } from '../../../../core/loop/crm/note-write-back';
import type { CanonicalEvent } from '../../../../core/model/event';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

describe.each(databases)('what we wrote into another system, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	function aDesk() {
		const house = houseIn(store(), `echo-${(workspaces += 1)}`);
		const own = life(house);
		const ticket = { type: 'ticket', id: '9007199254740993', title: 'Kettle', url: null };
		const closed = async (at: number, more: Partial<CanonicalEvent> = {}, receiver?: string) =>
			await own.happens({ subject: ticket, ...more }, at, receiver);
		const writes = async (at: number, id = ticket.id, object = 'ticket') =>
			await noteWriteBack(house, at, { system: 'desk', object, id });
		return { house, closed, writes, ...own };
	}

	it('comes back as an event that is stored and starts nothing', async () => {
		const { closed, writes, event, due } = aDesk();
		expect((await closed(now)).kind).toBe('start');
		await writes(now + hour);
		const echo = await closed(now + hour + minute, { customer: somebody() });
		expect(echo.kind).toBe('left_out');
		expect(await event(echo.event.event_id)).toMatchObject({
			outcome: 'own_write_back',
			processed_at: now + hour + minute,
			// What the event says of its customer is known all the same.
			customer_id: echo.customer?.customer_id,
		});
		expect(await due(echo.event.event_id)).toEqual([]);
		// Nor does it for another trigger, or when it is delivered again after the ten minutes.
		const again = { externalId: echo.event.external_id };
		expect((await closed(now + 2 * hour, again)).kind).toBe('left_out');
		expect((await closed(now + 2 * hour, again, 'w/other')).kind).toBe('left_out');
	});

	it.each([
		[
			'came before it was written',
			async ({ closed, writes }: ReturnType<typeof aDesk>) => {
				await closed(now);
				const second = await closed(now + minute);
				await writes(now + 2 * minute);
				return second;
			},
		],
		[
			'came later than an echo does',
			async ({ closed, writes }: ReturnType<typeof aDesk>) => {
				await closed(now);
				await writes(now + hour);
				return await closed(now + hour + 10 * minute + 1);
			},
		],
		[
			'is the first of its kind',
			async ({ closed, writes }: ReturnType<typeof aDesk>) => {
				await writes(now);
				return await closed(now + minute);
			},
		],
		[
			'is of another kind',
			async ({ closed, writes }: ReturnType<typeof aDesk>) => {
				await closed(now);
				await writes(now + hour);
				return await closed(now + hour + minute, { type: 'ticket.solved' });
			},
		],
		[
			'is about another record',
			async ({ closed, writes }: ReturnType<typeof aDesk>) => {
				await closed(now);
				await writes(now + hour, '9007199254740992');
				return await closed(now + hour + minute);
			},
		],
		[
			'follows a reopening',
			async ({ closed, writes, happens }: ReturnType<typeof aDesk>) => {
				const first = await closed(now);
				const { subject_type: type, subject_id: id } = first.event;
				const subject = { type: type ?? '', id: id ?? '', title: null, url: null };
				await happens({ type: 'ticket.reopened', subject }, now + hour);
				await writes(now + hour + minute);
				return await closed(now + hour + 2 * minute);
			},
		],
	])('leaves an event alone that %s', async (_, plays) => {
		expect((await plays(aDesk())).kind).toBe('start');
	});

	it('is no reason to drop a second closing whose reopening comes late', async () => {
		const { closed, writes, happens, event, due } = aDesk();
		const { event: first } = await closed(now);
		await writes(now + hour);
		const second = await closed(now + hour + minute);
		expect(second.kind).toBe('left_out');
		const subject = { type: 'ticket', id: first.subject_id ?? '', title: null, url: null };
		const late = { type: 'ticket.reopened', subject, occurredAt: now + 30 * minute };
		await happens(late, now + 2 * hour);
		expect(await event(second.event.event_id)).toMatchObject({ outcome: null, cycle: 1 });
		expect((await due(second.event.event_id)).map(({ kind }) => kind)).toEqual([
			'unprocessed_event',
		]);
		const again = { externalId: second.event.external_id };
		expect((await closed(now + 3 * hour, again)).kind).toBe('start');
	});

	it('is told apart by workspace, and forgotten within days', async () => {
		const { house, closed, writes } = aDesk();
		const other = aDesk();
		await closed(now);
		await other.writes(now + hour);
		expect((await closed(now + hour + minute)).kind).toBe('start');
		await writes(now);
		await writes(now + 9 * day, 'another');
		const rows = await house.store.db
			.selectFrom('write_back')
			.select('record_id')
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(rows).toEqual([{ record_id: 'another' }]);
	});

	it('never takes the first closing of a cycle, in any order of what happens', async () => {
		const steps = fc.array(fc.constantFrom('close', 'reopen', 'write', 'wait'), {
			minLength: 1,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(steps, async (plan) => {
				const { closed, writes, happens } = aDesk();
				const { event: first } = await closed(now);
				const subject = { type: 'ticket', id: first.subject_id ?? '', title: null, url: null };
				let [at, closedInCycle, written] = [now, true, -Infinity];
				for (const step of plan) {
					at += step === 'wait' ? 11 * minute : minute;
					if (step === 'write') {
						await writes(at);
						written = at;
					} else if (step === 'reopen') {
						await happens({ type: 'ticket.reopened', subject }, at);
						closedInCycle = false;
					} else if (step === 'close') {
						const echo = closedInCycle && at - written <= 10 * minute;
						expect((await closed(at)).kind).toBe(echo ? 'left_out' : 'start');
						closedInCycle = true;
					}
				}
			}),
			{ numRuns: 25 },
		);
	});
});
