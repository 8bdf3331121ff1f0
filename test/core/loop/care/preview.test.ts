import fc from 'fast-check';

import { previewCare } from '../../../../core/loop/care/preview';
import { changeFacts } from '../../../../core/store/repositories/known-facts';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { lunar, rows, solar } from '../../care/world';
import { day, hour, now } from '../a-house';
import { says } from '../a-word';
import { aWorld } from './known';
import { campaignOf, defined, home, told, type Told } from './runs';

useDatabases();

/** Three campaigns that get into one another's way. */
const birthdays = defined('birthday', {
	key: 'a-birthday',
	steps: rows({ days: -3, validDays: 2 }, { days: 0 }),
});
const joined = defined('anniversary', {
	key: 'b-joined',
	settings: { date: 'customer_since' },
	priority: 'high',
	steps: rows({ days: 0, validDays: 5 }, { days: 4, validDays: 6 }),
});
const renewals = defined('renewal', {
	key: 'c-renewal',
	steps: rows({ days: -6, to: 'owner' }, { days: -4 }, { days: -1 }),
});
const all = [birthdays, joined, renewals];

/** Runs are so far apart. */
const every = 6 * hour;

const byTime = (one: Told & { key: string }, other: Told & { key: string }) =>
	one.at - other.at || JSON.stringify(one).localeCompare(JSON.stringify(other));

