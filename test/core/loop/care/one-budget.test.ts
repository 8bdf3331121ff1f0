import { readCampaign } from '../../../../core/care/read-campaign';
import { campaignAbout, keepCampaign } from '../../../../core/loop/care/campaigns';
import { lookAtCustomers } from '../../../../core/loop/care/look-at-customers';
import type { CareResult } from '../../../../core/loop/care/looking';
import type { CarePriority } from '../../../../core/model/care-words';
import type { JsonObject } from '../../../../core/model/json';
import { reserveContacts } from '../../../../core/store/repositories/contacts';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, now, somebody } from '../a-house';
import { says } from '../a-word';

useDatabases();

let workspaces = 0;

describe.each(databases)('one contact budget of surveys and care, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Nothing limits surveys or care but what limits both together. */
	async function aLife(more: JsonObject = {}) {
		const house = houseIn(store(), `budget-${(workspaces += 1)}`);
		const own = life(house);
		const policy = { quietHours: null, delay: 0, capOverall: null, capPerMetric: { csat: null } };
		await own.settings({ timeZone: 'UTC', policy, care: { caps: { near: null } } }, more);
		await own.publish();

		const arrives = async (externalIds: Record<string, string>, email: string | null) => {
			const { event } = await own.happens({ customer: somebody({ externalIds, email }) });
			return event.customer_id ?? '';
		};
		let people = 0;
		/** Somebody who takes news; two of one mailbox are still two. */
		const comes = async (email: string) => {
			const externalIds = { desk: `p${(people += 1)}-${house.workspace}` };
			await arrives(externalIds, null);
			const id = await arrives(externalIds, email);
			await says(house, id, 'granted', ['news']);
			return id;
		};
		let waves = 0;
		const asks = async (customerId: string, at = now) => {
			const { item } = await own.asks({ customerId, wave: `w${(waves += 1)}` }, at);
			return item.outcome?.code;
		};
		/** A run of a campaign about these customers, in a transaction of its own. */
		const cares = async (
			key: string,
			customerIds: string[],
			{ at = now, priority = 'normal' as CarePriority } = {},
		): Promise<CareResult[]> =>
			await house.store.transaction(async (tx) => {
				const settings = await loadSettings(tx, house.workspace);
				const steps = [{ days: 0, subject: 'News', text: '{greeting} there is news.' }];
				const occasion = { occasion: 'own_list', settings: { edition: 'spring' } };
				const definition = { key, ...occasion, priority, steps };
				const campaign = readCampaign(definition, 'campaign', campaignAbout(settings));
				const named = { id: key, name: key };
				const home = { workflow: named, node: named };
				const row = await keepCampaign(tx, house, at, { campaign, definition, home });
				const listed = new Map(customerIds.map((id) => [id, at]));
				const run = { campaign, row, settings, sentBy: 'workflow' as const, now: at, listed };
				return await lookAtCustomers(tx, house, run, customerIds, { from: at - hour, until: at });
			});
		/** What was given to be sent, by campaigns of one step; or why it was not. */
		const codes = (results: CareResult[]): string[] =>
			results.map(({ isGiven, dropped, decision }) =>
				isGiven ? 'given' : (dropped[0]?.reason ?? decision.kind),
			);
		const cared = async (...given: Parameters<typeof cares>) => codes(await cares(...given));
		/** Surveys that were sent so many days ago. */
		const askedBefore = async (customerId: string, ...days: number[]) => {
			await house.store.transaction(async (tx) => {
				const about = { customerId, address: null, metric: 'nps', movable: null };
				const contacts = days.map((ago) => ({ ...about, refId: `${ago}`, at: now - ago * day }));
				await reserveContacts(tx, house.store.dialect, house.workspace, contacts);
			});
		};
		const contacts = async () =>
			(await own.contacts())
				.sort((one, other) => one.at - other.at)
				.map(({ at, metric, movable }) => [metric, (at - now) / day, movable]);
		return { house, comes, asks, cares, cared, askedBefore, contacts, all: own.contacts };
	}

	it('lets a survey see care, and care a survey', async () => {
		const { comes, asks, cared } = await aLife();
		const li = await comes('li@example.com');
		expect(await cared('one', [li])).toEqual(['given']);
		expect(await asks(li)).toBe('send_now');
		expect(await asks(li)).toBe('cap_together');
		expect(await cared('two', [li])).toEqual(['cap_together']);
		// Both are a fortnight ago.
		expect(await asks(li, now + 14 * day)).toBe('send_now');
		expect(await cared('three', [li], { at: now + 14 * day })).toEqual(['given']);
	});

	it('is one of a mailbox, whoever shares it, and nobody else’s', async () => {
		const { comes, asks, cared } = await aLife();
		const [one, other] = [await comes('both@example.com'), await comes('Both@Example.com')];
		const stranger = await comes('stranger@example.com');
		expect(other).not.toBe(one);
		expect(await cared('one', [one])).toEqual(['given']);
		expect(await asks(other)).toBe('send_now');
		expect([await asks(one), await asks(other)]).toEqual(['cap_together', 'cap_together']);
		expect((await cared('two', [one, other, stranger])).sort()).toEqual([
			...['cap_together', 'cap_together'],
			'given',
		]);
		expect(await asks(stranger)).toBe('send_now');
	});

	it('counts care in no limit of surveys alone, and surveys in none of care', async () => {
		const { comes, asks, cared } = await aLife({
			policy: { capOverall: { limit: 1, days: 14 } },
			care: { caps: { near: { limit: 1, days: 7 } }, capTogether: null },
		});
		const li = await comes('li@example.com');
		expect(await cared('one', [li])).toEqual(['given']);
		expect([await asks(li), await asks(li)]).toEqual(['send_now', 'cap_overall']);
		const result = await cared('two', [li], { at: now + 6 * day });
		expect(result).toEqual(['due']);
		expect(await cared('three', [li], { at: now + hour })).not.toContain('given');
	});

	it('lets a survey wait for planned care, and take no place of it', async () => {
		const { comes, asks, cared, askedBefore, contacts } = await aLife();
		const li = await comes('li@example.com');
		await askedBefore(li, 10, 3);
		expect(await cared('low', [li], { priority: 'low' })).toEqual(['due']);
		const planned = [
			['nps', -10, null],
			['nps', -3, null],
			['care', 4, 'low'],
		];
		expect(await contacts()).toEqual(planned);
		expect(await asks(li)).toBe('cap_together');
		expect(await contacts()).toEqual(planned);
	});

	it('gives the place of planned care to what is more important, and plans that anew or holds it', async () => {
		const { house, comes, cared, askedBefore, contacts } = await aLife();
		const li = await comes('li@example.com');
		await askedBefore(li, 10, 3);
		expect(await cared('low', [li], { priority: 'low' })).toEqual(['due']);
		expect(await cared('also_low', [li], { priority: 'low' })).toEqual(['cap_together']);
		expect(await cared('high', [li], { priority: 'high' })).toEqual(['due']);
		expect(await contacts()).toEqual([
			['nps', -10, null],
			['nps', -3, null],
			['care', 4, 'high'],
		]);
		const steps = async () =>
			await house.store.db
				.selectFrom('care_step')
				.select(['campaign_key', 'state', 'reason'])
				.where('workspace_id', '=', house.workspace)
				.where('campaign_key', 'in', ['low', 'high'])
				.orderBy('campaign_key')
				.execute();
		expect(await steps()).toMatchObject([{ campaign_key: 'high', state: 'planned' }]);
		expect(await cared('low', [li], { at: now + hour, priority: 'low' })).toEqual(['cap_together']);
		expect(await steps()).toMatchObject([
			{ campaign_key: 'high', state: 'planned' },
			{ campaign_key: 'low', state: 'held', reason: 'cap_together' },
		]);
	});

	it('is passed by nobody, however many draw on it at the same moment', async () => {
		const { house, comes, asks, cared, all } = await aLife();
		const mailboxes = ['a@example.com', 'b@example.com', 'c@example.com'];
		for (const email of mailboxes) {
			const ids = [await comes(email), await comes(email)];
			const both = ids.flatMap((id, place) => [
				async () => await asks(id),
				async () => await cared(`${email[0]}${place}`, [...ids].reverse()),
				async () => await asks(id),
				async () => await cared(`${email[0]}-${place}`, ids),
			]);
			await Promise.all(both.map(async (draw) => await draw()));
		}
		const drawn = await all();
		expect(drawn.every((one) => one.workspace_id === house.workspace)).toBe(true);
		for (const email of mailboxes) {
			// Never more than two, and never less where somebody wanted them.
			expect(drawn.filter(({ address }) => address === email)).toHaveLength(2);
		}
	});
});
