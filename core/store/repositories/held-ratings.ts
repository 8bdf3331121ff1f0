import type { Level } from '../../model/metric';
import type { HeldRatingTable } from '../schema';
import type { Db, Store } from '../store';

export type HeldRating = HeldRatingTable;

/** Keeps a rating apart until a person shows; the newest one of a link, and how often it was sent. */
export async function saveHeldRating(db: Db, row: HeldRating): Promise<void> {
	await db
		.insertInto('held_rating')
		.values(row)
		.onConflict((c) =>
			c.columns(['workspace_id', 'invitation_id']).doUpdateSet((eb) => ({
				value: row.value,
				level: row.level,
				at: row.at,
				times: eb('held_rating.times', '+', 1),
			})),
		)
		.execute();
}

export async function findHeldRating(
	db: Db,
	workspace: string,
	invitationId: string,
): Promise<HeldRating | undefined> {
	return await db
		.selectFrom('held_rating')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.executeTakeFirst();
}

/** How many ratings of a time were held and have not been confirmed by any answer, by their level. */
export async function countHeldRatings(
	store: Store,
	workspace: string,
	{ from, until }: { from: number; until: number },
): Promise<Partial<Record<Level, number>>> {
	const query = store.db
		.selectFrom('held_rating')
		.innerJoin('invitation', (join) =>
			join
				.onRef('invitation.workspace_id', '=', 'held_rating.workspace_id')
				.onRef('invitation.invitation_id', '=', 'held_rating.invitation_id'),
		)
		.select(({ fn }) => ['held_rating.level', fn.countAll<number>().as('count')])
		.where('held_rating.workspace_id', '=', workspace)
		.where('held_rating.at', '>=', from)
		.where('held_rating.at', '<', until)
		.where('invitation.test', '=', 0)
		.where('invitation.answered_at', 'is', null)
		.groupBy('held_rating.level');
	const rows = await store.analyse(query);
	return Object.fromEntries(rows.map(({ level, count }) => [level, Number(count)]));
}
