import { covers, topicOfKey } from '../../core/model/consent';
import { openStore } from '../../core/store/registry';
import { life, somebody } from '../core/loop/a-house';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { type Lived, people } from './live-and-say';
import { runTogether } from './processes';

useDatabases();

describe.each(databases)('several processes that meet the same people, on $name', ({ dialect }) => {
	it('never make two of one or one of two, and write to no mailbox that has objected', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const house = houseIn(store);
		const { settings, publish } = life(house);
		const policy = { quietHours: null, delay: 0, capOverall: null, capPerMetric: {} };
		await settings({ policy, care: { capTogether: null } });
		for (const metric of ['csat', 'nps'] as const) await publish({ key: metric, metric });
		const names = dialect === 'sqlite' ? ['a', 'b'] : ['a', 'b', 'c'];
		const turns = dialect === 'sqlite' ? '40' : '25';
		const given = names.map((name) => [JSON.stringify(target), name, turns]);
		const said = await runTogether('live-and-say.ts', given);
		const lives = said.map((line) => JSON.parse(line) as Lived);
		expect(lives.flatMap(({ errors }) => errors)).toEqual([]);

		const words = await store.db
			.selectFrom('consent_change')
			.select(['words', 'mailbox', 'purpose', 'metric', 'channel'])
			.where('state', '=', 'denied')
			.execute();
		const objections = lives.flatMap(({ objected }) =>
			objected.flatMap(({ words: shown, done }) =>
				words.filter((row) => row.words === shown).map((row) => ({ ...row, done })),
			),
		);
		const left = lives.flatMap((one) => one.left);
		const against = left.filter(({ mailbox, topic, asked }) => {
			const about = topicOfKey(topic);
			return objections.some(
				({ mailbox: theirs, done, purpose, metric, channel }) =>
					theirs === mailbox &&
					done < asked &&
					about !== null &&
					covers({ purpose, metric: metric || null, channel }, { ...about, channel: 'email' }),
			);
		});
		expect(against).toEqual([]);

		// An id names one person, whoever asks last.
		const other = await openStore(target, {});
		const asks = [house, houseIn(other)].map((own) => life(own).happens);
		const leads = async (source: string, id: string) =>
			await Promise.all(
				asks.map(async (happens, at) => {
					const facts = somebody({ externalIds: { [source]: id }, email: null });
					return (
						await happens({ source, externalId: `last ${id} ${at}`, customer: facts }, Date.now())
					).event.customer_id;
				}),
			);
		for (const source of ['crm', 'shop']) {
			for (let who = 0; who < people; who += 1) {
				const [first, second] = await leads(source, `k${who}`);
				expect(second).toBe(first);
			}
		}
		await other.close();

		// Whoever has two ids of a system was joined by somebody.
		const joined = await store.db
			.selectFrom('customer_merge')
			.select('kept_id')
			.where('split_at', 'is', null)
			.execute();
		const kept = new Set(joined.map(({ kept_id: id }) => id));
		const identities = await store.db.selectFrom('identity').selectAll().execute();
		const twice = identities.filter(
			(one) =>
				!kept.has(one.customer_id) &&
				identities.some(
					(other) =>
						other !== one && other.kind === one.kind && other.customer_id === one.customer_id,
				),
		);
		expect(twice).toEqual([]);

		// All of it happened, or nothing was tried.
		const sum = (of: (one: Lived) => number) => lives.reduce((all, one) => all + of(one), 0);
		expect(left.length).toBeGreaterThan(5);
		expect(objections.length).toBeGreaterThan(1);
		expect(sum(({ refused }) => refused)).toBeGreaterThan(5);
		expect(sum(({ merged }) => merged)).toBeGreaterThan(1);
		await store.close();
	});
});
