import type { N8nClient } from './client';

/** Makes one of n8n's data tables; all columns hold texts. */
export async function makeTable(
	client: N8nClient,
	name: string,
	rows: ReadonlyArray<Record<string, string>>,
): Promise<void> {
	const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
	// As the editor does it: n8n 1 has tables, but not in its public interface.
	const project = await client.rest<{ id: string }>('GET', '/projects/personal');
	const tables = `/projects/${project.id}/data-tables`;
	const { id } = await client.rest<{ id: string }>('POST', tables, { name, columns });
	await client.rest('POST', `${tables}/${id}/insert`, { data: rows, returnType: 'count' });
}
