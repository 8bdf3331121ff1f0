/**
 * What was made for a key before, else made now and kept. A full map is emptied: what comes from
 * outside cannot fill the memory, and what is still needed comes back by itself.
 *
 * @param most entries that are kept
 */
export function remembered<Key, Value>(
	known: Map<Key, Value>,
	most: number,
	key: Key,
	make: () => Value,
): Value {
	const found = known.get(key);
	if (found !== undefined) return found;
	const made = make();
	keep(known, most, key, made);
	return made;
}

/** Keeps a value in a map that is emptied when it is full. */
export function keep<Key, Value>(
	known: Map<Key, Value>,
	most: number,
	key: Key,
	value: Value,
): void {
	if (known.size >= most) known.clear();
	known.set(key, value);
}
