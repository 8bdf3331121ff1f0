/** Eleven extremes, and two hundred that a small generator with a fixed seed names. */
export const brands: readonly string[] = [
	...['#000000', '#ffffff', '#808080', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'],
	...['#ff00ff', '#ffd400', '#0f6b5c'],
	...Array.from({ length: 200 }, (_, at) => {
		const value = (Math.imul(at + 1, 2_654_435_761) >>> 8) & 0xffffff;
		return `#${value.toString(16).padStart(6, '0')}`;
	}),
];
