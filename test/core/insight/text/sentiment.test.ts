import fc from 'fast-check';

import { accuracyOf, labelledIn, rowsOfCsv } from '../../../../bench/sentiment-accuracy';
import { longestText, readSentiment } from '../../../../core/insight/text/sentiment';
import { simplified } from '../../../../core/insight/text/simplified';
import { enWords } from '../../../../core/insight/text/words/en';
import { wordsOf } from '../../../../core/insight/text/words/word-list';
import { zhWords } from '../../../../core/insight/text/words/zh';

const read = (text: string) => readSentiment(text).sentiment;

describe('what a comment says', () => {
	test.each([
		['客服很耐心，问题解决了', 'positive'],
		['送餐很快，味道不错，下次还会来', 'positive'],
		['没有异味，做工很好', 'positive'],
		['服务态度恶劣，等了两个小时', 'negative'],
		['不好吃，再也不会来了', 'negative'],
		['东西是坏的，客服不理人', 'negative'],
		['软件总是闪退，打不开', 'negative'],
		['我用银行卡付的钱', 'neutral'],
		['Great service, very friendly staff!', 'positive'],
		["It isn't bad at all", 'positive'],
		['Not good. It stopped working after a week.', 'negative'],
		["The staff weren't helpful", 'negative'],
		["I don't like it", 'negative'],
		['The parcel is on the table', 'neutral'],
	])('%s → %s', (text, sentiment) => {
		expect(read(text)).toBe(sentiment);
	});

	test.each([
		'',
		'   ',
		'\n',
		'😀',
		'👍👍',
		'12345',
		'!!!',
		'Очень хорошо',
		'とてもよかったです',
		'جيد جدا',
	])('%j is unknown, not neutral', (text) => {
		expect(readSentiment(text)).toEqual({
			sentiment: null,
			strength: null,
			language: null,
			cut: false,
		});
	});

	test('an emoji beside words adds to them', () => {
		expect(readSentiment('收到了 😡').strength).toBeLessThan(
			readSentiment('收到了').strength ?? NaN,
		);
	});

	test('a degree strengthens, a negation turns', () => {
		const [plain, more, turned] = ['满意', '非常满意', '不满意'].map(
			(text) => readSentiment(text).strength ?? 0,
		);
		expect(more).toBeGreaterThan(plain ?? 0);
		expect(turned).toBeLessThan(0);
		expect(readSentiment('very good').strength).toBeGreaterThan(
			readSentiment('good').strength ?? 0,
		);
		expect(readSentiment('not very good').strength).toBeLessThan(0);
	});

	test('traditional characters are read as simplified ones', () => {
		expect(readSentiment('服務態度很好，東西品質也不錯')).toEqual(
			readSentiment('服务态度很好，东西质量也不错'),
		);
		expect(read('等了兩個小時，態度惡劣，非常失望')).toBe('negative');
		expect(read('軟體一直當機')).toBe('negative');
		expect(simplified('顧客滿意、發貨遲緩、質量問題')).toBe('顾客满意、发货迟缓、质量问题');
	});

	test('two languages in one text are both read', () => {
		expect(readSentiment('App 很好用, great support')).toMatchObject({ sentiment: 'positive' });
		expect(readSentiment('service 很差, very disappointed')).toMatchObject({
			sentiment: 'negative',
		});
	});

	test('of a very long text the beginning is read, and that is said', () => {
		const long = '很好'.repeat(longestText);
		expect(readSentiment(long)).toMatchObject({ sentiment: 'positive', cut: true });
		expect(readSentiment('好'.repeat(longestText)).cut).toBe(false);
	});

	test('anything can be read; strength and sentiment agree', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				const { sentiment, strength, language } = readSentiment(text);
				expect(sentiment === null).toBe(strength === null);
				expect(sentiment === null).toBe(language === null);
				expect(Math.abs(strength ?? 0)).toBeLessThanOrEqual(1);
				if (sentiment === 'positive') expect(strength).toBeGreaterThan(0);
				if (sentiment === 'negative') expect(strength).toBeLessThan(0);
			}),
		);
	});
});

test.each([
	['Chinese', zhWords],
	['English', enWords],
])('no %s word is listed twice', (_, list) => {
	const words = list.flatMap(([, listed]) => wordsOf(listed));
	expect(words.length).toBeGreaterThan(1_000);
	expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

describe('the measuring program', () => {
	test('reads quoted fields with line breaks', () => {
		expect(rowsOfCsv('label,review\r\n1,"a ""b"", c\nd"\n0,e')).toEqual([
			['label', 'review'],
			['1', 'a "b", c\nd'],
			['0', 'e'],
		]);
		expect(labelledIn('x.csv', '\uFEFFcat,label,review\nfood,1,好吃\n')).toEqual([
			{ text: '好吃', label: true, group: 'food' },
		]);
		expect(labelledIn('x.csv', 'a,b\n1,2')).toEqual([]);
		expect(labelledIn('x.json', '[{"text":"bad","class":0}]')).toEqual([
			{ text: 'bad', label: false, group: '' },
		]);
	});

	test('a text that says nothing wins no tie', () => {
		const rows = [
			{ text: 'good', label: true, group: '' },
			{ text: 'table', label: true, group: '' },
			{ text: 'bad', label: false, group: '' },
			{ text: 'chair', label: false, group: '' },
		];
		expect(accuracyOf(rows)).toEqual({ n: 4, balanced: 0.75, plain: 0.75, undecided: 0.5 });
	});
});
