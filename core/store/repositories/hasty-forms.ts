import type { Db } from '../store';

/** A token of a form opens nothing after a day; what came back too fast is known for two, ms. */
const keptFor = 48 * 3_600_000;

/** Notes that a form came back faster than a person reads it, and forgets the ones of days ago. */
export async function noteHastyForm(
	db: Db,
	workspace: string,
	form: string,
	at: number,
): Promise<void> {
	await db
		.deleteFrom('hasty_form')
		.where('workspace_id', '=', workspace)
		.where('at', '<', at - keptFor)
		.execute();
	await db
		.insertInto('hasty_form')
		.values({ workspace_id: workspace, form, at })
		.onConflict((c) => c.columns(['workspace_id', 'form']).doNothing())
		.execute();
}

/** Whether the form of a page came back too fast before. */
export async function isHastyForm(db: Db, workspace: string, form: string): Promise<boolean> {
	return (await hastyFormQuery(db, workspace, form).executeTakeFirst()) !== undefined;
}

/** The form of a page, if it came back too fast before. */
export function hastyFormQuery(db: Db, workspace: string, form: string) {
	return db
		.selectFrom('hasty_form')
		.select('form')
		.where('workspace_id', '=', workspace)
		.where('form', '=', form);
}
