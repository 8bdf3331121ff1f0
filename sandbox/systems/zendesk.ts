import { randomBytes } from 'node:crypto';

import { zendeskTrigger } from '../crm/zendesk';
import type { Simulated } from './simulated';

/** Zendesk with a webhook that a trigger calls. */
export const simulatedZendesk = (): Simulated => ({
	key: 'zendesk',
	push: {
		sign: zendeskTrigger,
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			status === 200 && took < 10_000 ? null : `answered ${status} after ${took} ms`,
	},
});
