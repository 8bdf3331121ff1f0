import type { ResponseTable } from '../schema';
import type { Db, Tx } from '../store';
import { MovedError } from '../together';
import type { InvitationRow } from './invitations';

export type ResponseRow = ResponseTable;

/** Inserts an imported response unless its source sent it before. @throws MovedError */
export async function insertResponse(
	tx: Tx,
	row: ResponseRow,
): Promise<{ row: ResponseRow; inserted: boolean }> {
	const inserted = await tx
		.insertInto('response')
		.values(row)
		.onConflict((c) => c.doNothing())
		.returningAll()
		.executeTakeFirst();
	if (inserted) {
		return { row: inserted, inserted: true };
	}
	const known =
		row.invitation_id === null
			? await findImported(tx, row.workspace_id, row.source ?? '', row.external_id ?? '')
			: await findByInvitation(tx, row.workspace_id, row.invitation_id);
	// It conflicts with another one, or with one that was there a moment ago.
	if (!known) throw new MovedError();
	return { row: known, inserted: false };
}

export async function findByInvitation(
	db: Db | Tx,
	workspace: string,
	invitationId: string,
): Promise<ResponseRow | undefined> {
	return await db
		.selectFrom('response')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.executeTakeFirst();
}

/** What a source sent under an id of its own. */
export async function findImported(
	db: Db | Tx,
	workspace: string,
	source: string,
	externalId: string,
): Promise<ResponseRow | undefined> {
	return await db
		.selectFrom('response')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('source', '=', source)
		.where('external_id', '=', externalId)
		.executeTakeFirst();
}

export async function findResponse(
	db: Db | Tx,
	workspace: string,
	responseId: string,
): Promise<ResponseRow | undefined> {
	return await db
		.selectFrom('response')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('response_id', '=', responseId)
		.executeTakeFirst();
}

export async function updateResponse(
	tx: Tx,
	workspace: string,
	responseId: string,
	change: Partial<ResponseRow>,
): Promise<void> {
	await updateResponseQuery(tx, workspace, responseId, change).execute();
}

/** The write of an invitation's first answer; a second one is a duplicate. */
export function insertResponseQuery(db: Db | Tx, row: ResponseRow) {
	return db.insertInto('response').values(row);
}

/** What a response repeats of the invitation that it answers. */
const repeated = [
	'invitation_id',
	'event_id',
	'survey_key',
	'survey_version',
	'metric',
	'purpose',
	'customer_id',
	'owner',
	'subject_source',
	'subject_type',
	'subject_id',
	'subject_title',
	'cycle',
	'touchpoint',
	'segment',
	'test',
] as const satisfies ReadonlyArray<keyof ResponseRow & keyof InvitationRow>;

type Repeated = (typeof repeated)[number];
export type OwnPart = Omit<ResponseRow, Repeated>;

/** The response with what it repeats of its invitation. */
export function responseTo(invitation: InvitationRow, own: OwnPart): ResponseRow {
	const said = Object.fromEntries(repeated.map((name) => [name, invitation[name]]));
	return { ...own, ...(said as Pick<ResponseRow, Repeated>) };
}

/** The write that changes a response. */
export function updateResponseQuery(
	db: Db | Tx,
	workspace: string,
	responseId: string,
	change: Partial<ResponseRow>,
) {
	return db
		.updateTable('response')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('response_id', '=', responseId);
}

/** So many scores before the last one show where somebody is heading. */
const mostEarlier = 4;

/** What the same customer answered before on the same metric and scale, oldest first. */
export async function earlierScores(
	db: Db | Tx,
	workspace: string,
	response: ResponseRow,
): Promise<number[]> {
	if (response.customer_id === null) return [];
	const found = await db
		.selectFrom('response')
		.select('value')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', response.customer_id)
		.where('answered_at', '<', response.answered_at)
		.where('metric', '=', response.metric)
		.where('scale_min', '=', response.scale_min)
		.where('scale_max', '=', response.scale_max)
		.where('test', '=', response.test)
		.orderBy('answered_at', 'desc')
		.limit(mostEarlier)
		.execute();
	return found.map(({ value }) => value).reverse();
}
