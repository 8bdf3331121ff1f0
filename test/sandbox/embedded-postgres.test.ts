import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { project } from '../../sandbox/setup/places';

/** The module is one of Node's own kind, which Jest does not load. */
const linked = (from: string, to: string): void => {
	const module = join(project, 'sandbox', 'setup', 'embedded-postgres.mjs');
	const script = `import { linkModules } from ${JSON.stringify(module)};
		linkModules(${JSON.stringify(from)}, ${JSON.stringify(to)}, ['pg']);`;
	execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
};

it('the copy of PostgreSQL outlives the checkout that made it', () => {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-links-'));
	const [gone, here, copy] = ['gone', 'here', 'copy'].map((name) => join(folder, name)) as [
		string,
		string,
		string,
	];
	for (const one of [join(gone, 'pg'), join(here, 'pg'), copy]) mkdirSync(one, { recursive: true });
	linked(gone, copy);
	linked(here, copy);
	expect(readlinkSync(join(copy, 'pg'))).toBe(join(gone, 'pg'));
	rmSync(gone, { recursive: true });
	linked(here, copy);
	expect(readlinkSync(join(copy, 'pg'))).toBe(join(here, 'pg'));
	expect(readdirSync(copy)).toEqual(['pg']);
	rmSync(folder, { recursive: true });
});
