import { unacceptable } from '../../model/read-input';
import { text } from '../option/fields';
import { refined } from '../option/option';

export const options = {
	shop: refined(
		text({
			label: 'Shop Domain',
			hint: 'Take the events of this shop only. Empty takes all that are signed with the secret, e.g. of every shop that has the app.',
			example: 'acme.myshopify.com',
			fallback: null,
		}),
		(shop, place) => {
			if (shop === null || isShop(shop.toLowerCase())) return shop?.toLowerCase() ?? null;
			throw unacceptable(place, shop, 'a domain such as acme.myshopify.com');
		},
	),
};

/** Whether it is a shop's own name at Shopify, in small letters. */
export function isShop(domain: string): boolean {
	return /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/.test(domain);
}
