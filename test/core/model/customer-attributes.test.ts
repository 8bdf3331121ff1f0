import { readCustomerAttributes } from '../../../core/model/customer-attributes';

const read = (rows: unknown) => readCustomerAttributes(rows, 'customerAttributes');

describe('the attributes of customers that a workspace defines', () => {
	it('have a key, a name and a type', () => {
		expect(
			read([
				{ name: 'Contract Plan', key: 'plan', type: 'choice', choices: ['basic', 'pro', 'pro'] },
				{ name: 'Seats', key: null, type: 'number', choices: ['left', 'over'] },
				{ name: '车牌', type: 'text' },
			]),
		).toEqual([
			{ key: 'plan', name: 'Contract Plan', type: 'choice', choices: ['basic', 'pro'] },
			{ key: 'Seats', name: 'Seats', type: 'number', choices: [] },
			{ key: '车牌', name: '车牌', type: 'text', choices: [] },
		]);
	});

	it.each([
		['email', 'Email'],
		['E-Mail', 'Email'],
		['ｐｈｏｎｅ', 'Phone'],
		['Time Zone', 'Time Zone'],
		['birth', 'Birthday'],
		['BIRTHDAY', 'Birthday'],
		['id', 'id'],
		['externalIds', 'externalIds'],
		['wecom', 'WeCom ID'],
	])('are not called %s, which every customer has already', (key, own) => {
		expect(() => read([{ name: 'Another', key }])).toThrow(
			`"customerAttributes[0].key" is "${key}", which is a field of every customer already: ${own}.`,
		);
		expect(() => read([{ name: key, key: 'another' }])).toThrow('field of every customer already');
	});

	it.each([
		[{ name: 'A b', key: 'a b' }, 'which is no key'],
		[{ name: 'A', key: '__proto__' }, 'which is no key'],
		[{ name: 'A', key: 'constructor' }, 'field of every customer already'],
		[{ name: '', key: 'a' }, 'must be a text of 1 to 60 characters'],
		[{ name: 'A', type: 'choice' }, 'there is nothing to choose'],
		[{ name: 'A', type: 'colour' }, 'must be one of text, number, yes_no, date, choice'],
		[{ name: 'A', color: 'red' }, '"customerAttributes[0].color" is not known'],
	])('%j is refused: %s', (row, fault) => {
		expect(() => read([row])).toThrow(fault);
	});

	it('are not there twice', () => {
		expect(() => read([{ name: 'A' }, { name: 'B', key: 'A' }])).toThrow(
			'"customerAttributes[1]" has the key "A", which another attribute has, too.',
		);
	});
});
