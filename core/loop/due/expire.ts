import type { House } from '../house';

/** Marks invitations whose link has run out unanswered. Safe to repeat. */
export async function expireInvitations(house: House, now: number): Promise<void> {
	await house.store.transaction(
		async (tx) =>
			await tx
				.updateTable('invitation')
				.set({
					state: 'expired',
					reason: 'expired',
					reason_text: 'The link ran out before it was answered.',
					updated_at: now,
				})
				.where('workspace_id', '=', house.workspace)
				.where('state', 'in', ['sent', 'viewed'])
				.where('expires_at', '<', now)
				.execute(),
	);
}
