import fc from 'fast-check';

import { setTimeout as sleep } from 'node:timers/promises';

import { noteCreation, noteWriteBack } from '../../../../core/loop/crm/note-write-back';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import type { Came } from '../../../../core/loop/event/own-write-back';
import { receiveEvent } from '../../../../core/loop/event/receive-event';
import { forgetStep } from '../../../../core/loop/retention/forget-old';
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
			await noteWriteBack(house, at, { system: 'desk', object, id }, { fields: { score: 3 } });
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

	describe('with what the record holds', () => {
		let pushes = 0;

		/** A system that pushes a record whole, and what became of the push. */
		function aRecord(id = `r${(pushes += 1)}`) {
			const { house, ...own } = aDesk();
			const pushed = async (
				at: number,
				fields: Came['fields'],
				more: { type?: string; id?: string; by?: Came['by']; before?: string } = {},
			) => {
				const { type = 'contact.updated', by = 'pushed', before = null } = more;
				const came: Came = { id: null, fields, owner: null, by, before };
				const event: CanonicalEvent = {
					source: 'desk',
					externalId: `p${(pushes += 1)}`,
					type,
					occurredAt: at,
					touchpoint: null,
					subject: { type: 'contact', id: more.id ?? id, title: null, url: null },
					value: null,
					attributes: {},
					customer: null,
					owner: null,
				};
				const input = { event, receiver: 'w/n', test: false, came };
				return (await receiveEvent(house, at, input)).kind;
			};
			const writes = async (at: number, fields: object, owner: string | null = null) => {
				const record = { system: 'desk', object: 'contact', id };
				return await noteWriteBack(house, at, record, { fields: { ...fields }, owner });
			};
			const creates = async (at: number, fields: object) =>
				await noteCreation(
					house,
					at,
					{ system: 'desk', object: 'contact' },
					{ fields: { ...fields } },
				);
			return { ...own, house, id, pushed, writes, creates };
		}

		it('takes what we wrote for our echo, and what somebody changes a minute later for theirs', async () => {
			const { pushed, writes } = aRecord();
			await writes(now, { score: 3 });
			expect(await pushed(now + 1_000, { score: '3.0', name: ' Li  Wei ' })).toBe('left_out');
			expect(await pushed(now + minute, { score: 3, name: 'Li Wei' })).toBe('left_out');
			expect(await pushed(now + 2 * minute, { score: 3, name: 'Li Na' })).toBe('start');
			await writes(now + 3 * minute, { score: 4 });
			expect(await pushed(now + 3 * minute, { score: 4, name: 'Li Na' })).toBe('left_out');
			// Somebody says that it is another score, or takes a field away.
			expect(await pushed(now + 4 * minute, { score: 1, name: 'Li Na' })).toBe('start');
			expect(await pushed(now + 4 * minute, { score: 1 })).toBe('start');
		});

		it('takes a change for theirs whose values are others than we wrote', async () => {
			const { pushed, writes } = aRecord();
			await writes(now, { score: 3 });
			expect(await pushed(now + 1_000, { score: 2 })).toBe('start');
			expect(await pushed(now + 2_000, { name: 'x' }, { id: 'another' })).toBe('start');
		});

		it('knows several writes at once, one that empties a field, and a new owner', async () => {
			const { pushed, writes } = aRecord();
			await writes(now, { score: 3 });
			expect(await pushed(now, { score: 3, hint: 'a', owner: ['wang'] })).toBe('left_out');
			await writes(now + 1, { hint: '' });
			await writes(now + 2, { comment: 'Good' });
			await writes(now + 3, {}, 'zhou');
			const all = { score: 3, comment: 'Good', owner: [{ username: 'zhou', name: 'Zhou' }] };
			expect(await pushed(now + 4, all)).toBe('left_out');
		});

		it('starts a closing that is the first of its cycle, though our score came with it', async () => {
			const { pushed, writes } = aRecord();
			await writes(now, { score: 3 });
			const closing = { type: 'ticket.closed' };
			expect(await pushed(now + 1, { score: 3, status: 'closed' }, closing)).toBe('start');
			await writes(now + 2, { score: 4 });
			expect(await pushed(now + 3, { score: 4, status: 'closed' }, closing)).toBe('left_out');
			expect(await pushed(now + 4, { score: 4, status: 'closed', by: 'x' }, closing)).toBe('start');
		});

		it('knows what we have made, by its id, and before by what it holds', async () => {
			const task = { title: 'Call Li Wei', due: '2026-04-20' };
			const made = { type: 'task.created' };
			for (const isEarly of [false, true]) {
				const { house, id, pushed, creates } = aRecord();
				const creation = await creates(now, task);
				if (!isEarly) await creation.known(id);
				expect(await pushed(now + 1, { ...task, status: 'open' }, made)).toBe('left_out');
				if (isEarly) await creation.known(id);
				const rows = await house.store.db
					.selectFrom('write_back')
					.select(['record_id', 'created'])
					.where('workspace_id', '=', house.workspace)
					.execute();
				expect(rows).toEqual([{ record_id: id, created: 1 }]);
				// Somebody makes one that looks the same, and somebody is done with ours.
				expect(await pushed(now + 2, task, { ...made, id: 'twin' })).toBe('start');
				const done = { ...task, status: 'done' };
				expect(await pushed(now + 3, done, { type: 'task.closed' })).toBe('start');
				expect(await pushed(now + 3, { ...done, note: 'x' })).toBe('start');
			}
		});

		it('knows two that hold the same, in whatever order ids and events come', async () => {
			const task = { title: 'Call' };
			const made = { type: 'task.created' };
			const orders = fc.shuffledSubarray(['id one', 'id two', 'event one', 'event two'], {
				minLength: 4,
			});
			await fc.assert(
				fc.asyncProperty(orders, async (order) => {
					const { pushed, creates } = aRecord();
					const [one, two] = [await creates(now, task), await creates(now, task)];
					for (const step of order) {
						const [what, which = ''] = step.split(' ');
						if (what === 'id') await (which === 'one' ? one : two).known(which);
						else expect(await pushed(now + 1, task, { ...made, id: which })).toBe('left_out');
					}
				}),
				{ numRuns: 24 },
			);
		});

		it('starts what somebody has ended that we made, though nobody told that it was made', async () => {
			const { id, pushed, creates } = aRecord();
			await (await creates(now, { title: 'Call' })).known(id);
			const ended = { title: 'Call', status: 'closed' };
			expect(await pushed(now + 1, ended, { type: 'ticket.closed' })).toBe('start');
		});

		it('starts what somebody does by hand that the system has refused us, and knows what it took', async () => {
			const { pushed, writes } = aRecord();
			await writes(now, { score: 3 });
			const refused = await writes(now, { stage: 'b', hint: 'x' });
			const later = await writes(now, { hint: 'y' });
			await refused.refused();
			// A person, who has seen the error, does what we could not.
			expect(await pushed(now + minute, { stage: 'b' })).toBe('start');
			expect(await pushed(now + minute, { stage: 'b', score: 3 })).toBe('left_out');
			expect(await pushed(now + minute, { stage: 'b', score: 3, hint: 'y' })).toBe('left_out');
			await later.refused();
			await later.refused();
			expect(await pushed(now + minute, { stage: 'b', score: 3, hint: 'z' })).toBe('start');
		});

		it('forgets what was refused, and knows what was made without an answer', async () => {
			const { pushed, creates } = aRecord();
			const made = { type: 'task.created' };
			await (await creates(now, { title: 'No' })).refused();
			expect(await pushed(now + 1, { title: 'No' }, { ...made, id: 'no' })).toBe('start');
			await creates(now, { title: 'Yes' });
			expect(await pushed(now + 1, { title: 'Yes' }, { ...made, id: 'yes' })).toBe('left_out');
		});

		it('gives one event what was made, however the id and the event race', async () => {
			for (let turn = 0; turn < 6; turn++) {
				const { house, id, pushed, creates } = aRecord();
				const task = { title: `Call ${turn}` };
				const made = { type: 'task.created' };
				const creation = await creates(now, task);
				const [, first, twin] = await Promise.all([
					sleep(turn).then(async () => await creation.known(id)),
					pushed(now + 1, task, made),
					sleep(turn % 2).then(async () => await pushed(now + 1, task, { ...made, id: 'twin' })),
				]);
				// Two that hold the same cannot be told apart before the id is known; afterwards they can.
				expect([first, twin]).toContain('left_out');
				const rows = await house.store.db
					.selectFrom('write_back')
					.select('record_id')
					.where('workspace_id', '=', house.workspace)
					.where('record_id', 'like', 'new:%')
					.execute();
				expect(rows).toEqual([]);
			}
		});

		it('knows both of two that hold the same, however their ids and their events race', async () => {
			for (let turn = 0; turn < 6; turn++) {
				const { pushed, creates } = aRecord();
				const task = { title: `Call ${turn}` };
				const made = { type: 'task.created' };
				const [one, two] = [await creates(now, task), await creates(now, task)];
				const [, , first, second] = await Promise.all([
					sleep(turn % 3).then(async () => await one.known('one')),
					sleep(turn % 2).then(async () => await two.known('two')),
					pushed(now + 1, task, { ...made, id: 'one' }),
					sleep(turn % 4).then(async () => await pushed(now + 1, task, { ...made, id: 'two' })),
				]);
				expect([first, second]).toEqual(['left_out', 'left_out']);
			}
		});

		it('ends a round in which the system answers each of our writes with a change of its own', async () => {
			const { pushed, writes } = aRecord();
			let started = 0;
			for (let turn = 0; turn < 60; turn++) {
				const at = now + turn * 30_000;
				if ((await pushed(at, { score: 3, counted: turn })) !== 'start') continue;
				started += 1;
				await writes(at, { score: 3 });
			}
			expect(started).toBeLessThanOrEqual(22);
		});

		it('keeps no value in the store, and what it keeps goes with the person and with time', async () => {
			const { house, pushed, writes, happens, id } = aRecord();
			const facts = somebody({ externalIds: { desk: id } });
			const { customer } = await happens({ customer: facts });
			await writes(now, { comment: 'My phone is 13800001111' });
			await pushed(now + 1, { comment: 'My phone is 13800001111', name: 'Li Wei' });
			const kept = async () =>
				await house.store.db
					.selectFrom('write_back')
					.selectAll()
					.where('workspace_id', '=', house.workspace)
					.execute();
			const [row] = await kept();
			expect(JSON.stringify(row)).not.toMatch(/13800001111|Li Wei/);
			expect(row?.content).toHaveLength(8);
			const doer = { kind: 'workflow' as const, id: null, name: 'Test' };
			await eraseCustomer(house, now + 2, { customerId: customer?.customer_id ?? '', doer });
			expect(await kept()).toEqual([]);
			await writes(now, { score: 1 });
			const later = now + 9 * day;
			while (
				await house.store.transaction(
					async (tx) => await forgetStep(tx, house, later, { run: 'night' }),
				)
			);
			expect(await kept()).toEqual([]);
		});
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
