import { seenIn } from '../../../../core/loop/problem/seen-in';

describe('what a problem is made of in an item', () => {
	it('is the driver of its survey: the same item of another survey is another one', () => {
		const driver = (key: string) =>
			seenIn({
				survey: { key, name: key, versions: [] },
				driver: 'speed',
				label: 'Speed',
				influence: 3,
			});
		expect(driver('service')).toMatchObject({
			origin: 'driver',
			ref: 'service:speed',
			surveyKey: 'service',
			title: 'Speed',
			influence: 3,
		});
		expect(driver('delivery').ref).toBe('delivery:speed');
	});

	it('is the alarm by its key, with as much of its sentence as a title takes', () => {
		const text = `after-service: ${'very '.repeat(50)}unusual.`;
		const { origin, ref, title, links } = seenIn({
			text,
			signal: { key: 'k1' },
			surveyKey: 'after-service',
		});
		expect({ origin, ref, links }).toEqual({
			origin: 'alarm',
			ref: 'k1',
			links: [{ kind: 'alarm', ref: 'k1' }],
		});
		expect(title).toHaveLength(200);
		expect(title).toMatch(/…$/);
	});
});
