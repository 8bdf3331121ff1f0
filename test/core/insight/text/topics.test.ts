import fc from 'fast-check';

import {
	builtInTopics,
	isBuiltInTopic,
	ownTopics,
	topicFinder,
} from '../../../../core/insight/text/topics';
import { sayIn } from '../../../../core/language/say';

const topicsOf = topicFinder(builtInTopics);
const sorted = (text: string) => [...topicsOf(text)].sort();

describe('the topics of a comment', () => {
	it.each([
		['快递很慢，包装也是破的', ['delivery', 'delivery_damage']],
		[
			'物流很快，客服态度也好',
			['delivery', 'delivery_speed', 'staff', 'staff_attitude', 'staff_support'],
		],
		['ＡＰＰ一直闪退', ['digital', 'digital_crash']],
		[
			'The app crashed twice; I want my money back.',
			['digital', 'digital_crash', 'returns', 'returns_refund'],
		],
		['Refunded after they REPAIRED it', ['fault', 'fault_repair', 'returns', 'returns_refund']],
		['It won’t turn on', ['fault']],
		['I will apply for an apple', []],
		['客服態度惡劣，退貨', ['returns', 'staff', 'staff_attitude', 'staff_support']],
		['There was a billing error', ['billing', 'billing_wrong']],
		['味道很大', ['hygiene', 'hygiene_smell']],
		['I am still waiting for my order', ['delivery', 'delivery_speed']],
		['取消订单', ['billing', 'billing_cancel']],
		['取消订单，又下了订单', ['billing', 'billing_cancel', 'stock', 'stock_booking']],
		['It doesnt work', ['fault']],
		['They keep charging me', ['billing', 'billing_wrong']],
		[
			'Expencive, and the costumer servise is slow',
			['price', 'price_level', 'staff', 'staff_support'],
		],
		['I sent them back', ['returns']],
		// What is said of anything counts where nothing else is named.
		['My complaint was resolved', ['communication', 'communication_solved']],
		['The refund was resolved slowly', ['returns', 'returns_refund']],
		['', []],
		['👍', []],
	])('of %s are %j', (text, topics) => {
		expect(sorted(text)).toEqual(topics);
	});

	it('have names in both languages, and a first level for each of the second', () => {
		const keys = new Set(builtInTopics.map(({ key }) => key));
		expect(keys.size).toBe(builtInTopics.length);
		for (const { key, parent, terms, besides = [] } of builtInTopics) {
			if (!isBuiltInTopic(key)) throw new Error(key);
			expect(sayIn('en')(`topic.${key}`)).not.toBe(sayIn('zh-CN')(`topic.${key}`));
			expect(parent === null || keys.has(parent)).toBe(true);
			expect(terms.some((term) => /\p{Script=Han}/u.test(term))).toBe(true);
			expect([...terms, ...besides].some((term) => /^[a-z]/u.test(term))).toBe(true);
			for (const term of [...terms, ...besides]) {
				expect(topicsOf(term.replace('*', ''))).toContain(key);
			}
		}
	});

	it('are found wherever their term stands', () => {
		const term = fc.constantFrom(
			...builtInTopics.flatMap((one) => one.terms.map((t) => ({ key: one.key, t }))),
		);
		const around = fc.constantFrom('', ' ', '，', '!', '\n', '😀');
		fc.assert(
			fc.property(term, around, around, ({ key, t }, a, b) => {
				expect(topicsOf(`${a}${t.replace('*', '').toUpperCase()}${b}`)).toContain(key);
			}),
		);
	});

	it('may be a workspace’s own, in two levels, and each keeps its key', () => {
		const topics = ownTopics([
			{ topic: 'Branches > Pudong', terms: '浦东店, Pudong' },
			{ topic: ' branches>pudong', terms: 'PD01；浦东新区' },
			{ topic: 'Recall', terms: 'recall*' },
			{ topic: '', terms: 'x' },
			{ topic: 'Empty', terms: ' , *' },
		]);
		expect(topics.map(({ key, parent }) => [key, parent])).toEqual([
			['own:branches', null],
			['own:branches>pudong', 'own:branches'],
			['own:recall', null],
		]);
		const find = topicFinder(topics);
		expect([...find('在浦东店买的，PD01')]).toEqual(['own:branches>pudong', 'own:branches']);
		expect([...find('they recalling everything')]).toEqual(['own:recall']);
		expect([...find('total')]).toEqual([]);
		const both = topicFinder([
			...builtInTopics,
			...ownTopics([{ topic: 'PD', terms: '浦东店客服' }]),
		]);
		expect([...both('浦东店客服')].sort()).toEqual(['own:pd', 'staff', 'staff_support']);
	});
});
