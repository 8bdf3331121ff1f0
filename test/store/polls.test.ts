import fc from 'fast-check';

import type { House } from '../../core/loop/house';
import { noteCreation, noteWriteBack } from '../../core/loop/crm/note-write-back';
import { noteFailure } from '../../core/loop/poll/look';
import { showNewest } from '../../core/loop/poll/show';
import { SystemError } from '../../core/systems/system-error';
import {
	aTrigger,
	day,
	FakeSystem,
	form,
	minute,
	numberedWatch,
	start,
	toldOf,
} from '../core/loop/poll/a-system';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

let workspaces = 0;
const closed = { ticket_status: '已关闭' };
const open = { ticket_status: '处理中' };

const rowsOf = async ({ store, workspace }: House) =>
	await store.db
		.selectFrom('event')
		.select(['subject_id', 'type', 'external_id', 'event_id'])
		.where('workspace_id', '=', workspace)
		.execute();

describe.each(databases)('a system that is asked what has changed, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = () => houseIn(store(), `poll-${(workspaces += 1)}`);

	it('tells what a record becomes after the first look, and not what it has been', async () => {
		const system = new FakeSystem();
		system.put('long-closed', closed, start - 20 * day);
		system.put('open', open, start - 20 * day);
		const { items, look } = aTrigger(aHouse(), system);
		await look();
		expect(items).toEqual([]);
		system.at += 5 * minute;
		// A comment on what is closed, and a ticket that is closed.
		system.put('long-closed', { comment: 'Thanks' });
		system.put('open', closed);
		system.at += minute;
		await look();
		expect(items).toMatchObject([
			{
				test: false,
				outcome: { code: 'received' },
				event: {
					type: 'ticket.closed',
					source: 'jiandaoyun',
					subject: { type: 'ticket', id: 'open' },
					occurredAt: new Date(start + 5 * minute).toISOString(),
					attributes: { object: form, ticket_status: '已关闭', modifiedBy: 'xiaojian' },
				},
				customer: { email: 'open@example.com' },
				owner: { id: 'zhou.min' },
			},
		]);
	});

	it('tells nothing of our own writing, and a second closing only after a reopening', async () => {
		const system = new FakeSystem();
		const { items, look } = aTrigger(aHouse(), system);
		const after = async (id: string, fields: object) => {
			system.at += minute;
			system.put(id, fields as never);
			system.at += minute;
			await look();
		};
		await look();
		await after('t', closed);
		await after('t', { score: 2 });
		await after('t', { score: 3, score_at: 'now' });
		expect(toldOf(items)).toEqual(['ticket.closed t']);
		await after('t', open);
		await after('t', closed);
		expect(toldOf(items)).toEqual(['ticket.closed t', 'ticket.closed t']);
	});

	it('begins at a date where it is told to', async () => {
		const system = new FakeSystem();
		system.put('before', closed, start - 3 * day);
		system.put('since', closed, start - day);
		const { items, look } = aTrigger(aHouse(), system, { from: start - 2 * day });
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed since']);
	});

	it('takes a closing that the record dates before all that was learned for an old one', async () => {
		const system = new FakeSystem();
		const fields = { row: [{ field: 'occurredAt', path: 'closed_at' }] };
		const options = { fields: fields.row };
		const { items, look } = aTrigger(aHouse(), system, { options });
		await look();
		system.at += 5 * minute;
		const year = new Date(start - 365 * day).toISOString();
		system.put('old', { ...closed, closed_at: year });
		system.put('new', { ...closed, closed_at: new Date(system.at).toISOString() });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed new']);
	});

	it('tells each of several nodes, and stores the event once', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const one = aTrigger(house, system, {}, 'w/one');
		const other = aTrigger(house, system, {}, 'w/other');
		await one.look();
		await other.look();
		system.at += minute;
		system.put('t', closed);
		system.at += minute;
		await one.look();
		await other.look();
		expect([toldOf(one.items), toldOf(other.items)]).toEqual([
			['ticket.closed t'],
			['ticket.closed t'],
		]);
		expect(await rowsOf(house)).toHaveLength(1);
	});

	it('tells every change where nothing is watched, by the words that it is given', async () => {
		const system = new FakeSystem();
		const types = [{ value: '', type: 'contact.changed' }];
		const options = { every: 'yes', types, ignoreChangesBy: 'api' };
		const { items, look } = aTrigger(aHouse(), system, { options });
		await look();
		for (const score of [1, 2]) {
			system.at += minute;
			system.put('c', { score });
			system.at += minute;
			await look();
			await look();
		}
		system.at += minute;
		system.put('c', { score: 3 });
		system.records.set('c', { ...system.records.get('c')!, modifiedBy: 'api' });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['contact.changed c', 'contact.changed c']);
	});

	it('tells what the watched field becomes, although one who is ignored was the last to write', async () => {
		const system = new FakeSystem();
		const { items, look } = aTrigger(aHouse(), system, { options: { ignoreChangesBy: 'api' } });
		await look();
		system.at += minute;
		system.put('t', closed);
		system.at += 1_000;
		system.put('t', { score: 3 });
		system.records.set('t', { ...system.records.get('t')!, modifiedBy: 'api' });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed t']);
	});

	it.each([
		['a quarter of an hour', 15 * minute],
		['a day', day],
	])('knows the echo of our own write where it looks once in %s', async (_pace, pace) => {
		const house = aHouse();
		const system = new FakeSystem();
		const { items, look } = aTrigger(house, system, { options: { every: 'yes' } });
		const written = async (id: string, score: number) => {
			const record = { system: 'jiandaoyun', object: form, id };
			await noteWriteBack(house, system.at, record, { fields: { score } });
		};
		await look();
		system.at += minute;
		system.put('t', { a: 1 });
		for (let turn = 0; turn < 5; turn++) {
			const told = items.length;
			system.at += pace;
			await look();
			// Others are written by then, too.
			await written(`other-${turn}`, turn);
			if (items.length === told) continue;
			await written('t', turn);
			system.at += 1_000;
			system.put('t', { score: turn });
		}
		expect(toldOf(items)).toEqual(['record.changed t']);
		system.at += pace;
		system.put('t', { a: 2 });
		system.at += pace;
		await look();
		expect(toldOf(items)).toEqual(['record.changed t', 'record.changed t']);
	});

	it('tells what somebody changes in the same span in which we have written', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		system.put('t', { name: 'Li Wei', phone: '1' });
		const { items, look } = aTrigger(house, system, { options: { every: 'yes' } });
		system.at += minute;
		await look();
		const writes = async (score: number) => {
			const record = { system: 'jiandaoyun', object: form, id: 't' };
			await noteWriteBack(house, system.at, record, { fields: { score } });
			system.put('t', { score });
			system.at += 1_000;
		};
		await writes(3);
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual([]);
		await writes(4);
		system.put('t', { name: 'Li Na' });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['record.changed t']);
		await writes(4);
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['record.changed t']);
	});

	it.each([
		['starts once more for each score where nobody has named it', '', 2],
		['starts nothing where it is named', 'colour, smile', 0],
	])('a formula that follows what we write %s', async (_what, derivedFields, times) => {
		const house = aHouse();
		const system = new FakeSystem();
		const colours = { score: 0, colour: 'grey', smile: '-' };
		system.put('t', { name: 'Li Wei', ...colours });
		const { items, look } = aTrigger(house, system, { options: { every: 'yes', derivedFields } });
		system.at += minute;
		await look();
		for (const [score, colour, smile] of [
			[2, 'red', ':('],
			[5, 'green', ':)'],
		] as const) {
			const record = { system: 'jiandaoyun', object: form, id: 't' };
			await noteWriteBack(house, system.at, record, { fields: { score } });
			system.put('t', { score, colour, smile });
			system.at += minute;
			await look();
		}
		expect(items).toHaveLength(times);
		// What somebody changes in the same moment is told all the same.
		await noteWriteBack(
			house,
			system.at,
			{ system: 'jiandaoyun', object: form, id: 't' },
			{ fields: { score: 1 } },
		);
		system.put('t', { score: 1, colour: 'red', smile: ':(', name: 'Li Na' });
		system.at += minute;
		await look();
		expect(items).toHaveLength(times + 1);
	});

	it('tells nothing of a record that we have made, and what somebody makes of it', async () => {
		for (const every of ['yes', 'no']) {
			const house = aHouse();
			const system = new FakeSystem();
			const types = [
				{ value: '处理中', type: 'ticket.opened' },
				{ value: '已关闭', type: 'ticket.closed' },
			];
			const options = every === 'yes' ? { every } : { types };
			const { items, look } = aTrigger(house, system, { options });
			await look();
			system.at += minute;
			const fields = { subject_title: 'Call', ...open };
			const created = await noteCreation(
				house,
				system.at,
				{ system: 'jiandaoyun', object: form },
				{ fields },
			);
			system.put('task', fields);
			await created.known('task');
			system.at += minute;
			await look();
			expect(toldOf(items)).toEqual([]);
			system.put('task', closed);
			system.at += minute;
			await look();
			expect(toldOf(items)).toEqual([
				every === 'yes' ? 'record.changed task' : 'ticket.closed task',
			]);
		}
	});

	it('tells what was deleted, where the system shows it and somebody asks for it', async () => {
		for (const [deleted, told] of [
			['ticket.removed', ['ticket.removed t']],
			['', []],
		] as const) {
			const system = new FakeSystem();
			const { items, look } = aTrigger(aHouse(), system, { options: { deleted } });
			system.put('t', open);
			system.at += minute;
			await look();
			system.at += minute;
			system.put('t', open);
			system.records.set('t', { ...system.records.get('t')!, deleted: true });
			system.at += minute;
			await look();
			await look();
			expect(toldOf(items)).toEqual(told);
		}
	});

	it('leaves out what a condition leaves out, and notes it', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const conditions = [{ field: 'attribute', path: 'score', test: 'is', value: '5' }];
		const options = { fields: [{ field: 'attribute', attribute: 'score', path: 'score' }] };
		const { items, look } = aTrigger(house, system, { options, filters: { conditions } });
		await look();
		system.at += minute;
		system.put('low', { ...closed, score: 1 });
		system.put('high', { ...closed, score: 5 });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed high']);
		expect((await rowsOf(house)).map(({ subject_id }) => subject_id).sort()).toEqual([
			'high',
			'low',
		]);
	});

	it('keeps its place while the system cannot be read, and tells that once', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const { items, look, about } = aTrigger(house, system);
		await look();
		system.at += minute;
		system.put('t', closed);
		system.at += minute;
		system.between = () => {
			throw new SystemError('unavailable', 'away', 'later');
		};
		for (const isNews of [true, false]) {
			await expect(look()).rejects.toThrow('away');
			expect(await noteFailure(house, about, 'away')).toBe(isNews);
		}
		system.at += 3 * day;
		system.between = () => {};
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed t']);
		expect(await noteFailure(house, about, 'away')).toBe(true);
	});

	it('goes on at the page it has reached where a limit cuts each look off, although all changed at once', async () => {
		for (const learning of [false, true]) {
			const system = new FakeSystem();
			const { items, look } = aTrigger(aHouse(), system);
			if (!learning) await look();
			system.at += minute;
			const names = Array.from({ length: 30 }, (_, nth) => `t${String(nth).padStart(2, '0')}`);
			for (const name of names) system.put(name, learning ? open : closed, system.at);
			system.at += minute;
			const limited = async (): Promise<number> => {
				let taken = 0;
				system.between = () => {
					if ((taken += 1) > 4) throw new SystemError('limited', 'slower', 'later');
				};
				const before = system.pages;
				const cut = await look().then(
					() => 0,
					(error: unknown) => {
						if (error instanceof SystemError) return 1;
						throw error;
					},
				);
				system.at += 5 * minute;
				expect(system.pages - before).toBeLessThanOrEqual(4);
				return cut;
			};
			let cut = 0;
			for (let turn = 0; turn < 5; turn++) cut += await limited();
			expect(cut).toBeGreaterThanOrEqual(3);
			if (learning) for (const name of names) system.put(name, closed, system.at - minute);
			for (let turn = 0; turn < 10; turn++) await limited();
			expect(toldOf(items).sort()).toEqual(names.map((name) => `ticket.closed ${name}`));
		}
	});

	it('reads shorter spans of a system that numbers its pages, until one is read whole', async () => {
		const system = new FakeSystem(2, true);
		const { items, look } = aTrigger(aHouse(), system, numberedWatch);
		await look();
		const names = Array.from({ length: 24 }, (_, nth) => `t${String(nth).padStart(2, '0')}`);
		for (const name of names) {
			system.at += minute;
			system.put(name, closed);
		}
		system.at += minute;
		for (let turn = 0; turn < 30; turn++) {
			let taken = 0;
			system.between = () => {
				if ((taken += 1) > 6) throw new SystemError('limited', 'slower', 'later');
			};
			await look().catch((error: unknown) => {
				if (!(error instanceof SystemError)) throw error;
			});
			system.at += 1_000;
		}
		expect(toldOf(items).sort()).toEqual(names.map((name) => `ticket.closed ${name}`));
	});

	it('reads on from the beginning where what was kept cannot be read', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const { items, look } = aTrigger(house, system);
		await look();
		system.at += minute;
		system.put('t', closed);
		system.at += minute;
		await house.store.db
			.updateTable('poll_cursor')
			.set({ reading: '{"since":' })
			.where('workspace_id', '=', house.workspace)
			.execute();
		await look();
		expect(toldOf(items)).toEqual(['ticket.closed t']);
	});

	it('tells that a record is gone, although we had just written into it', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		system.put('t', { name: 'x' });
		const options = { every: 'yes', deleted: 'record.removed' };
		const { items, look } = aTrigger(house, system, { options });
		system.at += minute;
		await look();
		const record = { system: 'jiandaoyun', object: form, id: 't' };
		await noteWriteBack(house, system.at, record, { fields: { score: 3 } });
		system.put('t', { score: 3 });
		system.records.set('t', { ...system.records.get('t')!, deleted: true });
		system.at += minute;
		await look();
		expect(toldOf(items)).toEqual(['record.removed t']);
	});

	it('begins anew where the page it has reached is refused', async () => {
		const system = new FakeSystem();
		const { items, look } = aTrigger(aHouse(), system);
		await look();
		system.at += minute;
		for (const name of ['a', 'b', 'c', 'd', 'e']) system.put(name, closed);
		system.at += minute;
		let page = 0;
		for (const fault of ['limited', 'refused'] as const) {
			system.between = () => {
				if ((page += 1) % 2 === 0) throw new SystemError(fault, 'no', 'later');
			};
			page = fault === 'limited' ? 0 : 1;
			await expect(look()).rejects.toThrow('no');
		}
		system.between = () => {};
		const before = system.pages;
		await look();
		expect(system.pages - before).toBe(3);
		expect(toldOf(items)).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `ticket.closed ${id}`));
	});

	it('tells a first look that fails, and once', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const { look, about } = aTrigger(house, system);
		system.between = () => {
			throw new SystemError('missing', 'no such form', 'choose another');
		};
		for (const isNews of [true, false, false]) {
			await expect(look()).rejects.toThrow('no such form');
			expect(await noteFailure(house, about, 'no such form')).toBe(isNews);
			system.at += minute;
		}
	});

	it('loses nothing that happens while the first look is cut off', async () => {
		const system = new FakeSystem();
		for (let nth = 0; nth < 10; nth++) system.put(`old-${nth}`, closed, start - day);
		system.at += minute;
		const { items, look } = aTrigger(aHouse(), system);
		for (let turn = 0; turn < 5; turn++) {
			let page = 0;
			system.between = () => {
				if ((page += 1) === 3) throw new SystemError('limited', 'slower', 'later');
			};
			await expect(look()).rejects.toThrow('slower');
			system.at += minute;
			system.put(`x${turn}`, closed);
		}
		system.between = () => {};
		system.at += minute;
		await look();
		await look();
		expect(toldOf(items)).toEqual([0, 1, 2, 3, 4].map((turn) => `ticket.closed x${turn}`));
	});

	it('loses nothing while the clock is an hour ahead, nor after it is put right', async () => {
		for (const aheadAtFirst of [0, 60 * minute]) {
			const system = new FakeSystem();
			system.put('old', closed, start - day);
			const { items, look, about } = aTrigger(aHouse(), system);
			let ahead = aheadAtFirst;
			about.clock = () => system.at + ahead;
			await look();
			ahead = 60 * minute;
			await look();
			const turns = [0, 1, 2, 3, 4, 5];
			for (const turn of turns) {
				if (turn === 3) ahead = 0;
				system.at += 5 * minute;
				system.put(`t${turn}`, closed);
				system.at += 1;
				await look();
			}
			system.at += 90 * minute;
			await look();
			expect(toldOf(items)).toEqual(turns.map((turn) => `ticket.closed t${turn}`));
		}
	});

	it('tells a closing once where a slow process holds a page from before it', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const one = aTrigger(house, system);
		const slow = aTrigger(house, system);
		await one.look();
		system.at += minute;
		system.put('t', open);
		system.at += minute;
		await one.look();
		const { changed } = system.connected;
		let [read, goOn] = [() => {}, () => {}];
		const isRead = new Promise<void>((done) => (read = done));
		const gate = new Promise<void>((done) => (goOn = done));
		slow.about.connected = {
			...system.connected,
			changed: async (...asked) => {
				const page = await changed!(...asked);
				read();
				await gate;
				return page;
			},
		};
		const looking = slow.look();
		await isRead;
		system.put('t', closed);
		system.at += minute;
		await one.look();
		goOn();
		await looking;
		system.put('t', { comment: 'x' });
		system.at += minute;
		await one.look();
		expect(toldOf([...one.items, ...slow.items])).toEqual(['ticket.closed t']);
	});

	it('meets clocks that differ by five minutes, whichever is ahead', async () => {
		for (const ahead of [5 * minute, -5 * minute]) {
			const system = new FakeSystem();
			const { items, look } = aTrigger(aHouse(), system);
			await look();
			system.at += 10 * minute;
			await look();
			system.put('t', closed, system.at + ahead);
			for (let turn = 0; turn < 4; turn++) {
				system.at += 5 * minute;
				await look();
			}
			expect(toldOf(items)).toEqual(['ticket.closed t']);
		}
	});

	it('passes over what of a record cannot be read', async () => {
		const system = new FakeSystem();
		const options = {
			fields: [
				{ field: 'value.amount', path: 'amount' },
				{ field: 'occurredAt', path: 'closed_at' },
			],
		};
		const { items, look } = aTrigger(aHouse(), system, { options });
		await look();
		system.at += minute;
		system.put('t', { ...closed, amount: 'a lot', closed_at: 'yesterday' });
		system.put('u', { ...closed, amount: '12.50' });
		system.at += minute;
		await look();
		expect(items).toMatchObject([
			{ event: { subject: { id: 't' }, value: null } },
			{ event: { subject: { id: 'u' }, value: { amount: 12.5 } } },
		]);
		const { text } = items[0]?.outcome as { text: string };
		expect(text).toContain('"yesterday"');
	});

	it('tells a record by its own id where what the panel calls its id is none', async () => {
		const system = new FakeSystem();
		const options = {
			fields: [
				{ field: 'id', path: 'number' },
				{ field: 'subject.id', path: 'code' },
			],
		};
		const { items, look } = aTrigger(aHouse(), system, { options });
		await look();
		system.at += minute;
		system.put('t', { ...closed, number: 1.5 });
		system.put('u', { ...closed, code: 'x'.repeat(300) });
		system.put('v', { ...closed, number: 7, code: 'C-7' });
		system.at += minute;
		await look();
		const subjects = items.map(({ event }) => (event as { subject: { id: string } }).subject.id);
		expect(subjects).toEqual(['t', 'u', 'C-7']);
		const { text } = items[0]?.outcome as { text: string };
		expect(text).toContain('id is 1.5, but must be a text or a whole number. It was left out.');
	});

	it('shows the newest records by hand, and stores nothing', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		const { about } = aTrigger(house, system);
		await expect(showNewest(house, about)).rejects.toThrow('Nothing was changed');
		for (let nth = 0; nth < 9; nth++) {
			system.put(`t${nth}`, nth % 2 === 0 ? closed : open, start - nth * day);
		}
		const shown = await showNewest(house, about);
		expect(toldOf(shown)).toEqual(['ticket.closed t0', 'record.changed t1']);
		expect(shown).toMatchObject([
			{ test: true, outcome: { code: 'received' }, customer: { email: 't0@example.com' } },
			{ test: true, outcome: { code: 'no_event' } },
		]);
		expect(await rowsOf(house)).toEqual([]);
		const marks = await store().db.selectFrom('poll_record').selectAll().execute();
		expect(marks.filter(({ workspace_id }) => workspace_id === house.workspace)).toEqual([]);
	});

	it('says by hand which derived field a record does not have', async () => {
		const house = aHouse();
		const system = new FakeSystem();
		system.put('t', { colour: 'red' });
		const textsOf = async (derivedFields: string, every = 'yes') => {
			const { about } = aTrigger(house, system, { options: { every, derivedFields } });
			const shown = await showNewest(house, about);
			return shown.map(({ outcome }) => (outcome as { text: string }).text);
		};
		const says = [expect.stringContaining('no field color, which stands under Derived Fields')];
		expect(await textsOf('colour、color')).toEqual(says);
		for (const texts of [await textsOf('colour'), await textsOf('color', 'no')]) {
			expect(texts).toEqual([expect.not.stringContaining('Derived Fields')]);
		}
	});

	it.each([false, true])(
		'tells each closing once, whatever changes, dies or comes at the same time (numbered pages: %s)',
		async (numbered) => {
			await fc.assert(
				fc.asyncProperty(fc.array(steps, { maxLength: 30 }), async (plan) => {
					await playOut(aHouse(), plan, numbered);
				}),
				{ numRuns: dialect === 'sqlite' ? 60 : 25 },
			);
		},
	);
});

