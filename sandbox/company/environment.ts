import { join } from 'node:path';

import places from '../setup/places.js';

const clock = join(places.project, 'sandbox', 'company', 'request-clock.cjs');

/** What n8n needs to be told by a request at which moment it is handled. */
export const companyEnvironment = { NODE_OPTIONS: `--require=${JSON.stringify(clock)}` };
