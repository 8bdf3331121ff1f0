import fc from 'fast-check';

import { maskPersonal } from '../../../../core/insight/text/mask';
import { isCardNumber, isIdentityNumber } from '../../../../core/insight/text/numbers-in';
import { processorTime, yardstick } from '../../../yardstick';

const inEnglish = (text: string, country: string | null = 'US', names: string[] = []) =>
	maskPersonal(text, { language: 'en', country, names });
const inChinese = (text: string, country: string | null = 'CN', names: string[] = []) =>
	maskPersonal(text, { language: 'zh-CN', country, names });

describe('a comment that is shown', () => {
	it.each([
		['一共1234567件，请回电13800138000谢谢', '一共1234567件，请回电[电话]谢谢'],
		['请回电１３８００１３８０００，谢谢', '请回电[电话]，谢谢'],
		['电话 138-0013-8000 或 138 0013 8000', '电话 [电话] 或 [电话]'],
		['座机010-62345678没人接', '座机[电话]没人接'],
		['两个号 13800138000 13900139000 都行', '两个号 [电话] [电话] 都行'],
		['+86 138 0013 8000', '[电话]'],
		['写信到li.wei@example.com谢谢', '写信到[邮箱]谢谢'],
		['写信到ｌｉ＠example。com', '写信到[邮箱]'],
		['身份证110101199003070557办理', '身份证110101199003070557办理'],
		['身份证11010519491231002X办理', '身份证[证件号]办理'],
		['身份证 110105 19491231 002x', '身份证 [证件号]'],
		['卡号6222 0212 3456 7890 128', '卡号[卡号]'],
		['加微信 liwei_88 聊', '加微信 [账号] 聊'],
		['微信支付100元失败', '微信支付100元失败'],
		['QQ:1234567', 'QQ:[账号]'],
	])('has %s as %s', (text, told) => {
		expect(inChinese(text)).toBe(told);
	});

	it.each([
		['Call me at (415) 555-2671!', 'Call me at [phone]!'],
		['or 415.555.2671, or +44 20 7946 0958.', 'or [phone], or [phone].'],
		['Mail jane.doe+shop@example.co.uk.', 'Mail [e-mail].'],
		['müller@example.de', '[e-mail]'],
		['card 4111 1111 1111 1111 was charged', 'card [card number] was charged'],
		['card 4111-1111-1111-1112 was charged', 'card 4111-1111-1111-1112 was charged'],
	])('has %s as %s', (text, told) => {
		expect(inEnglish(text)).toBe(told);
	});

	it.each([
		['CN', '2024年买的，2025-11-27坏了，20251128才修'],
		['CN', '订单20261127001到现在没发货'],
		['CN', '订单号：6222021234567890123'],
		['CN', '花了1299.00元，¥12990000也不值'],
		['CN', '从2019-2023一直是会员，24小时'],
		['US', 'order 4155552671 is late'],
		['US', 'invoice no. 4111111111111111'],
		['US', '$1,299.99 for model 4155552671, 2026/11/27 10:30'],
		['HK', '20261127 至今'],
		['SG', 'since 2019–2023'],
		[null, 'we sold 12345678 of them'],
	])('keeps what is no telephone in %s: %s', (country, text) => {
		expect(inEnglish(text, country)).toBe(text);
	});

	it('without a country still hides what is written as a telephone number', () => {
		expect(inEnglish('call 4155552671 or 138 0013 8000', null)).toBe('call [phone] or [phone]');
		expect(inEnglish('+49 30 901820', null)).toBe('[phone]');
	});

	it.each(
		'call calls called calling phone phoned telephone telephoned cellphone mobile tel. ring rang rung'.split(
			' ',
		),
	)('without a country hides the telephone behind "%s"', (word) => {
		expect(inEnglish(`I ${word} 4155552671 twice`, null)).toBe(`I ${word} [phone] twice`);
	});

	it.each(['bring', 'during', 'orange', 'string', 'hotel', 'recall', 'we sold'])(
		'without a country takes no telephone for one behind "%s"',
		(word) => {
			const text = `${word} 4155552671 today`;
			expect(inEnglish(text, null)).toBe(text);
		},
	);

	it('has no name that is known', () => {
		expect(inChinese('我是王小明，小明很生气，王先生等着', 'CN', ['王小明'])).toBe(
			'我是[姓名]，[姓名]很生气，[姓名]等着',
		);
		expect(inEnglish('JANE DOE here. Jane is cross; Doe too. A doer.', 'US', ['Jane Doe'])).toBe(
			'[name] here. [name] is cross; [name] too. A doer.',
		);
		expect(inEnglish('a b', 'US', ['', 'a'])).toBe('a b');
	});

	const around = fc.constantFrom('', '联系', ' call ', '（', '：', '. ', '谢谢', '\n');
	const digit = fc.integer({ min: 0, max: 9 });
	const wide = (text: string) =>
		text.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one)));

	it('never shows a mobile number, however it is grouped and wide', () => {
		const mobile = fc.tuple(
			fc.integer({ min: 3, max: 9 }),
			fc.array(digit, { minLength: 9, maxLength: 9 }),
		);
		const joint = fc.constantFrom('', ' ', '-', ' - ');
		fc.assert(
			fc.property(mobile, joint, fc.boolean(), around, around, (number, between, isWide, a, b) => {
				const [second, rest] = number;
				const digits = `1${second}${rest.join('')}`;
				const grouped = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(between);
				const told = inChinese(a + (isWide ? wide(grouped) : grouped) + b);
				expect(told).toBe(`${a}[电话]${b}`);
			}),
		);
	});

	it('never shows an identity or a card number that its check proves', () => {
		const digits = (n: number) => fc.array(digit, { minLength: n, maxLength: n });
		const identity = fc
			.tuple(digits(5), fc.integer({ min: 1950, max: 2015 }), digits(3))
			.map(([area, year, order]) =>
				withIdentityCheck(`1${area.join('')}${year}0215${order.join('')}`),
			);
		const card = digits(14).map((rest) => withLuhn(`4${rest.join('')}`));
		fc.assert(
			fc.property(identity, card, around, (one, other, a) => {
				expect(isIdentityNumber(one)).toBe(true);
				expect(isCardNumber(other)).toBe(true);
				expect(inChinese(`${a}${one}，${other}。`)).toBe(`${a}[证件号]，[卡号]。`);
			}),
		);
	});

	it('is what it was where nothing is personal, and masked once is masked for good', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				const once = inEnglish(text, 'CN');
				expect(inEnglish(once, 'CN')).toBe(once);
				if (!/[\d@＠\p{N}]/u.test(text.normalize('NFKC')) && !text.includes('&'))
					expect(once).toBe(text);
			}),
		);
	});

	it('is masked in a moment, however long and strange it is', () => {
		const begun = processorTime();
		for (const piece of ['1 ', '(', '@', '1-', 'a@b.', '微信1', '+', '13800138000 ']) {
			inChinese(piece.repeat(10_000 / piece.length), 'CN', ['王小明']);
		}
		expect(processorTime() - begun).toBeLessThan(250 * yardstick());
	});
});

/** ISO 7064, MOD 11-2, as the sum that leaves 1. */
function withIdentityCheck(first: string): string {
	const remainder = [...first].reduce((sum, one) => ((sum + Number(one)) * 2) % 11, 0);
	const check = (12 - remainder) % 11;
	return first + (check === 10 ? 'X' : String(check));
}

function withLuhn(first: string): string {
	const check = '0123456789'.split('').find((one) => isCardNumber(first + one));
	return first + (check ?? '');
}
