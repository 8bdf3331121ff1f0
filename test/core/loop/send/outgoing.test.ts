import { readOutgoing } from '../../../../core/loop/send/outgoing';

describe('a message of a campaign', () => {
	const key = 'car_0123456789abcdefghjk:0';
	const item = (message: object) => ({
		message: {
			key,
			kind: 'care',
			to: 'li@house.example',
			subject: 'Hello',
			text: 'Hi',
			...message,
		},
	});

	it('is read, also without HTML', () => {
		expect(readOutgoing(item({})).message).toMatchObject({ key, kind: 'care', html: '' });
	});

	it.each(['own', 'incentive', 'case', 'report'])('stays one, and is refused as %s', (kind) => {
		const changed = item({ kind, html: '<p>Hi</p>' });
		expect(() => readOutgoing(changed)).toThrow(/^"message\.kind" is/);
	});

	it('is none without the key of a campaign', () => {
		expect(() => readOutgoing(item({ key: 'x' }))).toThrow(/^"message\.key" is "x"/);
	});
});
