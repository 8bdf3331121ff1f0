import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { checkHealth } from '../../../core/loop/workspace/health';
import type { House } from '../../../core/loop/house';

/** All checks, and in one sentence what needs attention. */
export async function health(
	_context: IExecuteFunctions,
	house: House,
	now: number,
): Promise<IDataObject> {
	const queueMode = process.env.EXECUTIONS_MODE === 'queue';
	const { ok, checks } = await checkHealth(house, now, { queueMode });
	const failed = checks.filter((check) => !check.ok).map(({ text }) => text);
	const text = ok ? 'Everything is in place.' : failed.join(' ');
	return { outcome: { code: ok ? 'healthy' : 'attention', text }, ok, checks };
}
