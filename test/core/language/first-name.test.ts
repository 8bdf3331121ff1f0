import { firstName } from '../../../core/language/first-name';

describe('the first name of somebody of the team', () => {
	test.each([
		['Jane Doe', 'Jane'],
		['Jane', 'Jane'],
		['  Jane   van der Berg ', 'Jane'],
		['Doe, Jane', 'Jane'],
		['Doe, Dr. Jane', 'Jane'],
		['Dr. Jane Doe', 'Jane'],
		['Frau Erika Mustermann', 'Erika'],
		['José García', 'José'],
		['محمد علي', 'محمد'],
	])('%j is known as %j', (name, first) => {
		expect(firstName(name)).toBe(first);
	});

	test.each([
		'王芳',
		'欧阳修',
		'Wang Fang',
		'Wang Fang 王芳',
		'김민준',
		'さとう めい',
		'J. Doe',
		'Mr. Doe',
	])('%j stays whole, since nobody can tell which part it is', (name) => {
		expect(firstName(name)).toBe(name);
	});

	test.each([null, undefined, '', 'N/A', 'null', 'jane@example.com', '+49 30 1234'])(
		'%j is no name',
		(name) => {
			expect(firstName(name)).toBe('');
		},
	);
});
