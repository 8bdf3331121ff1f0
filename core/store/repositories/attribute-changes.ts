import { sql } from 'kysely';

import type { AttributeValue } from '../../model/customer-record';
import { newId } from '../../model/id';
import { rowsOf } from '../rows-of';
import type { At } from './people-at-once';

/** A change of an attribute of a customer; `null` = there is none. */
export type AttributeChange = {
	customerId: string;
	name: string;
	before: AttributeValue | null;
	after: AttributeValue | null;
};

/** Notes the changes of attributes that a campaign watches. Nothing is asked where nothing has changed. */
export async function noteAttributeChanges(
	at: At,
	changes: readonly AttributeChange[],
	now: number,
): Promise<void> {
	if (changes.length === 0) return;
	const { db, dialect, workspace } = at;
	const campaigns = await db
		.selectFrom('campaign')
		.select('watches')
		.where('workspace_id', '=', workspace)
		.execute();
	const watched = new Set(campaigns.flatMap(({ watches }) => JSON.parse(watches) as string[]));
	const noted = changes.filter(({ name }) => watched.has(name));
	if (noted.length === 0) return;
	const json = (value: AttributeValue | null) => (value === null ? null : JSON.stringify(value));
	const columns = {
		change_id: 'text',
		customer_id: 'text',
		name: 'text',
		before: 'text',
		after: 'text',
	} as const;
	const cells = noted.map(({ customerId, name, before, after }) => [
		newId('chg'),
		customerId,
		name,
		json(before),
		json(after),
	]);
	await sql`insert into attribute_change
			(workspace_id, change_id, customer_id, name, before, after, at)
		select cast(${workspace} as text), given.change_id, given.customer_id, given.name,
			given.before, given.after, cast(${Math.round(now)} as bigint)
		from ${rowsOf(dialect, 'given', columns, cells)}`.execute(db);
}
