/** The first letter of a name, as the mark of who has no picture; a digit or sign where it begins so. */
export function initialOf(name: string): string {
	const letter = /\p{L}|\p{N}/u.exec(name)?.[0] ?? [...name][0] ?? '';
	return letter.toLocaleUpperCase('en');
}
