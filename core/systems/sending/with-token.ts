import type { Tools } from '../http/http';
import type { Tokens } from '../http/tokens';
import type { Said } from './outcome';

/** Time before its end from which a token is not used any more, ms. */
const early = 5 * 60_000;

/** When a token of so many seconds is fetched anew; epoch ms. */
export function untilOf(seconds: unknown, now: number): number {
	const life = Number(seconds);
	return now + (life > 0 && life < 1e7 ? Math.max(life * 1000 - early, life * 500) : 60_000);
}

/**
 * Calls with the account's token, and once more with a new one where the system does not know it any
 * more; it took nothing then.
 */
export async function withToken<Answer extends Said>(
	tokens: Tokens,
	account: readonly string[],
	{ now }: Tools,
	{
		fetch,
		call,
		isOver,
	}: {
		fetch: () => Promise<{ value: string; until: number }>;
		call: (token: string) => Promise<Answer>;
		/** Codes of a token that has run out or was taken back. */
		isOver: ReadonlySet<string>;
	},
): Promise<Answer> {
	const token = await tokens.get(account, now(), fetch);
	const answer = await call(token.value);
	if (!isOver.has(answer.code)) return answer;
	await tokens.forget(account, token.value);
	return await call((await tokens.get(account, now(), fetch)).value);
}
