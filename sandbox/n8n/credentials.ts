import type { N8nClient } from './client';

/** A credential to make in n8n. */
export type NewCredential = { name: string; type: string; data: Record<string, unknown> };

/**
 * Makes credentials; they are there before the workflows, which name them. As the editor does it: n8n's
 * public interface wants every field of a type filled, those of the database that is not used, too.
 */
export async function createCredentials(
	client: N8nClient,
	credentials: readonly NewCredential[],
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const { name, type, data } of credentials) {
		const made = await client.rest<{ id: string }>('POST', '/credentials', { name, type, data });
		ids.set(name, made.id);
	}
	return ids;
}
