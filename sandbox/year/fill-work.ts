import type { House } from '../../core/loop/house';
import { fillCare } from './care';
import { fillCompensations } from './compensations';
import { peopleOf } from './customers';
import { insertCustomers } from './insert';
import { livesOf } from './lives';
import { day, type Life, yearEnd } from './made';
import { fillProblems } from './problems';
import { randomFrom } from './random';
import { shops } from './shop';
import { fillVerified } from './verified';

/** Those whom nobody ever asked, from this number on: they had ordered for long and then no more. */
const quiet = { first: 700, count: 240 };

/**
 * Adds to a made-up year what is done about it: problems in every state, care with groups left out by lot, what customers
 * say of a fix, and compensations.
 *
 * @param end epoch ms: the end of that year
 */
export async function fillWork(
	house: House,
	language: 'en' | 'zh-CN',
	end: number = yearEnd,
): Promise<void> {
	const { store, workspace } = house;
	const shop = shops[language];
	await fillProblems(house, language, end);
	await fillVerified(house, language, end);
	await fillCompensations(house, language, end);
	const random = randomFrom(77);
	const gone = peopleOf(workspace, { language, end }, shop, random, quiet);
	const segments = shop.segments.map(([segment]) => segment);
	const lives = livesOf(gone, segments, { end, first: quiet.first });
	await store.transaction(async (tx) => await insertCustomers(tx, gone));
	const asked = await store.db
		.selectFrom('customer')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '<', `cus_${String(quiet.first).padStart(5, '0')}`)
		.orderBy('customer_id')
		.execute();
	const people = [...asked, ...gone];
	await fillCare(
		house,
		{ workspace, shop, end, language, people },
		gone.flatMap((customer, at) => {
			const life = lives[at];
			return life === undefined ? [] : [{ customer, life: lively(life, end, at) }];
		}),
	);
}

/** They ordered for most of a year before, every few weeks. */
const lively = (life: Life, end: number, at: number): Life => ({
	...life,
	from: end - (330 + (at % 200)) * day,
	gap: 18 + (at % 17),
});
