import fc from 'fast-check';

import { amountEffect, effectInWords, shareEffect } from '../../../core/care/effect';
import { groupOf, isWithheld } from '../../../core/care/holdout';
import { occasionKinds } from '../../../core/care/occasions';
import { mustStop } from '../../../core/care/opt-outs';
import { compareGroups } from '../../../core/insight/compare-groups';
import { defaultCareSettings } from '../../../core/model/care-settings';

const sums = (n: number, mean: number, deviation: number) => ({
	n,
	sum: n * mean,
	sumSquares: n * mean ** 2 + (n - 1) * deviation ** 2,
});

describe('what a campaign changed', () => {
	it.each([
		[
			'works',
			shareEffect({ x: 270, n: 900 }, { x: 15, n: 100 }, 10),
			'30\u00a0% of 900 who were written to reached the goal, and 15\u00a0% of 100 who were left out. Difference: 15 points (6.2 to 21.5). That is unlikely to be chance: it works.',
		],
		[
			'harms',
			shareEffect({ x: 90, n: 900 }, { x: 25, n: 100 }, 10),
			'10\u00a0% of 900 who were written to reached the goal, and 25\u00a0% of 100 who were left out. Difference: \u221215 points (\u221224.5 to \u22127.2). That is unlikely to be chance: it does harm.',
		],
		[
			'too_few',
			shareEffect({ x: 8, n: 80 }, { x: 0, n: 9 }, 10),
			'10\u00a0% of 80 who were written to reached the goal, and 0\u00a0% of 9 who were left out. Difference: 10 points (\u221220.3 to 18.5). Too few to say: at least 10 are needed in each group.',
		],
		[
			'nobody_left_out',
			shareEffect({ x: 8, n: 80 }, { x: 0, n: 0 }, 10),
			'10\u00a0% of 80 who were written to reached the goal. Nobody was left out, so nobody can say whether it works.',
		],
	])('is said with its numbers: %s', (verdict, effect, sentence) => {
		expect(effect.verdict).toBe(verdict);
		expect(effectInWords(effect, 'en', 10)).toBe(sentence);
	});

	it('is said in Chinese as Chinese has it', () => {
		const effect = shareEffect({ x: 90, n: 900 }, { x: 25, n: 100 }, 10);
		expect(effectInWords(effect, 'zh-CN', 10)).toBe(
			'达成目标的比例：联系过的 900 人中为 10%，留出未联系的 100 人中为 25%。相差 \u221215 个百分点（\u221224.5 至 \u22127.2）。这不像是偶然：有害。',
		);
	});

	it('is told with how many more are needed where it could be chance', () => {
		const effect = shareEffect({ x: 108, n: 900 }, { x: 8, n: 100 }, 10);
		expect(effect).toMatchObject({ verdict: 'unclear', needed: 415 });
		expect(effectInWords(effect, 'en', 10)).toContain(
			'It could be chance. About 415 more customers would have to be left out to tell.',
		);
		expect(effectInWords(effect, 'zh-CN', 10)).toContain('可能只是偶然。大约还要再留出 415 位客户');
		// No difference at all: no number of customers would show one.
		expect(shareEffect({ x: 90, n: 900 }, { x: 10, n: 100 }, 10).needed).toBeNull();
	});

	it('has the verdict that Compare Two Groups has of the same people, which its interval bears out', () => {
		const share = fc
			.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 }))
			.map(([x, more]) => ({ x, n: x + more }))
			.filter(({ n }) => n >= 10);
		fc.assert(
			fc.property(share, share, (treated, heldOut) => {
				const own = shareEffect(treated, heldOut, 10);
				const [other] = compareGroups([{ figure: 'share', a: heldOut, b: treated }], 10);
				const isSure = other?.verdict === 'unlikely_chance';
				expect(own.verdict === 'works' || own.verdict === 'harms').toBe(isSure);
				expect(isSure && own.low <= 0 && own.high >= 0).toBe(false);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is an amount, too', () => {
		expect(amountEffect(sums(900, 52, 20), sums(100, 41, 20), 10)).toMatchObject({
			verdict: 'works',
			needed: null,
		});
		const unclear = amountEffect(sums(900, 42, 20), sums(100, 41, 20), 10);
		expect(unclear).toMatchObject({ verdict: 'unclear', difference: 1 });
		expect(unclear.needed).toBeGreaterThan(3_000);
		const nothing = amountEffect(sums(2, 5, 0), sums(2, 5, 0), 10);
		expect(nothing).toMatchObject({ verdict: 'too_few', difference: null });
		expect(effectInWords(nothing, 'en', 10)).not.toMatch(/null|NaN|undefined|Infinity/);
	});
});

describe('who is left out', () => {
	const campaign = { key: 'win-back', holdoutPercent: 10 };
	const ids = Array.from({ length: 10_000 }, (_, at) => `cus_${at}`);
	const out = (key: string, holdoutPercent: number) =>
		ids.filter((id) => groupOf({ key, holdoutPercent }, id).group === 'held_out');

	it('is about as many as were asked for, always the same, and others in another campaign', () => {
		const here = out('win-back', 10);
		expect(Math.abs(here.length - 1_000)).toBeLessThan(120);
		expect(out('win-back', 10)).toEqual(here);
		const both = out('news', 10).filter((id) => here.includes(id));
		expect(both.length).toBeLessThan(160);
		// A higher percentage only adds.
		expect(out('win-back', 20)).toEqual(expect.arrayContaining(here));
		expect(out('win-back', 0)).toEqual([]);
	});

	it('stays in its group, whatever the percentage is now and whoever it is merged with', () => {
		const [id = ''] = out('win-back', 10);
		expect(groupOf({ ...campaign, holdoutPercent: 0 }, id, ['held_out'])).toEqual({
			group: 'held_out',
			mixed: false,
		});
		// The kept record had none of its own.
		expect(groupOf(campaign, id, ['treated'])).toEqual({ group: 'treated', mixed: false });
		// One person who was both proves nothing.
		expect(groupOf(campaign, id, ['treated', 'held_out'])).toEqual({
			group: 'treated',
			mixed: true,
		});
	});

	it('is nobody of a greeting or of what is about their own matter', () => {
		const about = { leapDay: '02-28' } as const;
		const settings: Record<string, unknown> = {
			holiday: { festivals: ['new_year'] },
			own_list: { edition: '1' },
		};
		const withheld = occasionKinds
			.filter((kind) => isWithheld(kind, kind.read(settings[kind.key], 'settings', about)))
			.map(({ key }) => key);
		expect(withheld).toEqual(['gone_quiet', 'promoter', 'passive', 'own_list']);
	});
});

describe('a campaign that people opt out of', () => {
	const { optOutLimit } = defaultCareSettings();
	it.each([
		[{ sent: 199, optOuts: 199 }, false],
		[{ sent: 200, optOuts: 2 }, false],
		[{ sent: 200, optOuts: 3 }, true],
		[{ sent: 10_000, optOuts: 100 }, false],
		[{ sent: 10_000, optOuts: 101 }, true],
	])('after %j must stop: %s', (reception, stops) => {
		expect(mustStop(reception, optOutLimit)).toBe(stops);
	});
});
