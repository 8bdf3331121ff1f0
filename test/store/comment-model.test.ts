import { commentReader, learnedInWords } from '../../core/loop/insight/comment-model';
import { labelComments } from '../../core/loop/insight/label-comments';
import type { House } from '../../core/loop/house';
import { insertResponse } from '../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;
let workspaces = 0;

describe.each(databases)("what a workspace's comments teach, on $name", ({ dialect }) => {
	const store = useStore(dialect);

	async function filled(n: number, isHigh = (at: number) => at % 2 === 0): Promise<House> {
		const house = houseIn(store(), `learn-${(workspaces += 1)}`);
		await store().transaction(async (tx) => {
			for (let at = 0; at < n; at += 1) {
				const high = isHigh(at);
				await insertResponse(
					tx,
					responseRow({
						workspace_id: house.workspace,
						response_id: `r${at}`,
						customer_id: `c${at}`,
						level: high ? 'high' : 'low',
						value: high ? 5 : 1,
						comment: `${high ? '蓝鲸套餐' : '灰熊套餐'} ${at}`,
						answered_at: monday + at,
					}),
				);
			}
		});
		return house;
	}

	const rowOf = async ({ workspace }: House) =>
		await store()
			.db.selectFrom('comment_model')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.executeTakeFirst();

	it('is learned at first use, stored, and read with from then on', async () => {
		const house = await filled(240);
		const given = [{ comment: '灰熊套餐', level: null, name: null }];
		const { labels, learned } = await labelComments(house, now, given, {
			language: 'en',
			ask: null,
		});
		expect(labels[0]).toMatchObject({ sentiment: 'negative', method: 'model' });
		expect(learned).toMatch(
			/^Read by a model learned from 240 comments .* 100\s%, .* \(word lists: 50\s%\)/u,
		);
		expect(await rowOf(house)).toMatchObject({ learned_at: now });
		const { model } = await commentReader(house, now + 6 * day);
		expect(model.learnedAt).toBe(now);
		expect((await commentReader(house, now + 8 * day)).model.learnedAt).toBe(now + 8 * day);
		const other = houseIn(store(), `learn-${(workspaces += 1)}`);
		expect((await commentReader(other, now)).model).toMatchObject({ state: 'too_few', n: 0 });
	});

	it('is learned anew once somebody was erased', async () => {
		const house = await filled(240);
		await commentReader(house, now);
		await store()
			.db.insertInto('erasure')
			.values({
				workspace_id: house.workspace,
				erasure_id: 'e1',
				at: now + 1,
				by_kind: 'person',
				by_id: null,
				by_name: null,
				removed: '{}',
				anonymised: 1,
				masked: 0,
				in_flight: 0,
				cleaned_at: null,
				test: 0,
			})
			.execute();
		expect((await commentReader(house, now + 2)).model.learnedAt).toBe(now + 2);
		expect((await commentReader(house, now + 3)).model.learnedAt).toBe(now + 2);
	});

	it('is not learned from one class, which is said', async () => {
		const house = await filled(210, () => true);
		const { model } = await commentReader(house, now);
		expect(model).toMatchObject({ state: 'one_class', n: 210, accuracy: null });
		expect(learnedInWords(model, 'en')).toContain('too few different ones are high');
		expect(learnedInWords(model, 'zh-CN')).toContain('210');
		expect(await rowOf(house)).toMatchObject({ weights: null });
	});
});
