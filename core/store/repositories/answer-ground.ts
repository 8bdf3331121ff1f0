import { sql } from 'kysely';

import { type Customer, customerFound, customerQueries } from './customers';
import type { EventRow } from './events';
import { hastyFormQuery } from './hasty-forms';
import type { InvitationRow } from './invitations';
import type { Opening } from './opening';
import type { ResponseRow } from './responses';
import { newestVersionQuery } from './surveys';
import { parsedSettings, settingsQuery } from './workspaces';
import type { Db, Tx, WorkspaceStore } from '../store';
import { readTogether } from '../together';

/** All that an answer is decided on, and what its item tells besides. */
export type AnswerGround = Opening & {
	invitation: InvitationRow;
	/** What was answered before. */
	response: ResponseRow | undefined;
	event: EventRow | undefined;
	customer: Customer | undefined;
	/** The form that was sent came back too fast before. */
	hasty: boolean;
};

type Asked = { workspace: string; invitationId: string; form: string };

const readGround = readTogether((db, { workspace, invitationId, form }: Asked) => {
	const invitation = db
		.selectFrom('invitation')
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId);
	return {
		invitation: invitation.selectAll(),
		settings: settingsQuery(db, workspace),
		newest: newestVersionQuery(db, workspace, sql`${invitation.select('survey_key')}`).select(
			'version',
		),
		response: db
			.selectFrom('response')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('invitation_id', '=', invitationId),
		event: db
			.selectFrom('event')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('event_id', '=', invitation.select('event_id')),
		hasty: hastyFormQuery(db, workspace, form),
		...customerQueries(db, workspace, sql`${invitation.select('customer_id')}`),
	};
});

/**
 * Reads all of it at once; `undefined` if there is no such invitation.
 *
 * @param form the fingerprint of the form that was sent; `null` where nothing asks for it
 */
export async function answerGround(
	{ store, workspace }: WorkspaceStore,
	db: Db | Tx,
	invitationId: string,
	form: string | null = null,
): Promise<AnswerGround | undefined> {
	const found = await readGround(store, db, { workspace, invitationId, form: form ?? '' });
	const [row] = found.invitation;
	if (!row) return undefined;
	const customer = customerFound(found);
	return {
		invitation: row,
		settings: parsedSettings(found.settings[0]?.settings ?? '{}'),
		newestVersion: found.newest[0]?.version ?? null,
		response: found.response[0],
		event: found.event[0],
		customer,
		customerName: customer?.name ?? null,
		customerTitle: customer?.title ?? null,
		hasty: found.hasty.length > 0,
	};
}