/** One thing that happens; a death comes at the nth page, or when its events are handed on. */
type Step =
	| { kind: 'close'; id: string }
	| { kind: 'touch'; id: string }
	| { kind: 'again'; id: string }
	| { kind: 'wait'; time: number }
	| { kind: 'race'; limit: number }
	| Look;

type Look = {
	kind: 'look';
	dies: 'never' | 'page' | 'limit' | 'hand';
	page: number;
	meanwhile: string;
};

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const steps: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constantFrom('close', 'touch', 'again'), id: ids }),
	fc.record({ kind: fc.constant('race'), limit: fc.integer({ min: 1, max: 9 }) }),
	fc.record({ kind: fc.constant('wait'), time: fc.constantFrom(0, 1, minute, 11 * minute) }),
	fc.record({
		kind: fc.constant('look'),
		dies: fc.constantFrom('never', 'page', 'limit', 'hand'),
		page: fc.integer({ min: 1, max: 4 }),
		meanwhile: ids,
	}),
) as fc.Arbitrary<Step>;

class Death extends Error {}

async function playOut(house: House, plan: readonly Step[], numbered: boolean): Promise<void> {
	const system = new FakeSystem(2, numbered);
	const trigger = aTrigger(house, system, numbered ? numberedWatch : {});
	const hand = trigger.about.hand;
	/** The same trigger in another process. */
	const twin = aTrigger(house, system, numbered ? numberedWatch : {});
	await trigger.look();
	/** How often each record was closed. */
	const closings = new Map<string, number>();
	const isClosed = (id: string): boolean =>
		system.records.get(id)?.fields.ticket_status === closed.ticket_status;
	const close = (id: string): void => {
		if (!isClosed(id)) closings.set(id, (closings.get(id) ?? 0) + 1);
		system.put(id, closed);
	};
	/** A look that comes to its end, and sees all that there is. */
	const wholeLook = async (): Promise<void> => {
		system.at += 1;
		await trigger.look();
	};
	for (const step of plan) {
		if (step.kind === 'wait') system.at += step.time;
		else if (step.kind === 'race') {
			let page = 0;
			system.between = () => {
				if ((page += 1) > step.limit) throw new SystemError('limited', 'slower', 'later');
			};
			for (const done of await Promise.allSettled([trigger.look(), twin.look()])) {
				if (done.status === 'rejected' && !(done.reason instanceof SystemError)) throw done.reason;
			}
			system.between = () => {};
			system.at += 1;
		} else if (step.kind === 'close') close(step.id);
		else if (step.kind === 'touch') {
			system.put(step.id, isClosed(step.id) ? { score: 1 } : open);
		} else if (step.kind === 'again') {
			if (!isClosed(step.id)) continue;
			// What nobody sees cannot be told: both states are looked at.
			await wholeLook();
			system.put(step.id, open);
			await wholeLook();
			close(step.id);
		} else {
			let page = 0;
			system.between = () => {
				page += 1;
				// It changes while it is read, to before and behind the place where the reading is.
				if (page === 2) {
					system.at += 1;
					close(step.meanwhile);
				}
				if (step.dies === 'page' && page === step.page) throw new Death();
				if (step.dies === 'limit' && page >= step.page) {
					throw new SystemError('limited', 'slower', 'later');
				}
			};
			trigger.about.hand = async (received, notes) => {
				if (step.dies === 'hand') throw new Death();
				await hand(received, notes);
			};
			await trigger.look().catch((error: unknown) => {
				if (!(error instanceof Death || error instanceof SystemError)) throw error;
			});
			system.between = () => {};
			trigger.about.hand = hand;
		}
	}
	system.at += minute;
	await trigger.look();
	await trigger.look();
	const events = await rowsOf(house);
	const found = new Map<string, number>();
	for (const { subject_id: id } of events) {
		if (id !== null) found.set(id, (found.get(id) ?? 0) + 1);
	}
	expect(found).toEqual(closings);
	// What was stored and not handed on waits for its turn, so that none is lost and none comes twice.
	const handed = [...trigger.items, ...twin.items].map(({ event }) => (event as { id: string }).id);
	expect(new Set(handed).size).toBe(handed.length);
	const waiting = await house.store.db
		.selectFrom('event_delivery')
		.select('event_id')
		.where('workspace_id', '=', house.workspace)
		.where('state', '=', 'received')
		.execute();
	const all = [...handed, ...waiting.map(({ event_id: id }) => id)].sort();
	expect(all).toEqual(events.map(({ event_id: id }) => id).sort());
}