describe.each(databases)('a look ahead, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	type Who = {
		birth: number;
		since: number;
		renewal: number;
		lunar: boolean;
		zone: string | null;
		mailbox: number;
		agrees: boolean;
		opens: boolean;
		contacted: number | null;
	};
	const begin = now - (now % day);
	const dateIn = (days: number) => new Date(begin + days * day);
	const dayIn = (days: number, year: number | null) => {
		const at = dateIn(days);
		return solar(at.getUTCMonth() + 1, at.getUTCDate(), year);
	};

	const populated = async (people: readonly Who[]) => {
		const world = aWorld(store());
		const { workspace, house, somebody } = world;
		for (const who of people) {
			const id = await somebody({
				email: `m${who.mailbox}@${workspace}.example`,
				time_zone: who.zone,
				owner: JSON.stringify({ id: null, name: 'Bo', email: 'bo@house.example' }),
			});
			const of = { customerId: id, kind: 'date' } as const;
			await store().transaction(
				async (tx) =>
					await changeFacts({ db: tx, dialect, workspace }, [
						{
							...of,
							name: 'birth',
							day: who.lunar ? lunar(3, 1 + (who.birth % 20)) : dayIn(who.birth, null),
						},
						{ ...of, name: 'customer_since', day: dayIn(who.since, 2020) },
						{ ...of, name: 'renewal', day: dayIn(who.renewal, 2026) },
					]),
			);
			if (who.agrees) await says(house, id, 'granted', ['promotional_care'], now - 90 * day);
			if (who.opens) await world.opens({ customer_id: id, state: 'open' });
			if (who.contacted !== null) {
				const address = `m${who.mailbox}@${workspace}.example`;
				await world.contact({ customer_id: id, address, at: begin - who.contacted * day });
			}
		}
		return world;
	};

	/** What hourly runs of all three do, one behind the other. */
	const played = async (house: Parameters<typeof campaignOf>[0], from: number, until: number) => {
		const lines: Array<Told & { key: string }> = [];
		const campaigns = all.map((definition) => ({
			key: definition.key,
			...campaignOf(house, definition, {
				home: { ...home, node: { id: definition.key, name: definition.key } },
			}),
		}));
		for (const { runs } of campaigns) await runs(from);
		for (let at = from + every; at <= until; at += every) {
			for (const { key, runs } of campaigns) {
				const found = await runs(at);
				lines.push(
					...[...told(found.due, at), ...told(found.held, at)].map((one) => ({ key, ...one })),
				);
			}
		}
		return lines.sort(byTime);
	};

	const foreseen = async (house: Parameters<typeof campaignOf>[0], from: number, until: number) => {
		const ahead = await previewCare(house, from, {
			definition: null,
			campaigns: null,
			from,
			until,
			customerId: null,
			every,
		});
		const lines = [...ahead.due, ...ahead.held].map((item) => ({
			key: item.care?.campaign ?? '',
			who: item.customer?.id ?? '',
			step: item.care?.step ?? 0,
			code: item.outcome?.code === 'would_send' ? 'send_now' : (item.outcome?.code ?? ''),
			at: Date.parse(item.due?.dueAt ?? ''),
		}));
		return { ahead, lines: lines.sort(byTime) };
	};

	const who = fc.record({
		birth: fc.integer({ min: -1, max: 8 }),
		since: fc.integer({ min: -1, max: 8 }),
		renewal: fc.integer({ min: -1, max: 10 }),
		lunar: fc.boolean(),
		zone: fc.constantFrom(null, 'Asia/Tokyo', 'America/New_York', 'Nowhere/Land'),
		mailbox: fc.integer({ min: 1, max: 4 }),
		agrees: fc.constantFrom(true, true, true, false),
		opens: fc.constantFrom(false, false, false, true),
		contacted: fc.option(fc.integer({ min: 1, max: 20 })),
	});

	it('equals the runs of that span, item by item', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(who, { minLength: 1, maxLength: 5 }), async (people) => {
				const { house } = await populated(people);
				const until = begin + 6 * day;
				// So that the campaigns are there.
				for (const definition of all) {
					const node = { id: definition.key, name: definition.key };
					await campaignOf(house, definition, { home: { ...home, node } }).run(begin);
				}
				const { lines } = await foreseen(house, begin, until);
				expect(lines).toEqual(await played(house, begin, until));
			}),
			{ numRuns: dialect === 'sqlite' ? 8 : 3 },
		);
	});

	const one: Who = {
		birth: 2,
		since: 30,
		renewal: 40,
		lunar: false,
		zone: null,
		mailbox: 1,
		agrees: true,
		opens: false,
		contacted: null,
	};
	const asked = { definition: birthdays, campaigns: null, customerId: null };
	const within = { from: begin, until: begin + 7 * day };

	it('says what would be written, of a campaign that has never run, and stores nothing', async () => {
		const { house } = await populated([one, { ...one, birth: 3, mailbox: 2 }]);
		const ahead = await previewCare(house, begin, { ...asked, ...within });
		expect(ahead.due.map(({ care }) => care?.step)).toEqual([1, 2, 2]);
		expect(ahead.due[0]).toMatchObject({
			message: null,
			care: { campaign: 'a-birthday', occasion: 'birthday', key: null },
			outcome: { code: 'would_send' },
			preview: { to: `m2@${house.workspace}.example`, subject: 'Hello' },
		});
		expect(ahead.days).toEqual([
			{ date: '2026-04-15', due: 1, held: 0 },
			{ date: '2026-04-17', due: 1, held: 0 },
			{ date: '2026-04-18', due: 1, held: 0 },
		]);
		for (const table of ['campaign', 'care_occasion', 'care_step', 'contact', 'due'] as const) {
			const { db } = house.store;
			const rows = db.selectFrom(table).selectAll().where('workspace_id', '=', house.workspace);
			expect(await rows.execute()).toEqual([]);
		}
	});

	it('is of one customer where one is named', async () => {
		const { house } = await populated([one, { ...one, mailbox: 2 }]);
		const { db } = house.store;
		const [first] = await db
			.selectFrom('customer')
			.select('customer_id')
			.where('workspace_id', '=', house.workspace)
			.execute();
		const customerId = first?.customer_id ?? '';
		const ahead = await previewCare(house, begin, { ...asked, ...within, customerId });
		expect([...new Set(ahead.due.map(({ customer }) => customer?.id))]).toEqual([customerId]);
		await expect(
			previewCare(house, begin, { ...asked, ...within, customerId: 'cus_nobody' }),
		).rejects.toThrow('There is no customer "cus_nobody".');
	});

	it('refuses a span that is none, and a campaign that there is not', async () => {
		const { house } = await populated([one]);
		const wrong = { from: begin, until: begin };
		await expect(previewCare(house, begin, { ...asked, ...wrong })).rejects.toThrow('is none');
		const stored = { definition: null, campaigns: ['nothing'] };
		await expect(previewCare(house, begin, { ...asked, ...within, ...stored })).rejects.toThrow(
			'There is no campaign "nothing".',
		);
	});
});
