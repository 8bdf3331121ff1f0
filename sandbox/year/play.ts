import { openStore } from '../../core/store/registry';
import { importWorkflow } from '../n8n/workflows';
import { workspaceKey } from '../stage/credentials';
import type { Stage } from '../stage/stage';
import { storeFile } from '../store/reader';
import { fillYear } from './fill-year';
import { yearFile } from './workflow';

/** What of the sandbox's settings does not hold for a year that has passed at its own pace. */
export const yearSettings = {
	timeScale: 1,
	// What is said of the past is not to come again as unfinished today.
	safetyNetAfter: '3600d',
};

/**
 * Puts a year and a half of a made-up bike shop, until now, into the workspace of a running n8n, and a workflow
 * that asks about it.
 *
 * @returns how many of each there are
 */
export async function playYear(
	{ n8n, client, workspaceCredential }: Stage,
	now: number,
): Promise<Awaited<ReturnType<typeof fillYear>>> {
	const file = storeFile(n8n.place.userFolder);
	const store = await openStore({ kind: 'sqlite', file }, process.env);
	try {
		const counts = await fillYear(store, workspaceKey, 'en', { days: 550, aDay: 26, end: now });
		await importWorkflow(client, yearFile(workspaceCredential));
		return counts;
	} finally {
		await store.close();
	}
}
