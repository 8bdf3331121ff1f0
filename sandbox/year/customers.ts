import type { CustomerTable } from '../../core/store/schema';
import { day, type Made } from './made';
import type { Random } from './random';
import type { Shop } from './shop';

const customers = 700;

/** Whom the shop knows. */
export function peopleOf(
	workspace: string,
	{ language, end }: { language: string; end: number },
	shop: Shop,
	random: Random,
): CustomerTable[] {
	return Array.from({ length: customers }, (_, at) => ({
		workspace_id: workspace,
		customer_id: `cus_${String(at).padStart(5, '0')}`,
		name: null,
		email: `rider${at}@example.com`,
		phone: null,
		language,
		time_zone: null,
		segment: random.pick(shop.segments),
		title: null,
		country: null,
		owner: null,
		value_amount: null,
		value_currency: null,
		paused_until: null,
		frequency: null,
		preferred_channel: null,
		preferred_language: null,
		merged_into: null,
		self_named: null,
		created_at: end - 800 * day,
		updated_at: end - 800 * day,
	}));
}

/** Who of the shop takes care of something, as an event names them. */
export const ownerOf = ({ shop }: Made, name: string): string =>
	JSON.stringify({
		id: `own_${shop.owners.indexOf(name)}`,
		name,
		email: null,
		team: 'Service',
		channels: {},
	});
