import type { ContactRefusal, Topic } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import { loadSettings } from '../../store/repositories/workspaces';
import { findMailbox } from '../../store/repositories/mailboxes';
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
