import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { usage } from '../../sandbox/terminal/options';

describe('npm start -- --help', () => {
	it.each(['--help', '-h'])('shows how it is called, and installs nothing first: %s', (asked) => {
		const cache = mkdtempSync(join(tmpdir(), 'satisfaction-start-'));
		try {
			const start = join(__dirname, '../../sandbox/setup/start.mjs');
			const shown = execFileSync(process.execPath, [start, asked], {
				env: { ...process.env, XDG_CACHE_HOME: cache },
				encoding: 'utf8',
				timeout: 20_000,
			});
			expect(shown.trim()).toBe(usage);
			expect(readdirSync(cache)).toEqual([]);
		} finally {
			rmSync(cache, { recursive: true });
		}
	});
});
