const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * An id in its long form. The short one of 15 characters differs by capitals alone; the three more say
 * where the capitals are, a bit for each character, the first of five being the lowest.
 *
 * @returns anything else as it came
 */
export function longId(id: string): string {
	if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;
	const suffix = [0, 5, 10].map((start) => {
		const bits = [...id.slice(start, start + 5)].map((letter, at) =>
			/[A-Z]/.test(letter) ? 1 << at : 0,
		);
		return alphabet.charAt(bits.reduce((sum, bit) => sum + bit, 0));
	});
	return id + suffix.join('');
}

/** Whether a text has the form of an id, and where it is long, its last three characters fit. */
export function isRecordId(id: string): boolean {
	return /^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/.test(id) && longId(id.slice(0, 15)).startsWith(id);
}
