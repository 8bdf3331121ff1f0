/**
 * Control characters have no place in a text that is stored, sent or shown: PostgreSQL takes no NUL, and
 * terminals, mails and chats obey some of the others. Tab, line feed and carriage return stay.
 */

// eslint-disable-next-line no-control-regex -- removing them is the purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
// eslint-disable-next-line no-control-regex -- looking for them is the purpose
const anyControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** The text without them. */
export function withoutControls(text: string): string {
	return anyControl.test(text) ? text.replace(controls, '') : text;
}

/**
 * Any value from outside (an item, a parameter, a request) without control characters in its texts and
 * keys, at any depth: the border that everything passes. What is clean is given back as it came.
 */
export function cleaned<Value>(value: Value): Value {
	return clean(value, 0) as Value;
}

/** Nothing that is meant goes deeper; what would is left as it is. */
const deepest = 100;

function clean(value: unknown, depth: number): unknown {
	if (typeof value === 'string') return withoutControls(value);
	if (typeof value !== 'object' || value === null || depth > deepest) return value;
	if (Array.isArray(value)) return cleanList(value, depth);
	return isPlain(value) ? cleanRecord(value as Record<string, unknown>, depth) : value;
}

/** No date, buffer or object of a class: those are no texts. n8n makes some objects in a realm of its own. */
function isPlain(value: object): boolean {
	const proto = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
	return proto === null || proto.constructor?.name === 'Object';
}

function cleanList(list: unknown[], depth: number): unknown[] {
	const after = list.map((entry) => clean(entry, depth + 1));
	return after.every((entry, at) => entry === list[at]) ? list : after;
}

function cleanRecord(record: Record<string, unknown>, depth: number): Record<string, unknown> {
	let same = true;
	const after = Object.entries(record).map(([key, value]) => {
		const entry = [withoutControls(key), clean(value, depth + 1)] as const;
		same &&= entry[0] === key && entry[1] === value;
		return entry;
	});
	return same ? record : Object.fromEntries(after);
}
