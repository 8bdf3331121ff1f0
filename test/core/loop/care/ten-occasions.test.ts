import { occasionKinds } from '../../../../core/care/occasions';
import { mailboxOf } from '../../../../core/model/mailbox';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, now } from '../a-house';
import { customersOf } from './customers';
import { campaignOf } from './runs';

useDatabases();

let workspaces = 0;
const tried = new Set<string>();

/** From an event or a date to the message that leaves. 2026-04-15 10:00 in UTC is a Wednesday. */
describe.each(databases)('each occasion, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A workspace with a campaign of an occasion, in which nothing else keeps anything from being sent. */
	async function aCampaign(occasion: string, settings: object, steps: object[], key = occasion) {
		const house = houseIn(store(), `occasion-${(workspaces += 1)}`);
		const customers = customersOf(house);
		await customers.withoutLimits();
		tried.add(occasion);
		const campaign = (named = key) =>
			campaignOf(
				house,
				{ key: named, occasion, settings, steps },
				{
					home: { workflow: { id: named, name: named }, node: { id: named, name: named } },
				},
			);
		/** A run a day, beginning the hour before the first: on which day what was sent to whom, and what it says. */
		const daily = async (
			days: number,
			{
				each = async (_at: number): Promise<unknown> => null,
				after = async (_at: number): Promise<unknown> => null,
				from = now,
			} = {},
		) => {
			const of = campaign();
			await of.runs(from - hour);
			const said: Array<[number, string, string]> = [];
			for (let on = 0; on < days; on += 1) {
				const at = from + on * day;
				await each(at);
				for (const { message, care } of (await of.runs(at)).due) {
					expect(care).toMatchObject({ occasion });
					const who = mailboxOf(message?.to ?? '')?.split('@')[0] ?? '';
					said.push([on, who, `${message?.subject} | ${message?.text}`]);
				}
				await after(at);
			}
			return said;
		};
		return { house, ...customers, campaign, daily };
	}
	const li = { Email: 'li@house.example', Name: 'Li Wei' };
	const hello = (subject: string, text: string, more: object = {}) => ({
		days: 0,
		subject,
		text,
		...more,
	});

	it('birthday: by the sun and by the moon, with the years where they are asked for', async () => {
		const steps = [hello('For {name}', '{greeting} {years} years!')];
		const { comes, daily } = await aCampaign('birthday', { sayAge: true }, steps);
		await comes({ ...li, Birthday: '1990-04-16' });
		// The third of the third month of the moon.
		await comes({ Email: 'wang@house.example', Name: 'Wang Fang', Birthday: '农历1980年三月初三' });
		await comes({ Email: 'ann@house.example', Birthday: '04-17' });
		expect(await daily(8)).toEqual([
			[1, 'li', 'For Li Wei | Dear Li Wei, 36 years!'],
			[4, 'wang', 'For Wang Fang | Dear Wang Fang, 46 years!'],
		]);
	});

	it('holiday: what their country keeps, on its day', async () => {
		const steps = [hello('{festival}', '{greeting} happy {festival}!')];
		const settings = { festivals: ['mid_autumn'] };
		const { comes, daily } = await aCampaign('holiday', settings, steps);
		await comes({ ...li, Country: 'CN' });
		await comes({ Email: 'ann@house.example', Country: 'DE' });
		expect(await daily(4, { from: Date.UTC(2026, 8, 23, 10) })).toEqual([
			[2, 'li', 'Mid-Autumn Festival | Dear Li Wei, happy Mid-Autumn Festival!'],
		]);
	});

	it('anniversary: so many years since a day of theirs', async () => {
		const steps = [hello('{years} years', '{greeting} since {years} years.')];
		const { comes, daily } = await aCampaign('anniversary', { date: 'renewal' }, steps);
		await comes({ ...li, 'Contract End': '2024-04-17' });
		expect(await daily(4)).toEqual([[2, 'li', '2 years | Dear Li Wei, since 2 years.']]);
	});

	it('milestone: the n-th order', async () => {
		const steps = [hello('Order {count}', '{greeting} your order no. {count}.')];
		const { comes, does, daily } = await aCampaign(
			'milestone',
			{ of: 'orders', counts: [3] },
			steps,
		);
		const id = await comes(li);
		const each = async (at: number) => await does(id, 'order.paid', at - 1_000);
		expect(await daily(5, { each })).toEqual([
			[2, 'li', 'Order 3 | Dear Li Wei, your order no. 3.'],
		]);
	});

	it('renewal: the owner first, then the customer, until it is renewed; it waits while a case is open', async () => {
		const steps = [
			hello('{name} renews', 'Call {name} until {date}.', { days: -9, to: 'owner' }),
			hello('Soon', '{greeting} in {days} days.', { days: -6 }),
			hello('Sooner', '{greeting} in {days} days.', { days: -3 }),
			hello('Soonest', '{greeting} in {days} day.', { days: -1 }),
		];
		const { house, comes, does, opensCase, daily } = await aCampaign('renewal', {}, steps);
		const ids = {
			li: await comes({ ...li, 'Contract End': '2026-04-25' }),
			ann: await comes({ Email: 'ann@house.example', Name: 'Ann', 'Contract End': '2026-04-25' }),
		};
		await store()
			.db.updateTable('customer')
			.set({ owner: JSON.stringify({ id: 'o1', name: 'Ana', email: 'ana@house.example' }) })
			.where('workspace_id', '=', house.workspace)
			.execute();
		let caseId = '';
		const each = async (at: number) => {
			if (at === now + 3 * day) caseId = await opensCase(ids.ann, at);
			if (at === now + 5 * day) await does(ids.li, 'contract.renewed', at);
			if (at !== now + 9 * day) return;
			// Half an eye on it: nothing was sent while it was open.
			await store()
				.db.updateTable('case_file')
				.set({ state: 'confirmed', confirmed_at: at })
				.where('case_id', '=', caseId)
				.execute();
		};
		const said = await daily(12, { each });
		expect(said).toEqual([
			[
				1,
				'ana',
				expect.stringMatching(/^(Li Wei|Ann) renews \| Call (Li Wei|Ann) until .*2026.*$/),
			],
			[
				1,
				'ana',
				expect.stringMatching(/^(Li Wei|Ann) renews \| Call (Li Wei|Ann) until .*2026.*$/),
			],
			[4, 'li', 'Soon | Dear Li Wei, in 6 days.'],
		]);
	});

	it('new customer: a step after the other, at once where the last had its effect', async () => {
		const steps = [
			hello('Welcome', '{greeting} welcome.', { effects: ['app.installed'] }),
			hello('First steps', '{greeting} how it works.', { days: 5 }),
			hello('More', '{greeting} there is more.', { days: 8 }),
		];
		const { comes, does, daily } = await aCampaign('new_customer', {}, steps);
		const ids = { li: await comes(li), ann: await comes({ Email: 'ann@house.example' }) };
		const each = async (at: number) => {
			if (at === now + day) for (const id of Object.values(ids)) await does(id, 'deal.won', at - 1);
			if (at === now + 3 * day) await does(ids.li, 'app.installed', at - 1);
			// It makes nobody new.
			if (at === now + 4 * day) await does(ids.li, 'deal.won', at - 1);
		};
		const said = (await daily(14, { each })).map(([on, who, text]) => [
			on,
			who,
			text.split(' | ')[0],
		]);
		const of = (name: string) =>
			said.filter(([, who]) => who === name).map(([on, , text]) => [on, text]);
		expect(of('li')).toEqual([
			[1, 'Welcome'],
			[3, 'First steps'],
			[9, 'More'],
		]);
		expect(of('ann')).toEqual([
			[1, 'Welcome'],
			[6, 'First steps'],
			[9, 'More'],
		]);
	});

	it('gone quiet: ends at once when they are back, and comes anew after another silence', async () => {
		const steps = [
			hello('Hello', '{greeting} we miss you.'),
			hello('Still', '{greeting} still there?', { days: 7 }),
			hello('Last', '{greeting} goodbye.', { days: 21 }),
		];
		const settings = { leastDays: 10, peaceDays: 30 };
		const { comes, does, daily } = await aCampaign('gone_quiet', settings, steps);
		const id = await comes(li);
		for (const ago of [14, 11, 8]) await does(id, 'order.paid', now - ago * day);
		// Back after the second message; then gone for good.
		const each = async (at: number) => {
			if (at === now + 12 * day) await does(id, 'order.paid', at - hour);
			if (at === now + 50 * day) await does(id, 'order.paid', at - hour);
		};
		const said = (await daily(120, { each })).map(([on, , text]) => [on, text.split(' | ')[0]]);
		expect(said.slice(0, 2)).toEqual([
			[2, 'Hello'],
			[9, 'Still'],
		]);
		// Gaps of 3, 3, 20 and 38 days: twice the median is 23, and the peace of the first is over by then.
		expect(said.slice(2)).toEqual([
			[73, 'Hello'],
			[80, 'Still'],
			[94, 'Last'],
		]);
	});

	it('promoter: thanks, then one favour a period, whatever the campaign; a low score ends it', async () => {
		const steps = [
			hello('Thanks', '{greeting} thank you.', { days: 1 }),
			hello('A review?', '{greeting} would you?', { days: 4, asks: true }),
		];
		const { comes, answers, campaign, daily } = await aCampaign(
			'promoter',
			{ periodDays: 60 },
			steps,
		);
		const ids = { li: await comes(li), ann: await comes({ Email: 'ann@house.example' }) };
		const other = campaign('reference');
		await other.runs(now - hour);
		const others: string[] = [];
		const each = async (at: number) => {
			for (const [on, level] of [
				[0, 'high'],
				[30, 'high'],
				[70, 'high'],
			] as const) {
				if (at === now + on * day) await answers(ids.li, level, at - 1_000);
			}
			if (at === now) await answers(ids.ann, 'high', at - 1_000);
			if (at === now + 2 * day) await answers(ids.ann, 'low', at - 1_000);
		};
		const after = async (at: number) => {
			for (const { message } of (await other.runs(at + 1)).due) {
				others.push(`${message?.to?.split('@')[0]} ${message?.subject}`);
			}
		};
		const said = (await daily(80, { each, after })).map(([on, who, text]) => [
			on,
			who,
			text.split(' | ')[0],
		]);
		expect(said.filter(([, who]) => who === 'ann')).toEqual([[1, 'ann', 'Thanks']]);
		expect(said.filter(([, who]) => who === 'li')).toEqual([
			[1, 'li', 'Thanks'],
			[4, 'li', 'A review?'],
			[31, 'li', 'Thanks'],
			[71, 'li', 'Thanks'],
			[74, 'li', 'A review?'],
		]);
		expect(others.filter((one) => one === 'li A review?')).toEqual([]);
	});

	it('passive: one question', async () => {
		const steps = [hello('A nine?', '{greeting} what would make it a nine?', { days: 1 })];
		const { comes, answers, daily } = await aCampaign('passive', {}, steps);
		const ids = { li: await comes(li), ann: await comes({ Email: 'ann@house.example' }) };
		const each = async (at: number) => {
			if (at === now || at === now + 20 * day) await answers(ids.li, 'middle', at - 1_000);
			if (at === now) await answers(ids.ann, 'high', at - 1_000);
		};
		expect(await daily(30, { each })).toEqual([
			[1, 'li', 'A nine? | Dear Li Wei, what would make it a nine?'],
		]);
	});

	it('own list: each edition once, whoever is on it again', async () => {
		const steps = [hello('News', '{greeting} there is news.')];
		const { house, comes } = await aCampaign('own_list', { edition: '1' }, steps);
		const ids = [await comes(li), await comes({ Email: 'ann@house.example' })];
		const edition = async (name: string, customerIds: string[], at: number) => {
			const definition = {
				key: 'own_list',
				occasion: 'own_list',
				settings: { edition: name },
				steps,
			};
			const { sent } = await campaignOf(house, definition).runs(at, { customerIds });
			return sent.length;
		};
		expect(await edition('1', ids.slice(0, 1), now)).toBe(1);
		expect(await edition('1', ids, now + hour)).toBe(1);
		expect(await edition('1', ids, now + day)).toBe(0);
		expect(await edition('2', ids, now + 2 * day)).toBe(2);
		// The first one comes by mistake once more.
		expect(await edition('1', ids, now + 3 * day)).toBe(0);
	});

	it('is tried, of all that there are', () => {
		expect([...tried].sort()).toEqual(occasionKinds.map(({ key }) => key).sort());
	});
});
