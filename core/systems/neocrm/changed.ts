import type { ChangedPage } from '../client';
import { nextPage } from '../http/next-page';
import { listOf } from './answer';
import type { Call } from './call';
import { recordOf } from './record';

/** Most records of one page. */
const pageSize = 100;
/** Most fields that are asked for; a query in an address must not become too long. */
const mostFields = { xoql: 300, sql: 120 } as const;

/** Asked for whatever the object is said to have. */
const always = ['id', 'ownerId', 'updatedAt', 'updatedBy'];

/**
 * Records that changed in a span, by id, since nothing else can be sorted by. That `updatedAt` can be
 * asked for like `createdAt` is inferred.
 *
 * @param object checked to be a name
 */
export async function changedPage(
	call: Call,
	asked: { object: string; fields: readonly string[]; by: 'xoql' | 'sql' },
	{ since, until }: { since: number; until: number },
	page: string | null,
): Promise<ChangedPage> {
	const { object, by } = asked;
	const fields = [...new Set([...always, ...asked.fields])].slice(0, mostFields[by]);
	const query =
		`select ${fields.join(',')} from ${object} ` +
		`where updatedAt >= ${since} and updatedAt < ${until}` +
		`${page === null ? '' : ` and id > ${idIn(page)}`} order by id limit 0,${pageSize}`;
	const rows = listOf(
		by === 'xoql'
			? await call('POST', '/rest/data/v2.0/query/xoql', { form: { xoql: query } })
			: await call('GET', `/rest/data/v2/query?${new URLSearchParams({ q: query }).toString()}`),
	);
	const records = rows.flatMap((row) => recordOf(row) ?? []);
	const last = records.at(-1)?.id ?? null;
	const read = { rows: rows.length, size: pageSize, last, page };
	return { records, next: nextPage(read, `Neocrm, ${object}`) };
}

/** Ids are numbers; whatever else one is, it ends no text. */
const idIn = (id: string): string => (/^\d+$/.test(id) ? id : `'${id.replace(/[\\']/g, '\\$&')}'`);
