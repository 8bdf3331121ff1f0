import type { PoolClient } from 'pg';

import { isForgotten, preparing } from '../../core/store/postgres/prepare';

type Asked = string | { name: string; text: string };

/** A connection that notes what it is asked, and answers the next question with `error`, if any. */
function connection(): { client: PoolClient; asked: Asked[]; fail: (code: string) => void } {
	const asked: Asked[] = [];
	let failure: string | null = null;
	const client = {
		query: async (query: Asked) => {
			asked.push(typeof query === 'string' ? query : { name: query.name, text: query.text });
			const code = failure;
			failure = null;
			if (code !== null) throw Object.assign(new Error(code), { code });
			return await Promise.resolve({ rows: [] });
		},
	} as unknown as PoolClient;
	return { client, asked, fail: (code) => (failure = code) };
}

describe('statements on PostgreSQL', () => {
	it('are prepared from their second use on, under one name on every connection', async () => {
		const prepare = preparing();
		const [one, other] = [connection(), connection()];
		prepare(one.client);
		prepare(other.client);
		await one.client.query('select $1', [1]);
		await one.client.query('select $1', [2]);
		await other.client.query('select $1', [3]);
		expect(one.asked[0]).toBe('select $1');
		expect(one.asked[1]).toMatchObject({ text: 'select $1' });
		expect(other.asked[0]).toEqual(one.asked[1]);
	});

	it('have different names when they differ', async () => {
		const { client, asked } = connection();
		preparing()(client);
		for (const text of ['a $1', 'b $1', 'a $1', 'b $1']) await client.query(text, [1]);
		const [, , a, b] = asked as Array<{ name: string }>;
		expect(a?.name).not.toBe(b?.name);
	});

	it('are not prepared without parameters, such as begin and commit', async () => {
		const { client, asked } = connection();
		preparing()(client);
		await client.query('begin');
		await client.query('begin');
		expect(asked).toEqual(['begin', 'begin']);
	});

	it.each(['0A000', '26000', '42P05'])(
		'are no longer prepared once the server has refused one with %s',
		async (code) => {
			const { client, asked, fail } = connection();
			preparing()(client);
			await client.query('select $1', [1]);
			fail(code);
			const error: unknown = await client.query('select $1', [1]).catch((e: unknown) => e);
			expect(isForgotten(error)).toBe(true);
			await client.query('select $1', [1]);
			expect(asked.at(-1)).toBe('select $1');
		},
	);

	it('stay prepared after an error of another kind', async () => {
		const { client, asked, fail } = connection();
		preparing()(client);
		await client.query('select $1', [1]);
		fail('23505');
		await expect(client.query('select $1', [1])).rejects.toThrow('23505');
		await client.query('select $1', [1]);
		expect(asked.at(-1)).toMatchObject({ text: 'select $1' });
	});
});
