import { sql } from 'kysely';

import type { Settings } from '../../model/settings';
import { compiledOnce, filled } from '../compiled-once';
import type { Store } from '../store';
import type { InvitationRow } from './invitations';
import { parsedSettings } from './workspaces';

/** What a page shows of an invitation. */
export type OpenedInvitation = Pick<
	InvitationRow,
	| 'invitation_id'
	| 'survey_key'
	| 'survey_version'
	| 'subject_title'
	| 'customer_id'
	| 'state'
	| 'language'
	| 'answered_at'
	| 'expires_at'
	| 'test'
	| 'channel'
	| 'recipient'
>;

/** What a survey page needs before it can be shown. */
export type Opening = {
	invitation: OpenedInvitation;
	settings: Settings;
	customerName: string | null;
	customerTitle: string | null;
	/** Of the survey, as it was published last; `null` if it never was. */
	newestVersion: string | null;
};

type Row = OpenedInvitation & {
	settings: string | null;
	customer_name: string | null;
	customer_title: string | null;
	newest_version: string | null;
};

const question = compiledOnce(
	(db, { workspace, invitationId }: { workspace: string; invitationId: string }) =>
		sql<Row>`
		select i.invitation_id, i.survey_key, i.survey_version, i.subject_title, i.customer_id,
			i.state, i.language, i.answered_at, i.expires_at, i.test, i.channel, i.recipient,
			customer.name as customer_name, customer.title as customer_title, workspace.settings,
			(select version from survey
				where survey.workspace_id = i.workspace_id and survey.survey_key = i.survey_key
					and survey.activated_at > 0
				order by activated_at desc limit 1) as newest_version
		from invitation as i
		left join customer
			on customer.workspace_id = i.workspace_id and customer.customer_id = i.customer_id
		left join workspace on workspace.workspace_id = i.workspace_id
		where i.workspace_id = ${workspace} and i.invitation_id = ${invitationId}`.compile(db),
);

/**
 * Reads all of it in one go: a page is opened far more often than anything else happens, and every
 * question to the database costs as much as rendering the page.
 */
export async function findOpening(
	{ dialect, db }: Store,
	workspace: string,
	invitationId: string,
): Promise<Opening | undefined> {
	const asked = { workspace, invitationId };
	const { rows } = await db.executeQuery(filled(question(dialect, db, asked), asked));
	const [row] = rows;
	return (
		row && {
			invitation: row,
			settings: parsedSettings(row.settings ?? '{}'),
			customerName: row.customer_name,
			customerTitle: row.customer_title,
			newestVersion: row.newest_version,
		}
	);
}
