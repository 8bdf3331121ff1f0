const unprintable = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;
const longest = 80;

/** Text from outside as it can stand in a message: short, control characters escaped. */
export function shown(text: string): string {
	const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
	return cut.replace(
		unprintable,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
