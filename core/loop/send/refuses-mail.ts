import type { ContactRefusal, Topic } from '../../model/consent';
import type { Say } from '../../language/say';
import { loadSettings } from '../../store/repositories/workspaces';
import type { CustomerTable } from '../../store/schema';
import type { Db, Tx } from '../../store/store';
import { mayNotContact, type Reached } from '../customer/consent';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** Why a message of that topic must not reach somebody; `null` when it may. */
export async function refusesMessage(
	db: Db | Tx,
	house: House,
	reached: Reached,
	topic: Topic,
	now: number,
): Promise<{ code: ContactRefusal; text: string } | null> {
	const { policy } = await loadSettings(db, house.workspace);
	const code = await mayNotContact(db, house, reached, topic, { policy, now });
	return code && { code, text: sayOf(house)(`send.${code}`) };
}

/** Why a customer gets no mail at their address; `null` when they do. */
export function refusesMail(
	customer: Pick<CustomerTable, 'address_state' | 'address_reason'>,
	say: Say,
): { code: 'address_failed'; text: string } | null {
	if (customer.address_state !== 'failed') return null;
	const reason = customer.address_reason;
	const text = reason === null ? say('send.came_back') : say('send.came_back.why', { reason });
	return { code: 'address_failed', text };
}
