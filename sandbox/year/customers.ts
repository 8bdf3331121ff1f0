import { unknownCustomer } from '../../core/store/repositories/unknown-customer';
import type { CustomerTable } from '../../core/store/schema';
import { day, type Made } from './made';
import { nameOf } from './names';
import type { Random } from './random';
import type { Shop } from './shop';

/** Those who may be asked. */
const customers = 700;

export type ShopLanguage = Made['language'];

/** Whom the shop knows. */
export function peopleOf(
	workspace: string,
	{ language, end }: { language: ShopLanguage; end: number },
	shop: Shop,
	random: Random,
	{ first = 0, count = customers }: { first?: number; count?: number } = {},
): CustomerTable[] {
	return Array.from({ length: count }, (_, place) => {
		const at = first + place;
		const segment = random.pick(shop.segments);
		const spoken = spokenBy(at, language);
		return {
			...unknownCustomer(workspace, `cus_${String(at).padStart(5, '0')}`, end - 800 * day),
			name: nameOf(at, spoken),
			email: `rider${at}@example.com`,
			language: spoken,
			segment,
			owner: ownerOfCustomer(at, segment, shop),
		};
	});
}

/** One in eight speaks the other language of the house. */
function spokenBy(nth: number, language: ShopLanguage): ShopLanguage {
	if (nth % 8 !== 5) return language;
	return language === 'en' ? 'zh-CN' : 'en';
}

/** Every fleet has somebody who looks after it, as the shop's systems say; of others every third. */
function ownerOfCustomer(nth: number, segment: string, shop: Shop): string | null {
	if (segment !== shop.segments[2]?.[0] && nth % 3 !== 0) return null;
	const at = nth % shop.owners.length;
	return JSON.stringify({ id: null, name: shop.owners[at], email: mailOfOwner(at) });
}

/** Where somebody of the shop gets their mails. */
export const mailOfOwner = (at: number): string => `owner${at}@example.com`;

/** The last two work in the workshop, all others at the counter and on the telephone. */
export const teamOf = ({ owners, teams }: Shop, at: number): string =>
	at < owners.length - 2 ? teams.counter : teams.workshop;

/** Who of the shop takes care of something, as an event names them. */
export function ownerOf({ shop }: Pick<Made, 'shop'>, name: string): string {
	const at = shop.owners.indexOf(name);
	const team = teamOf(shop, at);
	return JSON.stringify({ id: `own_${at}`, name, email: null, team, channels: {} });
}
