import fc from 'fast-check';

import { emergingTerms } from '../../../../core/insight/text/emerging';
import { gramsOf } from '../../../../core/insight/text/grams';
import { exactCounter, roughCounter } from '../../../../core/insight/text/term-counter';

const sorted = (text: string) => [...gramsOf(text)].sort();

/** Counts comments as a search does: roughly, then exactly. */
function found(
	now: readonly string[],
	before: readonly string[],
	writer = (at: number) => `c${at}`,
) {
	const rough = roughCounter();
	for (const text of now) rough.add(gramsOf(text));
	const exact = exactCounter(rough.mayBe);
	for (const [at, text] of now.entries()) exact.add(gramsOf(text), writer(at));
	for (const text of before) exact.addBefore(gramsOf(text));
	return emergingTerms(exact.counts(), { now: now.length, before: before.length });
}

const times = (n: number, text: (at: number) => string) =>
	Array.from({ length: n }, (_, at) => text(at));

describe('the terms of a comment', () => {
	it('are two to four characters of Chinese, and words and pairs of words in an alphabet', () => {
		expect(sorted('APP闪退了')).toEqual(['app', '闪退']);
		expect(sorted('无法登录')).toEqual(['无法', '无法登', '无法登录', '法登', '法登录', '登录']);
		expect(sorted('The Error Code again, error')).toEqual(['code', 'error', 'error code']);
		expect(sorted('a 😀 哈哈哈 12345 x2')).toEqual([]);
		expect(sorted('mail jane.doe@example.com or https://example.com/abc')).toEqual(['mail']);
		expect(sorted('ｅｒｒｏｒ')).toEqual(['error']);
	});
});

describe('what emerges', () => {
	const usual = (at: number) => ['快递很快', '服务态度好', '价格实惠', '质量不错'][at % 4] ?? '';

	it('is what is new, not what was always said, and not in pieces', () => {
		const now = [
			...times(200, usual),
			...times(23, (at) => `更新之后${at % 2 ? '手机' : '平板'}就闪退`),
		];
		const before = [...times(900, usual), '闪退', '闪退过一次'];
		const terms = found(now, before).map(({ term }) => term);
		expect(terms).toContain('闪退');
		expect(terms.some((term) => term.includes('快递') || term.includes('服务'))).toBe(false);
		expect(terms).not.toContain('更新之');
		const one = found(now, before).find(({ term }) => term === '闪退');
		expect(one).toMatchObject({ n: 23, before: 2, customers: 3 });
	});

	it('in English is a word or two in a row', () => {
		const now = [
			...times(100, () => 'good delivery'),
			...times(20, () => 'billing portal rejects my card'),
		];
		const terms = found(
			now,
			times(400, () => 'good delivery'),
		).map(({ term }) => term);
		expect(terms).toContain('billing portal');
		expect(terms).not.toContain('portal');
		expect(terms).not.toContain('delivery');
	});

	it('is never what fewer than three customers wrote, or fewer than five comments have', () => {
		const before = times(400, usual);
		const now = times(60, usual);
		expect(found([...now, ...times(30, () => '闪退')], before, (at) => `c${at % 2}`)).toEqual([]);
		expect(found([...now, ...times(4, () => '闪退')], before)).toEqual([]);
	});

	it('is nothing where there was nothing before, or all is the same', () => {
		expect(
			found(
				times(50, () => '闪退'),
				[],
			),
		).toEqual([]);
		expect(
			found(
				[],
				times(50, () => '闪退'),
			),
		).toEqual([]);
		expect(
			found(
				times(50, () => '闪退'),
				times(200, () => '闪退'),
			),
		).toEqual([]);
		expect(found(['👍'], ['👍'])).toEqual([]);
	});

	it('is hardly ever found in what chance alone wrote', () => {
		const words = times(
			60,
			(at) => `w${String.fromCharCode(97 + (at % 26), 97 + (at % 7), 97 + (at % 11))}x`,
		);
		const said = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 8 });
		const comments = fc.array(said, { minLength: 250, maxLength: 250 });
		let alarms = 0;
		fc.assert(
			fc.property(comments, (all) => {
				const texts = all.map((one) => one.join(', '));
				alarms += found(texts.slice(0, 50), texts.slice(50)).length > 0 ? 1 : 0;
			}),
			{ numRuns: 40, seed: 20261127 },
		);
		expect(alarms).toBeLessThanOrEqual(6);
	});
});
