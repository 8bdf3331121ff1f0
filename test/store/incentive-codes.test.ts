import { recordAnswer } from '../../core/loop/answer/record-answer';
import type { House } from '../../core/loop/house';
import { openStore } from '../../core/store/registry';
import { minute, now } from '../core/loop/a-house';
import { aGivingHouse } from '../core/loop/incentive/an-incentive';
import { databases, houseIn, newTarget, useDatabases } from './databases';

useDatabases();

describe.each(databases)('codes that many answers take at once on $name', ({ dialect }) => {
	it('go out once each, one to an answer, and none is lost', async () => {
		/** Two of them on one database are what two processes are. */
		const target = await newTarget(dialect);
		const stores = [await openStore(target, {}), await openStore(target, {})];
		const houses = stores.map((store) => houseIn(store)) as [House, House];
		const { add, asksSomebody, rates, codes, mails } = await aGivingHouse(houses[0]);
		const ids: string[] = [];
		for (let at = 0; at < 24; at += 1) ids.push(await asksSomebody());
		await add(...Array.from({ length: 20 }, (_, at) => `CODE-${at}`));
		// Half of them have rated before; the others give a first answer that is complete.
		for (const id of ids.slice(0, 12)) await rates(id, 4);
		const finishes = async (house: House, id: string) =>
			await recordAnswer(house, now + 2 * minute, {
				invitationId: id,
				given: { rating: 4, comment: 'Fine.' },
				step: 'details',
				language: 'en',
			});
		// Each is sent twice at once, to both.
		const sent = ids.flatMap((id) => houses.map(async (house) => await finishes(house, id)));
		const recorded = await Promise.all(sent);
		expect(recorded.every(({ kind }) => kind === 'recorded')).toBe(true);
		const given = await codes();
		const owners = given.map(({ response_id: of }) => of);
		expect(owners).not.toContain(null);
		expect(new Set(owners).size).toBe(20);
		// Whoever came too late gets theirs as soon as there are more.
		await mails(now + 3 * minute);
		await add('LATE-1', 'LATE-2', 'LATE-3', 'LATE-4', 'LATE-5');
		const all = await codes();
		expect(new Set(all.flatMap(({ response_id: of }) => of ?? [])).size).toBe(24);
		expect(all.filter(({ response_id: of }) => of === null)).toHaveLength(1);
		await Promise.all(stores.map(async (store) => await store.close()));
	});
});
