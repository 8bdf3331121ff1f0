import type { N8nClient } from './client';

/** Makes one of n8n's data tables; all columns hold texts. */
export async function makeTable(
	client: N8nClient,
	name: string,
	rows: ReadonlyArray<Record<string, string>>,
): Promise<void> {
	const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
	const { id } = await client.api<{ id: string }>('POST', '/data-tables', { name, columns });
	await client.api('POST', `/data-tables/${id}/rows`, { data: rows });
}
