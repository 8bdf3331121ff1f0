import { type Customer, findCustomer } from '../../store/repositories/customers';
import { lockCustomer } from '../../store/repositories/lock';
import type { DialectName, Tx } from '../../store/store';

/**
 * A customer as they are once nobody else can change them; of a record that was merged the one into which
 * it was, since links and items name the old one for long.
 */
export async function lockedCustomer(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
): Promise<Customer | undefined> {
	const named = await findCustomer(tx, workspace, customerId);
	if (!named) return undefined;
	await lockCustomer(tx, dialect, workspace, named.customer_id);
	const locked = await findCustomer(tx, workspace, named.customer_id);
	const moved = locked !== undefined && locked.customer_id !== named.customer_id;
	return moved ? await lockedCustomer(tx, dialect, workspace, locked.customer_id) : locked;
}
