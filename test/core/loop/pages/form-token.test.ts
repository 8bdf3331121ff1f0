import { formTokenFor, isFormToken } from '../../../../core/loop/pages/form-token';
import { signToken } from '../../../../core/model/token';

const keys = { current: 'a-signing-secret-of-32-characters', previous: [] };
const now = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const linkOf = (subject: string): string =>
	signToken(keys, {
		workspace: 'main',
		purpose: 'survey',
		subject,
		audience: 'cus_1',
		expiresAt: now,
	});
const page = { token: linkOf('inv_1'), step: 'rating' };

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
		expect(holds({ ...page, token: linkOf('inv_2') }, now)).toBe(false);
	});

	it('holds for the very link it was served on, however another is spelled', () => {
		const other = linkOf('inv_2');
		const holds = (token: string) => isFormToken(keys, 'main', { ...page, token }, made(now), now);
		for (const length of [1, 24, 32, page.token.length]) {
			expect(holds(other + page.token.slice(-length))).toBe(false);
			expect(holds(other.slice(0, -length) + page.token.slice(-length))).toBe(
				length === page.token.length,
			);
		}
		expect(holds(`${page.token}=`)).toBe(false);
		expect(holds(page.token)).toBe(true);
	});
});
