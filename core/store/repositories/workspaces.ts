import type { Json } from '../../model/json';
import { defaultSettings } from '../../model/default-settings';
import { parseSettings } from '../../model/parse-settings';
import { remembered } from '../../model/remembered';
import type { Settings } from '../../model/settings';
import { askedOnce } from '../compiled-once';
import type { Db, Tx } from '../store';

/** What the admin set, without the defaults. */
export async function storedSettings(
	db: Db | Tx,
	workspace: string,
): Promise<Record<string, Json>> {
	const row = await settingsQuery(db, workspace).executeTakeFirst();
	return row ? (JSON.parse(row.settings) as Record<string, Json>) : {};
}

/** Parsed settings by their stored text: parsing is a fixed cost of every verb otherwise. */
const parsed = new Map<string, Settings>();
const mostParsed = 20;

const settingsOnce = askedOnce((db, { workspace }: { workspace: string }) =>
	settingsQuery(db, workspace),
);

/** The settings in force: what was set, over the defaults. */
export async function loadSettings(db: Db | Tx, workspace: string): Promise<Settings> {
	const { rows } = await settingsOnce(db, { workspace });
	return parsedSettings(rows[0]?.settings ?? '{}');
}

/** The question for what the admin set. */
export function settingsQuery(db: Db | Tx, workspace: string) {
	return db.selectFrom('workspace').select('settings').where('workspace_id', '=', workspace);
}

/** The settings in force, by what is stored. */
export function parsedSettings(text: string): Settings {
	return remembered(parsed, mostParsed, text, () =>
		parseSettings(JSON.parse(text), defaultSettings()),
	);
}

export async function saveSettings(
	tx: Tx,
	workspace: string,
	settings: Record<string, Json>,
	now: number,
): Promise<void> {
	const text = JSON.stringify(settings);
	await tx
		.insertInto('workspace')
		.values({ workspace_id: workspace, settings: text, created_at: now, updated_at: now })
		.onConflict((c) => c.column('workspace_id').doUpdateSet({ settings: text, updated_at: now }))
		.execute();
}

/** The secret that signs links where a credential gives none; `null` until one was made. */
export async function storedSecret(db: Db | Tx, workspace: string): Promise<string | null> {
	const row = await db
		.selectFrom('workspace')
		.select('signing_secret')
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	return row?.signing_secret ?? null;
}

/** Keeps the secret unless there is one, and gives the one that is kept. */
export async function keepSecret(
	db: Db | Tx,
	workspace: string,
	secret: string,
	now: number,
): Promise<string> {
	const row = await db
		.insertInto('workspace')
		.values({
			workspace_id: workspace,
			settings: '{}',
			signing_secret: secret,
			created_at: now,
			updated_at: now,
		})
		.onConflict((c) =>
			c.column('workspace_id').doUpdateSet((eb) => ({
				signing_secret: eb.fn.coalesce('workspace.signing_secret', 'excluded.signing_secret'),
			})),
		)
		.returning('signing_secret')
		.executeTakeFirstOrThrow();
	return row.signing_secret ?? secret;
}
