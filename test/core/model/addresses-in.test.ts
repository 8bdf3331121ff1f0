import { marksOf, marksWithin, masked, maskedWithin } from '../../../core/model/addresses-in';

const theirs = { mailboxes: ['li.wei@example.com'], phones: ['+86 138 1234 5678'] };

describe('addresses in what people write', () => {
	it.each([
		['Mail Li.Wei@Example.com.', 'Mail […].'],
		['请联系li.wei@example.com谢谢', '请联系[…]谢谢'],
		['<mailto:li.wei@example.com>', '<mailto:[…]>'],
		['li.wei＠example.com', '[…]'],
		['电话13812345678。', '电话[…]。'],
		['(0086) 138-1234-5678', '[…]'],
		['+86 13812345678, or 138 1234 5678', '[…], or […]'],
		['Not li.weiss@example.com, nor 13812345679', 'Not li.weiss@example.com, nor 13812345679'],
		['Order 20260413812345678901', 'Order 20260413812345678901'],
		['https://x.example/?to=li.wei%40example.com&n=1', 'https://x.example/?to=[…]&n=1'],
		['https://x.example/?to=li%2Ewei%40example%2Ecom', 'https://x.example/?to=[…]'],
		['tel=%2B8613812345678;', 'tel=[…];'],
		['li.wei&#64;example.com', '[…]'],
		['li.wei&#x40;example&period;com', '[…]'],
		['ｌｉ．ｗｅｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', '[…]'],
		['致li.wei\u200b@exam\u00adple.com。', '致[…]。'],
		['138\u200b1234\u200b5678', '[…]'],
		['１３８１２３４５６７８', '[…]'],
		['100 % of 50%40 & more: 汉字%', '100 % of 50%40 & more: 汉字%'],
		['Nothing here @ all: 12345', 'Nothing here @ all: 12345'],
	])('%s', (text, after) => {
		expect(masked(text, theirs)).toBe(after);
		const found = marksOf(theirs).some((mark) => marksWithin(text, 'all').includes(mark));
		expect(found || text === after).toBe(true);
	});

	it('finds and masks them in names of fields as well', () => {
		const value = { 'li.wei@example.com': [{ '138 1234 5678': 1 }] };
		expect(marksWithin(value, 'all')).toEqual(expect.arrayContaining(marksOf(theirs)));
		expect(maskedWithin(value, theirs)).toEqual({ '[…]': [{ '[…]': 1 }] });
	});

	it('takes a short number for itself alone, not for the end of a moment or an order', () => {
		const local = { mailboxes: [], phones: ['7200000', '7200-001'] };
		const step = { until: 1776247200000, at: 1776247200000, text: 'order 5507200000' };
		expect(maskedWithin(step, local)).toEqual(step);
		expect(masked('Call 7200000 or 720 0001', local)).toBe('Call […] or […]');
		expect(masked('Call 010 7200000', local)).toBe('Call 010 7200000');
		const whole = { mailboxes: [], phones: ['13812345678'] };
		expect(maskedWithin({ id: 1313812345678, tel: 13812345678 }, whole)).toEqual({
			id: 1313812345678,
			tel: '[…]',
		});
		expect(masked('+86 138 1234 5678', whole)).toBe('[…]');
	});

	it('takes a number in an event for a telephone only where it is dialled', () => {
		expect(marksWithin({ order: '13812345678', id: 13812345678 }, 'dialled')).toEqual([]);
		expect(marksWithin({ call: ['+8613812345678'] }, 'dialled')).toEqual(
			marksOf({ ...theirs, mailboxes: [] }),
		);
	});
});
