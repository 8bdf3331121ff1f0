import type { House } from '../../core/loop/house';

/** What is kept unread of a trigger, in the order in which it came. */
export const unreadIn = async ({ store, workspace }: House, receiver: string) =>
	await store.db
		.selectFrom('unread_push')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.orderBy('at')
		.orderBy('push_id')
		.execute();
