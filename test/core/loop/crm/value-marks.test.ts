import fc from 'fast-check';

import { textOf } from '../../../../core/loop/crm/value-marks';

describe('a value of another system as text', () => {
	it('is the same however it is wrapped', () => {
		for (const value of ['5', 5, '5.0', ' 5 ', ['5'], { value: 5 }, [{ id: '5' }]]) {
			expect(textOf(value)).toBe('5');
		}
	});

	it('is none where it is nested beyond all reason, and never throws', () => {
		for (const depth of [60, 5_000, 50_000]) {
			const around = (begin: string, end: string): unknown =>
				JSON.parse(`${begin.repeat(depth)}1${end.repeat(depth)}`);
			expect([textOf(around('[', ']')), textOf(around('{"value":', '}'))]).toEqual(['', '']);
			expect(textOf(around('{"__proto__":', '}'))).toBe('');
		}
		fc.assert(fc.property(fc.anything(), (value) => typeof textOf(value) === 'string'));
	});
});
