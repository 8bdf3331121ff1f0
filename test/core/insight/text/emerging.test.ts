import fc from 'fast-check';

import { apart, emergingTerms } from '../../../../core/insight/text/emerging';
import { gramsOf } from '../../../../core/insight/text/grams';
import { exactCounter, roughCounter } from '../../../../core/insight/text/term-counter';
import { termsIn } from '../../../../core/insight/text/terms-in';
import { termGrower } from '../../../../core/insight/text/whole-terms';

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

describe('a term that is longer than what is counted', () => {
	const usual = (at: number) => ['快递很快', '服务态度好', '价格实惠', '质量不错'][at % 4] ?? '';

	function whole(texts: readonly string[], writer = (at: number) => `c${at}`) {
		const now = [...times(100, usual), ...texts];
		const grower = termGrower(found(now, times(400, usual), writer));
		for (const [at, text] of now.entries()) grower.add(text, writer(at));
		const grown = apart(grower.grown().map((one) => one.whole));
		return grown.map(({ term, n }) => [term, n]);
	}

	/** Signs that stand beside a term once each. */
	const signs = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地';
	const around = (term: string) => (at: number) =>
		`${signs[at] ?? ''}${term}${signs[23 - at] ?? ''}`;

	it('is given whole and not as a piece', () => {
		expect(whole(times(20, around('找回密码失败')))).toEqual([['找回密码失败', 20]]);
	});

	it('ends where what follows varies, and with no particle', () => {
		const texts = times(
			20,
			(at) => `更新后${at % 2 ? '手机' : '平板'}就闪退了${['', '两次', '好烦'][at % 3] ?? ''}`,
		);
		const terms = whole(texts).map(([term]) => term);
		expect(terms).toContain('闪退');
		for (const term of terms) expect(String(term)).not.toMatch(/^就|了$/);
	});

	it('in English is as many words as belong together', () => {
		const texts = times(
			20,
			(at) =>
				`${['My', 'This', 'Their', 'Another'][at % 4] ?? ''} password reset link expired ${['again', 'twice', 'early', 'today'][Math.floor(at / 2) % 4] ?? ''}`,
		);
		expect(whole(texts)).toEqual([['password reset link expired', 20]]);
	});

	it('is never grown by what fewer than three customers wrote', () => {
		const grower = termGrower(
			found([...times(100, usual), ...times(20, around('闪退'))], times(400, usual)),
		);
		for (let at = 0; at < 20; at += 1) grower.add('手机闪退严重', `c${at % 2}`);
		expect(grower.grown().map((one) => one.whole.term)).toEqual(['闪退']);
	});

	it('is found again where it stands, but not within a word', () => {
		expect(termsIn('一直找回密码失败了', ['找回密码失败', '密码'])).toEqual([
			'找回密码失败',
			'密码',
		]);
		expect(termsIn('Password reset link expired.', ['password reset link'])).toEqual([
			'password reset link',
		]);
		expect(termsIn('password reset linkage', ['password reset link'])).toEqual([]);
	});

	it('is whole whatever it is made of', () => {
		const sign = fc.constantFrom(...'找密码失败屏幕花登录页面打印机卡纸退押金');
		const term = fc.uniqueArray(sign, { minLength: 5, maxLength: 8 }).map((all) => all.join(''));
		fc.assert(
			fc.property(term, (one) => {
				expect(whole(times(24, around(one)))).toEqual([[one, 24]]);
			}),
			{ numRuns: 30 },
		);
	});
});
