import { readOptions } from '../../bench/options';

describe('the options of the measurements', () => {
	it('measure everything in five rounds unless told otherwise', () => {
		expect(readOptions([])).toMatchObject({
			rounds: 5,
			executions: 3000,
			rows: 1_000_000,
			identities: 10_000_000,
			customers: 100_000,
			mails: 20_000,
		});
		expect(readOptions([]).parts).toEqual([
			'adapters',
			'policy',
			'resolve',
			'erase',
			'import',
			'care',
			'insight',
			'report',
			'drivers',
			'due',
			'block',
			'batch',
			'page',
			'loop',
			'send',
		]);
	});

	it('measure what is named, in the usual order', () => {
		expect(readOptions(['--only=loop,due', '--json']).parts).toEqual(['due', 'loop']);
	});

	it.each([
		['--fast', '"--fast" is no option'],
		['--only=pages', '"pages" is nothing that can be measured'],
		['--rounds=0', '"--rounds=0" must be a whole number from 1 to 99'],
		['--rounds=many', '"--rounds=many" must be a whole number'],
		['--customers=1050', '"--customers=1050" must be a multiple of 100 from 1000 to 1000000'],
	])('refuse %s and say why', (argument, message) => {
		expect(() => readOptions([argument])).toThrow(message);
	});
});
