/**
 * Who is meant in a group, without what could be more than an id there: a space, a bracket, a quote or a
 * mark of all.
 *
 * @param most messages with a long row of names are refused by some
 */
export function mentionsOf(mention: readonly string[], most = 20): string[] {
	const ids = mention
		.map((id) => id.trim())
		.filter((id) => /^[A-Za-z0-9][\w.@+$:-]{0,99}$/.test(id));
	return [...new Set(ids)].filter((id) => id !== 'all').slice(0, most);
}
