import { formTokenFor, isFormToken } from '../../../../core/loop/pages/form-token';

const keys = { current: 'a-signing-secret-of-32-characters', previous: null };
const page = { token: 'kid.payload.0123456789abcdef01234567', step: 'rating' };
const now = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;

describe('the token of a form', () => {
	const made = (at: number) => formTokenFor(keys, 'main', page, at);

	it('is another one when the page is opened later', () => {
		expect(made(now + 1_000)).not.toBe(made(now));
	});

	it('holds for a day, for its own page and step', () => {
		const holds = (of: typeof page, at: number) => isFormToken(keys, 'main', of, made(now), at);
		expect(holds(page, now + 23 * hour)).toBe(true);
		expect(holds(page, now + 25 * hour)).toBe(false);
		expect(holds({ ...page, step: 'details' }, now)).toBe(false);
		expect(holds({ ...page, token: 'kid.payload.another-one-of-24-chars' }, now)).toBe(false);
	});
});
