import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';

import type { CelebratedKey } from '../../calendar/celebration';
import type { MessagePurpose } from '../../model/consent';
import type { Identity } from '../../model/identities';
import { ownKinds } from '../../model/identities';
import type { Schema } from '../schema';
import { isOneOf } from '../is-one-of';
import type { Db, Store } from '../store';
import type { Customer } from './customers';

/** A day of theirs that comes every year, by what it has to be. */
export type YearlyDate = { name: string; keys: ReadonlyArray<Omit<CelebratedKey, 'year'>> };

/** Which customers to find: all conditions hold. What is `null` does not matter. */
export type CustomerFilter = {
	segment: string | null;
	tag: string | null;
	/** Ids, mail addresses and names that an owner goes by, as they are written. */
	owner: readonly string[] | null;
	/** Two letters. */
	country: string | null;
	/** A BCP 47 tag; `zh` finds `zh-CN`, too. */
	language: string | null;
	identity: Identity | null;
	attribute: { name: string; value: string | number } | null;
	/** A day of theirs within a span, `YYYY-MM-DD`, both included; `null` = open at that end. */
	date: { name: string; from: string | null; until: string | null } | YearlyDate | null;
	/** Who has agreed to messages of that purpose, by any way. */
	agreedTo: MessagePurpose | null;
};

/** Customers that fit a filter, in the order of their ids, from behind one of them. */
export async function findCustomers(
	{ db, dialect }: Pick<Store, 'db' | 'dialect'>,
	workspace: string,
	filter: CustomerFilter,
	page: { after: string; limit: number },
): Promise<Customer[]> {
	let query = db
		.selectFrom('customer')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '>', page.after)
		.where('merged_into', 'is', null);
	const { segment, tag, owner, country, language, identity, attribute, date, agreedTo } = filter;
	if (segment !== null) query = query.where('segment', '=', segment);
	if (country !== null) query = query.where('country', '=', country);
	if (language !== null) {
		const spoken = sql<string>`lower(coalesce(preferred_language, language))`;
		const wanted = language.toLowerCase();
		const wider = `${wanted.replace(/[\\%_]/g, '\\$&')}-%`;
		query = query.where(
			sql<boolean>`(${spoken} = ${wanted} or ${spoken} like ${wider} escape '\\')`,
		);
	}
	if (owner !== null) {
		const of = (key: 'id' | 'email' | 'name') =>
			dialect === 'sqlite'
				? sql`json_extract(owner, ${sql.lit(`$.${key}`)})`
				: sql`((owner::json)->>${sql.lit(key)})`;
		const names = sql.join(owner.map((name) => sql`${name}`));
		query = query.where('owner', 'is not', null).where(
			sql<boolean>`(${of('id')} in (${names}) or ${of('name')} in (${names})
					or ${of('email')} in (${names}))`,
		);
	}
	if (tag !== null) {
		query = query.where('customer_id', 'in', (eb) =>
			eb
				.selectFrom('customer_tag')
				.select('customer_tag.customer_id')
				.where('customer_tag.workspace_id', '=', workspace)
				.where('tag', '=', tag),
		);
	}
	if (identity !== null) {
		const { kind, value } = identity;
		const trait = kind === 'email' ? 'mailbox' : kind === 'phone' ? kind : null;
		const named = (eb: ExpressionBuilder<Schema, 'customer'>) =>
			eb
				.selectFrom('identity')
				.select('identity.customer_id')
				.where('identity.workspace_id', '=', workspace)
				.where('kind', '=', kind)
				.where('value', '=', value);
		// A mailbox or number names one of those who have it.
		query = query.where('customer_id', 'in', (eb) =>
			trait === null
				? named(eb)
				: named(eb).union(
						eb
							.selectFrom('customer_trait')
							.select('customer_trait.customer_id')
							.where('customer_trait.workspace_id', '=', workspace)
							.where('customer_trait.kind', '=', trait)
							.where('customer_trait.value', '=', value),
					),
		);
	}
	if (attribute !== null) {
		const { name, value } = attribute;
		query = query.where('customer_id', 'in', (eb) => {
			const named = eb
				.selectFrom('customer_attribute')
				.select('customer_attribute.customer_id')
				.where('customer_attribute.workspace_id', '=', workspace)
				.where('customer_attribute.name', '=', name);
			return typeof value === 'number'
				? named.where('number', '=', value)
				: named.where('text', '=', value);
		});
	}
	if (date !== null) {
		query = query.where('customer_id', 'in', (eb) =>
			eb
				.selectFrom('customer_date')
				.select('customer_date.customer_id')
				.where('customer_date.workspace_id', '=', workspace)
				.where('customer_date.name', '=', date.name)
				.where('keys' in date ? isCelebrated(date) : isWithin(date)),
		);
	}
	if (agreedTo !== null) {
		query = query.where('customer_id', 'in', (eb) =>
			eb
				.selectFrom('consent')
				.select('holder')
				.where('consent.workspace_id', '=', workspace)
				.where('holder_kind', '=', 'customer')
				.where('purpose', '=', agreedTo)
				.where('state', '=', 'granted'),
		);
	}
	const rows = await query.orderBy('customer_id').limit(page.limit).execute();
	const ids = await externalIdsOf(
		db,
		workspace,
		rows.map(({ customer_id: id }) => id),
	);
	return rows.map((row) => ({
		...row,
		language: row.preferred_language ?? row.language,
		external_ids: ids.get(row.customer_id) ?? {},
	}));
}

/** The ids that customers have in other systems. */
async function externalIdsOf(
	db: Db,
	workspace: string,
	customerIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
	const found = new Map<string, Record<string, string>>();
	if (customerIds.length === 0) return found;
	const rows = await db
		.selectFrom('identity')
		.select(['customer_id', 'kind', 'value'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', [...customerIds])
		.where('kind', 'not in', [...ownKinds])
		.execute();
	for (const { customer_id: id, kind, value } of rows) {
		found.set(id, { ...found.get(id), [kind]: value });
	}
	return found;
}

const isWithin = ({ from, until }: { from: string | null; until: string | null }) =>
	until === null
		? sql<SqlBool>`on_date >= ${from ?? ''}`
		: sql<SqlBool>`on_date >= ${from ?? ''} and on_date <= ${until}`;

/** By what a year's days are called, as the index has them. */
const isCelebrated = ({ keys }: YearlyDate) =>
	isOneOf(
		['calendar', 'month', 'day', 'leap'],
		keys.map(({ calendar, month, day, leap }) => [
			calendar,
			// PostgreSQL takes a parameter in a list of values for a text.
			...[month, day, leap ? 1 : 0].map((number) => sql.lit(number)),
		]),
	);
