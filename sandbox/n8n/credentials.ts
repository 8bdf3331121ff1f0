import type { N8nClient } from './client';

/** A credential to make in n8n. */
export type NewCredential = { name: string; type: string; data: Record<string, unknown> };

/** Makes credentials; they are there before the workflows, which name them. */
export async function createCredentials(
	client: N8nClient,
	credentials: readonly NewCredential[],
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const { name, type, data } of credentials) {
		const made = await client.api<{ id: string }>('POST', '/credentials', { name, type, data });
		ids.set(name, made.id);
	}
	return ids;
}
