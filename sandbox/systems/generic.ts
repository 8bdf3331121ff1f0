import { randomBytes } from 'node:crypto';

import { genericEvent } from '../crm/generic';
import type { Simulated } from './simulated';

/** Any system that posts JSON with a signature of its own. */
export const simulatedGeneric = (): Simulated => ({
	key: 'generic',
	push: {
		sign: genericEvent,
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: { genericOptions: { timestampHeader: 'X-Timestamp' } },
		faultOf: ({ status, took }) =>
			status === 200 && took < 5_000 ? null : `answered ${status} after ${took} ms`,
	},
});
