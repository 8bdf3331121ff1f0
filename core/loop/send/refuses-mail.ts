import { type ContactRefusal, type Topic, whyNoContact } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import { contactGround } from '../../store/repositories/consent';
import type { Customer } from '../../store/repositories/customers';
import { findMailbox } from '../../store/repositories/mailboxes';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** Why a message of that topic must not reach somebody; `null` when it may. */
export async function refusesMessage(
	db: Db | Tx,
	house: House,
	{ customer, address }: { customer: Pick<Customer, 'customer_id'> | null; address: string | null },
	topic: Topic,
	now: number,
): Promise<{ code: ContactRefusal; text: string } | null> {
	const { store, workspace } = house;
	const customerId = customer?.customer_id ?? '';
	const mailbox = (address === null ? null : mailboxOf(address)) ?? '';
	const reached = { customerId, mailbox };
	const { settings, ...who } = await contactGround(store, db, workspace, reached);
	const code = whyNoContact(who, topic, settings.policy, now);
	return code && { code, text: sayOf(house)(`send.${code}`) };
}

/** Why no mail goes to an address: it came back for good before; `null` when one may. */
export async function refusesMail(
	db: Db | Tx,
	house: House,
	address: string | null,
): Promise<{ code: 'address_failed'; text: string } | null> {
	const name = address === null ? null : mailboxOf(address);
	const mailbox = name === null ? undefined : await findMailbox(db, house.workspace, name);
	if (mailbox?.state !== 'failed') return null;
	const { reason } = mailbox;
	const say = sayOf(house);
	const text = reason === null ? say('send.came_back') : say('send.came_back.why', { reason });
	return { code: 'address_failed', text };
}
