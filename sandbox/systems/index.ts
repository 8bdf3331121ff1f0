import { simulatedGeneric } from './generic';
import { simulatedShopify } from './shopify';
import { simulatedJiandaoyun } from './jiandaoyun';
import type { Simulated } from './simulated';
import { simulatedWoocommerce } from './woocommerce';
import { simulatedZendesk } from './zendesk';

/** Makes every simulated system anew. A new one is a file and a line here. */
export const simulatedSystems: ReadonlyArray<() => Simulated> = [
	simulatedGeneric,
	simulatedZendesk,
	simulatedShopify,
	simulatedWoocommerce,
	simulatedJiandaoyun,
];

export const simulatedKeys = (): string[] => simulatedNow('all').map(({ key }) => key);

/** Fresh systems: one by its key, or `all`. */
export function simulatedNow(which: string): Simulated[] {
	return simulatedSystems
		.map((make) => make())
		.filter(({ key }) => which === 'all' || key === which);
}
