import { httpsUrl } from '../language/safe-url';

/** What an address of another tool's form can name. */
export const formSlots = ['invitation', 'language', 'customer'] as const;
export type FormSlots = Record<(typeof formSlots)[number], string>;

/** Slots as they are written, also where a browser has encoded the braces. */
const slot = /(?:\{|%7B)(\w+)(?:\}|%7D)/gi;

/** The names that stand in braces, in order; an unknown one is for whoever checks the address. */
export function slotsIn(address: string): string[] {
	return [...address.matchAll(slot)].map(([, name = '']) => name.toLowerCase());
}

/**
 * The address of another tool's form for one customer: what it names is filled in, encoded.
 *
 * @returns `null` for what is no page of the tool's own site
 */
export function filledForm(address: string, values: FormSlots): string | null {
	const known: Record<string, string> = values;
	return httpsUrl(
		address.replaceAll(slot, (whole, name: string) => {
			const value = Object.hasOwn(known, name.toLowerCase()) ? known[name.toLowerCase()] : null;
			return value === null || value === undefined ? whole : encodeURIComponent(value);
		}),
	);
}
