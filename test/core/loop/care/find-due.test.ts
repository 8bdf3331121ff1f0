import { says } from '../a-word';
import { changeFacts } from '../../../../core/store/repositories/known-facts';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { rows, solar } from '../../care/world';
import { day, hour, now } from '../a-house';
import { aWorld } from './known';
import { campaignOf, defined, home } from './runs';

useDatabases();

/** 2026-04-15 10:00 in UTC is the moment of a run. */
describe.each(databases)('a run of a campaign, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const setting = async (definition: unknown = defined('birthday')) => {
		const world = aWorld(store());
		const { workspace, house, somebody } = world;
		const born = async (
			month: number,
			on: number,
			change: Parameters<typeof somebody>[0] = {},
		): Promise<string> => {
			const id = await somebody({ email: `p${Math.random()}@house.example`, ...change });
			await store().transaction(
				async (tx) =>
					await changeFacts({ db: tx, dialect, workspace }, [
						{ customerId: id, kind: 'date', name: 'birth', day: solar(month, on) },
					]),
			);
			await says(house, id, 'granted', ['promotional_care'], now - 100 * day);
			return id;
		};
		return { ...world, born, ...campaignOf(house, definition) };
	};

	it('finds at first nothing that was before, and then each once', async () => {
		const { born, runs } = await setting();
		const id = await born(4, 15);
		const first = await runs(now - hour);
		expect(first.due).toEqual([]);
		expect(first.note).toMatch(/first/i);
		const { due, held, sent } = await runs(now);
		expect(held).toEqual([]);
		expect(due).toHaveLength(1);
		expect(due[0]).toMatchObject({
			customer: { id },
			care: { campaign: 'care', occasion: 'birthday', step: 1 },
			outcome: { code: 'send_now' },
			message: { kind: 'care', subject: 'Hello' },
		});
		expect(sent).toEqual([due[0]?.message?.key]);
		for (const at of [now, now + hour, now + day]) {
			expect(await runs(at)).toMatchObject({ due: [], held: [] });
		}
	});

	it('comes again the year after', async () => {
		const { born, runs } = await setting();
		await born(4, 15);
		await runs(now - hour);
		expect((await runs(now)).due).toHaveLength(1);
		const year = now + 365 * day;
		await runs(year - hour);
		expect((await runs(year)).due).toHaveLength(1);
	});

	it('greets on the day where they live, not a day early', async () => {
		const { born, runs } = await setting();
		await born(4, 15, { time_zone: 'Asia/Tokyo' });
		await runs(Date.UTC(2026, 3, 14, 0));
		const found: string[] = [];
		for (let at = Date.UTC(2026, 3, 14, 1); at < Date.UTC(2026, 3, 16); at += hour) {
			if ((await runs(at)).due.length > 0) found.push(new Date(at).toISOString());
		}
		expect(found).toEqual(['2026-04-15T01:00:00.000Z']);
	});

	it('makes up for runs that were missed, while it is still worth it', async () => {
		const { born, runs } = await setting();
		await born(4, 15);
		await born(4, 12);
		await runs(now - 5 * day);
		const { due, held } = await runs(now + 4 * hour);
		expect(due).toHaveLength(1);
		// The other one's day is over, which is told.
		expect(held.map(({ outcome }) => outcome?.code)).toEqual(['past']);
	});

	it('stores nothing when it peeks, and shows the same', async () => {
		const { born, run, house } = await setting();
		await born(4, 15);
		// As a first run would: nothing that was before is sent.
		const first = await run(now, { peek: true });
		expect(first.due).toEqual([]);
		// Nothing is planned by a look, so that it does not say so.
		expect(first.note).toBeNull();
		const { db } = house.store;
		for (const table of ['campaign', 'care_occasion', 'care_step', 'contact', 'due'] as const) {
			const all = db.selectFrom(table).selectAll().where('workspace_id', '=', house.workspace);
			expect(await all.execute()).toEqual([]);
		}
		expect((await run(now - hour)).note).toMatch(/first run/i);
		expect((await run(now, { peek: true })).due).toHaveLength(1);
		expect((await run(now)).due).toHaveLength(1);
	});

	it('sends a mailbox one message, however many have it', async () => {
		const { born, runs } = await setting();
		const email = 'family@house.example';
		await born(4, 15, { email });
		await born(4, 15, { email: 'Family@house.example' });
		await runs(now - hour);
		const { due, held } = await runs(now);
		expect(due).toHaveLength(1);
		expect(held.map(({ outcome }) => outcome?.code)).toEqual(['same_mailbox']);
	});

	it('is refused where another node that runs has the same key', async () => {
		const { run } = await setting();
		await run(now);
		const other = { ...home, node: { id: 'n2', name: 'Other' } };
		await expect(run(now + hour, { home: other })).rejects.toThrow(
			'The campaign "care" is defined by the node "Find Due" of the workflow "Care" already.',
		);
		// The first one is gone.
		await expect(run(now + 3 * day, { home: other })).resolves.toMatchObject({ due: [] });
	});

	it('goes on with a series, a step at a time', async () => {
		const steps = rows({ days: 0 }, { days: 2 }, { days: 5 });
		const { born, runs } = await setting(
			defined('birthday', { steps: steps.map((step) => ({ ...step, validDays: 3 })) }),
		);
		await born(4, 15);
		await runs(now - hour);
		const days: Array<[number, number | undefined]> = [];
		for (let at = now; at <= now + 30 * day; at += 6 * hour) {
			for (const { care } of (await runs(at)).due) {
				days.push([Math.round((at - now) / day), care?.step]);
			}
		}
		// Four in a month are allowed, but two in two weeks together with surveys.
		expect(days).toEqual([
			[0, 1],
			[2, 2],
		]);
	});

	it('gives a workflow that did not send the same again, five times', async () => {
		const { born, run } = await setting();
		await born(4, 15);
		await run(now - hour, { sentBy: 'workflow' });
		const given: number[] = [];
		for (let at = now; at < now + 8 * hour; at += 20 * 60_000) {
			given.push((await run(at, { sentBy: 'workflow' })).due.length);
		}
		expect(given.filter((one) => one === 1)).toHaveLength(5);
		expect(given.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
	});

	it('leaves it to the clock, which is told once', async () => {
		const { born, run, due, house } = await setting();
		await born(4, 15);
		await run(now - hour);
		const [one] = (await run(now)).due;
		expect((await run(now + hour)).due).toEqual([]);
		const careId = String(one?.care?.key).split(':')[0] ?? '';
		expect(await due(careId)).toEqual([{ kind: 'care', due_at: now }]);
		expect(house.workspace).toBeTruthy();
	});

	it('does not send a step again where others are put before it', async () => {
		const said = (...texts: string[]) =>
			defined('birthday', {
				steps: texts.map((text, at) => ({ days: at, subject: text, text, validDays: 9 })),
			});
		const { house, born, runs } = await setting(said('One', 'Two'));
		await born(4, 15);
		await runs(now - hour);
		expect((await runs(now)).due.map(({ message }) => message?.subject)).toEqual(['One']);
		const { runs: changed } = campaignOf(house, said('Zero', 'One', 'Two'));
		const later: string[] = [];
		for (let at = now + hour; at < now + 5 * day; at += 6 * hour) {
			later.push(...(await changed(at)).due.map(({ message }) => message?.subject ?? ''));
		}
		expect(later).toEqual(['Two']);
	});

	it('decides nothing about the step behind where one that was sent comes once more', async () => {
		const { born, runs, sends, house } = await setting(
			defined('birthday', { steps: rows({ days: 0 }, { days: 1 }) }),
		);
		await born(4, 15);
		await runs(now - hour);
		const [key = ''] = (await runs(now)).sent;
		expect(await sends(key, 'x@house.example', now + day)).toBe(false);
		const steps = await house.store.db
			.selectFrom('care_step')
			.select(['step', 'state'])
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(steps).toEqual([{ step: 0, state: 'sent' }]);
	});

	it('hands out nothing but by a run where the step that was to leave falls out', async () => {
		const { born, run, sends, house } = await setting(
			defined('birthday', { steps: rows({ days: 0 }, { days: 0, validDays: 3 }) }),
		);
		await born(4, 15);
		await run(now - hour);
		const [first] = (await run(now)).due;
		expect(await sends(first?.care?.key ?? '', 'x@house.example', now + day)).toBe(false);
		const steps = await house.store.db
			.selectFrom('care_step')
			.select(['step', 'state'])
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(steps).toEqual([{ step: 0, state: 'held' }]);
		expect((await run(now + day)).due.map(({ care }) => care?.step)).toEqual([2]);
	});
});
