import { cleanJson } from '../../../../core/systems/source/clean-json';

describe('what a sender adds to an event', () => {
	it('keeps attributes shallow, short and without a prototype key', () => {
		const deep = JSON.parse(
			'{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}},"__proto__":{"x":1}}',
		) as unknown;
		expect(cleanJson(deep)).toEqual({ a: { b: { c: { d: { e: { f: null } } } } } });
		expect(cleanJson(Array(500).fill(1))).toHaveLength(200);
		expect(cleanJson({ t: 'x'.repeat(9000) })).toEqual({ t: `${'x'.repeat(3999)}…` });
		expect(cleanJson([undefined, () => 1, Number.NaN])).toEqual([null, null, null]);
	});
});
