import { isObject } from './json';

/** The value at a dotted path (`order.items.0.sku`); a key that itself has dots is found first. */
export function attributeAt(attributes: unknown, path: string): unknown {
	if (isObject(attributes) && Object.hasOwn(attributes, path)) return attributes[path];
	let value: unknown = attributes;
	for (const key of path.split('.')) {
		if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
		else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
		else return undefined;
	}
	return value;
}

/** A text as it is compared: letter case, full-width forms and outer spaces do not matter. */
export function folded(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}

/** The single values of an attribute, folded: those of a list, else its own; objects have none. */
export function foldedValues(found: unknown): string[] {
	const values: unknown[] = Array.isArray(found) ? found : [found];
	return values.flatMap((one) =>
		typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
			? [folded(String(one))]
			: [],
	);
}
