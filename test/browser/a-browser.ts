import { type Browser, chromium } from 'playwright-core';

import { browserCommand } from '../../sandbox/setup/places';

/**
 * Starts a browser; on a busy machine that takes its time.
 *
 * @param port where it finds whatever is called `n8n.example.test`
 */
export async function aBrowser(port?: number): Promise<Browser> {
	const found =
		port === undefined ? [] : [`--host-resolver-rules=MAP n8n.example.test 127.0.0.1:${port}`];
	return await chromium.launch({
		executablePath: browserCommand,
		args: ['--no-sandbox', ...found],
		timeout: 180_000,
	});
}
