import fc from 'fast-check';

import { maskNames, namingIn } from '../../../../core/insight/text/names-nobody';

const nobody = { country: 'CN', close: [], others: [], comments: [] };
const found = (text: string, known: Partial<typeof nobody> | object = {}) =>
	namingIn(text, { ...nobody, ...known }).map(({ kind, text: words }) => `${kind}: ${words}`);

describe('what in a text for everybody says who somebody is', () => {
	it('is an address, a number, an account or an id, whoever has it', () => {
		expect(found('Write to jane@example.com')).toEqual(['mailbox: jane@example.com']);
		expect(found('请致电 13800138000')).toEqual(['phone: 13800138000']);
		expect(found('微信号：weixin_2024')).toEqual(['account: weixin_2024']);
		expect(found('See cas_01hxyz')).toEqual(['id: cas_01hxyz']);
		expect(found('ｊane＠example．com')).toHaveLength(1);
	});

	it('is any word of a name of those it is about, and the whole name of everybody else', () => {
		const about = { close: ['Jane Miller'], others: ['Robert Summer', 'Price', '王小明'] };
		expect(found('Jane had to wait', about)).toEqual(['name: Jane']);
		expect(found('robert summer had to wait', about)).toEqual(['name: robert summer']);
		expect(found('In summer the Summer price is lower. Robert', about)).toEqual([]);
		expect(found('王小明等了一周', about)).toEqual(['name: 王小明']);
		expect(found('小明等了一周', about)).toEqual([]);
	});

	it('is a name over two lines, with spaces between, or with what nobody sees in it', () => {
		const others = ['Robert Summer'];
		for (const name of ['Robert  Summer', 'Robert\nSummer', 'Rob\u200bert\u00a0Summer']) {
			expect(found(`Ask ${name} for it`, { others })).toEqual(['name: Robert Summer']);
		}
	});

	it('is a Chinese name of two characters only where it stands alone', () => {
		expect(found('高峰时段配送太慢', { others: ['高峰'] })).toEqual([]);
		expect(found('客户：高峰，配送太慢', { others: ['高峰'] })).toEqual(['name: 高峰']);
		expect(found('配送时段太慢', { close: ['高峰'] })).toEqual([]);
		expect(found('高峰时段', { close: ['高峰'] })).toEqual(['name: 高峰']);
	});

	it('is a sentence that a customer has written, but not a few words of it', () => {
		const comments = ['I waited for THREE weeks, and nobody called me back! Never again.'];
		expect(found('I waited for three weeks and nobody called me back.', { comments })).toEqual([
			'quote: I waited for three weeks and nobody called me back',
		]);
		expect(found('Nobody called me back.', { comments })).toEqual([]);
		expect(found('Never again', { comments })).toEqual([]);
		expect(
			found('等了三个星期也没有人回电。', { comments: ['我等了三个星期也没有人回电，太差'] }),
		).toHaveLength(1);
	});

	it('is nothing in plain words of a house', () => {
		const others = ['Li Wei', '欧阳娜娜', 'Price', 'A B'];
		expect(found('Deliveries on Saturdays come late in 2026.', { others })).toEqual([]);
		expect(found('周六的配送太慢，订单 20260301 之后已改善。', { others })).toEqual([]);
	});

	it('is found whatever stands around it, and never throws', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.string(),
				fc.array(fc.string(), { maxLength: 3 }),
				(a, b, others) => {
					const text = `${a} jane.miller@example.com ${b}`;
					expect(found(text, { others }).join(' ')).toContain('jane.miller@example.com');
				},
			),
		);
	});
});

describe('a text without the names of people', () => {
	it('has a word for each of them, and stays as it is where there is none', () => {
		const names = ['Ann Lee', 'Mary Ann Lee', '王小明', '姓名', 'Price'];
		expect(maskNames('Ask  mary ann lee, 王小明 and Ann Lee', names, '[name]')).toBe(
			'Ask [name], [name] and [name]',
		);
		expect(maskNames('姓名：填写', names, '[姓名]')).toBe('[姓名]:填写');
		expect(maskNames('Two  prices ＆ a line', names, '[name]')).toBe('Two  prices ＆ a line');
	});

	it('ends whatever they are called', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string()), fc.string(), (text, names, word) => {
				expect(typeof maskNames(text, names, word)).toBe('string');
			}),
		);
	});
});
